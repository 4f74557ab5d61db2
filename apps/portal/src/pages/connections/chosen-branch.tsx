import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../parts/button.js';
import { Field, TextInput } from '../../parts/field.js';
import { inLanguage } from '../../words/language.js';
import { connectionsWords } from './connections.words.js';

const words = inLanguage(connectionsWords);

/** Which branch is looked at: an agency and all below it. */
export function ChosenBranch({ under, onChoose }: { under?: string; onChoose: (under: string) => void }) {
  const text = words.value;
  const [written, setWritten] = useState(under ?? '');
  useEffect(() => setWritten(under ?? ''), [under]);
  const choose = (event: Event) => {
    event.preventDefault();
    if (written.trim()) onChoose(written.trim());
  };
  return (
    <form class="row screen-only branch-choice" onSubmit={choose}>
      <Field label={text.branch} hint={text.branchHint}>
        <TextInput value={written} onWrite={setWritten} required />
      </Field>
      <Button type="submit">{text.choose}</Button>
    </form>
  );
}
