import { useState } from 'preact/hooks';
import { Page } from '../../app/page.js';
import { pageTitles } from '../../app/shell.words.js';
import { concernsReceived, useChanges } from '../../live/changes.js';
import { soundIsOn, switchSound } from '../../live/urgent-sound.js';
import { waiting } from '../../live/waiting.js';
import { Button } from '../../parts/button.js';
import { DocumentFilters } from '../../parts/documents/document-filters.js';
import { LateLines } from '../../parts/documents/late-lines.js';
import { askReceived, isFiltered, type ReceivedLine, wantedBy } from '../../parts/documents/lines.js';
import { ListKeys } from '../../parts/documents/list-keys.js';
import { listsWords } from '../../parts/documents/lists.words.js';
import { SearchGoesOn } from '../../parts/documents/search-goes-on.js';
import { useLines } from '../../parts/documents/use-lines.js';
import { LongList } from '../../parts/long-list.js';
import { useQuery } from '../../parts/query.js';
import { inLanguage } from '../../words/language.js';
import { columnsOfReceived, ReceivedHeading, ReceivedRow } from './received-row.js';
import { receivedWords } from './received.words.js';
import '../../parts/documents/documents.css';

const words = inLanguage(receivedWords);
const waitingShown = 8;

/** What came to my agencies: first what waits for me, then what is late, then all of it. */
export default function ReceivedPage() {
  const text = words.value;
  const query = useQuery();
  const filtered = isFiltered(query);
  return (
    <Page
      title={inLanguage(pageTitles).value.received}
      acts={
        <Button kind="bare" icon="bell" aria-pressed={soundIsOn.value} title={text.soundExplains} onClick={switchSound}>
          {soundIsOn.value ? text.soundOn : text.soundOff}
        </Button>
      }
    >
      <DocumentFilters query={query} otherSide="sender" />
      {!filtered && <WaitsForMe />}
      {!filtered && <LateLines role="received" />}
      <Everything filtered={filtered} />
      <ListKeys />
    </Page>
  );
}

function WaitsForMe() {
  const text = words.value;
  const [all, setAll] = useState(false);
  const lines = useLines((page, signal) => askReceived({ ...page, waits: true }, signal), {
    depends: [],
    keyOf: ({ delivery }) => delivery,
  });
  useChanges(concernsReceived, lines.refresh);
  const rows = all ? lines.rows : lines.rows.slice(0, waitingShown);
  const isCut = rows.length < lines.rows.length || (!all && !lines.whole && lines.rows.length > 0);
  return (
    <section class="card" aria-labelledby="waits-for-me">
      <header>
        <h2 id="waits-for-me">{text.waitsForMe}</h2>
        <Summary />
      </header>
      {rows.length > 0 && <ReceivedList rows={rows} label={text.waitsForMe} onEnd={all ? lines.more : undefined} />}
      {isCut ? (
        <p class="list-end screen-only">
          <Button onClick={() => setAll(true)}>{text.showAllWaiting}</Button>
        </p>
      ) : (
        <SearchGoesOn lines={lines} empty={text.nothingWaits} />
      )}
    </section>
  );
}

/** The same in numbers; of what is both delivered and asked about, both tell. */
function Summary() {
  const counts = waiting.value;
  if (!counts) return null;
  const { pending, unanswered, questions } = counts.received;
  if (pending + unanswered + questions === 0) return null;
  return <p class="quiet">{words.value.summary(pending, unanswered, questions)}</p>;
}

function Everything({ filtered }: { filtered: boolean }) {
  const text = words.value;
  const query = useQuery();
  const lines = useLines((page, signal) => askReceived({ ...wantedBy(query), ...page }, signal), {
    depends: [query.written],
    keyOf: ({ delivery }) => delivery,
  });
  useChanges(concernsReceived, lines.refresh);
  return (
    <section class="card" aria-labelledby="all-received">
      <header>
        <h2 id="all-received">{filtered ? text.found : text.all}</h2>
      </header>
      {lines.rows.length > 0 && <ReceivedList rows={lines.rows} label={text.all} onEnd={lines.more} />}
      <SearchGoesOn lines={lines} empty={filtered ? inLanguage(listsWords).value.nothingFound : text.nothingYet} />
    </section>
  );
}

interface ReceivedListProps {
  readonly rows: readonly ReceivedLine[];
  readonly label: string;
  readonly onEnd?: () => void;
}

function ReceivedList({ rows, label, onEnd }: ReceivedListProps) {
  return (
    <LongList
      rows={rows}
      label={label}
      keyOf={({ delivery }) => delivery}
      href={({ id }) => `/documents/${id}`}
      columns={columnsOfReceived}
      heading={<ReceivedHeading />}
      onEnd={onEnd}
    >
      {(line) => <ReceivedRow line={line} />}
    </LongList>
  );
}
