import { useRef, useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { Button } from '../../parts/button.js';
import { ActDialog, Dialog } from '../../parts/dialog.js';
import { PartyName } from '../../parts/documents/party-name.js';
import { StateBadge } from '../../parts/documents/state-badge.js';
import { Choice, Field, TextArea } from '../../parts/field.js';
import { number } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { answersWords } from './answers.words.js';
import { ChooseRecipients } from './choose-recipients.js';

type TakenBack = Awaited<ReturnType<typeof takeBack>>;

interface TakeBackDialogProps {
  readonly document: Schemas['Document'];
  readonly nameOf: (agency: string) => string;
  readonly onTold: () => void;
  readonly onClose: () => void;
}

const words = inLanguage(answersWords);
const outcomes = ['withdrawn', 'asked', 'declined', 'ended'] as const;

/** Asks back from all recipients or some, and shows what became of each. */
export function TakeBackDialog({ document, nameOf, onTold, onClose }: TakeBackDialogProps) {
  const text = words.value;
  const [reason, setReason] = useState('');
  const [fromAll, setFromAll] = useState(true);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [taken, setTaken] = useState<TakenBack>();
  // What was done is shown next, in the place of the dialog that asked.
  const isDone = useRef(false);
  if (taken) return <Outcome taken={taken} nameOf={nameOf} onClose={onClose} />;
  const act = async () => {
    const done = await takeBack(document.id, reason.trim(), fromAll ? undefined : [...chosen]);
    isDone.current = true;
    setTaken(done);
    onTold();
  };
  return (
    <ActDialog
      title={text.takeBack}
      act={text.takeBack}
      kind="grave"
      disabled={!fromAll && chosen.size === 0}
      onAct={act}
      onClose={() => isDone.current || onClose()}
    >
      <p>{text.takeBackExplains}</p>
      <Choice checked={fromAll} onChoose={setFromAll}>
        {text.fromAll}
      </Choice>
      {!fromAll && <ChooseRecipients document={document} chosen={chosen} onChoose={setChosen} />}
      <Field label={text.reason} hint={text.recipientsReadIt}>
        <TextArea value={reason} required maxLength={2000} onWrite={setReason} />
      </Field>
    </ActDialog>
  );
}

interface OutcomeProps {
  readonly taken: TakenBack;
  readonly nameOf: (agency: string) => string;
  readonly onClose: () => void;
}

function Outcome({ taken, nameOf, onClose }: OutcomeProps) {
  const text = words.value;
  const all = outcomes.reduce((sum, outcome) => sum + taken[outcome], 0);
  return (
    <Dialog title={text.takenBack} wide onClose={onClose}>
      <dl class="pairs">
        {outcomes.map((outcome) => (
          <Count key={outcome} label={text.outcomes[outcome]} count={taken[outcome]} />
        ))}
      </dl>
      {all > taken.deliveries.length && <p class="quiet">{text.firstOnes(number(taken.deliveries.length))}</p>}
      <ul class="stack tight">
        {taken.deliveries.map(({ id, recipient, outcomeName, state, stateName }) => (
          <li key={id} class="row apart">
            <span>
              <PartyName code={recipient} name={nameOf(recipient)} />
            </span>
            <span class="row">
              {said(outcomeName)} <StateBadge state={state} name={stateName} />
            </span>
          </li>
        ))}
      </ul>
      <footer>
        <Button kind="primary" onClick={onClose}>
          {text.done}
        </Button>
      </footer>
    </Dialog>
  );
}

function Count({ label, count }: { label: string; count: number }) {
  if (count === 0) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd class="strong">{number(count)}</dd>
    </>
  );
}

function takeBack(document: string, reason: string, recipients: string[] | undefined) {
  const params = { path: { id: document } };
  return ask(api.POST('/v1/documents/{id}/take-back', { params, body: { reason, recipients } }));
}
