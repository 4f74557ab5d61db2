import type { Clock } from '@edoc-axis/platform';
import { sentences } from '@edoc-axis/domain';
import { Logger } from '@nestjs/common';
import type { RegistryStore } from '../store/registry-store.js';

const hourMs = 60 * 60_000;
/** Named in one alarm; more are counted. */
const shownMax = 20;

/**
 * Says aloud which certificates nobody has vouched for since an hour or longer: documents signed with them are let pass,
 * marked, and will not be when the days of grace are over.
 * @returns how many, at most `shownMax + 1`
 */
export async function sayAlarms({
  store,
  clock,
  graceMs,
}: {
  readonly store: RegistryStore;
  readonly clock: Clock;
  readonly graceMs: number;
}): Promise<number> {
  const silent = await store.revocations.unknownSince(new Date(clock.now().getTime() - hourMs), shownMax + 1);
  const logger = new Logger('revocation');
  for (const { certificate, responder, since, problem } of silent.slice(0, shownMax)) {
    const graceUntil = since && new Date(since.getTime() + graceMs);
    const reason = problem && sentences(problem.code, problem.params).en;
    const message = 'Nobody says whether a certificate was revoked; after the days of grace its documents are refused.';
    logger.warn({ message, certificate, responder, since, graceUntil, reason });
  }
  if (silent.length > shownMax) logger.warn({ message: 'There are more such certificates.' });
  return silent.length;
}
