import type { AgencyEntry, DirectoryChange } from '@edoc-axis/contracts';
import { type AgencyFilter, soughtEver, wantedAt } from './agency-filter.js';
import { LetterPairs, marksOf } from './letter-pairs.js';

/**
 * All agencies in memory, in the order of their codes: a clerk's picker asks with every key pressed, and a country's
 * 125,000 names are read through in less time than a table needs to answer. Most are passed over by their marks, see
 * `letter-pairs.ts`: to look for each word in each name would take ten times as long.
 */
export class AgencyIndex {
  #version = 0;
  /** Codes are ASCII, so the order of UTF-16 units is that of bytes. */
  #rows: Row[] = [];
  /** Of what words are looked for in, row by row. */
  #marks = new LetterPairs(0);
  /** Whose codes are not among the rows yet. */
  readonly #newcomers = new Map<string, Row>();

  /** Of the directory, up to which its changes are here. */
  get version(): number {
    return this.#version;
  }

  /** Takes changes, oldest first. */
  apply(changes: readonly DirectoryChange[], upTo: number): void {
    for (const { entry, version, at } of changes) if (entry.kind === 'agency') this.#put(rowOf({ entry, version, at }));
    this.#version = upTo;
  }

  /** As they are at the filter's moment. */
  find(filter: AgencyFilter): AgencyEntry[] {
    const { under = '', words, after = '', limit } = filter;
    // Whichever is narrower; of two that have nothing to do with each other nothing is found.
    const prefix = (filter.prefix ?? '').length > under.length ? (filter.prefix ?? '') : under;
    if (!prefix.startsWith(under) || !prefix.startsWith(filter.prefix ?? '')) return [];
    this.#takeIn();
    const marks = marksOf(words);
    const start = placeOf(after > prefix ? after : prefix, this.#rows);
    const end = endOf(prefix, this.#rows, start);
    const found: AgencyEntry[] = [];
    let n = this.#marks.next(marks, start, end);
    for (; n < end && found.length < limit; n = this.#marks.next(marks, n + 1, end)) {
      const row = this.#rows[n] as Row;
      const wanted = row.code === after ? undefined : wantedAt(row, filter);
      if (wanted) found.push(wanted);
    }
    return found;
  }

  /** All of them in order, centres too, with their changes: after a code, and of one branch alone where one is named. */
  inOrder(after: string, limit: number, under?: string): WrittenAgency[] {
    this.#takeIn();
    const from = under !== undefined && after < under ? under : after;
    const found: WrittenAgency[] = [];
    for (let n = placeOf(from, this.#rows); n < this.#rows.length && found.length < limit; n += 1) {
      const row = this.#rows[n] as Row;
      if (under !== undefined && row.code !== under && !row.code.startsWith(`${under}.`)) break;
      if (row.code !== after) found.push(row);
    }
    return found;
  }

  #put(row: Row): void {
    const place = placeOf(row.code, this.#rows);
    if (this.#rows[place]?.code !== row.code) {
      this.#newcomers.set(row.code, row);
      return;
    }
    this.#rows[place] = row;
    this.#marks.put(place, marksOf([row.sought]));
  }

  /** Puts newcomers where they belong: a country at once, or the one code that was added since the last question. */
  #takeIn(): void {
    if (this.#newcomers.size === 0) return;
    const newcomers = [...this.#newcomers.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
    this.#newcomers.clear();
    const rows: Row[] = [];
    const marks = new LetterPairs(this.#rows.length + newcomers.length);
    let from = 0;
    const takeUntil = (place: number) => {
      marks.copy(this.#marks, from, place, rows.length);
      for (; from < place; from += 1) rows.push(this.#rows[from] as Row);
    };
    for (const newcomer of newcomers) {
      takeUntil(placeOf(newcomer.code, this.#rows));
      marks.put(rows.length, marksOf([newcomer.sought]));
      rows.push(newcomer);
    }
    takeUntil(this.#rows.length);
    this.#rows = rows;
    this.#marks = marks;
  }
}

/** An agency, and when it was written last. */
export interface WrittenAgency {
  readonly entry: AgencyEntry;
  /** Of the directory. */
  readonly version: number;
  readonly at: string;
}

interface Row extends WrittenAgency {
  readonly code: string;
  /** What words are looked for in. */
  readonly sought: string;
}

function rowOf(written: WrittenAgency): Row {
  const { entry } = written;
  return { ...written, code: entry.code, sought: soughtEver(entry) };
}

/** The place of the first row, from `low` up to `high`, whose code is not before the given one. */
function placeOf(code: string, rows: readonly Row[], low = 0, high = rows.length): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle] as Row).code < code) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the codes that begin with the prefix end. As a rule that is near: most prefixes are long. */
function endOf(prefix: string, rows: readonly Row[], start: number): number {
  let step = 1;
  while (rows[start + step]?.code.startsWith(prefix)) step *= 2;
  return placeOf(`${prefix}${beyondCodes}`, rows, start, Math.min(start + step, rows.length));
}

/** Stands behind every character of a code. */
const beyondCodes = '\uffff';
