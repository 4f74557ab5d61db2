import type { AgencyCode } from '../agencies/agency-code.js';
import type { Caller, Grant } from './caller.js';
import { administersAxis, audits, branchesOf, isAdministeredBy, needs } from './held.js';
import { type DeliveryParties, type DocumentParties, mayLease, mayTrack } from './may-exchange.js';
import { denied, type Permission } from './permission.js';
import { actsFor } from './serves.js';

/* The permissions of who keeps the register and the axis; those of who sends, receives and looks are in may-exchange.ts. */

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

/** Having the key that secrets of systems are sealed to: who may register the system of any agency at all. */
export function maySealSecrets(caller: Caller): Permission {
  return mayImport(caller);
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

/** An administrator opens a document's files only with a reason, and the reading is recorded. */
export function mayReadWithReason(caller: Caller, reason: string | undefined): Permission {
  const allowed = mayAdminister(caller);
  if (allowed !== true) return allowed;
  return Boolean(reason?.trim()) || denied('person.reason-missing');
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
