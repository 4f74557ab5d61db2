import { isWithin, type AgencyCode } from '../agencies/agency-code.js';
import { covers } from '../agencies/covers.js';
import type { Scope } from '../words/scope.js';
import type { Caller, Grant, PersonCaller } from './caller.js';
import { denied, type Permission } from './permission.js';
import { actsFor, clerkAgenciesOf, mayFinishFor, mayFinishForAny, unfinishedPeriods } from './serves.js';

/*
 * Every permission of the product, one sentence each. They are decided where the data lies, never in the gateway. A
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
  if (serving?.door !== 'portal') return denied('caller.system-sends', { agency, system: serving?.name });
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

/** An administrator opens a document's files only with a reason, and the reading is recorded. */
export function mayReadWithReason(caller: Caller, reason: string | undefined): Permission {
  const allowed = mayAdminister(caller);
  if (allowed !== true) return allowed;
  return Boolean(reason?.trim()) || denied('person.reason-missing');
}

/** Administering the axis as a whole: what belongs to no branch, and every branch. */
export function mayAdminister(caller: Caller): Permission {
  if (caller.kind !== 'person') return needs(caller, 'administer');
  return administersAxis(caller.grants) || denied('caller.not-permitted', { role: 'administrator' });
}

/**
 * Changing what concerns these agencies: their entries, certificates, systems and people. Who administers a branch changes
 * what lies within it, whole and not in part; what concerns no agency is the business of the axis.
 */
export function mayAdministerFor(caller: Caller, agencies: readonly AgencyCode[]): Permission {
  const everywhere = mayAdminister(caller);
  if (everywhere === true || caller.kind !== 'person') return everywhere;
  const branches = branchesOf(caller);
  if (branches.length === 0 || agencies.length === 0) return everywhere;
  const outside = agencies.find((agency) => !isAdministeredBy(caller, agency));
  return outside === undefined || denied('agency.outside-branch', { agency: outside, branch: branches });
}

/** Bringing a file of agencies: who administers anything. What each of its rows changes is permitted for itself. */
export function mayImport(caller: Caller): Permission {
  return mayAdministerFor(caller, caller.kind === 'person' ? branchesOf(caller) : []);
}

/** Where all lies that somebody may change: the branches they administer, or none where that is the axis as a whole. */
export function administeredBranches(caller: Caller): readonly AgencyCode[] {
  return caller.kind === 'person' && !administersAxis(caller.grants) ? branchesOf(caller) : [];
}

/** Seeing what administrators see of the axis, without changing it: auditors too. */
export function mayInspect(caller: Caller): Permission {
  return audits(caller) || mayAdminister(caller);
}

/** The same for what concerns these agencies. */
export function mayInspectFor(caller: Caller, agencies: readonly AgencyCode[]): Permission {
  return audits(caller) || mayAdministerFor(caller, agencies);
}

/** Adding, changing and closing an account that is, or is to be, all this. */
export function mayAdministerPerson(caller: Caller, grants: readonly Grant[]): Permission {
  return mayAdministerFor(caller, agenciesOfGrants(grants));
}

/** Seeing such an account. */
export function mayInspectPerson(caller: Caller, grants: readonly Grant[]): Permission {
  return audits(caller) || mayAdministerPerson(caller, grants);
}

/**
 * The first of two persons asks for what another approves. Of a system nobody knows who stands behind it, so that it would be
 * nobody's to approve.
 */
export function mayPropose(caller: Caller): Permission {
  return caller.kind !== 'system' || denied('caller.person-needed');
}

/** A system with `directory` asks for an agency to be added or closed, which an administrator decides. */
export function mayRequest(caller: Caller): Permission {
  return caller.kind === 'system' ? needs(caller, 'directory') : denied('caller.system-needed');
}

/**
 * The second of two persons approves or refuses what concerns these agencies, and it is never the first. The operator's key
 * does not say who holds it: it may be the one who asked, so it is nobody's second person.
 */
export function mayApprove(caller: Caller, askedBy: string, agencies: readonly AgencyCode[]): Permission {
  const allowed = mayAdministerFor(caller, agencies);
  if (allowed !== true) return allowed;
  return (caller.kind === 'person' && caller.person !== askedBy) || denied('person.second-person-needed');
}

/**
 * Lifting the freeze of a document: who administers all its parties. Of two persons the caller is the second, and `askedBy`
 * the first. Who may not even see the document hears that there is none.
 */
export function mayLiftFreeze(caller: Caller, document: DocumentParties, now: Date, askedBy?: string): Permission {
  const agencies = concernedByLifting(document);
  const allowed = askedBy === undefined ? mayAdministerFor(caller, agencies) : mayApprove(caller, askedBy, agencies);
  const seen = allowed === true || mayTrack(caller, document, now);
  return seen === true ? allowed : seen;
}

/**
 * Sending again what did not arrive, closing what cannot, and saying that it was looked at: who administers its recipient;
 * where it is to go to another, that one too. Of two persons the caller is the second, and `askedBy` the first. Who may not
 * even see the delivery hears that there is none.
 */
export function mayOperate(
  caller: Caller,
  delivery: DeliveryParties,
  now: Date,
  { target, askedBy }: { readonly target?: AgencyCode; readonly askedBy?: string } = {},
): Permission {
  const { id, sender, recipient, handledAt } = delivery;
  const agencies = target === undefined ? [recipient] : [recipient, target];
  const allowed = askedBy === undefined ? mayAdministerFor(caller, agencies) : mayApprove(caller, askedBy, agencies);
  if (allowed === true || mayTrack(caller, { id, sender, recipients: [recipient], handledAt }, now) === true) {
    return allowed;
  }
  return denied('delivery.unknown', { delivery: id });
}

