import { createCanonicalizer, type OpenToken, type XmlToken } from '@edoc-axis/xml';
import type { Digest } from '../digests/digest.js';
import type { HeldTokens } from './held-tokens.js';
import type { CanonicalForm } from './read-signature.js';

export interface CanonicalDigest {
  token(token: XmlToken): void;
  /** Base64. */
  end(): string;
}

/** Digests the canonical form of a document from its tokens, holding nothing of it. */
export function createCanonicalDigest(form: CanonicalForm, digest: Digest): CanonicalDigest {
  const { name: method, inclusivePrefixes } = form;
  const canonicalizer = createCanonicalizer({ method, inclusivePrefixes }, (bytes) => digest.update(bytes));
  return {
    token: (token) => canonicalizer.token(token),
    end: () => {
      canonicalizer.end();
      return digest.end().toString('base64');
    },
  };
}

/** The canonical form of one element inside a document; `ancestors` are the start tags around it, the root's first. */
export function canonicalBytesOf(element: HeldTokens, ancestors: readonly OpenToken[], form: CanonicalForm): Buffer {
  const pieces: Buffer[] = [];
  const { name: method, inclusivePrefixes } = form;
  const canonicalizer = createCanonicalizer({ method, inclusivePrefixes, ancestors }, (bytes) =>
    pieces.push(Buffer.from(bytes)),
  );
  element.replay((token) => canonicalizer.token(token));
  canonicalizer.end();
  return Buffer.concat(pieces);
}
