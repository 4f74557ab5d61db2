import { preparedStatements } from '@edoc-axis/platform';
import type { Pool } from 'pg';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** Tables of one row. */
const singleRows = [
  'feed',
  'rereading',
  'deadline_following',
  'count_following',
  'register_following',
  'answers_named',
];

/**
 * Statements that would read a whole table or index, and which, as `find-delivery: Seq Scan delivery`: planned as they
 * are in production, for any values, and while the tables are still empty, which is when they look cheapest to read whole.
 */
export async function findScans(pool: Pool): Promise<string[]> {
  const found: string[] = [];
  for (const [name, text] of preparedStatements) {
    const { rows } = await pool.query<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>({
      text: `explain (generic_plan, format json) ${text}`,
    });
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
    if (!plan) throw new Error(`No plan of ${name}.`);
    found.push(...scansIn(plan).map((scan) => `${name}: ${scan}`));
  }
  return found;
}

function scansIn(node: PlanNode): string[] {
  const { 'Node Type': type, 'Relation Name': table = '', 'Index Name': index = '', Plans: plans = [] } = node;
  const below = plans.flatMap(scansIn);
  const reads = ['Seq Scan', 'Index Scan', 'Index Only Scan', 'Bitmap Index Scan'].includes(type);
  if (!reads || node['Index Cond'] !== undefined || singleRows.includes(table)) return below;
  return [`${type} ${table || index}`, ...below];
}
