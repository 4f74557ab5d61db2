import { useState } from 'preact/hooks';
import { Page } from '../../app/page.js';
import { pageTitles } from '../../app/shell.words.js';
import { useAgencyName } from '../../parts/agency-name.js';
import { Button } from '../../parts/button.js';
import { correctEntryWords } from '../../parts/documents/correct-entry.words.js';
import { Corrected } from '../../parts/documents/corrected.js';
import { Field, Select, TextInput } from '../../parts/field.js';
import { LongList } from '../../parts/long-list.js';
import { Note, ProblemNote } from '../../parts/note.js';
import { useQuery } from '../../parts/query.js';
import { saveFromAxis } from '../../parts/save-file.js';
import { tell, tellProblem } from '../../parts/told.js';
import { clerkAgencies } from '../../session/session.js';
import { number as written, yearOf } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { booksWords } from './books.words.js';
import { CorrectInBook } from './correct-in-book.js';
import { fetchWhole } from './fetch-whole.js';
import { NotEntered } from './not-entered.js';
import { PrintedBook } from './printed-book.js';
import { type Book, type Line, type Role, useBook } from './use-book.js';
import './books.css';

const words = inLanguage(booksWords);
const yearsShown = 6;

/** The registers of received and sent documents: by year, to look through, to print, to keep as a sheet. */
export default function BooksPage() {
  const title = inLanguage(pageTitles).value.books;
  const query = useQuery();
  const [first] = clerkAgencies.value;
  const agency = query.get('agency') ?? first;
  if (agency === undefined) {
    return (
      <Page title={title}>
        <Note tone="wait">{words.value.noAgency}</Note>
      </Page>
    );
  }
  const role: Role = query.get('book') === 'sent' ? 'sent' : 'received';
  const book = { role, agency, year: query.get('year') ?? yearOf(new Date()) };
  return <OneBook key={`${role} ${agency} ${book.year}`} book={book} title={title} />;
}

function OneBook({ book, title }: { book: Book; title: string }) {
  const text = words.value;
  const [turn, setTurn] = useState(0);
  const [whole, setWhole] = useState<readonly Line[]>();
  const [isPrinting, setPrinting] = useState(false);
  const [isCorrecting, setCorrecting] = useState(false);
  const [gathered, setGathered] = useState<number>();
  const pages = useBook(book, turn);
  const rows = whole ?? pages.rows;
  const gather = async () => {
    if (whole) return whole;
    try {
      const lines = pages.whole ? pages.rows : await fetchWhole(book, setGathered);
      setWhole(lines);
      return lines;
    } finally {
      setGathered(undefined);
    }
  };
  const printAll = async () => {
    await gather();
    setPrinting(true);
    // After it is drawn.
    setTimeout(() => print(), 100);
  };
  const jumpTo = async (wanted: string) => {
    const at = (await gather()).findIndex(({ number }) => number === wanted);
    if (at === -1) tell(text.noSuchNumber(wanted));
    else setTimeout(() => scrollToRow(at), 100);
  };
  const begin = () => {
    setWhole(undefined);
    setTurn((before) => before + 1);
  };
  const { role, agency, year } = book;
  const name = role === 'received' ? `so-van-ban-den-${agency}-${year}` : `so-van-ban-di-${agency}-${year}`;
  const save = (format: 'xlsx' | 'csv') =>
    saveFromAxis(`/v1/registers/${role}?agency=${agency}&year=${year}&format=${format}`, `${name}.${format}`);
  return (
    <Page
      title={title}
      printedHead={false}
      acts={
        <>
          {role === 'received' && (
            <Button icon="write" onClick={() => setCorrecting(true)}>
              {inLanguage(correctEntryWords).value.act}
            </Button>
          )}
          <Button icon="print" onClick={printAll}>
            {text.print}
          </Button>
          <Button icon="download" onClick={() => save('xlsx')}>
            XLSX
          </Button>
          <Button icon="download" onClick={() => save('csv')}>
            CSV
          </Button>
        </>
      }
    >
      <div class="stack screen-only">
        <Choose book={book} onJump={jumpTo} />
        {gathered !== undefined && <p role="status">{text.gathering(written(gathered))}</p>}
        {role === 'received' && <NotEntered agency={agency} onEntered={begin} />}
        <section class="card" aria-label={text[role]}>
          {pages.error !== undefined && <ProblemNote error={pages.error} again={pages.again} />}
          {pages.loading && <div class="waiting" role="progressbar" aria-label="…" />}
          {pages.whole && rows.length === 0 && (
            <p class="empty">{role === 'received' ? text.emptyReceived : text.emptySent}</p>
          )}
          {rows.length > 0 && <Lines role={role} rows={rows} onEnd={whole ? undefined : pages.more} />}
        </section>
      </div>
      {isCorrecting && <CorrectInBook book={book} onDone={begin} onClose={() => setCorrecting(false)} />}
      {isPrinting && <PrintedBook book={book} lines={rows} />}
    </Page>
  );
}

