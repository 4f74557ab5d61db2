import { createTokenizer, type OpenToken, type XmlToken } from '@edoc-axis/xml';
import { signatureNamespace } from '@edoc-axis/edxml';
import { canonicalizations, digests, envelopedSignature, identifierOf, signatures } from './algorithms.js';
import { OpenSignature } from './open-signature.js';
import type { Signer } from './signer.js';

/**
 * The Signature element (XML Signature 1.1, W3C) over a document whose canonical digest is `digestValue` (base64).
 * `ancestors` are the start tags that will stand around it: inclusive canonicalization of SignedInfo copies their
 * namespaces.
 */
export function writeSignature(signer: Signer, digestValue: string, ancestors: readonly OpenToken[]): Buffer {
  const signedInfo = writeSignedInfo(signer, digestValue);
  const signatureValue = signer.sign(canonicalSignedInfo(signer, signedInfo, ancestors)).toString('base64');
  const certificates = signer.certificates.map(
    ({ x509 }) => `<X509Certificate>${x509.raw.toString('base64')}</X509Certificate>`,
  );
  return Buffer.from(
    `${openTag}${signedInfo}<SignatureValue>${signatureValue}</SignatureValue>` +
      `<KeyInfo><X509Data>${certificates.join('')}</X509Data></KeyInfo></Signature>`,
  );
}

const openTag = `<Signature xmlns="${signatureNamespace}">`;

function writeSignedInfo(signer: Signer, digestValue: string): string {
  const canonicalization = identifierOf(canonicalizations, signer.canonicalization);
  return (
    '<SignedInfo>' +
    `<CanonicalizationMethod Algorithm="${canonicalization}"/>` +
    `<SignatureMethod Algorithm="${identifierOf(signatures, signer.signatureAlgorithm)}"/>` +
    '<Reference URI=""><Transforms>' +
    `<Transform Algorithm="${envelopedSignature}"/><Transform Algorithm="${canonicalization}"/>` +
    `</Transforms><DigestMethod Algorithm="${identifierOf(digests, signer.digest)}"/>` +
    `<DigestValue>${digestValue}</DigestValue></Reference></SignedInfo>`
  );
}

/** By the very code that will check it. */
function canonicalSignedInfo(signer: Signer, signedInfo: string, ancestors: readonly OpenToken[]): Buffer {
  let signature: OpenSignature | undefined;
  const tokenizer = createTokenizer({}, (token: XmlToken) => {
    if (signature) signature.token(token);
    else if (token.kind === 'open') signature = new OpenSignature(token, ancestors);
  });
  tokenizer.write(Buffer.from(`${openTag}${signedInfo}</Signature>`));
  tokenizer.end();
  if (!signature) throw new RangeError('the signature just written has no start tag');
  return signature.canonicalSignedInfo({ name: signer.canonicalization, inclusivePrefixes: [] });
}
