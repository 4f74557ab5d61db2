/** The variables of a process' environment; empty means unset. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads variables one by one and gathers what is wrong with them as plain sentences, so that an operator who made three
 * mistakes reads three sentences and not the first one three times.
 */
export function readEnvironment(environment: Environment) {
  const problems: string[] = [];
  const asked = new Set<string>();

  function raw(name: string): string | undefined {
    asked.add(name);
    const value = environment[name]?.trim();
    return value === '' ? undefined : value;
  }

  return {
    problems,

    text(name: string, pattern?: RegExp, expected?: string): string | undefined {
      const value = raw(name);
      if (value !== undefined && pattern && !pattern.test(value)) {
        problems.push(`${name} must be ${expected}, not "${value}".`);
      }
      return value;
    },

    whole<Otherwise extends number | undefined>(
      name: string,
      otherwise: Otherwise,
      from: number,
      to: number,
    ): number | Otherwise {
      const value = raw(name);
      if (value === undefined) return otherwise;
      const number = /^\d{1,15}$/.test(value) ? Number(value) : NaN;
      if (!(number >= from && number <= to)) {
        problems.push(`${name} must be a whole number from ${from} to ${to}, not "${value}".`);
      }
      return number;
    },

    oneOf<const Choice extends string>(name: string, choices: readonly Choice[], otherwise: Choice): Choice {
      const value = raw(name);
      if (value === undefined) return otherwise;
      const choice = choices.find((each) => each === value.toLowerCase());
      if (choice === undefined) problems.push(`${name} must be ${choices.join(' or ')}, not "${value}".`);
      return choice ?? otherwise;
    },

    switch(name: string, otherwise: boolean): boolean {
      const words = { on: true, true: true, yes: true, '1': true, off: false, false: false, no: false, '0': false };
      const value = raw(name);
      if (value === undefined) return otherwise;
      const known = Object.entries(words).find(([word]) => word === value.toLowerCase());
      if (!known) problems.push(`${name} must be on or off, not "${value}".`);
      return known?.[1] ?? otherwise;
    },

    /** @param protocols as URL writes them: `https:` */
    url(name: string, protocols: readonly string[]): URL | undefined {
      const value = raw(name);
      if (value === undefined) return undefined;
      const url = URL.canParse(value) ? new URL(value) : undefined;
      if (!url || !protocols.includes(url.protocol)) {
        // The value is not repeated: a database address carries a password.
        problems.push(`${name} must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}.`);
        return undefined;
      }
      return url;
    },

    /** Variables of ours that nobody asked for: a misspelt one would otherwise change nothing and say nothing. */
    unknown(prefix: string): string[] {
      return Object.keys(environment).filter((name) => name.startsWith(prefix) && !asked.has(name));
    },
  };
}
