import { constants, createHash, sign, verify, type KeyLike } from 'node:crypto';
import type { HashAlgorithm, SignatureAlgorithm, SignedXml } from 'xml-crypto';
import { digestIdentifiers, signatureIdentifier } from './identifiers.js';

/** xml-crypto brings canonical forms and structure; what its tables lack is a line of node:crypto each. */
export function withEveryAlgorithm(signed: SignedXml): SignedXml {
  signed.HashAlgorithms[digestIdentifiers.sha384] = hashing(digestIdentifiers.sha384, 'sha384');
  for (const hash of ['sha256', 'sha384', 'sha512'] as const) {
    const schemes = {
      rsa: {},
      ecdsa: { dsaEncoding: 'ieee-p1363' },
      'rsa-pss': { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
    };
    for (const [scheme, options] of Object.entries(schemes)) {
      const identifier = signatureIdentifier(`${scheme as keyof typeof schemes}-${hash}`);
      signed.SignatureAlgorithms[identifier] = signing(identifier, hash, options);
    }
  }
  return signed;
}

function hashing(identifier: string, hash: string) {
  return class implements HashAlgorithm {
    getAlgorithmName = () => identifier;
    getHash = (xml: string) => createHash(hash).update(xml).digest('base64');
  };
}

function signing(identifier: string, hash: string, scheme: object) {
  return class implements SignatureAlgorithm {
    getAlgorithmName = () => identifier;
    getSignature = (signedInfo: unknown, key: unknown) =>
      sign(hash, Buffer.from(String(signedInfo)), { key: key as KeyLike, ...scheme } as never).toString('base64');
    verifySignature = (material: string, key: unknown, value: string) =>
      verify(hash, Buffer.from(material), { key, ...scheme } as never, Buffer.from(value, 'base64'));
  };
}
