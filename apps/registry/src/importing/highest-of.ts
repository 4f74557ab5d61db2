import { type AgencyCode, isWithin } from '@edoc-axis/domain';
import type { PlannedChange } from '../import/index.js';

/** Nobody reads a longer list of them. */
const highestMax = 200;

/**
 * The highest codes an import concerns, below which all others stand: those it changes, and below whom it puts them. Where there
 * are too many, it concerns all that who brings it administers: else nobody who has a branch could ask for it.
 * @param branches of who brings it; none: the axis as a whole
 */
export function highestOf(planned: readonly PlannedChange[], branches: readonly AgencyCode[]): readonly AgencyCode[] {
  const concerned = planned.flatMap(({ agency, effect, changed }) => {
    if (effect === 'same') return [];
    const above = effect === 'new' || changed.includes('parent') ? agency.parent : undefined;
    return above === undefined ? [agency.code] : [agency.code, above];
  });
  const highest: AgencyCode[] = [];
  // A dot sorts before letters and digits: whatever is below a code stands right behind it.
  for (const code of concerned.sort()) {
    const last = highest.at(-1);
    if (last === undefined || !isWithin(code, last)) highest.push(code);
  }
  return highest.length > highestMax ? branches : highest;
}
