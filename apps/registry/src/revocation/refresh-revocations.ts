import { sentences } from '@edoc-axis/domain';
import { type Certificate, readCertificate } from '@edoc-axis/signature';
import { Logger } from '@nestjs/common';
import { askAboutPath, type AuthorityAnswers, type PathOutcome } from './ask-about-path.js';
import { namesAuthority } from './ask-authority.js';
import { type KnownIssuers, knownIssuers } from './known-issuers.js';
import type { RevocationPorts } from './ports.js';
import { recordOutcome } from './record-outcome.js';
import { hasEnded, type Standing, unasked } from './standing.js';

/** Asked in one step, and of these so many at once: a slow responder holds up few others. */
const dueMax = 32;
const atOnceMax = 4;

/**
 * Asks about every certificate whose time has come, and writes down what came of it. What is fetched lies outside the
 * transaction; a process that dies in between asks again.
 * @returns whether there may be more to do at once
 */
export async function refreshRevocations(ports: RevocationPorts): Promise<boolean> {
  const { store, clock } = ports;
  await takeUpNew(ports);
  const due = await store.revocations.due(clock.now(), dueMax);
  if (due.length === 0) return false;
  const round = { known: await knownIssuers(ports), answers: new Map() };
  for (let from = 0; from < due.length; from += atOnceMax) {
    await Promise.all(due.slice(from, from + atOnceMax).map((standing) => refresh(standing, round, ports)));
  }
  return due.length === dueMax;
}

/** Certificates that were registered before revocation was checked, or whose registration was cut short. */
async function takeUpNew({ store, clock }: RevocationPorts): Promise<void> {
  const at = clock.now();
  const found = await store.revocations.withoutStanding();
  if (found.length === 0) return;
  const standings = found.map(({ der }) => {
    const certificate = readCertificate(der);
    return unasked(certificate, namesAuthority(certificate), at);
  });
  await store.inOrder(({ revocations }) => revocations.put(at, ...standings));
}

interface Round {
  readonly known: KnownIssuers;
  readonly answers: AuthorityAnswers;
}

async function refresh({ certificate: sha256 }: Standing, round: Round, ports: RevocationPorts): Promise<void> {
  const der = await ports.store.revocations.certificateDer(sha256);
  if (!der) return;
  const certificate = readCertificate(der);
  if (hasEnded(certificate, ports.clock.now())) return leaveAsItIs(sha256, ports);
  const found = await askAbout(certificate, round, ports);
  const { state } = await recordOutcome(certificate, found, ports);
  if ('said' in found.outcome) return;
  const { code, params } = found.outcome.problem;
  const reason = sentences(code, params).en;
  new Logger('revocation').warn({ message: 'A revocation answer did not come.', certificate: sha256, state, reason });
}

/** Nobody answers about a certificate that has ended. What was said last of it stays said. */
function leaveAsItIs(sha256: string, { store, clock }: RevocationPorts): Promise<void> {
  return store.inOrder(async ({ revocations }) => {
    const standing = await revocations.standing(sha256);
    if (standing) await revocations.put(clock.now(), { ...standing, nextAttemptAt: undefined });
  });
}

/** An attempt, whatever comes of it. */
export function askAbout(
  certificate: Certificate,
  { known, answers }: Round,
  { store, authority, clock }: RevocationPorts,
  signal?: AbortSignal,
): Promise<PathOutcome> {
  const at = clock.now();
  const listsFor = (issuerKey: string) => store.revocations.listsCarriedInFor(issuerKey, at);
  return askAboutPath({ certificate, known, answers, at, signal }, { ...authority, listsFor });
}
