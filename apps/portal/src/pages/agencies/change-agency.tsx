import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field, TextInput } from '../../parts/field.js';
import { proposalIn } from '../../parts/proposed.js';
import { tell } from '../../parts/told.js';
import { startOfDay } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { agenciesWords } from './agencies.words.js';
import { agencyWords } from './agency.words.js';
import { AgencyFields, changedFields, fieldsOf } from './agency-fields.js';

const words = inLanguage(agencyWords);
const fieldWords = inLanguage(agenciesWords);

interface ChangeAgencyProps {
  readonly agency: Schemas['Agency'];
  readonly onClose: () => void;
  readonly onDone: (proposal?: Schemas['Proposal']) => void;
}

/** What differs from what stands there is changed, now or from a day on, and nothing else. */
export function ChangeAgency({ agency, onClose, onDone }: ChangeAgencyProps) {
  const text = words.value;
  const { since: sinceLabel, sinceHint, reason: reasonLabel, reasonHint } = fieldWords.value;
  const [fields, setFields] = useState(fieldsOf(agency));
  const [since, setSince] = useState('');
  const [reason, setReason] = useState('');
  const changes = changedFields(fieldsOf(agency), fields);
  const change = async () => {
    const body = { ...changes, since: since ? startOfDay(since) : undefined, reason: reason.trim() || undefined };
    const path = { code: agency.code };
    const answer = await ask(api.PATCH('/v1/agencies/{code}', { params: { path }, body }));
    const proposal = proposalIn(answer);
    if (!proposal) tell(text.changed);
    onDone(proposal);
  };
  return (
    <ActDialog
      title={`${text.change}: ${agency.name}`}
      act={text.change}
      disabled={Object.keys(changes).length === 0}
      onAct={change}
      onClose={onClose}
    >
      <AgencyFields written={fields} onWrite={(next) => setFields((was) => ({ ...was, ...next }))} />
      <Field label={sinceLabel} hint={sinceHint}>
        <TextInput type="date" value={since} onWrite={setSince} />
      </Field>
      <Field label={reasonLabel} hint={reasonHint}>
        <TextInput value={reason} maxLength={500} onWrite={setReason} />
      </Field>
    </ActDialog>
  );
}
