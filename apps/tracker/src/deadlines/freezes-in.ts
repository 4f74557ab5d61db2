import type { FollowedFact } from './followed-fact.js';

/** How a document stands after a page of facts. */
export interface Freeze {
  readonly document: string;
  /** Absent while it is frozen. */
  readonly releasedAt?: Date;
}

export const freezingKinds = ['document.frozen', 'document.unfrozen'] as const;

/** Documents that were frozen or released, each as it was at last: however often it was frozen, it is released once. */
export function freezesIn(facts: readonly FollowedFact[]): Freeze[] {
  const freezes = new Map<string, Freeze>();
  for (const { kind, document, at } of facts) {
    if (kind === 'document.frozen') freezes.set(document, { document });
    if (kind === 'document.unfrozen') freezes.set(document, { document, releasedAt: at });
  }
  return [...freezes.values()];
}
