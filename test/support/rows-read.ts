import { preparedStatements } from '@edoc-axis/platform';
import type { PoolClient } from 'pg';

interface RunNode {
  readonly 'Relation Name'?: string;
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly RunNode[];
}

/** Plans a statement for any values, as a connection does in production, with what there is now; it keeps that plan. */
export async function prepareKept(client: PoolClient, name: string): Promise<void> {
  const text = preparedStatements.get(name);
  if (text === undefined) throw new Error(`There is no statement "${name}".`);
  await client.query('set plan_cache_mode = force_generic_plan');
  await client.query(`prepare "${name}" as ${text}`);
}

/** How many rows that statement reads from tables, those it reads past included. What it writes is undone. */
export async function rowsRead(client: PoolClient, name: string, values: readonly string[]): Promise<number> {
  await client.query('begin');
  const { rows } = await client.query<{ 'QUERY PLAN': readonly { Plan: RunNode }[] }>(
    `explain (analyze, format json) execute "${name}" (${values.join(', ')})`,
  );
  await client.query('rollback');
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
  if (!plan) throw new Error(`No plan of ${name}.`);
  return readIn(plan);
}

function readIn(node: RunNode): number {
  const { 'Node Type': type, 'Relation Name': table, 'Actual Rows': rows, 'Actual Loops': loops } = node;
  const { Plans: plans = [] } = node;
  const own = table !== undefined && type.endsWith('Scan') ? (rows + (node['Rows Removed by Filter'] ?? 0)) * loops : 0;
  return plans.reduce((sum, each) => sum + readIn(each), own);
}
