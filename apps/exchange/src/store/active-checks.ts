import type { CheckState } from '@edoc-axis/domain';
import { type Database, prepared } from '@edoc-axis/platform';
import type { Row } from './tables.js';

/** A check that sends something; its row is one of `connection_check`. */
export interface ActiveCheckRow extends Omit<Row<'connection_check'>, 'state' | 'announced_at' | 'ends_at'> {
  readonly state: CheckState;
  readonly announced_at: Date;
  readonly ends_at: Date;
}

export type TestKind = 'announcement' | 'test';

/** A document of a check. */
export interface TestRow extends Omit<Row<'connection_test'>, 'kind' | 'refusal'> {
  readonly kind: TestKind;
  /** Why it was not accepted. */
  readonly refusal: TestRefusal | null;
}

export interface TestRefusal {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Until the transaction ends nobody else sets a check: two at once would not see each other. */
export async function lockChecks(database: Database): Promise<void> {
  await lock(database, []);
}

const lock = prepared<[], object>(
  'lock-active-checks',
  `select pg_advisory_xact_lock(hashtextextended('active-checks', 0))`,
);

/** Active checks that run, ran or are to run in that time. What was called off before it began disturbed nobody. */
export async function activeChecksBetween(database: Database, from: Date, to: Date): Promise<ActiveCheckRow[]> {
  return between(database, [from, to]);
}

const between = prepared<[Date, Date], ActiveCheckRow>(
  'active-checks-between',
  `select * from connection_check
    where ends_at is not null and ends_at > $1 and at < $2 and (state <> 'called-off' or agencies > 0)
    order by ends_at`,
);

export type NewCheck = Pick<ActiveCheckRow, 'id' | 'at' | 'under' | 'by' | 'announced_at' | 'ends_at' | 'announces'>;
export type NewTest = Pick<TestRow, 'kind' | 'n' | 'addressees'>;

export async function insertActiveCheck(database: Database, check: NewCheck, tests: readonly NewTest[]): Promise<void> {
  const { id, at, under, by, announced_at, ends_at, announces } = check;
  await insert(database, [id, at, under, by, announced_at, ends_at, announces, JSON.stringify(tests)]);
}

const insert = prepared<readonly unknown[], object>(
  'insert-active-check',
  `with noted as (
     insert into connection_check
            (id, at, under, by, agencies, reachable, unreachable, state, announced_at, ends_at, announces)
     values ($1::uuid, $2, $3, $4, 0, 0, '[]', 'announced', $5, $6, $7)
   )
   insert into connection_test (check_id, kind, n, addressees)
   select $1::uuid, kind, n, addressees
     from jsonb_to_recordset($8::jsonb) as t (kind text, n smallint, addressees text[])`,
);

/** In the order of their beginning; one is under way until all it sent is taken back. */
export async function activeChecksUnderWay(database: Database, limit: number): Promise<ActiveCheckRow[]> {
  return underWay(database, [limit]);
}

const underWay = prepared<[number], ActiveCheckRow>(
  'active-checks-under-way',
  `select * from connection_check where ends_at is not null and cleared_at is null order by at limit $1`,
);

export async function findCheck(
  database: Database,
  id: string,
): Promise<ActiveCheckRow | Row<'connection_check'> | undefined> {
  return (await find(database, [id]))[0];
}

const find = prepared<[string], Row<'connection_check'>>(
  'find-connection-check',
  'select * from connection_check where id = $1',
);

export async function testsOf(database: Database, check: string): Promise<TestRow[]> {
  return tests(database, [check]);
}

const tests = prepared<[string], TestRow>(
  'connection-tests-of',
  'select * from connection_test where check_id = $1 order by check_id, kind, n',
);

/** One of several that begin it at once does. */
export async function beginCheck(
  database: Database,
  { id, agencies }: Pick<ActiveCheckRow, 'id' | 'agencies'>,
  sent: readonly NewTest[],
): Promise<void> {
  await begin(database, [id, agencies, JSON.stringify(sent)]);
}

const begin = prepared<[string, number, string], object>(
  'begin-active-check',
  `with begun as (
     update connection_check set state = 'running', agencies = $2 where id = $1 and state = 'announced' returning id
   )
   insert into connection_test (check_id, kind, n, addressees)
   select begun.id, t.kind, t.n, t.addressees
     from begun, jsonb_to_recordset($3::jsonb) as t (kind text, n smallint, addressees text[])`,
);

/** What became of a document of a check: who comes later does not change it. */
export async function noteTest(
  database: Database,
  test: TestRow,
  became: { readonly document: string } | { readonly refusal: TestRefusal },
): Promise<void> {
  const document = 'document' in became ? became.document : null;
  const refusal = 'refusal' in became ? JSON.stringify(became.refusal) : null;
  await note(database, [test.check_id, test.kind, test.n, document, refusal]);
}

const note = prepared<readonly unknown[], object>(
  'note-connection-test',
  `update connection_test set document = $4, refusal = $5
    where check_id = $1 and kind = $2 and n = $3 and document is null and refusal is null`,
);

export type CheckResult = Pick<ActiveCheckRow, 'reachable' | 'unreachable'>;

/** @returns whether it still was in that state; only then is it written */
export async function endCheck(
  database: Database,
  { id, state }: Pick<ActiveCheckRow, 'id' | 'state'>,
  ended: CheckResult & { readonly state: CheckState; readonly ends_at: Date },
): Promise<boolean> {
  const found = JSON.stringify(ended.unreachable);
  return (await end(database, [id, state, ended.state, ended.ends_at, ended.reachable, found])).length > 0;
}

const end = prepared<readonly unknown[], { id: string }>(
  'end-active-check',
  `update connection_check set state = $3, ends_at = $4, reachable = $5, unreachable = $6
    where id = $1 and state = $2 returning id`,
);

export async function noteTakenBack(
  database: Database,
  { check_id, kind, n }: Pick<TestRow, 'check_id' | 'kind' | 'n'>,
  at: Date,
): Promise<void> {
  await takenBack(database, [check_id, kind, n, at]);
}

const takenBack = prepared<readonly unknown[], object>(
  'note-test-taken-back',
  'update connection_test set taken_back_at = $4 where check_id = $1 and kind = $2 and n = $3',
);

export async function clearCheck(database: Database, id: string, at: Date): Promise<void> {
  await clear(database, [id, at]);
}

const clear = prepared<[string, Date], object>(
  'clear-active-check',
  'update connection_check set cleared_at = $2 where id = $1 and cleared_at is null',
);

export type TestedRow = Pick<
  Row<'delivery'>,
  'recipient' | 'addressed_to' | 'state' | 'since' | 'created_at' | 'fetched_at' | 'reason'
>;

/** What became of these documents at their recipients. */
export async function testedDeliveries(database: Database, documents: readonly string[]): Promise<TestedRow[]> {
  return documents.length === 0 ? [] : tested(database, [documents]);
}

const tested = prepared<[readonly string[]], TestedRow>(
  'tested-deliveries',
  `select v.*
     from unnest($1::uuid[]) as test (document)
    cross join lateral (
      select recipient, addressed_to, state, since, created_at, fetched_at, reason from delivery
       where document = test.document and carries = 'document'
       order by id) as v`,
);
