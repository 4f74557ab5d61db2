import type { AgencyCode } from '../agencies/agency-code.js';

/**
 * One reorganisation: codes that open and close, agencies that change and move to other systems, all at one moment. Codes
 * are in the QĐ 20 form.
 */
export interface ReorganisationPlan {
  /** RFC 3339. */
  readonly effectiveAt: string;
  readonly opens: readonly OpenedAgency[];
  readonly closes: readonly ClosedAgencyInPlan[];
  readonly changes: readonly ChangedAgency[];
  readonly moves: readonly MovedAgencies[];
}

export interface OpenedAgency {
  readonly code: AgencyCode;
  readonly name: string;
  readonly parent?: AgencyCode;
}

export interface ClosedAgencyInPlan {
  readonly code: AgencyCode;
  readonly successors: readonly AgencyCode[];
  /** Nơi nhận thay. */
  readonly receivesFor?: AgencyCode;
  /** Nobody follows it: said, so that it is not forgotten. */
  readonly ends?: boolean;
}

export interface ChangedAgency {
  readonly code: AgencyCode;
  /** Null for none. */
  readonly parent?: AgencyCode | null;
  readonly name?: string;
}

export interface MovedAgencies {
  readonly system: string;
  readonly agencies: readonly AgencyCode[];
}

/** The register as it will be just before the plan's moment, without the plan. */
export interface RegisterBeforePlan {
  agency(code: string): RegisteredAgency | undefined;
  /** Those open at the moment whose parent it is. */
  childrenOf(code: string): readonly RegisteredAgency[];
  system(name: string): { readonly suspended: boolean } | undefined;
  /** Which system serves it at the moment. */
  systemOf(code: string): string | undefined;
  /** Whether a certificate to sign with is registered for it. */
  hasCertificate(code: string): boolean;
}

export interface RegisteredAgency {
  readonly code: string;
  readonly name: string;
  readonly parent?: string;
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly receivesFor?: { readonly agency: string };
  readonly centre: boolean;
}
