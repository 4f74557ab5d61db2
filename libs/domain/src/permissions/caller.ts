import type { AgencyCode } from '../agencies/agency-code.js';
import type { Scope } from '../words/scope.js';

/** Who stands behind a call, as the caller token says. */
export type Caller = SystemCaller | PersonCaller | OperatorCaller;

export interface SystemCaller {
  readonly kind: 'system';
  readonly system: string;
  readonly scopes: readonly Scope[];
  readonly serves: readonly ServingPeriod[];
}

export interface PersonCaller {
  readonly kind: 'person';
  readonly person: string;
  readonly grants: readonly Grant[];
}

/**
 * What a person was made; one may be several things. An administrator of a branch sees and changes only that agency and
 * what is below it, an auditor reads everything and changes nothing, a clerk works for the agencies named.
 */
export type Grant =
  | { readonly role: 'administrator'; readonly branch?: AgencyCode }
  | { readonly role: 'auditor' }
  | { readonly role: 'clerk'; readonly agencies: readonly AgencyCode[] };

/** Whoever holds the operator's key on the axis' own machine. */
export interface OperatorCaller {
  readonly kind: 'operator';
  /** A token asked for with fewer may do less, also in the operator's hands. */
  readonly scopes: readonly Scope[];
}

/** `until` is the first moment at which it serves no longer. */
export interface ServingPeriod {
  readonly agency: AgencyCode;
  readonly since: Date;
  readonly until?: Date;
}
