import { api, ask } from '../../api/call.js';
import { Page } from '../../app/page.js';
import { pageTitles } from '../../app/shell.words.js';
import { concernsReceived, concernsSent, useChanges } from '../../live/changes.js';
import { Button } from '../../parts/button.js';
import { LateLine } from '../../parts/documents/late-line.js';
import { lateWords } from '../../parts/documents/late.words.js';
import { ListKeys } from '../../parts/documents/list-keys.js';
import { listsWords } from '../../parts/documents/lists.words.js';
import { ProblemNote } from '../../parts/note.js';
import { usePagesOf } from '../../parts/pages-of.js';
import { inLanguage } from '../../words/language.js';
import '../../parts/documents/documents.css';

const words = inLanguage(lateWords);

/** Everything that is late now: with me, and with those I wait for; the longest first. */
export default function OverduePage() {
  const text = words.value;
  return (
    <Page title={inLanguage(pageTitles).value.overdue}>
      <p class="quiet">{text.explains}</p>
      <Board role="received" empty={text.noneMine} />
      <Board role="sent" empty={text.noneOthers} />
      <ListKeys />
    </Page>
  );
}

function Board({ role, empty }: { role: 'received' | 'sent'; empty: string }) {
  const pages = usePagesOf(
    async (after, signal) => {
      const query = { role, after };
      const { overdue, next } = await ask(api.GET('/v1/overdue', { params: { query }, signal }));
      return { rows: overdue, next };
    },
    [role],
  );
  useChanges(role === 'sent' ? concernsSent : concernsReceived, pages.again);
  const { rows, loading, whole, error, more, again } = pages;
  return (
    <section class="card" aria-labelledby={`late-${role}`}>
      <header>
        <h2 id={`late-${role}`}>{words.value[role]}</h2>
      </header>
      {loading && <div class="waiting" role="progressbar" aria-label="…" />}
      {error !== undefined && <ProblemNote error={error} again={again} />}
      {whole && rows.length === 0 && <p class="empty">{empty}</p>}
      <ul>
        {rows.map((late) => (
          <li key={`${late.delivery}${late.code}`}>
            <LateLine late={late} />
          </li>
        ))}
      </ul>
      {!whole && !loading && error === undefined && (
        <p class="list-end">
          <Button onClick={more}>{inLanguage(listsWords).value.more}</Button>
        </p>
      )}
    </section>
  );
}
