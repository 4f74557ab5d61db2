import type { Clock } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import { addSystemCalls, type SystemCallRow, type SystemCalls, systemCallsSince } from '../store/system-calls.js';

/**
 * How the calls of each system end: answered, or refused and with which code. Counted in memory and written down every few
 * seconds as sums by hour, so that no call waits for it: of what a dying process had counted, some seconds are lost.
 */
export interface CallTally {
  answered(system: string): void;
  /** @param occurrence names the case in the log: the latest one of each code is kept as an example */
  refused(system: string, code: string, occurrence: string): void;
  /** Writes down what was counted. */
  flush(): Promise<void>;
  /** The last 24 hours, in whole hours. */
  among(systems: readonly string[]): Promise<{ readonly since: Date; readonly sums: readonly SystemCalls[] }>;
}

const hourMs = 60 * 60_000;
const hoursTold = 24;
/** Calls that ended well have no code. */
export const answeredCode = '';

export function createCallTally(database: Pool, clock: Clock): CallTally {
  let counted = new Map<string, SystemCallRow>();

  function count(system: string, code: string, occurrence: string | null): void {
    const now = clock.now();
    const hour = hourOf(now);
    const row = { system, hour, code, calls: 1, example: occurrence, example_at: occurrence === null ? null : now };
    add(counted, row);
  }

  async function flush(): Promise<void> {
    const rows = counted;
    counted = new Map();
    try {
      await addSystemCalls(database, [...rows.values()]);
    } catch (error) {
      // What was counted meanwhile is newer.
      for (const row of counted.values()) add(rows, row);
      counted = rows;
      throw error;
    }
  }

  return {
    answered: (system) => count(system, answeredCode, null),
    refused: (system, code, occurrence) => count(system, code, occurrence),
    flush,
    async among(systems) {
      await flush();
      const since = new Date(hourOf(clock.now()).getTime() - (hoursTold - 1) * hourMs);
      return { since, sums: await systemCallsSince(database, systems, since) };
    },
  };
}

function add(rows: Map<string, SystemCallRow>, row: SystemCallRow): void {
  const key = `${row.system} ${row.hour.getTime()} ${row.code}`;
  const calls = row.calls + (rows.get(key)?.calls ?? 0);
  rows.set(key, { ...row, calls });
}

function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / hourMs) * hourMs);
}
