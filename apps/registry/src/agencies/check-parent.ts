import type { AgencyEntry } from '@edoc-axis/contracts';
import { CataloguedError, standingAt } from '@edoc-axis/domain';
import type { RegistryReader } from '../store/registry-reader.js';

/** A country has four levels, and few moments at which they change; a directory with more above one agency is wrong. */
const ancestorsMax = 20;
const momentsMax = 200;

/**
 * That an agency can stand from a moment on below the parent it has then: the parent is there and not closed, and while
 * it is the parent the way up never leads back to the agency.
 * @throws CataloguedError `agency.parent-unknown`, `agency.parent-closed`, `agency.parent-circle`
 */
export async function checkParent(entry: AgencyEntry, since: Date, reader: RegistryReader): Promise<void> {
  const { code: agency } = entry;
  const { parent } = standingAt(entry, since);
  if (parent === undefined) return;
  const above = await reader.agency(parent);
  if (!above) throw new CataloguedError('agency.parent-unknown', { agency, parent });
  const { validUntil: closedAt } = above;
  if (closedAt !== undefined && new Date(closedAt) <= since) {
    throw new CataloguedError('agency.parent-closed', { agency, parent, changesAt: since, closedAt });
  }
  // Whoever is found above may stand elsewhere later: each of those moments is looked at as well.
  const moments = new Set([since.toISOString()]);
  const [nextMove] = movesAfter(since.toISOString(), entry);
  for (const moment of moments) {
    let next: AgencyEntry | undefined = above;
    for (let steps = 0; next; steps += 1) {
      if (next.code === agency || steps === ancestorsMax || moments.size > momentsMax) {
        throw new CataloguedError('agency.parent-circle', { agency, parent });
      }
      for (const move of movesAfter(moment, next)) if (nextMove === undefined || move < nextMove) moments.add(move);
      const up: string | undefined = standingAt(next, new Date(moment)).parent;
      next = up === undefined ? undefined : await reader.agency(up);
    }
  }
}

/** When it comes to stand below another, in order. */
function movesAfter(moment: string, { changes = [] }: AgencyEntry): string[] {
  return changes.flatMap(({ since, parent }) => (parent !== undefined && since > moment ? since : []));
}
