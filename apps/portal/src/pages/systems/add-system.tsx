import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { AgencyPicker } from '../../parts/agency-picker.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field, Select, TextArea, TextInput } from '../../parts/field.js';
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
  /** None where the portal is the system: nobody can be it. */
  readonly credentials?: string;
  readonly proposal?: Schemas['Proposal'];
}

interface AddSystemProps {
  readonly onClose: () => void;
  readonly onAdded: (added: AddedSystem) => void;
}

export function AddSystem({ onClose, onAdded }: AddSystemProps) {
  const text = words.value;
  const [{ name, since, addresses }, setWritten] = useState({ name: '', since: '', addresses: '' });
  const [door, setDoor] = useState<'v1' | 'portal'>('v1');
  const [agencies, setAgencies] = useState<readonly string[]>([]);
  // Made once: asked again after an answer that was lost, it is the same registration.
  const [key, setKey] = useState<NewKey>();
  const write = (change: object) => setWritten((was) => ({ ...was, ...change }));
  const hasKey = door === 'v1';
  const add = async () => {
    const made = hasKey ? (key ?? (await makeKey())) : undefined;
    setKey(made);
    const system = name.trim();
    const body = {
      ...{ name: system, door, agencies: [...agencies], publicKeyPem: made?.publicKeyPem },
      addresses: hasKey ? addressesIn(addresses) : undefined,
      since: since ? startOfDay(since) : undefined,
    };
    const proposal = proposalIn(await ask(api.POST('/v1/systems', { body })));
    onAdded({ system, credentials: made && (await credentialsOf(system, agencies, made)), proposal });
  };
  const isReady = (!hasKey || canMakeKeys()) && agencies.length > 0;
  return (
    <ActDialog title={text.add} act={text.add} disabled={!isReady} onAct={add} onClose={onClose}>
      <Field label={text.door} hint={hasKey ? text.otherDoors : text.portalText}>
        <Select
          value={door}
          options={[
            ['v1', text.doors.v1],
            ['portal', text.doors.portal],
          ]}
          onWrite={(next) => setDoor(next as 'v1' | 'portal')}
        />
      </Field>
      {hasKey && (canMakeKeys() ? <p>{text.addText}</p> : <Note tone="bad">{text.noKeys}</Note>)}
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
      {hasKey && (
        <Field label={text.addresses} hint={text.addressesHint}>
          <TextArea value={addresses} rows={2} onWrite={(next) => write({ addresses: next })} />
        </Field>
      )}
    </ActDialog>
  );
}
