import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { inLanguage } from '../../words/language.js';
import { ActDialog } from '../dialog.js';
import { Field, TextArea } from '../field.js';
import { proposalIn } from '../proposed.js';
import { tell } from '../told.js';
import { operatingWords } from './operating.words.js';

const words = inLanguage(operatingWords);

interface FreezeProps {
  readonly document: string;
  readonly onDone: (proposal?: Schemas['Proposal']) => void;
  readonly onClose: () => void;
}

/** One administrator holds a document back, for all its recipients. */
export function FreezeDocument({ document: id, onDone, onClose }: FreezeProps) {
  const { acts, means, done } = words.value;
  const freeze = async (reason: string) => {
    await ask(api.POST('/v1/documents/{id}/freeze', { params: { path: { id } }, body: { reason } }));
    tell(done.freeze);
    onDone();
  };
  return <WithReason title={acts.freezeDocument} says={means.freeze} kind="grave" onAct={freeze} onClose={onClose} />;
}

/** Two let it go on: what one asks for, another approves. */
export function LiftFreeze({ document: id, onDone, onClose }: FreezeProps) {
  const { acts, means, done } = words.value;
  const lift = async (reason: string) => {
    const answer = await ask(
      api.POST('/v1/documents/{id}/lift-freeze', { params: { path: { id } }, body: { reason } }),
    );
    const proposal = proposalIn(answer);
    if (!proposal) tell(done.liftFreeze);
    onDone(proposal);
  };
  return <WithReason title={acts.liftFreeze} says={means.liftFreeze} kind="primary" onAct={lift} onClose={onClose} />;
}

interface WithReasonProps {
  readonly title: string;
  readonly says: string;
  readonly kind: 'primary' | 'grave';
  readonly onAct: (reason: string) => Promise<void>;
  readonly onClose: () => void;
}

function WithReason({ title, says, kind, onAct, onClose }: WithReasonProps) {
  const text = words.value;
  const [reason, setReason] = useState('');
  return (
    <ActDialog title={title} act={title} kind={kind} onAct={() => onAct(reason.trim())} onClose={onClose}>
      <p>{says}</p>
      <Field label={text.reason} hint={text.reasonHint}>
        <TextArea value={reason} required maxLength={500} onWrite={setReason} />
      </Field>
    </ActDialog>
  );
}
