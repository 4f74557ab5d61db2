import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { api, ask, type Schemas } from '../../api/call.js';
import { Page } from '../../app/page.js';
import { pageTitles } from '../../app/shell.words.js';
import { useChanges } from '../../live/changes.js';
import { refreshWaiting } from '../../live/waiting.js';
import { Shown, useAsked } from '../../parts/asked.js';
import { Button } from '../../parts/button.js';
import { codeOf } from '../../parts/documents/code-of.js';
import { clerkAgencies } from '../../session/session.js';
import { inLanguage } from '../../words/language.js';
import { answersWords } from './answers.words.js';
import { DocumentBody } from './document-body.js';
import { documentWords } from './document.words.js';
import { RevokeDialog } from './revoke-dialog.js';
import { TakeBackDialog } from './take-back-dialog.js';
import { useWorkingHere } from './working-here.js';
import { WriteAbout } from './write-about.js';
import '../../parts/documents/documents.css';
import './document.css';

const words = inLanguage(documentWords);
const acts = inLanguage(answersWords);
/** Where somebody has it, or is to get it. */
const held: readonly string[] = ['pending', 'delivered', 'acknowledged'];

/** One document: what it is, where it is, what it is worth, and what can be done about it now. */
export default function DocumentPage() {
  const { params } = useRoute();
  const id = params.id ?? '';
  const [turn, setTurn] = useState(0);
  const asked = useAsked((signal) => ask(api.GET('/v1/documents/{id}', { params: { path: { id } }, signal })), [id]);
  const again = () => {
    asked.again();
    setTurn((before) => before + 1);
    refreshWaiting();
  };
  useChanges(({ document }) => document === id, again);
  // Of another document what was shown last is not shown.
  const document = asked.data?.id === id ? asked.data : undefined;
  const { document: unnamed } = inLanguage(pageTitles).value;
  return (
    <Page title={document ? codeOf(document) : unnamed} acts={document && <Acts document={document} onTold={again} />}>
      <Shown asked={{ ...asked, data: document }}>
        {(shown) => <DocumentBody key={shown.id} document={shown} turn={turn} onTold={again} />}
      </Shown>
    </Page>
  );
}

interface ActsProps {
  readonly document: Schemas['Document'];
  readonly onTold: () => void;
}

/** What its sender can do about it, and what everybody can. */
function Acts({ document, onTold }: ActsProps) {
  const { back, print: printText } = words.value;
  const { takeBack, revoke } = acts.value;
  const { route } = useLocation();
  const [act, setAct] = useState<'take-back' | 'revoke'>();
  const isSender = clerkAgencies.value.includes(document.sender);
  const worksHere = useWorkingHere(isSender ? [document.sender] : []);
  const isOver = document.revokedAt !== undefined || document.businessType === 1;
  const isHeld = document.nextDeliveries !== undefined || document.deliveries.some(({ state }) => held.includes(state));
  const nameOf = (code: string) => document.deliveries.find(({ recipient }) => recipient === code)?.recipientName ?? '';
  const goBack = () => (history.length > 1 ? history.back() : route(isSender ? '/sent' : '/received'));
  const close = () => setAct(undefined);
  return (
    <>
      <Button icon="back" onClick={goBack}>
        {back}
      </Button>
      <Button icon="print" onClick={() => print()}>
        {printText}
      </Button>
      {!isOver && <WriteAbout document={document} />}
      {isSender && !isOver && (
        <>
          {isHeld && (
            <Button kind="grave" icon="undo" onClick={() => setAct('take-back')}>
              {takeBack}
            </Button>
          )}
          {worksHere(document.sender) && (
            <Button kind="grave" icon="stop" onClick={() => setAct('revoke')}>
              {revoke}
            </Button>
          )}
        </>
      )}
      {act === 'take-back' && <TakeBackDialog document={document} nameOf={nameOf} onTold={onTold} onClose={close} />}
      {act === 'revoke' && <RevokeDialog document={document.id} onTold={onTold} onClose={close} />}
    </>
  );
}
