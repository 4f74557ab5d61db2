import type { CertificateDetails } from './certificate-details.js';
import { isSelfIssued } from './certificate-details.js';
import type { PolicyMapping } from './extensions.js';

const anyPolicy = '2.5.29.32.0';

/**
 * Whether the certificates' policies let the path stand (RFC 5280 §6.1.2–6.1.5), for one who accepts every policy: then
 * a path fails only where a CA demands a policy and none goes all the way, or where a mapping is about any policy.
 *
 * Of the tree only its lowest level is kept, as the set of policies expected next: which nodes lead there makes no
 * difference to whether there are any (RFC 9618 §3 shows what the whole tree would cost an attacker's victim).
 *
 * @param path without the root, the certificate that it issued first
 */
export function policiesHold(path: readonly CertificateDetails[]): boolean {
  const length = path.length;
  let expected: ReadonlySet<string> = new Set([anyPolicy]);
  let explicitPolicy = length + 1;
  let policyMapping = length + 1;
  let inhibitAny = length + 1;

  for (const [index, certificate] of path.entries()) {
    const isLast = index === length - 1;
    const { extensions } = certificate;
    const mayBeAny = inhibitAny > 0 || (!isLast && isSelfIssued(certificate));
    const valid = validPolicies(expected, extensions.policies, mayBeAny);
    if (explicitPolicy === 0 && valid.size === 0) return false;
    if (isLast) {
      const demanded = explicitPolicy <= 1 || extensions.requireExplicitPolicy === 0;
      return !demanded || valid.size > 0;
    }
    const mapped = mapPolicies(valid, extensions.policyMappings, policyMapping > 0);
    if (!mapped) return false;
    expected = mapped;
    const step = isSelfIssued(certificate) ? 0 : 1;
    explicitPolicy = lower(explicitPolicy, step, extensions.requireExplicitPolicy);
    policyMapping = lower(policyMapping, step, extensions.inhibitPolicyMapping);
    inhibitAny = lower(inhibitAny, step, extensions.inhibitAnyPolicy);
  }
  return true;
}

/** §6.1.3 d, e: the certificate's policies among those expected of it. */
function validPolicies(
  expected: ReadonlySet<string>,
  policies: readonly string[] | undefined,
  mayBeAny: boolean,
): Set<string> {
  const own = policies ?? [];
  const named = own.filter((policy) => policy !== anyPolicy && (expected.has(policy) || expected.has(anyPolicy)));
  return new Set(own.includes(anyPolicy) && mayBeAny ? [...expected, ...named] : named);
}

/** §6.1.4 a, b; undefined where any policy is mapped, which nobody may. */
function mapPolicies(
  valid: ReadonlySet<string>,
  mappings: readonly PolicyMapping[],
  allowed: boolean,
): ReadonlySet<string> | undefined {
  if (mappings.some(({ issuerPolicy, subjectPolicy }) => [issuerPolicy, subjectPolicy].includes(anyPolicy))) {
    return undefined;
  }
  const expected = new Set(valid);
  for (const { issuerPolicy } of mappings) expected.delete(issuerPolicy);
  if (!allowed) return expected;
  for (const { issuerPolicy, subjectPolicy } of mappings) {
    if (valid.has(issuerPolicy) || valid.has(anyPolicy)) expected.add(subjectPolicy);
  }
  return expected;
}

/** §6.1.4 h–j. */
function lower(counter: number, step: number, limit: number | undefined): number {
  const lowered = Math.max(0, counter - step);
  return limit === undefined ? lowered : Math.min(lowered, limit);
}
