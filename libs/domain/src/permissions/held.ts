import { isWithin, type AgencyCode } from '../agencies/agency-code.js';
import type { Scope } from '../words/scope.js';
import type { Caller, Grant, PersonCaller } from './caller.js';
import { denied, type Permission } from './permission.js';

/* What permissions are made of: scopes of systems, roles of people, branches of administrators. */

/** Somebody who administers the axis, and not a branch alone. */
export function administersAxis(grants: readonly Grant[]): boolean {
  return grants.some((grant) => grant.role === 'administrator' && grant.branch === undefined);
}

/** The branches somebody administers who does not administer the axis. */
export function branchesOf({ grants }: PersonCaller): readonly AgencyCode[] {
  return grants.flatMap((grant) => (grant.role === 'administrator' && grant.branch !== undefined ? grant.branch : []));
}

/** By an administrator of a branch it lies in. */
export function isAdministeredBy(caller: Caller, agency: AgencyCode): boolean {
  return caller.kind === 'person' && branchesOf(caller).some((branch) => isWithin(agency, branch));
}

/** Who sees all that passes: the operator, auditors, administrators of the axis. */
export function worksForTheAxis(caller: Caller): boolean {
  return caller.kind === 'operator' || audits(caller) || (caller.kind === 'person' && administersAxis(caller.grants));
}

export function audits(caller: Caller): boolean {
  return caller.kind === 'person' && caller.grants.some(({ role }) => role === 'auditor');
}

/** A scope, or what a person has in its place. */
export function needs(caller: Caller, scope: Scope): Permission {
  if (holds(caller, scope)) return true;
  return caller.kind !== 'person'
    ? denied('caller.scope-missing', { scope })
    : denied('caller.not-permitted', { role: scope === 'administer' ? 'administrator' : 'clerk' });
}

/** People have roles instead of scopes: a clerk receives and tracks, withdraws and reads what its agencies sent, and may send. */
export function holds(caller: Caller, scope: Scope): boolean {
  if (caller.kind !== 'person') return caller.scopes.includes(scope);
  return scope !== 'administer' && caller.grants.some(({ role }) => role === 'clerk');
}
