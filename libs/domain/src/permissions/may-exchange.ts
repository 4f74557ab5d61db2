import { isWithin, type AgencyCode } from '../agencies/agency-code.js';
import { covers } from '../agencies/covers.js';
import { worksOnPages } from '../agencies/works-on-pages.js';
import type { Scope } from '../words/scope.js';
import type { Caller } from './caller.js';
import { branchesOf, holds, isAdministeredBy, needs, worksForTheAxis } from './held.js';
import { denied, type Permission } from './permission.js';
import { actsFor, clerkAgenciesOf, mayFinishFor, mayFinishForAny, unfinishedPeriods } from './serves.js';

/*
 * Every permission of the product, one sentence each: here those of who sends, receives and looks, in may-administer.ts those
 * of who keeps the register and the axis. They are decided where the data lies, never in the gateway. A
 * denial says what is missing without saying what exists: whoever may not see a document hears that there is none.
 */

/** A delivery as far as permissions are concerned. */
export interface DeliveryParties {
  readonly id: string;
  readonly sender: AgencyCode;
  readonly recipient: AgencyCode;
  /** When it was made: who served its parties then may finish it. */
  readonly handledAt: Date;
}

export interface DocumentParties {
  readonly id: string;
  readonly sender: AgencyCode;
  readonly recipients: readonly AgencyCode[];
  readonly handledAt: Date;
}

/** The system that serves an agency now, as the directory knows it; absent where nobody does. */
export type FindServing = (agency: AgencyCode) => ServingSystem | undefined;

export interface ServingSystem {
  readonly name: string;
  readonly door: string;
  readonly suspended: boolean;
  readonly suspensionReason?: string;
}

/**
 * Sending anything at all: a system with `send` that serves somebody now, or a clerk of an agency whose system is the
 * portal. Other people send nothing: a thief of a clerk's session reads and answers for its agencies, and sends only for
 * those that have nothing else to send with.
 */
export function maySend(caller: Caller, now: Date, findServing: FindServing): Permission {
  const scoped = needs(caller, 'send');
  if (scoped !== true) return scoped;
  if (caller.kind === 'system') {
    return caller.serves.some((period) => covers(period, now)) || denied('caller.serves-nobody');
  }
  const agencies = caller.kind === 'person' ? clerkAgenciesOf(caller) : [];
  const [first] = agencies.map((agency) => portalSends(agency, findServing(agency)));
  if (first === undefined) return denied('caller.not-permitted', { role: 'clerk' });
  return agencies.some((agency) => portalSends(agency, findServing(agency)) === true) || first;
}

/**
 * Sending for an agency: such a system that serves it now, or such a clerk of it. Having served it once is not enough; and
 * where the agency has a system of its own, its clerks send by that.
 */
export function maySubmit(caller: Caller, sender: AgencyCode, now: Date, findServing: FindServing): Permission {
  const scoped = needs(caller, 'send');
  if (scoped !== true) return scoped;
  if (caller.kind !== 'person') return actsFor(caller, sender, now) || denied('caller.not-serving', { agency: sender });
  if (!actsFor(caller, sender, now)) return denied('caller.no-clerk-of', { agency: sender });
  return portalSends(sender, findServing(sender));
}

function portalSends(agency: AgencyCode, serving: ServingSystem | undefined): Permission {
  if (!serving || !worksOnPages(serving)) return denied('caller.system-sends', { agency, system: serving?.name });
  return !serving.suspended || denied('system.disabled', { reason: serving.suspensionReason });
}

/** A system with `receive`, or a clerk, takes up what waits for an agency it acts for now. */
export function mayLease(caller: Caller, recipient: AgencyCode, now: Date): Permission {
  const scoped = needs(caller, 'receive');
  if (scoped !== true) return scoped;
  return actsFor(caller, recipient, now) || denied('caller.not-serving', { agency: recipient });
}

