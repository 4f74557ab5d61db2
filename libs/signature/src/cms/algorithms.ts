import { CataloguedError } from '@edoc-axis/domain';
import { Null } from 'asn1js';
import { AlgorithmIdentifier, RSASSAPSSParams } from 'pkijs';
import { digestBytes, identifierOf, meaningOf, type DigestName, type SignatureName } from '../packet/algorithms.js';

/** RFC 5754 §2, RFC 3370 §2.1. */
const digests: Readonly<Record<string, DigestName>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** RFC 5754 §3, RFC 3370 §3. PSS and the bare names of the key's kind are told apart below. */
const signatures: Readonly<Record<string, SignatureName>> = {
  '1.2.840.113549.1.1.5': 'rsa-sha1',
  '1.2.840.113549.1.1.11': 'rsa-sha256',
  '1.2.840.113549.1.1.12': 'rsa-sha384',
  '1.2.840.113549.1.1.13': 'rsa-sha512',
  '1.2.840.10045.4.1': 'ecdsa-sha1',
  '1.2.840.10045.4.3.2': 'ecdsa-sha256',
  '1.2.840.10045.4.3.3': 'ecdsa-sha384',
  '1.2.840.10045.4.3.4': 'ecdsa-sha512',
};

const rsaEncryption = '1.2.840.113549.1.1.1';
const rsaPss = '1.2.840.113549.1.1.10';
const mgf1 = '1.2.840.113549.1.1.8';

export interface SignatureScheme {
  readonly signatureAlgorithm: SignatureName;
  readonly saltBytes?: number;
}

/** Throws CataloguedError signature.digest-not-accepted. */
export function digestNamed(identifier: string): DigestName {
  const digest = meaningOf(digests, identifier);
  if (!digest) throw new CataloguedError('signature.digest-not-accepted', { algorithm: identifier.slice(0, 80) });
  return digest;
}

/**
 * The scheme of a SignerInfo. Content and signature use one digest (RFC 5652 §5.4 and §11.2): two would only serve who
 * found a collision in the weaker. Throws CataloguedError signature.algorithm-not-accepted, cms.digests-differ.
 */
export function schemeNamed(algorithm: AlgorithmIdentifier, digest: DigestName): SignatureScheme {
  const { algorithmId } = algorithm;
  if (algorithmId === rsaEncryption) return { signatureAlgorithm: `rsa-${digest}` };
  if (algorithmId === rsaPss) return pssNamed(algorithm, digest);
  const signatureAlgorithm = meaningOf(signatures, algorithmId);
  if (!signatureAlgorithm) throw notAccepted(algorithmId);
  if (!signatureAlgorithm.endsWith(`-${digest}`)) throw new CataloguedError('cms.digests-differ');
  return { signatureAlgorithm };
}

/** RFC 4055 §3.1. Where parameters are left out, they mean SHA-1. */
function pssNamed({ algorithmParams }: AlgorithmIdentifier, digest: DigestName): SignatureScheme {
  const parameters = algorithmParams ? new RSASSAPSSParams({ schema: algorithmParams }) : new RSASSAPSSParams();
  const { hashAlgorithm, maskGenAlgorithm, saltLength, trailerField } = parameters;
  const maskDigest = new AlgorithmIdentifier({ schema: maskGenAlgorithm.algorithmParams }).algorithmId;
  const isUsual = maskGenAlgorithm.algorithmId === mgf1 && maskDigest === hashAlgorithm.algorithmId;
  if (!isUsual || trailerField !== 1 || !(saltLength >= 0 && saltLength <= saltBytesMax)) throw notAccepted(rsaPss);
  if (digestNamed(hashAlgorithm.algorithmId) !== digest) throw new CataloguedError('cms.digests-differ');
  return { signatureAlgorithm: `rsa-pss-${digest}`, saltBytes: saltLength };
}

/** What fits into RSA of 8192 bits. */
const saltBytesMax = 1024;

function notAccepted(identifier: string): CataloguedError {
  return new CataloguedError('signature.algorithm-not-accepted', { algorithm: identifier.slice(0, 80) });
}

export function digestIdentifier(digest: DigestName): AlgorithmIdentifier {
  return new AlgorithmIdentifier({ algorithmId: identifierOf(digests, digest) });
}

/** The identifier to write for a scheme; PSS with a salt of the digest's length. */
export function schemeIdentifier(signature: SignatureName, digest: DigestName): AlgorithmIdentifier {
  if (signature.startsWith('rsa-pss')) {
    const hashAlgorithm = digestIdentifier(digest);
    const maskGenAlgorithm = new AlgorithmIdentifier({ algorithmId: mgf1, algorithmParams: hashAlgorithm.toSchema() });
    const parameters = new RSASSAPSSParams({ hashAlgorithm, maskGenAlgorithm, saltLength: digestBytes[digest] });
    return new AlgorithmIdentifier({ algorithmId: rsaPss, algorithmParams: parameters.toSchema() });
  }
  const algorithmId = identifierOf(signatures, signature);
  // RFC 4055 §5 wants NULL with RSA, RFC 5754 §3.3 nothing with ECDSA.
  return new AlgorithmIdentifier({
    algorithmId,
    ...(signature.startsWith('rsa') ? { algorithmParams: new Null() } : {}),
  });
}
