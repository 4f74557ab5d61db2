import type { IncomingHttpHeaders } from 'node:http';
import { readSignHeader, signHeaderCharactersMax, type SignedParameters, vxpHeaderPrefix } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';

/** A call as its headers say: what was signed, and what it was signed with. Nobody has verified it yet. */
export interface SignedCall {
  /** Exactly the text that was signed. */
  readonly signHeader: string;
  /** Its HMAC, in hexadecimal. */
  readonly hashHeader: string;
  /** The only parameters the call has: a header beside them, however it is called, is a stranger's. */
  readonly parameters: SignedParameters;
}

/**
 * Reads the headers of a call. What is signed must be what was sent: an honest client never differs, and one that does was
 * meddled with on its way.
 * @throws CataloguedError `caller.signed-header-missing`, `caller.signed-header-mismatch`, `request.malformed`,
 *   `request.parameter-invalid`, `request.headers-too-large`
 */
export function readSignedCall(headers: IncomingHttpHeaders): SignedCall {
  const signHeader = demandHeader(headers, 'sign-header');
  if (signHeader.length > signHeaderCharactersMax) {
    throw new CataloguedError('request.headers-too-large', { headersBytesMax: signHeaderCharactersMax });
  }
  // A longer one is wrong already, and nobody need carry it.
  const hashHeader = demandHeader(headers, 'hash-header').slice(0, hashCharactersMax);
  const parameters = readSignHeader(signHeader);
  for (const [name, value] of parameters) {
    if (headers[vxpHeaderPrefix + name] !== value) throw new CataloguedError('caller.signed-header-mismatch', { name });
  }
  return { signHeader, hashHeader, parameters };
}

const hashCharactersMax = 100;

function demandHeader(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[vxpHeaderPrefix + name];
  if (typeof value !== 'string' || value === '') throw new CataloguedError('caller.signed-header-missing', { name });
  return value;
}
