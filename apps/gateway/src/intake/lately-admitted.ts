/** Longer, and a system whose right to send has ended would be read in vain for longer. */
const msMax = 60_000;
const tokensMax = 10_000;

/**
 * Access tokens the exchange admitted a moment ago. Whoever shows one again is no stranger, so a small packet of theirs
 * is read first and admitted with its submission: one question less. It is no permission; that is the exchange's to give.
 */
export interface LatelyAdmitted {
  add(token: string): void;
  has(token: string): boolean;
  remove(token: string): void;
}

export function rememberAdmitted(nowMs: () => number = () => performance.now()): LatelyAdmitted {
  const admittedAt = new Map<string, number>();
  return {
    add(token) {
      // The one admitted longest ago stands first.
      admittedAt.delete(token);
      admittedAt.set(token, nowMs());
      if (admittedAt.size > tokensMax) admittedAt.delete(admittedAt.keys().next().value ?? '');
    },
    has(token) {
      const at = admittedAt.get(token);
      return at !== undefined && nowMs() - at < msMax;
    },
    remove(token) {
      admittedAt.delete(token);
    },
  };
}
