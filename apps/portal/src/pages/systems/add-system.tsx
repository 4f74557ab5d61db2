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
import { canMakeKeys } from './can-make-keys.js';
import type { ProvenDoor } from './make-proof.js';
import { credentialsOf, makePublishedProof, type PublishedProof } from './publish-proof.js';
import { systemsWords } from './systems.words.js';

const words = inLanguage(systemsWords);
const doors = ['v1', 'vxp', 'provincial', 'portal'] as const;

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
  const [door, setDoor] = useState<ProvenDoor | 'portal'>('v1');
  const [agencies, setAgencies] = useState<readonly string[]>([]);
  const [made, setMade] = useState<PublishedProof>();
  const write = (change: object) => setWritten((was) => ({ ...was, ...change }));
  const provesItself = door !== 'portal';
  /** Of another name or door it is another. */
  const proofOf = async (system: string, provenDoor: ProvenDoor) => {
    if (made?.system === system && made.proof.door === provenDoor) return made;
    const fresh = await makePublishedProof(provenDoor, system);
    setMade(fresh);
    return fresh;
  };
  const add = async () => {
    const system = name.trim();
    const proof = provesItself ? await proofOf(system, door) : undefined;
    const credentials = proof && (await credentialsOf(proof, agencies));
    const body = {
      ...{ name: system, door, agencies: [...agencies], ...proof?.published },
      addresses: provesItself ? addressesIn(addresses) : undefined,
      since: since ? startOfDay(since) : undefined,
    };
    const proposal = proposalIn(await ask(api.POST('/v1/systems', { body })));
    onAdded({ system, credentials, proposal });
  };
  const isReady = (!provesItself || canMakeKeys()) && agencies.length > 0;
  return (
    <ActDialog title={text.add} act={text.add} disabled={!isReady} onAct={add} onClose={onClose}>
      <Field label={text.door} hint={text.doorHints[door]}>
        <Select
          value={door}
          options={doors.map((each) => [each, text.doors[each]])}
          onWrite={(next) => setDoor(next as typeof door)}
        />
      </Field>
      {provesItself && !canMakeKeys() && <Note tone="bad">{text.noKeys}</Note>}
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
      {provesItself && (
        <Field label={text.addresses} hint={text.addressesHint}>
          <TextArea value={addresses} rows={2} onWrite={(next) => write({ addresses: next })} />
        </Field>
      )}
    </ActDialog>
  );
}
