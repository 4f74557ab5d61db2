import type { AgencyCode } from '@edoc-axis/domain';
import type { KeptPlan } from './kept-plan.js';

/** Every agency a plan concerns, the parents it names among them: who administers them all may propose it, and approve it. */
export function codesOfPlan({ opens, closes, changes, moves }: KeptPlan): AgencyCode[] {
  const named = [
    ...opens.flatMap(withParent),
    ...closes.flatMap(({ code, successors, receivesFor }) => [
      code,
      ...successors,
      ...(receivesFor ? [receivesFor] : []),
    ]),
    ...changes.flatMap(withParent),
    ...moves.flatMap(({ agencies }) => agencies),
  ];
  return [...new Set(named)];
}

interface Placed {
  readonly code: AgencyCode;
  readonly parent?: AgencyCode | null;
}

function withParent({ code, parent }: Placed): AgencyCode[] {
  return parent ? [code, parent] : [code];
}
