import { api, ask } from '../../api/call.js';
import type { paths } from '../../api/v1.js';
import { type PagesOf, usePagesOf } from '../../parts/pages-of.js';
import { correctionsInWords } from '../../parts/documents/corrections.js';
import { codeOf } from '../../parts/documents/code-of.js';
import { nameOfPriority } from '../../parts/documents/priority-badge.js';
import { number, plainDay, day } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { booksWords } from './books.words.js';

const words = inLanguage(booksWords);
const pageSize = 200;

export type Role = 'received' | 'sent';

export interface Book {
  readonly role: Role;
  readonly agency: string;
  readonly year: string;
}

/** One line of either register, as it is shown and printed. */
export interface Line {
  readonly key: string;
  readonly document: string;
  /** Received: the number it was entered with. Sent: its own. */
  readonly number: string;
  readonly on: string;
  readonly code: string;
  readonly promulgatedOn: string;
  readonly subject: string;
  /** Received: who sent it. Sent: to whom. */
  readonly others: string;
  readonly addressedTo: string;
  readonly count: number;
  readonly note: string;
  /** Received: what it was before it was corrected, to be crossed out, and all of that in words. */
  readonly before: { readonly numbers: readonly string[]; readonly days: readonly string[] };
  readonly corrections: readonly string[];
}

export function useBook(book: Book, turn: number): PagesOf<Line> {
  return usePagesOf((after, signal) => fetchLines(book, after, signal), [book.role, book.agency, book.year, turn]);
}

/** A page of the register of one agency and year, by number. */
export async function fetchLines({ role, agency, year }: Book, after: string | undefined, signal?: AbortSignal) {
  const query = { agency, year: Number(year), after, limit: pageSize };
  if (role === 'received') {
    const { entries, next } = await ask(api.GET('/v1/registers/received', { params: { query }, signal }));
    return { rows: entries.map((entry) => receivedLine(agency, entry)), next };
  }
  const { entries, next } = await ask(api.GET('/v1/registers/sent', { params: { query }, signal }));
  return { rows: entries.map(sentLine), next };
}

type EntryOf<Path extends '/v1/registers/received' | '/v1/registers/sent'> =
  paths[Path]['get']['responses'][200]['content']['application/json']['entries'][number];
type ReceivedEntry = EntryOf<'/v1/registers/received'>;
type SentEntry = EntryOf<'/v1/registers/sent'>;

function receivedLine(agency: string, entry: ReceivedEntry): Line {
  const { delivery, document, number: entered, on, sender, senderName, promulgatedOn, subject, addressedTo } = entry;
  const { corrections = [] } = entry;
  return {
    key: delivery,
    document,
    number: String(entered),
    on: plainDay(on),
    code: codeOf(entry),
    promulgatedOn: promulgatedOn ? plainDay(promulgatedOn) : '',
    subject,
    others: senderName ?? sender,
    // The agency's own code says nothing to itself; that of an agency it receives for does.
    addressedTo: addressedTo.filter((code) => code !== agency).join(', '),
    count: 1,
    note: entry.priority > 0 ? nameOfPriority(entry.priority) : '',
    before: {
      numbers: corrections.map((each) => String(each.number)),
      days: corrections.map((each) => plainDay(each.on)),
    },
    corrections: correctionsInWords(corrections),
  };
}

function sentLine(entry: SentEntry): Line {
  const { document, code, promulgatedOn, subject, acceptedAt, recipients } = entry;
  const { count, first } = recipients;
  const named = first.map(({ agency, name }) => name ?? agency);
  const more = count - first.length;
  return {
    key: document,
    document,
    number: code.number,
    on: day(acceptedAt),
    code: codeOf(entry),
    promulgatedOn: promulgatedOn ? plainDay(promulgatedOn) : '',
    subject,
    others: [...named, ...(more > 0 ? [words.value.others(number(more))] : [])].join('; '),
    addressedTo: '',
    count,
    note: entry.priority > 0 ? nameOfPriority(entry.priority) : '',
    before: { numbers: [], days: [] },
    corrections: [],
  };
}
