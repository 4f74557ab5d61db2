import type { AsnType } from 'asn1js';
import { createHash } from 'node:crypto';
import type { SignerInfo } from 'pkijs';
import type { DigestName } from '../packet/algorithms.js';
import { asCmsFlaw } from './cms-flaw.js';
import { cmsLimits } from './limits.js';
import { measureSigner } from './measure-signer.js';
import { measureTimeStamp } from './measure-time-stamp.js';
import type { BrokenCms, ForeignCms, SignedContent, StampMeasurement } from './measurements.js';
import { bytesOf, openSignedData, wrong } from './open-signed-data.js';
import { attributeTypes, checkAttributeCount } from './signed-attributes.js';

/** A detached signature (RFC 5652; ETSI EN 319 142-1 §4.1) with its stamps. Never throws for what stands in `bytes`. */
export function measureSignature(
  bytes: Buffer,
  digestOfCovered: (algorithm: DigestName) => Buffer,
): SignedContent | BrokenCms | ForeignCms {
  try {
    const opened = openSignedData(bytes);
    // With content inside there would be two things signed, and only one of them shown.
    if (opened.content || opened.contentType !== data) throw wrong('encapContentInfo');
    const signer = measureSigner(opened, digestOfCovered);
    return { presence: 'present', ...signer, timeStamps: timeStampsOf(opened.signer) };
  } catch (error) {
    return asCmsFlaw(error);
  }
}

const data = '1.2.840.113549.1.7.1';

function timeStampsOf({ unsignedAttrs, signature }: SignerInfo): StampMeasurement[] {
  if (!unsignedAttrs) return [];
  checkAttributeCount(unsignedAttrs);
  const tokens = unsignedAttrs.attributes
    .filter(({ type }) => type === attributeTypes.timeStampToken)
    .flatMap(({ values }) => values as AsnType[]);
  const stamped = Buffer.from(signature.getValue());
  return tokens
    .slice(0, cmsLimits.timeStampsMax)
    .map((token) => measureTimeStamp(bytesOf(token), (algorithm) => createHash(algorithm).update(stamped).digest()));
}
