import { agenciesWithClerks } from '@edoc-axis/contracts';
import type { Asker } from '@edoc-axis/platform';

export type WithClerks = (agencies: readonly string[]) => Promise<ReadonlySet<string>>;

const agenciesAskedMax = 1_000;

/** Which agencies have a clerk who has joined. The registry knows people; of most branches nobody is asked at all. */
export function askAboutClerks(asker: Asker): WithClerks {
  return async (agencies) => {
    const found = new Set<string>();
    for (let from = 0; from < agencies.length; from += agenciesAskedMax) {
      const page = agencies.slice(from, from + agenciesAskedMax);
      for (const agency of (await asker.ask(agenciesWithClerks, { agencies: page })).agencies) found.add(agency);
    }
    return found;
  };
}
