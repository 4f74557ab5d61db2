import type { Policy } from '../words/policy.js';
import type { Grant } from './caller.js';

/*
 * What needs two persons, because it would let one insider become an agency or the second person: one asks, another
 * approves. Registering a certificate always does.
 */

/** A policy that lets pass what the former one refused. */
export function isPolicyLowered(from: Policy, to: Policy): boolean {
  return from !== to && !atLeast[to].includes(from);
}

/** Naming who follows a closed agency, or who receives its post. */
export function namesSuccessor(closure: {
  readonly successors: readonly string[];
  readonly receivesFor?: object;
}): boolean {
  return closure.successors.length > 0 || closure.receivesFor !== undefined;
}

/**
 * An agency that is or was served by one system comes to another. The first system of an agency takes nothing from
 * anybody.
 */
export function movesAgency(
  system: string,
  periods: readonly { readonly system: string; readonly until?: string }[],
): boolean {
  return periods.length > 0 && !periods.some((period) => period.system === system && period.until === undefined);
}

/** Somebody becomes an administrator, of the axis or of a branch, and was not: else one could make his own second person. */
export function makesAdministrator(before: readonly Grant[], after: readonly Grant[]): boolean {
  const reach = (grant: Grant) => (grant.role === 'administrator' ? [grant.branch ?? 'axis'] : []);
  const former = before.flatMap(reach);
  return after.flatMap(reach).some((each) => !former.includes(each));
}

/** What keeps a system's secret from being of use to who should not have it. */
export interface SystemGuard {
  /** Where it may call from; from anywhere, when absent. */
  readonly addresses?: readonly string[];
  /** How old the signature of a call may be; as the axis has it, when absent. */
  readonly signedCallAgeHours?: number;
}

/** A call is heard that was not before. A range within one there was counts as new: nobody adds it for nothing. */
export function isGuardLoosened(from: SystemGuard, to: SystemGuard): boolean {
  const { addresses } = from;
  const isWider = addresses !== undefined && !(to.addresses?.every((range) => addresses.includes(range)) ?? false);
  const isLonger = (to.signedCallAgeHours ?? usualAgeHours) > (from.signedCallAgeHours ?? usualAgeHours);
  return isWider || isLonger;
}

/** Of an axis that has not set another. */
const usualAgeHours = 24;

/** Which policies each is at least as strict as, itself aside. */
const atLeast: Readonly<Record<Policy, readonly Policy[]>> = {
  both: ['packet', 'attachment', 'either', 'channel'],
  packet: ['either', 'channel'],
  attachment: ['either', 'channel'],
  either: ['channel'],
  channel: [],
};
