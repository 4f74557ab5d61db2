import { api, ask } from '../../api/call.js';
import { concernsReceived, concernsSent, useChanges } from '../../live/changes.js';
import { inLanguage } from '../../words/language.js';
import { useAsked } from '../asked.js';
import { ProblemNote } from '../note.js';
import { LateLine } from './late-line.js';
import { lateWords } from './late.words.js';

const words = inLanguage(lateWords);
const shownMax = 5;

/** The longest overdue ones on a page about something else: nothing where nothing is. */
export function LateLines({ role }: { role: 'received' | 'sent' }) {
  const text = words.value;
  const query = { role, limit: shownMax };
  const asked = useAsked((signal) => ask(api.GET('/v1/overdue', { params: { query }, signal })), [role]);
  useChanges(role === 'sent' ? concernsSent : concernsReceived, asked.again);
  if (asked.error !== undefined) return <ProblemNote error={asked.error} again={asked.again} />;
  const { overdue = [], next } = asked.data ?? {};
  if (overdue.length === 0) return null;
  return (
    <section class="card" aria-labelledby={`late-${role}`}>
      <header>
        <h2 id={`late-${role}`}>{text[role]}</h2>
        {next !== undefined && <a href="/overdue">{text.all}</a>}
      </header>
      <ul>
        {overdue.map((late) => (
          <li key={`${late.delivery}${late.code}`}>
            <LateLine late={late} />
          </li>
        ))}
      </ul>
    </section>
  );
}
