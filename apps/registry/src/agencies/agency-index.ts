import type { AgencyEntry, DirectoryChange } from '@edoc-axis/contracts';
import { type AgencyFilter, soughtEver, wantedAt } from './agency-filter.js';

/**
 * All agencies in memory, in the order of their codes: a clerk's picker asks with every key pressed, and a country's
 * 125,000 names are read through in less time than a table needs to answer.
 */
export class AgencyIndex {
  #version = 0;
  readonly #agencies = new Map<string, AgencyEntry>();
  readonly #sought = new Map<string, string>();
  #order: Order | undefined;

  /** Of the directory, up to which its changes are here. */
  get version(): number {
    return this.#version;
  }

  /** Takes changes, oldest first. */
  apply(changes: readonly DirectoryChange[], upTo: number): void {
    for (const { entry } of changes) {
      if (entry.kind !== 'agency') continue;
      this.#agencies.set(entry.code, entry);
      this.#sought.set(entry.code, soughtEver(entry));
      this.#order = undefined;
    }
    this.#version = upTo;
  }

  /** As they are at the filter's moment. */
  find(filter: AgencyFilter): AgencyEntry[] {
    const { prefix = '', words, after = '', limit } = filter;
    this.#order ??= putInOrder(this.#sought);
    const { codes } = this.#order;
    // The longest word is the rarest, as a rule.
    const [rarest = ''] = [...words].sort((a, b) => b.length - a.length);
    const found: AgencyEntry[] = [];
    let n = firstAt(codes, after > prefix ? after : prefix);
    for (n = nextWith(rarest, n, this.#order); n < codes.length; n = nextWith(rarest, n + 1, this.#order)) {
      const code = codes[n] ?? '';
      if (!code.startsWith(prefix) || found.length === limit) break;
      const entry = this.#agencies.get(code);
      if (!entry || code === after) continue;
      const wanted = wantedAt({ entry, sought: this.#sought.get(code) ?? '' }, filter);
      if (wanted) found.push(wanted);
    }
    return found;
  }
}

/** The n-th line of `text` belongs to the n-th code and begins at the n-th place: one long text is searched at once. */
interface Order {
  readonly codes: readonly string[];
  readonly text: string;
  readonly lineBegins: Uint32Array;
}

function putInOrder(sought: ReadonlyMap<string, string>): Order {
  // Codes are ASCII, so the order of UTF-16 units is that of bytes.
  const codes = [...sought.keys()].sort();
  const lines = codes.map((code) => sought.get(code) ?? '');
  const lineBegins = new Uint32Array(codes.length);
  let begin = 0;
  lines.forEach((line, n) => {
    lineBegins[n] = begin;
    begin += line.length + 1;
  });
  return { codes, text: lines.join('\n'), lineBegins };
}

/** The first place from `n` on whose line has the word; beyond the end when there is none. */
function nextWith(word: string, n: number, { codes, text, lineBegins }: Order): number {
  if (word === '' || n >= codes.length) return n;
  const place = text.indexOf(word, lineBegins[n]);
  return place === -1 ? codes.length : firstAt(lineBegins, place + 1) - 1;
}

/** The place of the first value that is not before the given one, in an ascending list. */
function firstAt<Value extends string | number>(values: ArrayLike<Value>, given: Value): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as Value) < given) low = middle + 1;
    else high = middle;
  }
  return low;
}
