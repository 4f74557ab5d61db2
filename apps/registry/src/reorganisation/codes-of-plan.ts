import type { AgencyCode } from '@edoc-axis/domain';
import type { KeptPlan } from './kept-plan.js';

/** Every agency a plan concerns: who administers them all may propose it, and approve it. */
export function codesOfPlan({ opens, closes, changes, moves }: KeptPlan): AgencyCode[] {
  const named = [
    ...opens.map(({ code }) => code),
    ...closes.flatMap(({ code, successors, receivesFor }) => [
      code,
      ...successors,
      ...(receivesFor ? [receivesFor] : []),
    ]),
    ...changes.flatMap(({ code, parent }) => [code, ...(parent ? [parent] : [])]),
    ...moves.flatMap(({ agencies }) => agencies),
  ];
  return [...new Set(named)];
}