/** Fetching and confirming: whoever acts for the recipient, or did when the delivery was made. */
export function mayCollect(caller: Caller, delivery: DeliveryParties, now: Date): Permission {
  const scoped = needs(caller, 'receive');
  if (scoped !== true) return scoped;
  return (
    mayFinishFor(caller, delivery.recipient, delivery.handledAt, now) ||
    denied('delivery.unknown', { delivery: delivery.id })
  );
}

/**
 * Keeping lists of recipients, and seeing them: the clerks of the agency alone, who are the ones that write to them. They
 * say with whom an office deals, which is nobody else's business.
 */
export function mayKeepRecipientLists(caller: Caller, agency: AgencyCode, now: Date): Permission {
  if (caller.kind !== 'person') return denied('caller.not-permitted', { role: 'clerk' });
  return actsFor(caller, agency, now) || denied('caller.no-clerk-of', { agency });
}

/** Answering 02–06, 15, 16: the same people as collecting. */
export function mayAnswer(caller: Caller, delivery: DeliveryParties, now: Date): Permission {
  return mayCollect(caller, delivery, now);
}

/** Asking back, and declaring void: whoever acts for the sender, or did when the document was sent. */
export function mayWithdraw(caller: Caller, document: DocumentParties, now: Date): Permission {
  const scoped = needs(caller, 'send');
  if (scoped !== true) return scoped;
  if (mayFinishFor(caller, document.sender, document.handledAt, now)) return true;
  return isPartyTo(caller, document, now)
    ? denied('caller.not-serving', { agency: document.sender })
    : denied('document.unknown', { document: document.id });
}

/**
 * Seeing numbers, times and states: the parties, with any of send, receive or track, everybody who works for the axis, and
 * the administrators of a branch with a party in it.
 */
export function mayTrack(caller: Caller, document: DocumentParties, now: Date): Permission {
  if (worksForTheAxis(caller)) return true;
  const scoped = mayFollow(caller);
  if (scoped !== true) return scoped;
  return (
    isPartyTo(caller, document, now) ||
    [document.sender, ...document.recipients].some((party) => isAdministeredBy(caller, party)) ||
    denied('document.unknown', { document: document.id })
  );
}

/** Hearing of documents at all: a system needs one of send, receive and track. Of which ones, `trackReach` says. */
export function mayFollow(caller: Caller): Permission {
  if (caller.kind !== 'system' || caller.scopes.some((scope) => tracking.has(scope))) return true;
  return denied('caller.scope-missing', { scope: 'track' });
}

/** An agency of whose documents a caller hears: only those handled in that time, where one is named. */
export interface TrackedAgency {
  readonly agency: AgencyCode;
  readonly handled?: { readonly since: Date; readonly until: Date };
}

/** Whose documents a caller hears of; of a branch, those of every agency in it. */
export type TrackReach =
  'everything' | { readonly agencies: readonly TrackedAgency[]; readonly branches: readonly AgencyCode[] };

/** `mayTrack` turned round, for whoever asks what there is instead of asking about one document. */
export function trackReach(caller: Caller, now: Date): TrackReach {
  if (worksForTheAxis(caller)) return 'everything';
  if (caller.kind === 'person') {
    return { agencies: clerkAgenciesOf(caller).map((agency) => ({ agency })), branches: branchesOf(caller) };
  }
  if (caller.kind !== 'system' || mayFollow(caller) !== true) return { agencies: [], branches: [] };
  return { agencies: unfinishedPeriods(caller, now), branches: [] };
}

/** Looking through the lists of an agency, of what it sent or what was sent to it: whoever may track any of that. */
export function mayLookThrough(caller: Caller, agency: AgencyCode, now: Date): Permission {
  const scoped = mayFollow(caller);
  if (scoped !== true) return scoped;
  const reach = trackReach(caller, now);
  return (
    reach === 'everything' ||
    reach.agencies.some((tracked) => tracked.agency === agency) ||
    reach.branches.some((branch) => isWithin(agency, branch)) ||
    denied('caller.not-serving', { agency })
  );
}

