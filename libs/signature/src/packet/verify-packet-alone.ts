import { chainToTrust } from '../certificates/chain-to-trust.js';
import type { Certificate } from '../certificates/read-certificate.js';
import { findAlteration, findOutOfForce, findSha1 } from './check-signature.js';
import { algorithmsOf, judgeUnmeasured, type PacketJudgement } from './judgement.js';
import { leafOf, readableCertificates } from './leaf-certificate.js';
import type { PacketMeasurements, PresentSignature } from './measurements.js';
import { untrusted } from './signer-findings.js';

export interface PacketAloneQuestion {
  /** The CAs to believe. `not-checked` must be said aloud: then anybody may have issued the certificate to himself. */
  readonly trust: readonly Certificate[] | 'not-checked';
  readonly at: Date;
}

export interface PacketAloneJudgement extends PacketJudgement {
  /** Who issued the certificate: found among the CAs, not found there, or nobody asked. */
  readonly authority: 'trusted' | 'untrusted' | 'not-checked';
  /** Which agency a certificate belongs to is known only to an axis. */
  readonly agency: 'not-checked';
}

/**
 * What a packet's signature tells somebody who has nothing but the packet and perhaps some CAs, without a register of
 * certificates and offline. `valid` means: unchanged since it was signed with this certificate, which was in force at
 * that moment and, unless `authority` says `not-checked`, leads to one of the CAs. Revocation is not checked. SHA-1 is
 * `weak`: what is allowed is for an axis to say.
 */
export function verifyPacketAlone(
  { signature, reading }: Pick<PacketMeasurements, 'signature' | 'reading'>,
  question: PacketAloneQuestion,
): PacketAloneJudgement {
  const judgement =
    signature.presence === 'present'
      ? judgePresent(signature, question)
      : { ...judgeUnmeasured(signature, reading.header.from.organId), authority: 'not-checked' as const };
  return { ...judgement, agency: 'not-checked' };
}

function judgePresent(
  signature: PresentSignature,
  { trust, at }: PacketAloneQuestion,
): Omit<PacketAloneJudgement, 'agency'> {
  const algorithms = algorithmsOf(signature);
  const certificates = readableCertificates(signature.certificates);
  const leaf = leafOf(certificates);
  if (!leaf) {
    const code = 'signature.certificate-unreadable';
    return { verdict: 'unsupported', code, params: {}, algorithms, authority: 'not-checked' };
  }
  const path = trust === 'not-checked' ? undefined : chainToTrust(leaf, certificates, trust, at, 'document-signing');
  const finding =
    findAlteration(signature, leaf) ??
    (path && !path.trusted ? untrusted(path, leaf, at) : undefined) ??
    findOutOfForce(leaf, at) ??
    findSha1(signature, 'weak');
  return {
    ...(finding ?? { verdict: 'valid', params: {} }),
    certificate: leaf.facts,
    algorithms,
    authority: !path ? 'not-checked' : path.trusted ? 'trusted' : 'untrusted',
  };
}
