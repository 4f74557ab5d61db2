import type { ErrorCode } from '../errors/catalogue.js';
import type { Policy } from '../words/policy.js';
import type { Verdict } from '../words/verdict.js';

export interface SignaturesFound {
  readonly packet: Verdict;
  /**
   * Of the organisation's signature on the main document; of several, the best. `absent` when the main document is not
   * a PDF, cannot be read, or carries personal signatures alone.
   */
  readonly mainAttachment: Verdict;
  /** The days in which `revocation-unknown` is let pass are over. */
  readonly graceOver?: boolean;
  /** Urgent documents go on when nobody can say whether a certificate was revoked, and are marked. */
  readonly urgent?: boolean;
}

export type PolicyJudgement = { readonly met: true } | { readonly met: false; readonly code: ErrorCode };

/**
 * Whether a document is acceptable under its agency's policy. A packet changed after it was signed with a registered
 * certificate is refused under every policy, `channel` included: somebody altered it, or the sender's system is broken,
 * and nobody may be left to find out which.
 *
 * The code names what the sender has to cure; its params come from whoever judged the signature.
 */
export function policyMet(policy: Policy, found: SignaturesFound): PolicyJudgement {
  if (found.packet === 'invalid') return refused('signature.invalid');
  const packetGood = isGood(found.packet, found);
  const attachmentGood = isGood(found.mainAttachment, found);
  switch (policy) {
    case 'channel':
      return met;
    case 'packet':
      return packetGood ? met : refused(codeOfPacket(found.packet));
    case 'attachment':
      return attachmentGood ? met : refused('pdf.no-organisation-signature');
    case 'either':
      if (packetGood || attachmentGood) return met;
      // Who signed the packet wants to hear what is wrong with that signature; who did not may sign either.
      return refused(isUnsigned(found.packet) ? 'document.policy-not-met' : codeOfPacket(found.packet));
    case 'both':
      if (!packetGood) return refused(codeOfPacket(found.packet));
      return attachmentGood ? met : refused('pdf.no-organisation-signature');
  }
}

const met: PolicyJudgement = { met: true };

function refused(code: ErrorCode): PolicyJudgement {
  return { met: false, code };
}

/** `weak` is given only where an administrator allowed the algorithm. */
function isGood(verdict: Verdict, { graceOver, urgent }: SignaturesFound): boolean {
  if (verdict === 'revocation-unknown') return !graceOver || urgent === true;
  return verdict === 'valid' || verdict === 'weak';
}

function isUnsigned(verdict: Verdict): boolean {
  return verdict === 'absent' || verdict === 'unsupported';
}

function codeOfPacket(verdict: Verdict): ErrorCode {
  return verdict === 'valid' ? 'document.policy-not-met' : `signature.${verdict}`;
}
