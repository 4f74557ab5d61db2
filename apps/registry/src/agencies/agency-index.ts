import type { AgencyEntry, DirectoryChange } from '@edoc-axis/contracts';
import { foldText } from './fold-text.js';

export interface AgencyFilter {
  /** Begins the code. */
  readonly prefix?: string;
  /** Each stands somewhere in the name or in a code; without accents and in small letters. */
  readonly words: readonly string[];
  /** Only those whose validity covers this moment. */
  readonly at?: Date;
  /** The one centre that may be among them. */
  readonly centre?: string;
  /** Codes up to this one were given before. */
  readonly after?: string;
  readonly limit: number;
}

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
      const { code, name, form102 = '' } = entry;
      this.#agencies.set(code, entry);
      this.#sought.set(code, foldText(`${name} ${code} ${form102}`));
      this.#order = undefined;
    }
    this.#version = upTo;
  }

  find({ prefix = '', words, at, centre, after = '', limit }: AgencyFilter): AgencyEntry[] {
    this.#order ??= putInOrder(this.#sought);
    const { codes } = this.#order;
    // The longest word is the rarest, as a rule.
    const [rarest = '', ...others] = [...words].sort((a, b) => b.length - a.length);
    const found: AgencyEntry[] = [];
    let n = firstAt(codes, after > prefix ? after : prefix);
    for (n = nextWith(rarest, n, this.#order); n < codes.length; n = nextWith(rarest, n + 1, this.#order)) {
      const code = codes[n] ?? '';
      if (!code.startsWith(prefix) || found.length === limit) break;
      const entry = this.#agencies.get(code);
      if (!entry || code === after || (entry.centre && code !== centre) || (at && !isValid(entry, at))) continue;
      if (others.every((word) => this.#sought.get(code)?.includes(word))) found.push(entry);
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

function isValid({ validFrom, validUntil }: AgencyEntry, at: Date): boolean {
  return new Date(validFrom) <= at && (validUntil === undefined || at < new Date(validUntil));
}
