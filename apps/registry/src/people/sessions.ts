import type { HeardBy, renewAccess as question, ReplyOf } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { type Asked, newId, personTokenType } from '@edoc-axis/platform';
import { SignJWT } from 'jose';
import type { PersonRow, SessionRow } from '../store/entities/person-row.js';
import type { LiveSession } from '../store/people.js';
import { digestOf, newSecret } from './one-time-secret.js';
import type { PeoplePorts } from './ports.js';

/** Nobody asked for a token in so long: the person has left the desk. */
export const idleMs = 30 * 60_000;
const sessionMs = 12 * 60 * 60_000;
/** A session that ended is believed so much longer by exchange and tracker; the registry looks each time. */
const accessMs = 2 * 60_000;

/** The row of a new session, and the secret that opens it. */
export function newSession(
  person: string,
  { address = 'unknown', program }: Pick<Asked, 'address' | 'program'>,
  at: Date,
): { row: SessionRow; session: string } {
  const session = newSecret();
  const endsAt = new Date(at.getTime() + sessionMs);
  const whence = { address, program: program ?? null };
  const row = { id: newId(), tokenSha256: digestOf(session), person, ...whence, signedInAt: at, seenAt: at, endsAt };
  return { row, session };
}

/**
 * The session, if it goes on.
 * @throws CataloguedError `person.session-ended`, `person.disabled`
 */
export function demandLive(found: LiveSession | undefined, at: Date): LiveSession {
  if (!found) throw new CataloguedError('person.session-ended');
  const { session, person, closesAt } = found;
  if (session.endsAt <= at || idleUntil(session) <= at) throw new CataloguedError('person.session-ended');
  demandOpen(person, closesAt, at);
  return found;
}

/**
 * An account is off from the moment on at which its agencies close, whether it was written down yet or not.
 * @throws CataloguedError `person.disabled`
 */
export function demandOpen({ disabledAt }: PersonRow, closesAt: Date | undefined, at: Date): void {
  if (disabledAt !== null || (closesAt && closesAt <= at)) throw new CataloguedError('person.disabled');
}

/**
 * A caller token for the person, as every process verifies it (`createCallerVerifier`). It ends with the session, used or
 * idle, and with the agencies the account is for: at midnight nobody is asked.
 */
export async function issueAccess(
  { session, person: { name, grants }, closesAt = session.endsAt }: LiveSession,
  { axis, directoryKey, clock }: PeoplePorts,
): Promise<{ accessToken: string; expiresInSeconds: number }> {
  const now = clock.now().getTime();
  const ends = [session.endsAt, idleUntil(session), closesAt].map((end) => end.getTime() - now);
  const leftMs = Math.min(accessMs, ...ends);
  const expiresInSeconds = Math.max(1, Math.floor(leftMs / 1000));
  const issuedAt = Math.floor(now / 1000);
  const { kid, privateKey } = directoryKey();
  const accessToken = await new SignJWT({ sid: session.id, grants })
    .setProtectedHeader({ alg: 'ES256', typ: personTokenType, kid })
    .setIssuer(axis)
    .setSubject(name)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + expiresInSeconds)
    .sign(privateKey);
  return { accessToken, expiresInSeconds };
}

/**
 * A new token for a session that goes on. Where somebody is at work, it is idle from now on again; a page that is merely
 * open gets its token and keeps nothing alive.
 */
export async function renewAccess(
  { session: secret, active = true }: HeardBy<typeof question>,
  ports: PeoplePorts,
): Promise<ReplyOf<typeof question>> {
  const { people } = ports.store;
  const at = ports.clock.now();
  const live = demandLive(await people.session({ tokenSha256: digestOf(secret) }), at);
  if (active) await people.seen(live.session.id, at);
  const session = active ? { ...live.session, seenAt: at } : live.session;
  return {
    ...(await issueAccess({ ...live, session }, ports)),
    idleUntil: idleUntil(session).toISOString(),
    endsAt: session.endsAt.toISOString(),
  };
}

/** When the session ends by itself unless it is used before. */
function idleUntil({ seenAt }: SessionRow): Date {
  return new Date(seenAt.getTime() + idleMs);
}
