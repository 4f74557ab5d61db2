import { readCertificate } from '@edoc-axis/signature';
import { Logger } from '@nestjs/common';
import type { Clock } from '@edoc-axis/platform';
import { sentences } from '@edoc-axis/domain';
import type { Certificate } from '@edoc-axis/signature';
import type { RegistryStore } from '../store/registry-store.js';
import { askAuthority, type AuthorityPorts, namesAuthority, type Outcome } from './ask-authority.js';
import { withIssuer } from './known-issuers.js';
import { afterAnswer, afterFailure, type Standing } from './standing.js';

export interface RevocationPorts {
  readonly store: RegistryStore;
  readonly readTrust: () => Certificate[];
  readonly authority: Pick<AuthorityPorts, 'fetch' | 'isAllowed'>;
  readonly clock: Clock;
  /** From 0 to 1; fixed in tests. */
  readonly random: () => number;
}

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
  for (let from = 0; from < due.length; from += atOnceMax) {
    await Promise.all(due.slice(from, from + atOnceMax).map((standing) => refresh(standing, ports)));
  }
  return due.length === dueMax;
}

/** What is known of a certificate before anybody was asked. */
export function unasked(certificate: Certificate, at: Date): Standing {
  const nextAttemptAt = namesAuthority(certificate) && !hasEnded(certificate, at) ? at : undefined;
  return { certificate: certificate.facts.sha256, state: 'not-checked', responder: '', failures: 0, nextAttemptAt };
}

/** The outcome of an attempt, written down; the former standing is read where it cannot change any more. */
export async function recordOutcome(
  certificate: Certificate,
  outcome: Outcome,
  { store, clock, random }: Pick<RevocationPorts, 'store' | 'clock' | 'random'>,
): Promise<Standing> {
  const at = clock.now();
  return store.inOrder(async ({ revocations }) => {
    const { sha256 } = certificate.facts;
    const former = (await revocations.standing(sha256)) ?? unasked(certificate, at);
    const standing = standingAfter(former, outcome, at, random());
    if ('said' in outcome) {
      const { kind, nextUpdate, sha256: answer } = outcome.said.evidence;
      const kept = { kind, sha256: answer, responder: outcome.responder, bytes: outcome.bytes };
      await revocations.keepAnswer({ ...kept, receivedAt: at, until: nextUpdate });
    }
    await revocations.put(at, hasEnded(certificate, at) ? { ...standing, nextAttemptAt: undefined } : standing);
    return standing;
  });
}

function standingAfter(former: Standing, outcome: Outcome, at: Date, random: number): Standing {
  return 'said' in outcome
    ? afterAnswer(former, outcome.said, outcome.responder, at, random)
    : afterFailure(former, outcome.responder, outcome.problem, at, random);
}

/** Certificates that were registered before revocation was checked, or whose registration was cut short. */
async function takeUpNew({ store, clock }: RevocationPorts): Promise<void> {
  const at = clock.now();
  const found = await store.revocations.withoutStanding();
  if (found.length === 0) return;
  await store.inOrder(({ revocations }) =>
    revocations.put(at, ...found.map(({ der }) => unasked(readCertificate(der), at))),
  );
}

async function refresh({ certificate: sha256 }: Standing, ports: RevocationPorts): Promise<void> {
  const der = await ports.store.revocations.certificateDer(sha256);
  if (!der) return;
  const certificate = readCertificate(der);
  const outcome = await askAbout(certificate, ports);
  const { state } = await recordOutcome(certificate, outcome, ports);
  if ('problem' in outcome) {
    const { code, params } = outcome.problem;
    const reason = sentences(code, params).en;
    new Logger('revocation').warn({ message: 'A revocation answer did not come.', certificate: sha256, state, reason });
  }
}

/** An attempt, whatever comes of it. */
export async function askAbout(
  certificate: Certificate,
  ports: RevocationPorts,
  signal?: AbortSignal,
): Promise<Outcome> {
  const { store, readTrust, authority } = ports;
  const at = ports.clock.now();
  const issued = await withIssuer(certificate, { revocations: store.revocations, readTrust }, at);
  // Without a CA that is trusted nobody's answer could be believed.
  if (!issued)
    return { responder: certificate.facts.issuer, problem: { code: 'revocation.issuer-unknown', params: {} } };
  const listsFor = (issuerKey: string) => store.revocations.listsCarriedInFor(issuerKey, at);
  return askAuthority({ ...issued, at, signal }, { ...authority, listsFor });
}

function hasEnded({ facts }: Certificate, at: Date): boolean {
  return at > new Date(facts.notAfter);
}
