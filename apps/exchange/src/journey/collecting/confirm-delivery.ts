import type { DeliveryReceipt, HeardBy, confirmDelivery as question } from '@edoc-axis/contracts';
import { CataloguedError, type Caller, isFinal } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import { type DeliveryCase, receiptsOfDelivery } from '../../store/delivery-case.js';
import { tellAttempt } from '../../store/facts.js';
import { recordOutcome } from '../../store/record-outcome.js';
import { nameOf } from '../actor.js';
import { deliveryReceipt } from '../delivery-receipt.js';
import { untilWritten } from '../look-again.js';
import type { ExchangePorts } from '../ports.js';
import { handover, type Handover } from './handover.js';
import { knownDelivery } from './known-delivery.js';
import { demandPartySignature } from './party-signature.js';

export type ConfirmingPorts = Pick<
  ExchangePorts,
  'database' | 'directory' | 'clock' | 'epoch' | 'axis' | 'receiptKey' | 'firsts'
>;
type Ports = ConfirmingPorts;
type Request = HeardBy<typeof question>;

/**
 * The recipient's system has stored the packet, and proves it with the packet's digest. Counts while the delivery is
 * pending, whatever became of its lease: what matters is that the bytes arrived. The second time gets the first receipt.
 * @throws CataloguedError `delivery.wrong-digest` (which leaves a fact), `delivery.not-fetched`, `delivery.already-final`
 */
export async function confirmDelivery(ports: Ports, caller: Caller, request: Request): Promise<DeliveryReceipt> {
  return untilWritten(async () => {
    const now = ports.clock.now();
    const found = await knownDelivery(ports, caller, request.delivery, now);
    await demandDigest(ports, caller, found, request);
    const said = demandPartySignature(ports, caller, request.signature, {
      act: 'confirm',
      delivery: found.id,
      packetSha256: request.packetSha256,
    });
    if (found.state !== 'pending') return confirmedBefore(ports, found);
    if (!found.fetched_at) throw new CataloguedError('delivery.not-fetched');
    return record(ports, caller, found, { confirmedBy: 'digest', signature: request.signature, said }, now);
  });
}

/**
 * The same from a client that knows of no digest and says no more than that it is done. The receipt says so too.
 * @throws CataloguedError `delivery.unknown`, `delivery.not-fetched`, `delivery.already-final`
 */
export async function confirmByWord(ports: Ports, caller: Caller, id: string): Promise<DeliveryReceipt> {
  return untilWritten(async () => {
    const now = ports.clock.now();
    const found = await knownDelivery(ports, caller, id, now);
    if (found.state !== 'pending') return confirmedBefore(ports, found);
    if (!found.fetched_at) throw new CataloguedError('delivery.not-fetched');
    return record(ports, caller, found, { confirmedBy: 'client-said-done' }, now);
  });
}

type Confirmation = Pick<Handover, 'confirmedBy' | 'said' | 'signature'>;

async function record(
  ports: Ports,
  caller: Caller,
  found: DeliveryCase,
  confirmation: Confirmation,
  at: Date,
): Promise<DeliveryReceipt | undefined> {
  const outcome = handover(ports, found, { ...confirmation, by: nameOf(caller), at });
  const written = await recordOutcome(ports.database, ports.epoch, outcome);
  if (!written) return undefined;
  if (found.carries === 'document') ports.firsts.received(found.recipient, found.sender);
  return deliveryReceipt({ ...found, state: outcome.state }, outcome.receipts);
}

/** A damaged copy is found out now and not when a clerk opens it; that it was damaged is a fact. */
async function demandDigest(
  { database, epoch, clock }: Ports,
  caller: Caller,
  found: DeliveryCase,
  { packetSha256: confirmedSha256 }: Request,
): Promise<void> {
  const packetSha256 = found.packet_sha256.toString('hex');
  if (confirmedSha256 === packetSha256) return;
  const params = { recipient: found.recipient, confirmedSha256, packetSha256 };
  const about = { document: found.document, delivery: found.id, by: nameOf(caller), at: clock.now() };
  await tellAttempt(database, epoch, { id: newId(), kind: 'delivery.wrong-digest', params, ...about });
  throw new CataloguedError('delivery.wrong-digest', { confirmedSha256, packetSha256 });
}

async function confirmedBefore({ database }: Ports, found: DeliveryCase): Promise<DeliveryReceipt> {
  const receipts = await receiptsOfDelivery(database, found);
  const handover = receipts.filter(({ event }) => event === 'ContentHandover');
  if (handover.length > 0) return deliveryReceipt(found, handover);
  const since = found.since.toISOString();
  const code = isFinal(found.state, found.carries) ? 'delivery.already-final' : 'delivery.not-pending';
  throw new CataloguedError(code, { state: found.state, since });
}
