import { CataloguedError } from '@edoc-axis/domain';
import { type Certificate, certificateParams } from '@edoc-axis/signature';
import type { PathOutcome } from './ask-about-path.js';
import { namesAuthority } from './ask-authority.js';
import { knownIssuers } from './known-issuers.js';
import type { RevocationPorts } from './ports.js';
import { askAbout } from './refresh-revocations.js';

/** An administrator waits for so long; whoever sends a document never does. */
const firstAnswerMs = 3_000;

/**
 * The first answer about a certificate that is being registered: one that was revoked is refused. Whoever does not answer
 * in time has failed to answer once, and is asked again in the background. Undefined where there is nobody to ask.
 * @throws CataloguedError certificate.revoked
 */
export async function firstAnswer(certificate: Certificate, ports: RevocationPorts): Promise<PathOutcome | undefined> {
  if (!namesAuthority(certificate)) return undefined;
  const round = { known: await knownIssuers(ports), answers: new Map() };
  const found = await askAbout(certificate, round, ports, AbortSignal.timeout(firstAnswerMs));
  const { outcome } = found;
  if ('said' in outcome && outcome.said.state === 'revoked') {
    const { revokedAt, reason } = outcome.said;
    const params = { ...certificateParams(certificate.facts), revokedAt, reason, responder: outcome.responder };
    throw new CataloguedError('certificate.revoked', params);
  }
  return found;
}
