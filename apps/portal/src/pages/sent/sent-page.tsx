import { Page } from '../../app/page.js';
import { pageTitles } from '../../app/shell.words.js';
import { concernsSent, useChanges } from '../../live/changes.js';
import { DocumentFilters } from '../../parts/documents/document-filters.js';
import { LateLines } from '../../parts/documents/late-lines.js';
import { askSent, isFiltered, wantedBy } from '../../parts/documents/lines.js';
import { ListKeys } from '../../parts/documents/list-keys.js';
import { listsWords } from '../../parts/documents/lists.words.js';
import { SearchGoesOn } from '../../parts/documents/search-goes-on.js';
import { useLines } from '../../parts/documents/use-lines.js';
import { LongList } from '../../parts/long-list.js';
import { useQuery } from '../../parts/query.js';
import { inLanguage } from '../../words/language.js';
import { columnsOfSent, SentHeading, SentRow } from './sent-row.js';
import { sentWords } from './sent.words.js';
import '../../parts/documents/documents.css';

const words = inLanguage(sentWords);

/** What my agencies sent, with how many of its recipients stand how. */
export default function SentPage() {
  const text = words.value;
  const query = useQuery();
  const filtered = isFiltered(query);
  const lines = useLines((page, signal) => askSent({ ...wantedBy(query), ...page }, signal), {
    depends: [query.written],
    keyOf: ({ id }) => id,
  });
  useChanges(concernsSent, lines.refresh);
  return (
    <Page title={inLanguage(pageTitles).value.sent}>
      <DocumentFilters query={query} otherSide="recipient" />
      {!filtered && <LateLines role="sent" />}
      <section class="card" aria-labelledby="all-sent">
        <header>
          <h2 id="all-sent">{filtered ? text.found : text.all}</h2>
        </header>
        {lines.rows.length > 0 && (
          <LongList
            rows={lines.rows}
            label={text.all}
            keyOf={({ id }) => id}
            href={({ id }) => `/documents/${id}`}
            columns={columnsOfSent}
            heading={<SentHeading />}
            onEnd={lines.more}
          >
            {(line) => <SentRow line={line} />}
          </LongList>
        )}
        <SearchGoesOn lines={lines} empty={filtered ? inLanguage(listsWords).value.nothingFound : text.nothingYet} />
      </section>
      <ListKeys />
    </Page>
  );
}
