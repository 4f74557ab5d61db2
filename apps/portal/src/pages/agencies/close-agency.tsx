import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { AgencyPicker } from '../../parts/agency-picker.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field, TextInput } from '../../parts/field.js';
import { proposalIn } from '../../parts/proposed.js';
import { tell } from '../../parts/told.js';
import { dayForField, endOfDay } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { agencyWords } from './agency.words.js';

const words = inLanguage(agencyWords);

interface CloseAgencyProps {
  readonly agency: Schemas['Agency'];
  readonly onClose: () => void;
  readonly onDone: (proposal?: Schemas['Proposal']) => void;
}

/** With its last day, who comes after it and who receives for it. */
export function CloseAgency({ agency, onClose, onDone }: CloseAgencyProps) {
  const text = words.value;
  const [day, setDay] = useState(dayForField(new Date()));
  const [successors, setSuccessors] = useState<readonly string[]>(agency.successors);
  const [receiver, setReceiver] = useState<readonly string[]>(agency.receivesFor ? [agency.receivesFor.agency] : []);
  const [until, setUntil] = useState('');
  const close = async () => {
    const [receivedBy] = receiver;
    const body = {
      at: day,
      successors: [...successors],
      receivesFor: receivedBy ? { agency: receivedBy, until: until ? endOfDay(until) : undefined } : undefined,
    };
    const path = { code: agency.code };
    const answer = await ask(api.POST('/v1/agencies/{code}/close', { params: { path }, body }));
    const proposal = proposalIn(answer);
    if (!proposal) tell(text.closed);
    onDone(proposal);
  };
  return (
    <ActDialog title={`${text.closing}: ${agency.name}`} act={text.close} kind="grave" onAct={close} onClose={onClose}>
      <Field label={text.lastDay} hint={text.lastDayHint}>
        <TextInput type="date" value={day} required onWrite={setDay} />
      </Field>
      <Field label={text.successors} hint={text.successorsHint}>
        <AgencyPicker several picked={successors} onPick={setSuccessors} />
      </Field>
      <Field label={text.receivesFor} hint={text.receivesForHint}>
        <AgencyPicker picked={receiver} onPick={setReceiver} />
      </Field>
      {receiver.length > 0 && (
        <Field label={text.receivesUntil} hint={text.receivesUntilHint}>
          <TextInput type="date" value={until} onWrite={setUntil} />
        </Field>
      )}
    </ActDialog>
  );
}
