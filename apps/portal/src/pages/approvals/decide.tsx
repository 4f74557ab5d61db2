import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { countApprovals } from '../../app/approval-count.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field, TextInput } from '../../parts/field.js';
import { tell } from '../../parts/told.js';
import { inLanguage } from '../../words/language.js';
import { approvalsWords } from './approvals.words.js';
import { WantedShown } from './wanted.js';

const words = inLanguage(approvalsWords);

interface DecideProps {
  readonly proposal: Schemas['Proposal'];
  readonly decision: 'approve' | 'refuse';
  readonly onClose: () => void;
  /** With what who asked would have been answered. */
  readonly onDone: (result?: unknown) => void;
}

export function Decide({ proposal, decision, onClose, onDone }: DecideProps) {
  const text = words.value;
  const [reason, setReason] = useState('');
  const params = { path: { id: proposal.id } };
  const decide = async () => {
    if (decision === 'approve') {
      const body = { reason: reason.trim() || undefined };
      const { result } = await ask(api.POST('/v1/approvals/{id}/approve', { params, body }));
      tell(text.approved);
      onDone(result);
    } else {
      await ask(api.POST('/v1/approvals/{id}/refuse', { params, body: { reason: reason.trim() } }));
      tell(text.refused);
      onDone();
    }
    void countApprovals().catch(() => undefined);
  };
  const act = text[decision];
  const title = `${act}: ${text.acts[proposal.what] ?? proposal.what}`;
  return (
    <ActDialog
      title={title}
      act={act}
      kind={decision === 'refuse' ? 'grave' : 'primary'}
      onAct={decide}
      onClose={onClose}
    >
      <WantedShown proposal={proposal} />
      <p>{decision === 'approve' ? text.approveText : text.refuseText}</p>
      <Field label={text.reason}>
        <TextInput value={reason} required={decision === 'refuse'} maxLength={500} onWrite={setReason} />
      </Field>
    </ActDialog>
  );
}
