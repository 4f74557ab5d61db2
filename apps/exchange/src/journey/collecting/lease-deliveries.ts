import type { HeardBy, leaseDeliveries as question, LeasedDelivery } from '@edoc-axis/contracts';
import type { Caller } from '@edoc-axis/domain';
import { leaseWaiting, type LeasedRow } from '../../store/lease.js';
import { nameOf } from '../actor.js';
import type { ExchangePorts } from '../ports.js';
import { routeDelivery } from '../route-delivery.js';
import { newLeaseToken } from './lease-token.js';

/** Shows the caller what waits for it, urgent first, and keeps others off it until the lease ends. No state changes. */
export async function leaseDeliveries(
  { database, directory, clock }: Pick<ExchangePorts, 'database' | 'directory' | 'clock'>,
  caller: Caller,
  { agency, carries, limit, leaseSeconds }: HeardBy<typeof question>,
): Promise<LeasedDelivery[]> {
  const now = clock.now();
  const agencies = routeDelivery(directory, caller, { wanted: agency, now });
  if (agencies.length === 0) return [];
  const { token, hash } = newLeaseToken();
  const until = new Date(now.getTime() + leaseSeconds * 1000);
  const rows = await leaseWaiting(database, {
    agencies,
    carries: carries ? [carries] : ['document', 'status'],
    limit,
    system: nameOf(caller),
    hash,
    now,
    until,
  });
  return rows.map((row) => leasedView(row, directory.agency(row.sender)?.name, { token, until }));
}

function leasedView(
  row: LeasedRow,
  senderName: string | undefined,
  lease: { token: string; until: Date },
): LeasedDelivery {
  return {
    id: row.id,
    leaseToken: lease.token,
    leaseUntil: lease.until.toISOString(),
    carries: row.carries,
    recipient: row.recipient,
    addressedTo: row.addressed_to,
    document: {
      id: row.document,
      documentId: row.document_id,
      sender: row.sender,
      senderName,
      businessType: row.business_type,
      code: { number: row.code_number, notation: row.code_notation },
      subject: row.subject,
      priority: row.priority,
      acceptedAt: row.brought_at.toISOString(),
      packet: { sha256: row.sha256.toString('hex'), bytes: Number(row.bytes) },
    },
  };
}
