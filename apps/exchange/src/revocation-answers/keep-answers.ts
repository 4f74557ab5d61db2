import type { Asker, Clock } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import { keepAnswer, nameAnswers, postponeAnswer, wantedAnswers } from '../store/revocation-answers.js';
import { fetchAnswer } from './fetch-answer.js';

/** Looked at in one step. */
const factsMax = 500;
const answersMax = 50;
/** What the registry could not give is asked for again; it keeps answers for days. */
const attemptEveryMs = 10 * 60_000;

/**
 * Fetches the answers that accepted documents rest on from the registry, which lets go of them one day, and keeps each
 * once. Whoever dies in between goes on where the database says.
 * @returns whether there may be more to do at once
 */
export async function keepAnswers(
  { database, clock }: { readonly database: Pool; readonly clock: Clock },
  asker: Asker,
): Promise<boolean> {
  const facts = await nameAnswers(database, factsMax);
  const now = clock.now();
  const wanted = await wantedAnswers(database, now, answersMax);
  for (const sha256 of wanted) {
    // Before it is asked for: one that cannot be had holds no other up.
    await postponeAnswer(database, sha256, new Date(now.getTime() + attemptEveryMs));
    const fetched = await fetchAnswer(sha256, asker);
    if (fetched) await keepAnswer(database, fetched);
  }
  return facts === factsMax || wanted.length === answersMax;
}
