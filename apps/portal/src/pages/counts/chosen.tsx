import { AgencyPicker } from '../../parts/agency-picker.js';
import { Field, TextInput } from '../../parts/field.js';
import { useQuery } from '../../parts/query.js';
import { inLanguage } from '../../words/language.js';
import { countsWords } from './counts.words.js';
import { type Preset, presets } from './period.js';

const words = inLanguage(countsWords);

interface ChosenProps {
  readonly from: string;
  readonly to: string;
  readonly under?: string;
  readonly preset?: Preset;
}

/** Which days, and of whom. */
export function Chosen({ from, to, under, preset }: ChosenProps) {
  const text = words.value;
  const query = useQuery();
  return (
    <section class="card screen-only">
      <div class="inside stack">
        <div class="row" role="group" aria-label={text.period}>
          {presets.map((each) => (
            <button
              key={each}
              type="button"
              class={each === preset ? 'button primary' : 'button'}
              aria-pressed={each === preset}
              onClick={() => query.set({ period: each, from: undefined, to: undefined })}
            >
              {text.presets[each]}
            </button>
          ))}
        </div>
        <div class="filters from-top">
          <Field label={text.from}>
            <TextInput type="date" value={from} max={to} onWrite={(day) => day && query.set({ from: day, to })} />
          </Field>
          <Field label={text.to}>
            <TextInput type="date" value={to} min={from} onWrite={(day) => day && query.set({ from, to: day })} />
          </Field>
          <Field label={text.branch} hint={text.branchHint}>
            <AgencyPicker picked={under ? [under] : []} onPick={([code]) => query.set({ under: code })} />
          </Field>
        </div>
      </div>
    </section>
  );
}
