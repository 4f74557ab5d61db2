import { runPgbench } from './others/pgbench.js';
import type { ScratchAxis } from './scratch-axis.js';

const likeOurs = { clients: 8, threads: 2, seconds: 8 };

/** How many acceptances a second PostgreSQL alone writes, receipts included; its tables must be there. */
export async function acceptancesPerSecond({ databaseUrl }: ScratchAxis): Promise<number | undefined> {
  return (await runPgbench(databaseUrl, 'floor-acceptance', likeOurs))?.perSecond;
}

/** Of two measurements around a load: the machine was not equally busy all the time. */
export function between(before: number | undefined, after: number | undefined): number | undefined {
  return before === undefined || after === undefined ? undefined : (before + after) / 2;
}
