/** Chance that can be had again: a run that found something is repeated by its seed. */
export interface Chance {
  readonly seed: number;
  /** From 0 up to, but without, 1. */
  next(): number;
  /** A whole number from `from` up to, but without, `to`. */
  whole(from: number, to: number): number;
  oneOf<T>(choices: readonly T[]): T;
}

/** Mulberry32: small, fast, and the same on every machine. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from));
  return {
    seed,
    next,
    whole,
    oneOf(choices) {
      const chosen = choices[whole(0, choices.length)];
      if (chosen === undefined) throw new Error('There is nothing to choose from.');
      return chosen;
    },
  };
}
