import type { SystemSeen } from '@edoc-axis/contracts';
import type { Clock } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import { recordSeen, systemsSeenAmong, type SystemSeenRow } from '../store/systems-seen.js';

/** What a system did when it was seen. */
export type Doing = 'leased' | 'confirmed' | 'sent';

/**
 * When each system was last seen, and the statuses it answers with. Noted in memory and written down every few seconds, so
 * that no call waits for it: of what a dying process had seen, some seconds are lost.
 */
export interface SeenSystems {
  note(system: string, doing: Doing): void;
  noteStatus(system: string, status: string): void;
  /** What its program says of itself: name and version, as a rule. */
  noteProgram(system: string, program: string): void;
  /** Writes down what was noted. */
  flush(): Promise<void>;
  among(systems: readonly string[]): Promise<SystemSeen[]>;
}

export function createSeenSystems(database: Pool, clock: Clock): SeenSystems {
  let noted = new Map<string, SystemSeenRow>();
  const programs = new Map<string, string>();

  function of(system: string): SystemSeenRow {
    let row = noted.get(system);
    if (!row) noted.set(system, (row = { ...nothing, system, statuses: [] }));
    return row;
  }

  async function flush(): Promise<void> {
    const rows = noted;
    noted = new Map();
    try {
      await recordSeen(database, [...rows.values()]);
    } catch (error) {
      // What was noted meanwhile is newer.
      for (const [system, row] of rows) noted.set(system, merge(row, noted.get(system)));
      throw error;
    }
  }

  return {
    note(system, doing) {
      of(system)[`${doing}_at`] = clock.now();
    },
    noteStatus(system, status) {
      const { statuses } = of(system);
      if (!statuses.includes(status)) statuses.push(status);
    },
    noteProgram(system, program) {
      // Nearly every call says the same.
      if (programs.get(system) === program) return;
      programs.set(system, program);
      Object.assign(of(system), { program, program_since: clock.now() });
    },
    flush,
    async among(systems) {
      await flush();
      return (await systemsSeenAmong(database, systems)).map(viewOf);
    },
  };
}

const nothing = { leased_at: null, confirmed_at: null, sent_at: null, program: null, program_since: null };

function merge(older: SystemSeenRow, newer: SystemSeenRow | undefined): SystemSeenRow {
  if (!newer) return older;
  return {
    system: older.system,
    leased_at: newer.leased_at ?? older.leased_at,
    confirmed_at: newer.confirmed_at ?? older.confirmed_at,
    sent_at: newer.sent_at ?? older.sent_at,
    program: newer.program ?? older.program,
    program_since: newer.program_since ?? older.program_since,
    statuses: [...new Set([...older.statuses, ...newer.statuses])],
  };
}

function viewOf(row: SystemSeenRow): SystemSeen {
  const { system, leased_at, confirmed_at, sent_at, statuses, program, program_since } = row;
  return {
    system,
    leasedAt: leased_at?.toISOString(),
    confirmedAt: confirmed_at?.toISOString(),
    sentAt: sent_at?.toISOString(),
    statuses,
    version: program !== null && program_since ? { says: program, since: program_since.toISOString() } : undefined,
  };
}
