import { covers, type Period } from '../agencies/covers.js';
import { worksOnPages } from '../agencies/works-on-pages.js';
import { whyNotCorrespond, type Correspondent } from '../joining/may-correspond.js';
import { joiningStateOf } from '../joining/move-joining.js';
import type { ErrorCode } from '../errors/catalogue.js';

/** What is known of how an agency is connected. */
export interface ConnectionStanding extends Pick<Correspondent, 'joining'> {
  /** The system that serves it now. */
  readonly system?: SystemStanding & {
    /** When it last asked for documents, or confirmed one. */
    readonly seenAt?: Date;
    /** Its post is brought; then it need not ask. Set while that fails. */
    /** Its agencies work on the portal: then there is nothing that asks, but a clerk who has joined, or not. */
    readonly hasClerk?: boolean;
    readonly pushed?: { readonly failing?: { readonly since: Date; readonly problem: object } };
  };
  readonly certificates: readonly CertificateStanding[];
  /** By its policy what it sends needs no signature. */
  readonly needsNoSignature?: boolean;
}

export interface SystemStanding {
  readonly name: string;
  readonly door: string;
  readonly suspended: boolean;
  readonly suspensionReason?: string;
  readonly keys: readonly Period[];
}

export interface CertificateStanding {
  readonly endsAt: Date;
  /** Neither revoked nor distrusted, nor unknown for so long that nothing signed with it is accepted. */
  readonly isBelieved: boolean;
}

export interface ConnectionProblem {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A system that is alive asks at least this often (`POST /v1/inbox/lease`). */
export const seenWithinMs = 15 * 60_000;

/** Every reason why an agency is not ready to send and receive; none when it is. Nothing is sent to find out. */
export function judgeConnection(
  { joining, system, certificates, needsNoSignature = false }: ConnectionStanding,
  agency: string,
  now: Date,
): ConnectionProblem[] {
  return [
    ...judgeJoined(joining, agency),
    ...judgeSystem(system, agency, now),
    // Who has no system has no key to sign packets with; its files are another matter, and where its policy asks for none, too.
    ...(worksOnPages(system) && needsNoSignature ? [] : judgeCertificates(certificates, now)),
  ];
}

function judgeJoined(joining: Correspondent['joining'], agency: string): ConnectionProblem[] {
  const code = whyNotCorrespond(undefined, { joining });
  return code ? [{ code, params: { agency, joining: joiningStateOf({ joining }) } }] : [];
}

function judgeSystem(system: ConnectionStanding['system'], agency: string, now: Date): ConnectionProblem[] {
  if (!system) return [{ code: 'agency.no-system', params: { agency } }];
  const { name, seenAt, pushed, hasClerk } = system;
  const locked = whyNotAdmitted(system, now);
  if (locked) return [locked];
  if (worksOnPages(system)) return hasClerk ? [] : [{ code: 'agency.no-clerk', params: { agency } }];
  if (pushed) {
    const { failing } = pushed;
    if (!failing) return [];
    const params = { system: name, since: failing.since.toISOString(), problem: failing.problem };
    return [{ code: 'connection.carrying-fails', params }];
  }
  if (seenAt === undefined) return [{ code: 'connection.never-seen', params: { system: name } }];
  if (now.getTime() - seenAt.getTime() <= seenWithinMs) return [];
  return [{ code: 'connection.not-seen', params: { system: name, seenAt: seenAt.toISOString() } }];
}

/** Why a system cannot call; undefined when it can. The portal knows its people, and needs no key. */
export function whyNotAdmitted(system: SystemStanding, now: Date): ConnectionProblem | undefined {
  const { name, suspended, suspensionReason: reason, keys } = system;
  if (suspended) return { code: 'connection.system-suspended', params: { system: name, reason } };
  const provesItself = worksOnPages(system) || keys.some((key) => covers(key, now));
  return provesItself ? undefined : { code: 'connection.no-key', params: { system: name } };
}

function judgeCertificates(certificates: readonly CertificateStanding[], now: Date): ConnectionProblem[] {
  if (certificates.length === 0) return [{ code: 'connection.no-certificate', params: {} }];
  if (certificates.some(({ endsAt, isBelieved }) => isBelieved && now < endsAt)) return [];
  const ends = certificates.flatMap(({ endsAt, isBelieved }) => (isBelieved ? endsAt.getTime() : []));
  const endedAt = ends.length === 0 ? undefined : new Date(Math.max(...ends)).toISOString();
  return [{ code: 'connection.no-good-certificate', params: { certificates: certificates.length, endedAt } }];
}
