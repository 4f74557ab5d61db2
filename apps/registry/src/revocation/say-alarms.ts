import { sentences } from '@edoc-axis/domain';
import type { Clock } from '@edoc-axis/platform';
import { Logger } from '@nestjs/common';
import type { RegistryStore } from '../store/registry-store.js';
import { silentCertificates } from './silent-certificates.js';

/** Named in one alarm; the others are counted. */
const shownMax = 20;

/**
 * Says aloud for which certificates nobody answers: documents signed with them are let pass, marked, and will not be when
 * the days of grace are over.
 * @returns how many there are, counted up to a hundred
 */
export async function sayAlarms(ports: {
  readonly store: RegistryStore;
  readonly clock: Clock;
  readonly graceMs: number;
}): Promise<number> {
  const silent = await silentCertificates(ports);
  const logger = new Logger('revocation');
  for (const { certificate, responder, since, problem } of silent.slice(0, shownMax)) {
    const graceUntil = since && new Date(since.getTime() + ports.graceMs);
    const reason = problem && sentences(problem.code, problem.params).en;
    const message = 'Nobody says whether a certificate was revoked; after the days of grace its documents are refused.';
    logger.warn({ message, certificate, responder, since, graceUntil, reason });
  }
  if (silent.length > shownMax)
    logger.warn({ message: 'There are more such certificates.', certificates: silent.length });
  return silent.length;
}
