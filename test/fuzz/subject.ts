/** Something that must hold for every packet one can think of. */
export interface Subject {
  readonly name: string;
  /** How many seeds are looked at together: where another program is asked, its start costs more than its work. */
  readonly seedsAtOnce: number;
  /** What does not hold. The same seed finds the same again. */
  readonly findFlaws: (seeds: readonly number[]) => Promise<Flaw[]>;
}

export interface Flaw {
  readonly seed: number;
  readonly what: string;
  readonly packet: Uint8Array;
}

type FindFlaws = (packet: Buffer, seed: number) => Promise<readonly string[]> | readonly string[];

/** A subject that looks at one packet after the other. Whatever is thrown is a flaw, too. */
export function createSubject(name: string, draw: (seed: number) => Buffer, findFlawsOf: FindFlaws): Subject {
  return {
    name,
    seedsAtOnce: 20,
    async findFlaws(seeds) {
      const flaws: Flaw[] = [];
      for (const seed of seeds) {
        const packet = draw(seed);
        const found = await Promise.resolve(packet)
          .then((drawn) => findFlawsOf(drawn, seed))
          .catch(said);
        for (const what of found) flaws.push({ seed, what, packet });
      }
      return flaws;
    },
  };
}

function said(error: unknown): readonly string[] {
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
}
