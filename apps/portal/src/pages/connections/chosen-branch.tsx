import { AgencyPicker } from '../../parts/agency-picker.js';
import { Field } from '../../parts/field.js';
import { inLanguage } from '../../words/language.js';
import { connectionsWords } from './connections.words.js';

const words = inLanguage(connectionsWords);

/** Which branch is looked at: an agency and all below it. */
export function ChosenBranch({ under, onChoose }: { under?: string; onChoose: (under: string | undefined) => void }) {
  const text = words.value;
  return (
    <div class="card screen-only">
      <div class="inside">
        <Field label={text.branch} hint={text.branchHint}>
          <AgencyPicker picked={under ? [under] : []} onPick={([code]) => onChoose(code)} />
        </Field>
      </div>
    </div>
  );
}
