import type { Destination } from '@edoc-axis/contracts';
import { signMessage } from '@edoc-axis/evidence';
import { drawRandom, type OwnKey } from '@edoc-axis/platform';
import type { ClaimedRow } from '../../store/claims.js';
import type { CarryingLimits } from './carrying-limits.js';

interface RequestOrder {
  readonly axis: string;
  readonly due: ClaimedRow;
  readonly leaseToken: string;
  readonly destination: Destination;
  readonly key: OwnKey;
  readonly now: Date;
  readonly limits: Pick<CarryingLimits, 'signatureMs' | 'addresseesMax' | 'confirmationMs'>;
}

/**
 * The headers of a request that brings a packet: what it is, for whom, under which lease, and our signature over all of it
 * and the digest of the packet (RFC 9421, RFC 9530).
 */
export function writeRequest(order: RequestOrder): Record<string, string> {
  const { axis, due, leaseToken, destination, key, now, limits } = order;
  const headers: Record<string, string> = {
    'content-type': 'application/edxml+xml',
    'content-digest': `sha-256=:${due.sha256.toString('base64')}:`,
    'edoc-axis': axis,
    'edoc-delivery': due.id,
    'edoc-document': due.document,
    'edoc-carries': due.carries,
    'edoc-sender': due.sender,
    'edoc-recipient': due.recipient,
    'edoc-addressed-to': due.addressed_to.slice(0, limits.addresseesMax).join(', '),
    'edoc-lease-token': leaseToken,
    // Ours is kept while it is brought; a promise to confirm gives so long.
    'edoc-lease-until': new Date(now.getTime() + limits.confirmationMs).toISOString(),
    ...(due.asks && { 'edoc-asks-question': due.asks.question, 'edoc-asks-delivery': due.asks.delivery }),
  };
  const times = {
    createdAt: now,
    expiresAt: new Date(now.getTime() + limits.signatureMs),
    nonce: drawRandom(16).toString('base64url'),
  };
  return { ...headers, ...signMessage({ method: 'POST', targetUri: destination.url, headers }, key, times) };
}
