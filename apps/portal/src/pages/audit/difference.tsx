import { dayAndTime, number } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { actInWords } from './act-in-words.js';
import { auditWords } from './audit.words.js';
import { type ChangedField, differencesOf } from './differences.js';
import { fieldWords, valueWords } from './fields.words.js';

const words = inLanguage(auditWords);
const fields = inLanguage(fieldWords);
const values = inLanguage(valueWords);
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
/** Keys and certificates: their beginning tells them apart. */
const shownMax = 120;

/** Before and after, as far as they differ, in words. */
export function Difference({ before, after }: { before?: unknown; after?: unknown }) {
  const text = words.value;
  const changed = differencesOf(before, after);
  if (changed.length === 0) return <p class="quiet">{text.nothingChanged}</p>;
  const isNew = before === undefined || before === null;
  return (
    <table class="difference">
      <thead>
        <tr>
          <th scope="col">{text.field}</th>
          {!isNew && <th scope="col">{text.before}</th>}
          <th scope="col">{isNew ? text.written : text.after}</th>
        </tr>
      </thead>
      <tbody>
        {changed.map((field) => (
          <tr key={field.path.join('.')}>
            <th scope="row">{placeOf(field)}</th>
            {!isNew && (
              <td>
                <del>{valueInWords(field.before)}</del>
              </td>
            )}
            <td>{isNew ? valueInWords(field.after) : <ins>{valueInWords(field.after)}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function placeOf({ path }: ChangedField): string {
  const known: Readonly<Record<string, string | undefined>> = fields.value;
  return path.map((name) => (/^\d+$/.test(name) ? String(Number(name) + 1) : (known[name] ?? name))).join(' › ') || '–';
}

function valueInWords(value: unknown): string {
  const { yes, no, empty } = words.value;
  if (value === undefined || value === null || value === '') return empty;
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'number') return number(value);
  if (Array.isArray(value)) return value.length === 0 ? empty : value.map(valueInWords).join(', ');
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  if (instant.test(text)) return dayAndTime(text);
  const known: Readonly<Record<string, string | undefined>> = values.value;
  if (Object.hasOwn(known, text)) return known[text] ?? text;
  if (text.startsWith('registry.')) return actInWords(text);
  return text.length > shownMax ? `${text.slice(0, shownMax)}…` : text;
}
