import type { Certificate } from '@edoc-axis/signature';
import type { Revocations } from '../store/revocations.js';
import type { PathOutcome } from './ask-about-path.js';
import { type Answered, namesAuthority } from './ask-authority.js';
import type { RevocationPorts } from './ports.js';
import { afterAnswer, afterFailure, hasEnded, type Standing, unasked } from './standing.js';

/**
 * Writes down what an attempt brought, and publishes it where it says something new. The former standing is read where it
 * cannot change any more: two attempts at once must not both follow the same one.
 */
export async function recordOutcome(
  certificate: Certificate,
  found: PathOutcome,
  { store, clock, random }: Pick<RevocationPorts, 'store' | 'clock' | 'random'>,
): Promise<Standing> {
  const at = clock.now();
  const { outcome, aboutAuthorities } = found;
  return store.inOrder(async ({ revocations }) => {
    const { sha256 } = certificate.facts;
    const former = (await revocations.standing(sha256)) ?? unasked(certificate, namesAuthority(certificate), at);
    const standing = standingAfter(former, found, at, random());
    for (const answered of [...('said' in outcome ? [outcome] : []), ...aboutAuthorities]) {
      await keep(answered, at, revocations);
    }
    await revocations.put(at, hasEnded(certificate, at) ? { ...standing, nextAttemptAt: undefined } : standing);
    return standing;
  });
}

function standingAfter(former: Standing, found: PathOutcome, at: Date, random: number): Standing {
  const { outcome } = found;
  if (!('said' in outcome)) return afterFailure(former, outcome.responder, outcome.problem, at, random);
  const authorities = found.aboutAuthorities.map(({ certificate, said }) => ({
    certificate,
    answer: said.evidence.sha256,
  }));
  return afterAnswer(former, { ...outcome, authorities }, at, random);
}

async function keep({ said, responder, bytes }: Answered, at: Date, revocations: Revocations): Promise<void> {
  const { kind, nextUpdate: until, sha256 } = said.evidence;
  await revocations.keepAnswer({ kind, sha256, responder, bytes, receivedAt: at, until });
}
