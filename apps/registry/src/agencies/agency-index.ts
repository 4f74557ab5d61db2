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

interface IndexedAgency {
  readonly entry: AgencyEntry;
  /** Name and both forms of the code, as `foldText` leaves them. */
  readonly sought: string;
}

/**
 * All agencies in memory, in the order of their codes: a clerk's picker asks with every key pressed, and a country's
 * 125,000 names are read through in less time than a table needs to answer.
 */
export class AgencyIndex {
  #version = 0;
  readonly #agencies = new Map<string, IndexedAgency>();
  readonly #codes: string[] = [];
  #isSorted = true;

  /** Of the directory, up to which its changes are here. */
  get version(): number {
    return this.#version;
  }

  /** Takes changes, oldest first. */
  apply(changes: readonly DirectoryChange[], upTo: number): void {
    for (const { entry } of changes) {
      if (entry.kind !== 'agency') continue;
      const { code, name, form102 = '' } = entry;
      if (!this.#agencies.has(code)) {
        this.#codes.push(code);
        this.#isSorted = false;
      }
      this.#agencies.set(code, { entry, sought: foldText(`${name} ${code} ${form102}`) });
    }
    this.#version = upTo;
  }

  find({ prefix = '', words, at, centre, after = '', limit }: AgencyFilter): AgencyEntry[] {
    this.#sort();
    const found: AgencyEntry[] = [];
    for (let n = this.#firstFrom(after > prefix ? after : prefix); n < this.#codes.length; n += 1) {
      const code = this.#codes[n] ?? '';
      if (!code.startsWith(prefix) || found.length === limit) break;
      const agency = this.#agencies.get(code);
      if (!agency || code === after) continue;
      const { entry, sought } = agency;
      if (entry.centre && code !== centre) continue;
      if (at && !isValid(entry, at)) continue;
      if (words.every((word) => sought.includes(word))) found.push(entry);
    }
    return found;
  }

  /** Only when asked, and then nearly in order: the first filling comes in many pieces, later ones are single codes. */
  #sort(): void {
    if (this.#isSorted) return;
    // Codes are ASCII, so the order of UTF-16 units is that of bytes.
    this.#codes.sort();
    this.#isSorted = true;
  }

  /** The place of the first code that is not before the text. */
  #firstFrom(text: string): number {
    let low = 0;
    let high = this.#codes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#codes[middle] ?? '') < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isValid({ validFrom, validUntil }: AgencyEntry, at: Date): boolean {
  return new Date(validFrom) <= at && (validUntil === undefined || at < new Date(validUntil));
}
