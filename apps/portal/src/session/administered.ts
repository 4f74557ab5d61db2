import { computed } from '@preact/signals';
import { isAuditor, person } from './session.js';

/*
 * What the axis would permit, so that nothing is offered that it refuses. It decides; see libs/domain/src/permissions.
 */

/** Administers the axis, and not a branch alone. */
export const administersAxis = computed(
  () => person.value?.grants.some((grant) => grant.role === 'administrator' && grant.branch === undefined) ?? false,
);

/** Sees all there is, as auditors and administrators of the axis do. */
export const seesAll = computed(() => isAuditor.value || administersAxis.value);

/** The branches somebody administers who does not administer the axis. */
export const branches = computed(() =>
  (person.value?.grants ?? []).flatMap((grant) =>
    grant.role === 'administrator' && grant.branch !== undefined ? grant.branch : [],
  ),
);

/** May change what concerns these agencies: the axis, or all of them in a branch; what concerns none is the axis' business. */
export function administers(agencies: readonly string[]): boolean {
  if (administersAxis.value) return true;
  const isWithin = (agency: string) =>
    branches.value.some((branch) => agency === branch || agency.startsWith(`${branch}.`));
  return agencies.length > 0 && agencies.every(isWithin);
}

/** May see what concerns these agencies and is not for everybody. */
export function inspects(agencies: readonly string[]): boolean {
  return isAuditor.value || administers(agencies);
}
