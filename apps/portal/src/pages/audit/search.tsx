import { AgencyPicker } from '../../parts/agency-picker.js';
import { Field, TextInput } from '../../parts/field.js';
import { type Query, useQuery, useTyped } from '../../parts/query.js';
import { endOfDay, startOfDay } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { auditWords } from './audit.words.js';

const words = inLanguage(auditWords);

/** What is looked for, as the API takes it; it stands in the address. */
export function wantedOf(query: Query) {
  const from = query.get('from');
  const to = query.get('to');
  return {
    who: query.get('who'),
    agency: query.get('agency'),
    from: from && startOfDay(from),
    to: to && endOfDay(to),
  };
}

/** By whom, of which agency, when; of the log also what was changed. */
export function Search({ withSubject }: { withSubject?: boolean }) {
  const text = words.value;
  const query = useQuery();
  const agency = query.get('agency');
  return (
    <section class="card screen-only" role="search" aria-label={text.search}>
      <div class="inside filters from-top">
        <Sought name="who" label={text.who} />
        {withSubject && <Sought name="subject" label={text.subject} hint={text.subjectHint} />}
        <Field label={text.agency}>
          <AgencyPicker picked={agency ? [agency] : []} onPick={([code]) => query.set({ agency: code })} />
        </Field>
        <Field label={text.from}>
          <TextInput type="date" value={query.get('from') ?? ''} onWrite={(from) => query.set({ from })} />
        </Field>
        <Field label={text.to}>
          <TextInput type="date" value={query.get('to') ?? ''} onWrite={(to) => query.set({ to })} />
        </Field>
      </div>
    </section>
  );
}

function Sought({ name, label, hint }: { name: string; label: string; hint?: string }) {
  const [typed, setTyped] = useTyped(useQuery(), name);
  return (
    <Field label={label} hint={hint}>
      <TextInput type="search" value={typed} onWrite={setTyped} />
    </Field>
  );
}
