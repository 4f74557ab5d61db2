import { fileURLToPath } from 'node:url';
import { runProgram } from './run-program.js';

/** The scripts stand beside the samples. */
export type FloorScript = 'floor-tables' | 'floor-acceptance' | 'floor-deliveries';

export interface PgbenchLoad {
  readonly clients: number;
  readonly threads: number;
  readonly seconds?: number;
  /** Of each client, instead of a duration. */
  readonly transactions?: number;
}

export interface PgbenchResult {
  readonly perSecond: number;
  readonly latencyMs: number;
}

/** What PostgreSQL alone does with a script, prepared, on the axis' own server; undefined where pgbench is not installed. */
export async function runPgbench(
  databaseUrl: string,
  script: FloorScript,
  { clients, threads, seconds, transactions }: PgbenchLoad,
): Promise<PgbenchResult | undefined> {
  const file = fileURLToPath(new URL(`../../../samples/bench/${script}.sql`, import.meta.url));
  const duration = seconds === undefined ? ['-t', String(transactions)] : ['-T', String(seconds)];
  const load = ['-n', '-M', 'prepared', '-c', String(clients), '-j', String(threads), ...duration, '-f', file];
  const printed = await runProgram('pgbench', [...load, databaseUrl]);
  if (printed === undefined) return undefined;
  const perSecond = /^tps = ([\d.]+)/m.exec(printed)?.[1];
  const latencyMs = /^latency average = ([\d.]+) ms/m.exec(printed)?.[1];
  if (!perSecond || !latencyMs) throw new Error(`pgbench did not say how fast it was: ${printed.slice(0, 500)}`);
  return { perSecond: Number(perSecond), latencyMs: Number(latencyMs) };
}

const makingTables: PgbenchLoad = { clients: 1, threads: 1, transactions: 1 };

/** To be called once, before other scripts. */
export async function makeFloorTables(databaseUrl: string): Promise<void> {
  await runPgbench(databaseUrl, 'floor-tables', makingTables);
}
