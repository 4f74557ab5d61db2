import type { FirstAct, JoiningStanding } from '@edoc-axis/domain';
import type { Clock, Directory } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import { type FirstActRow, firstActsOfAgency, recordFirstActs } from '../store/first-acts.js';

/**
 * What an agency that joins did for the first time: its checklist is ticked by it. Noted in memory and written down every
 * few seconds, as is when systems were seen; of what a dying process had noted, some seconds are lost, and are done again.
 * An agency that never joined step by step costs a look into the directory and nothing more.
 */
export interface FirstActs {
  sent(agency: string): void;
  received(agency: string, sender: string): void;
  answered(agency: string): void;
  /** Writes down what was noted. */
  flush(): Promise<void>;
  of(agency: string): Promise<JoiningStanding['first']>;
}

export function createFirstActs(database: Pool, directory: Directory, clock: Clock): FirstActs {
  const written = new Set<string>();
  let noted = new Map<string, FirstActRow>();

  function note(agency: string, act: FirstAct): void {
    if (directory.agencyWithChanges(agency)?.joining === undefined) return;
    const name = nameOf({ agency, act });
    if (!written.has(name) && !noted.has(name)) noted.set(name, { agency, act, at: clock.now() });
  }

  async function flush(): Promise<void> {
    const rows = noted;
    noted = new Map();
    try {
      await recordFirstActs(database, [...rows.values()]);
      for (const name of rows.keys()) written.add(name);
    } catch (error) {
      for (const [name, row] of rows) noted.set(name, row);
      throw error;
    }
  }

  return {
    sent: (agency) => note(agency, 'sent'),
    received(agency, sender) {
      note(agency, 'received');
      if (directory.agencyWithChanges(sender)?.robot !== undefined) note(agency, 'tested');
    },
    answered: (agency) => note(agency, 'answered'),
    flush,
    async of(agency) {
      await flush();
      const rows = await firstActsOfAgency(database, agency);
      return Object.fromEntries(rows.map(({ act, at }) => [act, at.toISOString()]));
    },
  };
}

function nameOf({ agency, act }: Pick<FirstActRow, 'agency' | 'act'>): string {
  return `${agency} ${act}`;
}
