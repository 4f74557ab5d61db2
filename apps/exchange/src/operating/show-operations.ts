import type { ReplyOf, showOperations as question, WaitingSystem } from '@edoc-axis/contracts';
import { type Caller, demand, mayInspect } from '@edoc-axis/domain';
import type { Directory } from '@edoc-axis/platform';
import { listDestinations } from '../courier/index.js';
import type { ExchangeProcess } from '../exchange-process.js';
import { countDeadLetters } from '../store/dead-letters.js';
import { newestFactAt, pendingByRecipient, type PendingRow } from '../store/pending.js';

type Ports = Pick<ExchangeProcess, 'database' | 'directory' | 'clock' | 'confirmedAt' | 'quotas' | 'carrying'>;

/** Of more, the exact number tells nobody anything else. */
const countedMax = 10_000;
const shownMax = 20;
const quotasShownMax = 50;
const destinationsReadMax = 500;

/**
 * How the exchange fares: what waits and for whom, what fails, what ended in vain, how old its directory is, and who is near
 * a limit. Every part of it is bounded, whatever lies in the tables.
 */
export async function showOperations(ports: Ports, caller: Caller): Promise<ReplyOf<typeof question>> {
  const { database, directory, clock, confirmedAt, quotas } = ports;
  demand(mayInspect(caller));
  const now = clock.now();
  const [rows, deadLetters, newest, { destinations }] = await Promise.all([
    pendingByRecipient(database, countedMax),
    countDeadLetters(database, countedMax),
    newestFactAt(database),
    listDestinations(ports, caller, { after: undefined, limit: destinationsReadMax }),
  ]);
  const failing = destinations.filter(({ state }) => state === 'failing' || state === 'probed');
  const at = confirmedAt();
  return {
    pending: {
      countedMax,
      deliveries: sumOf(rows, ({ deliveries }) => deliveries),
      urgent: sumOf(rows, ({ urgent }) => urgent),
      oldestAt: oldestOf(rows)?.toISOString(),
      longest: bySystem(rows, directory, now).slice(0, shownMax),
    },
    failing: failing.sort((a, b) => b.failures - a.failures).slice(0, shownMax),
    destinations: destinations.length,
    deadLetters,
    newestFactAt: newest?.toISOString(),
    directory: {
      version: directory.version,
      confirmedAt: at.toISOString(),
      ageMs: Math.max(0, now.getTime() - at.getTime()),
    },
    quotas: quotas.uses(quotasShownMax),
  };
}

/** What waits for the same system waits for one reason, as a rule. */
function bySystem(rows: readonly PendingRow[], directory: Directory, now: Date): WaitingSystem[] {
  const groups = new Map<string | undefined, PendingRow[]>();
  for (const row of rows) {
    const system = directory.systemServing(row.recipient, now)?.name;
    const group = groups.get(system);
    if (group) group.push(row);
    else groups.set(system, [row]);
  }
  return [...groups]
    .map(([system, group]) => {
      const [first] = group.sort((a, b) => a.oldest_at.getTime() - b.oldest_at.getTime());
      return {
        system,
        deliveries: sumOf(group, ({ deliveries }) => deliveries),
        urgent: sumOf(group, ({ urgent }) => urgent),
        oldestAt: first?.oldest_at.toISOString() ?? '',
        recipient: first?.recipient ?? '',
        recipients: group.length,
      };
    })
    .sort((a, b) => (a.oldestAt < b.oldestAt ? -1 : 1));
}

function sumOf<Each>(rows: readonly Each[], what: (row: Each) => number): number {
  return rows.reduce((sum, row) => sum + what(row), 0);
}

function oldestOf(rows: readonly PendingRow[]): Date | undefined {
  return rows.reduce<Date | undefined>(
    (oldest, { oldest_at: at }) => (!oldest || at < oldest ? at : oldest),
    undefined,
  );
}
