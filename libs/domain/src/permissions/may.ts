import { isWithin, type AgencyCode } from '../agencies/agency-code.js';
import type { Scope } from '../words/scope.js';
import type { Caller } from './caller.js';
import { denied, type Permission } from './permission.js';
import { actsFor, mayFinishFor, mayFinishForAny } from './serves.js';

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

/** A system with `send`, or a clerk, sends for the agencies it acts for now. Having served one once is not enough. */
export function maySubmit(caller: Caller, sender: AgencyCode, now: Date): Permission {
  const scoped = needs(caller, 'send');
  if (scoped !== true) return scoped;
  return actsFor(caller, sender, now) || denied('caller.not-serving', { agency: sender });
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
 * Seeing numbers, times and states: the parties, with any of send, receive or track, and everybody who works for the
 * axis.
 */
export function mayTrack(caller: Caller, document: DocumentParties, now: Date): Permission {
  if (worksForTheAxis(caller)) return true;
  if (caller.kind === 'system' && !caller.scopes.some((scope) => tracking.has(scope))) {
    return denied('caller.scope-missing', { scope: 'track' });
  }
  return isPartyTo(caller, document, now) || denied('document.unknown', { document: document.id });
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

/** Changing the directory, certificates, systems and people, and acting on deliveries. */
export function mayAdminister(caller: Caller): Permission {
  if (caller.kind !== 'person') return needs(caller, 'administer');
  return caller.role === 'administrator' || denied('caller.not-permitted', { role: 'administrator' });
}

/** The same, when somebody administers a branch only. */
export function mayAdministerWithin(caller: Caller, agency: AgencyCode, branch: AgencyCode | undefined): Permission {
  const allowed = mayAdminister(caller);
  if (allowed !== true) return allowed;
  return branch === undefined || isWithin(agency, branch) || denied('agency.outside-branch', { agency, branch });
}

/** The second of two persons approves, and it is never the first. */
export function mayApprove(caller: Caller, askedBy: string): Permission {
  const allowed = mayAdminister(caller);
  if (allowed !== true) return allowed;
  return (caller.kind === 'person' && caller.person !== askedBy) || denied('person.second-person-needed');
}

/**
 * Registered certificates with what is known of each, and that it ends soon: of an agency, the system with `directory` that
 * acts for it now; of all, administrators.
 */
export function mayListCertificates(caller: Caller, agency: AgencyCode | undefined, now: Date): Permission {
  const allowed = mayAdminister(caller);
  if (allowed === true || agency === undefined) return allowed;
  const scoped = needs(caller, 'directory');
  if (scoped !== true) return scoped;
  return actsFor(caller, agency, now) || denied('caller.not-serving', { agency });
}

/** Following the signed directory, its changes included, and who serves whom. Looking up one agency needs nothing. */
export function mayFollowDirectory(caller: Caller): Permission {
  return caller.kind === 'system' ? needs(caller, 'directory') : true;
}

/** The audit log: auditors and administrators. */
export function mayReadAudit(caller: Caller): Permission {
  return worksForTheAxis(caller) || denied('caller.not-permitted', { role: 'auditor' });
}

const tracking: ReadonlySet<Scope> = new Set(['send', 'receive', 'track']);

function needs(caller: Caller, scope: Scope): Permission {
  if (holds(caller, scope)) return true;
  return caller.kind !== 'person'
    ? denied('caller.scope-missing', { scope })
    : denied('caller.not-permitted', { role: scope === 'administer' ? 'administrator' : 'clerk' });
}

/** People have roles instead of scopes: a clerk sends, receives and tracks. */
function holds(caller: Caller, scope: Scope): boolean {
  if (caller.kind !== 'person') return caller.scopes.includes(scope);
  return caller.role === 'clerk' && scope !== 'administer';
}

function worksForTheAxis(caller: Caller): boolean {
  return caller.kind === 'operator' || (caller.kind === 'person' && caller.role !== 'clerk');
}

function isPartyTo(caller: Caller, { sender, recipients, handledAt }: DocumentParties, now: Date): boolean {
  return mayFinishForAny(caller, [sender, ...recipients], handledAt, now);
}
