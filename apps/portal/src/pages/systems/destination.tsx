import { useState } from 'preact/hooks';
import { api, ask } from '../../api/call.js';
import { ActDialog } from '../../parts/dialog.js';
import { Choice, Field, Select, TextArea, TextInput } from '../../parts/field.js';
import { proposalIn } from '../../parts/proposed.js';
import { tell } from '../../parts/told.js';
import { administersAxis } from '../../session/administered.js';
import { inLanguage } from '../../words/language.js';
import type { Done, SystemView } from './system-view.js';
import { systemsWords } from './systems.words.js';

const words = inLanguage(systemsWords);

interface ActProps {
  readonly system: SystemView;
  readonly onClose: () => void;
  readonly onDone: Done;
}

/** Where its post is brought to. */
export function SetDestination({ system: { name, destination }, onClose, onDone }: ActProps) {
  const text = words.value;
  const [url, setUrl] = useState(destination?.url ?? '');
  const [caPem, setCaPem] = useState(destination?.caPem ?? '');
  const [privateAddresses, setPrivateAddresses] = useState(
    administersAxis.value && (destination?.privateAddresses ?? false),
  );
  const set = async () => {
    const body = { url: url.trim(), caPem: caPem.trim() || undefined, privateAddresses };
    const params = { path: { system: name } };
    const proposal = proposalIn(await ask(api.PUT('/v1/systems/{system}/destination', { params, body })));
    if (!proposal) tell(text.done);
    onDone(proposal);
  };
  return (
    <ActDialog title={`${text.destination}: ${name}`} act={text.setDestination} onAct={set} onClose={onClose}>
      <p>{text.destinationText}</p>
      <Field label={text.url}>
        <TextInput type="url" value={url} required maxLength={500} onWrite={setUrl} />
      </Field>
      <Field label={text.ca}>
        <TextArea value={caPem} maxLength={32_768} class="input code" onWrite={setCaPem} />
      </Field>
      {administersAxis.value && (
        <Choice checked={privateAddresses} onChoose={setPrivateAddresses}>
          {text.privateAddresses}
        </Choice>
      )}
    </ActDialog>
  );
}

/** It fetches, is brought its post, or rests. */
export function SwitchPost({ system: { name, takesPost }, onClose, onDone }: ActProps) {
  const text = words.value;
  const [next, setNext] = useState(takesPost ?? 'pull');
  const change = async () => {
    const params = { path: { system: name } };
    await ask(api.POST('/v1/systems/{system}/post', { params, body: { takesPost: next } }));
    tell(text.done);
    onDone();
  };
  return (
    <ActDialog title={`${text.switchTo}: ${name}`} act={text.switchTo} onAct={change} onClose={onClose}>
      <Field label={text.switchTo}>
        <Select
          value={next}
          options={Object.entries(text.takesPost)}
          onWrite={(chosen) => setNext(chosen as 'pull' | 'push' | 'paused')}
        />
      </Field>
    </ActDialog>
  );
}
