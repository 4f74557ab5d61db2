import { createHash } from 'node:crypto';
import { TSTInfo } from 'pkijs';
import type { DigestName } from '../packet/algorithms.js';
import { digestNamed } from './algorithms.js';
import { measureSigner } from './measure-signer.js';
import type { StampMeasurement } from './measurements.js';
import { openSignedData, wrong } from './open-signed-data.js';
import { asCmsFlaw } from './cms-flaw.js';
import { momentOf } from './signed-attributes.js';

/** A time-stamp token, RFC 3161 §2.4.2. Never throws for what stands in `token`. */
export function measureTimeStamp(token: Buffer, digestOfStamped: (algorithm: DigestName) => Buffer): StampMeasurement {
  try {
    const opened = openSignedData(token);
    const { content, contentType } = opened;
    if (contentType !== tstInfo || !content) throw wrong('TSTInfo');
    const stamp = TSTInfo.fromBER(content);
    const { hashAlgorithm, hashedMessage } = stamp.messageImprint;
    const imprintAlgorithm = digestNamed(hashAlgorithm.algorithmId);
    const signer = measureSigner(opened, (algorithm) => createHash(algorithm).update(content).digest());
    return {
      presence: 'present',
      ...signer,
      stampedAt: momentOf(stamp.genTime, 'genTime'),
      imprintAlgorithm,
      imprintClaimed: Buffer.from(hashedMessage.getValue()).toString('base64'),
      imprintComputed: digestOfStamped(imprintAlgorithm).toString('base64'),
      stampPolicy: String(stamp.policy).slice(0, policyCharactersMax),
    };
  } catch (error) {
    return asCmsFlaw(error);
  }
}

const tstInfo = '1.2.840.113549.1.9.16.1.4';
const policyCharactersMax = 100;
