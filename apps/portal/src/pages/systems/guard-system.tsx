import { useState } from 'preact/hooks';
import { api, ask } from '../../api/call.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field, TextArea, TextInput } from '../../parts/field.js';
import { proposalIn } from '../../parts/proposed.js';
import { tell } from '../../parts/told.js';
import { inLanguage } from '../../words/language.js';
import { addressesIn } from './addresses-in.js';
import type { Done, SystemView } from './system-page.js';
import { systemsWords } from './systems.words.js';

const words = inLanguage(systemsWords);

interface ActProps {
  readonly system: SystemView;
  readonly onClose: () => void;
  readonly onDone: Done;
}

/** Or lets it go on: whichever it is not. */
export function SuspendSystem({ system: { name, suspended }, onClose, onDone }: ActProps) {
  const text = words.value;
  const [reason, setReason] = useState('');
  const act = suspended ? text.resume : text.suspend;
  const change = async () => {
    const body = { suspended: !suspended, reason: reason.trim() || undefined };
    const params = { path: { system: name } };
    const proposal = proposalIn(await ask(api.PATCH('/v1/systems/{system}', { params, body })));
    if (!proposal) tell(text.done);
    onDone(proposal);
  };
  return (
    <ActDialog
      title={`${act}: ${name}`}
      act={act}
      kind={suspended ? 'primary' : 'grave'}
      onAct={change}
      onClose={onClose}
    >
      <p>{suspended ? text.resumeText : text.suspendText}</p>
      <Field label={text.reason}>
        <TextInput value={reason} required={!suspended} maxLength={200} onWrite={setReason} />
      </Field>
    </ActDialog>
  );
}

/** From where it proves itself, and how old the signature of a call may be. */
export function LimitSystem({ system, onClose, onDone }: ActProps) {
  const text = words.value;
  const [addresses, setAddresses] = useState((system.addresses ?? []).join('\n'));
  const [age, setAge] = useState(system.signedCallAgeHours?.toString() ?? '');
  const limit = async () => {
    const body = { addresses: addressesIn(addresses) ?? null, signedCallAgeHours: age ? Number(age) : null };
    const params = { path: { system: system.name } };
    const proposal = proposalIn(await ask(api.PATCH('/v1/systems/{system}', { params, body })));
    if (!proposal) tell(text.done);
    onDone(proposal);
  };
  return (
    <ActDialog title={`${text.limits}: ${system.name}`} act={text.limits} onAct={limit} onClose={onClose}>
      <p>{text.limitsText}</p>
      <Field label={text.addresses} hint={text.addressesHint}>
        <TextArea value={addresses} onWrite={setAddresses} />
      </Field>
      <Field label={text.signedCallAge} hint={text.usualAge}>
        <TextInput type="number" min={1} max={744} value={age} onWrite={setAge} />
      </Field>
    </ActDialog>
  );
}
