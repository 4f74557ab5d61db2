import type { AgencyCode } from '../agencies/agency-code.js';
import type { PersonRole, Scope } from '../words/scope.js';

/** Who stands behind a call, as the caller token says. */
export type Caller = SystemCaller | PersonCaller | OperatorCaller;

export interface SystemCaller {
  readonly kind: 'system';
  readonly system: string;
  readonly scopes: readonly Scope[];
  readonly serves: readonly ServingPeriod[];
}

/** A clerk works for agencies; administrators and auditors work for the axis. */
export interface PersonCaller {
  readonly kind: 'person';
  readonly person: string;
  readonly role: PersonRole;
  readonly agencies: readonly AgencyCode[];
}

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