function Choose({ book, onJump }: { book: Book; onJump: (number: string) => Promise<void> }) {
  const text = words.value;
  const query = useQuery();
  const [wanted, setWanted] = useState('');
  const years = Array.from({ length: yearsShown }, (_, n) => String(Number(yearOf(new Date())) - n));
  const own = clerkAgencies.value;
  const jump = (event: Event) => {
    event.preventDefault();
    if (wanted.trim() !== '') onJump(wanted.trim()).catch(tellProblem);
  };
  return (
    <div class="stack">
      <nav class="tabs" aria-label={inLanguage(pageTitles).value.books}>
        {(['received', 'sent'] as const).map((role) => (
          <button
            key={role}
            type="button"
            aria-current={role === book.role ? 'page' : undefined}
            onClick={() => query.set({ book: role })}
          >
            {text[role]}
          </button>
        ))}
      </nav>
      <form class="row books-choose" onSubmit={jump}>
        {own.length > 1 && (
          <Field label={text.agency}>
            <Select
              value={book.agency}
              onWrite={(agency) => query.set({ agency })}
              options={own.map((code) => [code, code] as const)}
            />
          </Field>
        )}
        <Field label={text.year}>
          <Select
            value={book.year}
            onWrite={(year) => query.set({ year })}
            options={[...new Set([...years, book.year])].map((year) => [year, year] as const)}
          />
        </Field>
        <Field label={text.jump}>
          <TextInput value={wanted} inputmode="numeric" maxLength={20} onWrite={setWanted} />
        </Field>
        <span class="quiet">
          <Name code={book.agency} />
        </span>
      </form>
    </div>
  );
}

function Name({ code }: { code: string }) {
  return <>{useAgencyName(code) ?? code}</>;
}

/** A list of thousands has drawn only what is in sight: where the row will be is known, and it is drawn when it comes there. */
function scrollToRow(at: number): void {
  const list = document.querySelector<HTMLElement>('.long-list [role=list]');
  if (!list) return;
  const rowHeight =
    list.clientHeight / Math.max(1, Number(list.querySelector('[aria-setsize]')?.getAttribute('aria-setsize')));
  scrollTo({ top: scrollY + list.getBoundingClientRect().top + at * rowHeight - innerHeight / 3 });
  setTimeout(() => list.querySelector<HTMLElement>(`[data-row="${at}"]`)?.focus({ preventScroll: true }), 100);
}

const columns = {
  received: '4.5rem 6.5rem 9rem minmax(0, 2fr) minmax(0, 1fr) 6.5rem 8rem',
  sent: '9rem 6.5rem minmax(0, 2fr) minmax(0, 1.3fr) 5rem 6.5rem 6rem',
};

function Lines({ role, rows, onEnd }: { role: Role; rows: readonly Line[]; onEnd?: () => void }) {
  const text = words.value;
  const heads =
    role === 'received'
      ? [text.number, text.on, text.code, text.subject, text.sender, text.promulgatedOn, text.note]
      : [text.code, text.promulgatedOn, text.subject, text.recipients, text.count, text.sentOn, text.note];
  return (
    <LongList
      rows={rows}
      label={text[role]}
      columns={columns[role]}
      keyOf={({ key }) => key}
      href={({ document }) => `/documents/${document}`}
      heading={heads.map((head) => (
        <span key={head}>{head}</span>
      ))}
      onEnd={onEnd}
    >
      {(line) =>
        role === 'received' ? (
          <>
            <span class="strong">
              <Corrected now={line.number} before={line.before.numbers} />
            </span>
            <span>
              <Corrected now={line.on} before={line.before.days} />
            </span>
            <span>{line.code}</span>
            <span class="main">{line.subject}</span>
            <span>{line.others}</span>
            <span>{line.promulgatedOn}</span>
            <span title={line.corrections.join('\n') || undefined}>
              {[line.note, line.corrections.length > 0 && inLanguage(correctEntryWords).value.mark]
                .filter(Boolean)
                .join(', ')}
            </span>
          </>
        ) : (
          <>
            <span class="strong">{line.code}</span>
            <span>{line.promulgatedOn}</span>
            <span class="main">{line.subject}</span>
            <span>{line.others}</span>
            <span>{line.count}</span>
            <span>{line.on}</span>
            <span>{line.note}</span>
          </>
        )
      }
    </LongList>
  );
}
