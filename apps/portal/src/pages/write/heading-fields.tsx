import { api, ask } from '../../api/call.js';
import { ownAgencies } from '../../app/portal-agencies.js';
import { useAsked } from '../../parts/asked.js';
import { Button } from '../../parts/button.js';
import { priorityWords } from '../../parts/documents/priority.words.js';
import { Field, Select, TextInput } from '../../parts/field.js';
import { startOfDay } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import type { Draft } from './draft.js';
import { documentTypeNames } from './types-of-documents.js';
import { writeWords } from './write.words.js';

const words = inLanguage(writeWords);
const priorities = inLanguage(priorityWords);
/** The number of the next is taken from so many of the newest. */
const lookedAtMax = 100;

interface HeadingProps {
  readonly draft: Draft;
  readonly change: (change: Partial<Draft>) => void;
}

/** What stands at the head and at the foot of the paper. */
export function HeadingFields({ draft, change }: HeadingProps) {
  const text = words.value;
  const own = (ownAgencies.value ?? []).filter(({ worksHere }) => worksHere);
  const before = useWrittenBefore(draft);
  return (
    <section class="card">
      <header>
        <h2>{text.document}</h2>
      </header>
      <div class="inside stack">
        <div class="grid">
          {own.length > 1 && (
            <Field label={text.agency}>
              <Select
                value={draft.agency}
                onWrite={(agency) => change({ agency, number: '', notation: '' })}
                options={own.map(({ code, name }) => [code, `${name} (${code})`] as const)}
              />
            </Field>
          )}
          <Field label={text.typeName}>
            <TextInput
              value={draft.typeName}
              required
              maxLength={100}
              list="document-types"
              onWrite={(typeName) => change({ typeName })}
            />
          </Field>
          <NumberField draft={draft} change={change} next={before.next} />
          <Field label={text.notation} hint={text.notationHint}>
            <TextInput
              value={draft.notation}
              required
              maxLength={30}
              list="notations-before"
              onWrite={(notation) => change({ notation })}
            />
          </Field>
        </div>
        <datalist id="document-types">
          {documentTypeNames.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <datalist id="notations-before">
          {before.notations.map((notation) => (
            <option key={notation} value={notation} />
          ))}
        </datalist>
        <Field label={text.subject}>
          <TextInput value={draft.subject} required maxLength={500} onWrite={(subject) => change({ subject })} />
        </Field>
        <div class="grid">
          <Field label={text.promulgatedOn}>
            <TextInput
              type="date"
              value={draft.promulgatedOn}
              required
              onWrite={(promulgatedOn) => change({ promulgatedOn })}
            />
          </Field>
          <Field label={text.place}>
            <TextInput value={draft.place} maxLength={50} onWrite={(place) => change({ place })} />
          </Field>
          <Field label={text.priority}>
            <Select
              value={draft.priority}
              onWrite={(priority) => change({ priority })}
              options={priorities.value.names.map((name, n) => [String(n), name] as const)}
            />
          </Field>
          <Field label={text.dueOn}>
            <TextInput type="date" value={draft.dueOn} onWrite={(dueOn) => change({ dueOn })} />
          </Field>
          <Field label={text.competence} hint={text.competenceHint}>
            <TextInput value={draft.competence} maxLength={100} onWrite={(competence) => change({ competence })} />
          </Field>
          <Field label={text.position}>
            <TextInput value={draft.position} maxLength={100} onWrite={(position) => change({ position })} />
          </Field>
          <Field label={text.signer}>
            <TextInput value={draft.signer} maxLength={50} onWrite={(signer) => change({ signer })} />
          </Field>
        </div>
      </div>
    </section>
  );
}

function NumberField({ draft: { number }, change, next }: HeadingProps & { next?: string }) {
  const text = words.value;
  return (
    <div class="stack tight">
      <Field label={text.number} hint={next === undefined ? undefined : text.numberHint(next)}>
        <TextInput
          value={number}
          required
          maxLength={20}
          inputmode="numeric"
          onWrite={(written) => change({ number: written })}
        />
      </Field>
      {next !== undefined && number === '' && (
        <div>
          <Button onClick={() => change({ number: next })}>{text.takeNumber(next)}</Button>
        </div>
      )}
    </div>
  );
}

/** The next number of the year, and the notations that were used: of what the agency sent last. */
function useWrittenBefore({ agency, promulgatedOn }: Draft): {
  readonly next?: string;
  readonly notations: readonly string[];
} {
  const year = /^\d{4}/.exec(promulgatedOn)?.[0];
  const { data } = useAsked(
    async (signal) => {
      if (year === undefined) return undefined;
      const query = {
        role: 'sent' as const,
        agency: [agency],
        from: startOfDay(`${year}-01-01`),
        to: startOfDay(`${Number(year) + 1}-01-01`),
        limit: lookedAtMax,
      };
      return ask(api.GET('/v1/documents', { params: { query }, signal }));
    },
    [agency, year],
  );
  if (!data) return { notations: [] };
  const numbers = data.documents.map(({ code }) => Number(/^\d{1,9}$/.exec(code.number)?.[0] ?? 0));
  const notations = data.documents.map(({ code }) => code.notation).filter(Boolean);
  return { next: String(Math.max(0, ...numbers) + 1), notations: [...new Set(notations)].slice(0, 20) };
}
