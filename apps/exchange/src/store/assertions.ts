import { type Database, prepared } from '@edoc-axis/platform';

/** @returns false when this system has used this `jti` before */
export async function rememberAssertion(
  database: Database,
  assertion: { system: string; jti: string; until: Date },
): Promise<boolean> {
  return (await remember(database, [assertion.system, assertion.jti, assertion.until])).length > 0;
}

const remember = prepared<[string, string, Date], { jti: string }>(
  'remember-assertion',
  `insert into assertion (system, jti, until) values ($1, $2, $3) on conflict do nothing returning jti`,
);

/** An assertion that has expired is refused for that, so its `jti` need not be remembered. */
export async function forgetAssertions(database: Database, before: Date): Promise<void> {
  await forget(database, [before]);
}

const forget = prepared<[Date], object>('forget-assertions', 'delete from assertion where until < $1');