/** Reading an agency's registers of received and sent documents: its clerks, and the system that serves it now. */
export function mayReadRegister(caller: Caller, agency: AgencyCode, now: Date): Permission {
  const scoped = caller.kind === 'system' ? mayFollow(caller) : needs(caller, 'track');
  if (scoped !== true) return scoped;
  return actsFor(caller, agency, now) || denied('caller.not-serving', { agency });
}

/** Taking an agency's documents along as an archive: its clerks alone. Of each document that is a reading. */
export function mayArchive(caller: Caller, agency: AgencyCode, now: Date): Permission {
  return mayKeepRecipientLists(caller, agency, now);
}

/** Entering what it took into its register of received documents: the same people as collecting. */
export function mayEnter(caller: Caller, delivery: DeliveryParties, now: Date): Permission {
  return mayCollect(caller, delivery, now);
}

/**
 * Correcting what stands in an agency's register of received documents: its clerks, and the system that serves it now. Having
 * served it once is not enough: the register is the agency's.
 */
export function mayCorrectEntry(caller: Caller, delivery: DeliveryParties, now: Date): Permission {
  const scoped = needs(caller, 'receive');
  if (scoped !== true) return scoped;
  return actsFor(caller, delivery.recipient, now) || denied('delivery.unknown', { delivery: delivery.id });
}

/** Whose counts a caller sees: of agencies it acts for now, and of branches it administers, all below included. */
export function countReach(caller: Caller, now: Date): TrackReach {
  const reach = trackReach(caller, now);
  if (reach === 'everything') return reach;
  return { ...reach, agencies: reach.agencies.filter(({ handled }) => !handled) };
}

/**
 * Seeing how much an agency sends and receives: whoever acts for it now, whoever works for the axis, and the administrators
 * of a branch that holds it. Of a branch as a whole, only these two.
 */
export function maySeeCounts(
  caller: Caller,
  { under, agency }: { readonly under?: AgencyCode; readonly agency?: AgencyCode },
  now: Date,
): Permission {
  const scoped = mayFollow(caller);
  if (scoped !== true || worksForTheAxis(caller)) return scoped;
  const branches = caller.kind === 'person' ? branchesOf(caller) : [];
  const outside = (code: AgencyCode) => denied('agency.outside-branch', { agency: code, branch: branches });
  if (under !== undefined && !isAdministeredBy(caller, under)) {
    if (branches.length > 0) return outside(under);
    return caller.kind === 'person'
      ? denied('caller.not-permitted', { role: 'administrator' })
      : denied('caller.not-serving', { agency: under });
  }
  if (agency === undefined || isAdministeredBy(caller, agency) || actsFor(caller, agency, now)) return true;
  return branches.length > 0 ? outside(agency) : denied('caller.not-serving', { agency });
}

/** Reading the files: the parties alone. Who works for the axis needs a reason, which is a permission of its own. */
export function mayRead(caller: Caller, document: DocumentParties, now: Date): Permission {
  const { sender, recipients, handledAt, id } = document;
  const asSender = holds(caller, 'send') && mayFinishFor(caller, sender, handledAt, now);
  const asRecipient = holds(caller, 'receive') && mayFinishForAny(caller, recipients, handledAt, now);
  if (asSender || asRecipient) return true;
  if (mayTrack(caller, document, now) !== true) return denied('document.unknown', { document: id });
  return needs(caller, mayFinishFor(caller, sender, handledAt, now) ? 'send' : 'receive');
}

const tracking: ReadonlySet<Scope> = new Set(['send', 'receive', 'track']);

function isPartyTo(caller: Caller, { sender, recipients, handledAt }: DocumentParties, now: Date): boolean {
  return mayFinishForAny(caller, [sender, ...recipients], handledAt, now);
}
