import type { AgencyEntry, HeardBy, leaseDeliveries as question, LeasedDelivery } from '@edoc-axis/contracts';
import type { Caller } from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import { leaseWaiting, type LeasedRow, releaseLeases } from '../../store/lease.js';
import { nameOf } from '../actor.js';
import { forwardAll, type ForwardingPorts, maybeClosed } from '../forward-from-closed.js';
import type { ExchangePorts } from '../ports.js';
import { routeDelivery } from '../route-delivery.js';
import { bringPackets, deliveriesBytesMax } from './bring-packets.js';
import { newLeaseToken } from './lease-token.js';
import type { OpeningPorts } from './open-packet.js';

/**
 * Shows the caller what waits for it, urgent first, and keeps others off it until the lease ends. No state changes. What
 * does not fit into the answer is not leased either: nobody could confirm it. Small packets come along, if asked for.
 */
export async function leaseDeliveries(
  ports: Pick<ExchangePorts, 'times'> & ForwardingPorts & OpeningPorts,
  caller: Caller,
  { agency, carries, limit, leaseSeconds, packets = false }: HeardBy<typeof question>,
): Promise<LeasedDelivery[]> {
  const { database, directory, clock, epoch, times } = ports;
  const now = clock.now();
  const agencies = routeDelivery(directory, caller, { wanted: agency, now });
  if (agencies.length === 0) return [];
  // Before a closed office's system takes what is another's by now.
  await forwardAll(ports, maybeClosed(directory, agencies));
  const { token, hash } = newLeaseToken();
  const until = new Date(now.getTime() + (leaseSeconds === undefined ? times.leaseMs : leaseSeconds * 1000));
  const rows = await leaseWaiting(database, {
    agencies,
    carries: carries ? [carries] : ['document', 'status'],
    limit,
    system: nameOf(caller),
    hash,
    now,
    until,
  });
  const views = rows.map((row) => leasedView(row, directory.agency(row.sender, row.brought_at), { token, until }));
  const { page } = cutPage(views, limit, ({ id }) => id, packets ? deliveriesBytesMax : undefined);
  const deliveries = views.slice(page.length).map(({ id }) => id);
  if (deliveries.length > 0) await releaseLeases(database, epoch, { deliveries, hash, facts: [] });
  // What a person is given is a reading, and she asks for that by itself.
  return packets && caller.kind !== 'person' ? bringPackets(ports, caller, page) : page;
}

function leasedView(
  row: LeasedRow,
  sender: Pick<AgencyEntry, 'name' | 'test'> | undefined,
  lease: { token: string; until: Date },
): LeasedDelivery {
  return {
    id: row.id,
    leaseToken: lease.token,
    leaseUntil: lease.until.toISOString(),
    carries: row.carries,
    recipient: row.recipient,
    addressedTo: row.addressed_to,
    asks: row.asks ?? undefined,
    document: {
      id: row.document,
      documentId: row.document_id,
      sender: row.sender,
      senderName: sender?.name,
      businessType: row.business_type,
      code: { number: row.code_number, notation: row.code_notation },
      subject: row.subject,
      priority: row.priority,
      acceptedAt: row.brought_at.toISOString(),
      test: sender?.test === true ? true : undefined,
      packet: { sha256: row.sha256.toString('hex'), bytes: Number(row.bytes) },
    },
  };
}
