import type { AgencyEntry } from '@edoc-axis/contracts';
import { isOpenAt, standingAt } from '@edoc-axis/domain';
import { isForPickers } from './agency-filter.js';

export interface TreeFilter {
  /** As they are at this moment. */
  readonly at: Date;
  /** Only those whose validity covers it. */
  readonly validOnly?: boolean;
  /** No centres, and neither hidden agencies nor those that are there to be tried with. */
  readonly recipientsOnly?: boolean;
}

/** So deep lies nobody: what is deeper leads in a circle. */
const depthMax = 20;

/**
 * Who stands below whom, by the parents that are written down; where there is none, below nobody. An agency that a filter
 * leaves out passes those below it on to where it stood itself: nobody is lost from a tree because the one above is closed.
 */
export class AgencyTree {
  readonly #entries = new Map<string, AgencyEntry>();
  /** Who had, has or will have which parent; the empty one for none. */
  readonly #below = new Map<string, Set<string>>();

  put(entry: AgencyEntry): void {
    this.#entries.set(entry.code, entry);
    const parents = [entry.parent, ...(entry.changes ?? []).map(({ parent }) => parent)];
    for (const parent of parents) this.#setOf(parent ?? '').add(entry.code);
  }

  /** Those directly below an agency, or below nobody, in the order of their codes. */
  below(parent: string | undefined, filter: TreeFilter): AgencyEntry[] {
    return this.#find(parent ?? '', filter).sort((one, other) => (one.code < other.code ? -1 : 1));
  }

  /** Whether there is anybody below it. */
  isBranch(code: string, filter: TreeFilter): boolean {
    return this.#find(code, filter, 1).length > 0;
  }

  #find(parent: string, filter: TreeFilter, enough = Infinity, depth = 0): AgencyEntry[] {
    const found: AgencyEntry[] = [];
    if (depth > depthMax) return found;
    for (const code of this.#below.get(parent) ?? []) {
      if (found.length >= enough) break;
      const standing = standingAt(this.#entries.get(code) as AgencyEntry, filter.at);
      if ((standing.parent ?? '') !== parent) continue;
      if (isWanted(standing, filter)) found.push(standing);
      else found.push(...this.#find(code, filter, enough - found.length, depth + 1));
    }
    return found;
  }

  #setOf(parent: string): Set<string> {
    const known = this.#below.get(parent);
    if (known) return known;
    const made = new Set<string>();
    this.#below.set(parent, made);
    return made;
  }
}

function isWanted(standing: AgencyEntry, { at, validOnly = false, recipientsOnly = false }: TreeFilter): boolean {
  if (validOnly && !isOpenAt(standing, at)) return false;
  return recipientsOnly ? isForPickers(standing) : true;
}
