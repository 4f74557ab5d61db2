import type { ErrorCode } from '../errors/catalogue.js';
import type { SentenceParams } from '../text/language.js';
import type { Policy } from '../words/policy.js';
import type { Verdict } from '../words/verdict.js';

export interface SignaturesFound {
  readonly packet: Verdict;
  /**
   * Of the organisation's signature on the main document; of several, the best. `absent` when the main document is not
   * a PDF, cannot be read, or carries personal signatures alone.
   */
  readonly mainAttachment: Verdict;
  /** The days in which `revocation-unknown` is let pass are over, for the packet's certificate. */
  readonly graceOver?: boolean;
  /** The same for the main document's. */
  readonly mainGraceOver?: boolean;
  /** Urgent documents go on when nobody can say whether a certificate was revoked, and are marked. */
  readonly urgent?: boolean;
}

export type PolicyJudgement =
  | { readonly met: true }
  /** `params` say what was found; who judged the signature adds the certificate, its dates and the agency. */
  | { readonly met: false; readonly code: ErrorCode; readonly params: SentenceParams };

/**
 * Whether a document is acceptable under its agency's policy. A packet changed after it was signed with a registered
 * certificate is refused under every policy, `channel` included: somebody altered it, or the sender's system is broken,
 * and nobody may be left to find out which.
 * The code names what the sender has to cure.
 */
export function policyMet(policy: Policy, found: SignaturesFound): PolicyJudgement {
  const code = codeToCure(policy, found);
  if (code === undefined) return { met: true };
  const { packet: packetVerdict, mainAttachment: mainVerdict } = found;
  return { met: false, code, params: { policy, packetVerdict, mainVerdict } };
}

/** Undefined when nothing has to be cured. */
function codeToCure(policy: Policy, found: SignaturesFound): ErrorCode | undefined {
  if (found.packet === 'invalid') return 'signature.invalid';
  const ofPacket = countsAsSigned(found.packet, found) ? undefined : codeOfPacket(found.packet);
  const ofAttachment = countsAsSigned(found.mainAttachment, { graceOver: found.mainGraceOver, urgent: found.urgent })
    ? undefined
    : 'pdf.no-organisation-signature';
  switch (policy) {
    case 'channel':
      return undefined;
    case 'packet':
      return ofPacket;
    case 'attachment':
      return ofAttachment;
    case 'both':
      return ofPacket ?? ofAttachment;
    case 'either':
      if (!ofPacket || !ofAttachment) return undefined;
      // Who signed the packet wants to hear what is wrong with that signature; who did not may sign either.
      return isUnsigned(found.packet) ? 'document.policy-not-met' : ofPacket;
  }
}

/**
 * Whether a signature is good enough for a policy that asks for it, and for the document's standing under any. `weak` is
 * given only where an administrator allowed the algorithm.
 */
export function countsAsSigned(
  verdict: Verdict,
  { graceOver, urgent }: Pick<SignaturesFound, 'graceOver' | 'urgent'>,
): boolean {
  if (verdict === 'revocation-unknown') return !graceOver || urgent === true;
  return verdict === 'valid' || verdict === 'weak';
}

function isUnsigned(verdict: Verdict): boolean {
  return verdict === 'absent' || verdict === 'unsupported';
}

function codeOfPacket(verdict: Verdict): ErrorCode {
  return verdict === 'valid' ? 'document.policy-not-met' : `signature.${verdict}`;
}