/** The parties; where they are more than anybody is told one by one, the axis as a whole. */
export function concernedByLifting({ sender, recipients }: DocumentParties): readonly AgencyCode[] {
  return recipients.length < concernedMax ? [...new Set([sender, ...recipients])] : [];
}

/** A proposal, its notices and its entry in the audit log name each of them. */
export const concernedMax = 500;

/** The agencies grants are about; none where one of them reaches beyond any branch, as auditing and administering the axis do. */
export function agenciesOfGrants(grants: readonly Grant[]): readonly AgencyCode[] {
  const agencies = grants.map((grant) => {
    if (grant.role === 'clerk') return grant.agencies;
    return grant.role === 'administrator' && grant.branch !== undefined ? [grant.branch] : undefined;
  });
  return agencies.includes(undefined) ? [] : [...new Set(agencies.flatMap((each) => each ?? []))];
}

/**
 * Registered certificates with what is known of each, and that it ends soon: of an agency, the system with `directory` that
 * acts for it now, and whoever inspects it; of all, whoever inspects all.
 */
export function mayListCertificates(caller: Caller, agency: AgencyCode | undefined, now: Date): Permission {
  const allowed = mayInspectFor(caller, agency === undefined ? [] : [agency]);
  if (allowed === true || agency === undefined || caller.kind !== 'system') return allowed;
  const scoped = needs(caller, 'directory');
  if (scoped !== true) return scoped;
  return actsFor(caller, agency, now) || denied('caller.not-serving', { agency });
}

/** What an agency still needs to be live: the same people. */
export function maySeeJoining(caller: Caller, agency: AgencyCode, now: Date): Permission {
  return mayListCertificates(caller, agency, now);
}

/** Having a robot send the agency a document that is none: whoever administers it, and the system that receives for it. */
export function mayAskForTest(caller: Caller, agency: AgencyCode, now: Date): Permission {
  return caller.kind === 'system' ? mayLease(caller, agency, now) : mayAdministerFor(caller, [agency]);
}

/**
 * Saying how a system takes its post, fetched or brought, and asking for a pause: the system itself with `receive`, and
 * whoever administers its agencies. Where it is brought to, administrators alone say.
 */
export function maySwitchPost(caller: Caller, system: string, agencies: readonly AgencyCode[]): Permission {
  if (caller.kind !== 'system' || caller.system !== system) return mayAdministerFor(caller, agencies);
  return needs(caller, 'receive');
}

/** Following the signed directory, its changes included, and who serves whom. Looking up one agency needs nothing. */
export function mayFollowDirectory(caller: Caller): Permission {
  return caller.kind === 'system' ? needs(caller, 'directory') : true;
}

/**
 * How much of the audit log a caller reads: auditors and administrators of the axis all of it, administrators of branches
 * what concerns these alone.
 */
export function auditReach(caller: Caller): 'everything' | readonly AgencyCode[] {
  if (mayInspect(caller) === true) return 'everything';
  return caller.kind === 'person' ? branchesOf(caller) : [];
}

/** Reading the audit log at all, or as much of it as one reaches. */
export function mayReadAudit(caller: Caller): Permission {
  return auditReach(caller).length > 0 || denied('caller.not-permitted', { role: 'auditor' });
}

/** Somebody who administers the axis, and not a branch alone. */
export function administersAxis(grants: readonly Grant[]): boolean {
  return grants.some((grant) => grant.role === 'administrator' && grant.branch === undefined);
}

/** The branches somebody administers who does not administer the axis. */
export function branchesOf({ grants }: PersonCaller): readonly AgencyCode[] {
  return grants.flatMap((grant) => (grant.role === 'administrator' && grant.branch !== undefined ? grant.branch : []));
}

const tracking: ReadonlySet<Scope> = new Set(['send', 'receive', 'track']);

function needs(caller: Caller, scope: Scope): Permission {
  if (holds(caller, scope)) return true;
  return caller.kind !== 'person'
    ? denied('caller.scope-missing', { scope })
    : denied('caller.not-permitted', { role: scope === 'administer' ? 'administrator' : 'clerk' });
}

/** People have roles instead of scopes: a clerk receives and tracks, withdraws and reads what its agencies sent, and may send. */
function holds(caller: Caller, scope: Scope): boolean {
  if (caller.kind !== 'person') return caller.scopes.includes(scope);
  return scope !== 'administer' && caller.grants.some(({ role }) => role === 'clerk');
}

function worksForTheAxis(caller: Caller): boolean {
  return caller.kind === 'operator' || audits(caller) || (caller.kind === 'person' && administersAxis(caller.grants));
}

function audits(caller: Caller): boolean {
  return caller.kind === 'person' && caller.grants.some(({ role }) => role === 'auditor');
}

function isAdministeredBy(caller: Caller, agency: AgencyCode): boolean {
  return caller.kind === 'person' && branchesOf(caller).some((branch) => isWithin(agency, branch));
}

function isPartyTo(caller: Caller, { sender, recipients, handledAt }: DocumentParties, now: Date): boolean {
  return mayFinishForAny(caller, [sender, ...recipients], handledAt, now);
}
