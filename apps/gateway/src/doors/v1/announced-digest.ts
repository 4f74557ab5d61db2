import type { IncomingHttpHeaders } from 'node:http';
import { CataloguedError } from '@edoc-axis/domain';

/**
 * The SHA-256 a sender announced for the body, in hexadecimal: from `Repr-Digest` or `Content-Digest` (RFC 9530), which
 * are one here because bodies come unencoded. Other algorithms are left alone, as section 2 asks.
 */
export function announcedSha256Of(headers: IncomingHttpHeaders): string | undefined {
  const field = headers['repr-digest'] ?? headers['content-digest'];
  if (field === undefined) return undefined;
  const members = [field].flat().join(',').split(',');
  const member = members.map((each) => each.trim()).find((each) => each.startsWith('sha-256='));
  if (member === undefined) return undefined;
  const [, base64] = /^sha-256=:([A-Za-z0-9+/]{43}=):$/.exec(member) ?? [];
  if (base64 === undefined) {
    throw new CataloguedError('request.malformed', { problem: 'Repr-Digest is not written as sha-256=:…:' });
  }
  return Buffer.from(base64, 'base64').toString('hex');
}
