import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { AgencyPicker } from '../../parts/agency-picker.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field, TextArea, TextInput } from '../../parts/field.js';
import { Note } from '../../parts/note.js';
import { proposalIn } from '../../parts/proposed.js';
import { startOfDay } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { addressesIn } from './addresses-in.js';
import { canMakeKeys, credentialsOf, makeKey, type NewKey } from './new-key.js';
import { systemsWords } from './systems.words.js';

const words = inLanguage(systemsWords);

export interface AddedSystem {
  readonly system: string;
  readonly credentials: string;
  readonly proposal?: Schemas['Proposal'];
}

interface AddSystemProps {
  readonly onClose: () => void;
  readonly onAdded: (added: AddedSystem) => void;
}

export function AddSystem({ onClose, onAdded }: AddSystemProps) {
  const text = words.value;
  const [{ name, since, addresses }, setWritten] = useState({ name: '', since: '', addresses: '' });
  const [agencies, setAgencies] = useState<readonly string[]>([]);
  // Made once: asked again after an answer that was lost, it is the same registration.
  const [key, setKey] = useState<NewKey>();
  const write = (change: object) => setWritten((was) => ({ ...was, ...change }));
  const add = async () => {
    const made = key ?? (await makeKey());
    setKey(made);
    const body = {
      ...{ name: name.trim(), door: 'v1' as const, agencies: [...agencies], publicKeyPem: made.publicKeyPem },
      addresses: addressesIn(addresses),
      since: since ? startOfDay(since) : undefined,
    };
    const proposal = proposalIn(await ask(api.POST('/v1/systems', { body })));
    onAdded({ system: body.name, credentials: await credentialsOf(body.name, agencies, made), proposal });
  };
  const isReady = canMakeKeys() && agencies.length > 0;
  return (
    <ActDialog title={text.add} act={text.add} disabled={!isReady} onAct={add} onClose={onClose}>
      {canMakeKeys() ? <p>{text.addText}</p> : <Note tone="bad">{text.noKeys}</Note>}
      <Field label={text.name} hint={text.nameHint}>
        <TextInput
          value={name}
          required
          maxLength={100}
          spellcheck={false}
          autocapitalize="none"
          onWrite={(next) => write({ name: next })}
        />
      </Field>
      <Field label={text.forAgencies}>
        <AgencyPicker several picked={agencies} onPick={setAgencies} />
      </Field>
      <Field label={text.since} hint={text.sinceHint}>
        <TextInput type="date" value={since} onWrite={(next) => write({ since: next })} />
      </Field>
      <Field label={text.addresses} hint={text.addressesHint}>
        <TextArea value={addresses} rows={2} onWrite={(next) => write({ addresses: next })} />
      </Field>
      <p class="quiet">{text.otherDoors}</p>
    </ActDialog>
  );
}
