/**
 * Tells what is whole from what is still being copied: the same mark for so long. Times of files say nothing, since
 * copying programs set them to those of the original, and the clock that counts is not the one people set.
 */
export interface Settling {
  /** @param looked everything there is now, with its mark; what is not there any more is forgotten */
  look(looked: ReadonlyMap<string, string>): ReadonlySet<string>;
}

export function createSettling(settleMs: number, now: () => number = () => performance.now()): Settling {
  let seen = new Map<string, { mark: string; since: number }>();
  return {
    look(looked) {
      const at = now();
      const before = seen;
      seen = new Map();
      for (const [name, mark] of looked) {
        const earlier = before.get(name);
        seen.set(name, earlier?.mark === mark ? earlier : { mark, since: at });
      }
      return new Set([...seen].filter(([, { since }]) => at - since >= settleMs).map(([name]) => name));
    },
  };
}
