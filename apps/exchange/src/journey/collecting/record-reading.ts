import { CataloguedError, isFinal, type PersonCaller, worksOnPages } from '@edoc-axis/domain';
import { inTransaction, newId } from '@edoc-axis/platform';
import type { PoolClient } from 'pg';
import { findDelivery } from '../../store/delivery-case.js';
import { recordFetched } from '../../store/fetched.js';
import type { ReadableDelivery, ReadablePacket } from '../../store/packets.js';
import { appendReadings, type NewReading } from '../../store/readings.js';
import { recordOutcome } from '../../store/record-outcome.js';
import { nameOf } from '../actor.js';
import type { ExchangePorts } from '../ports.js';
import { handover } from './handover.js';

type Ports = Pick<ExchangePorts, 'database' | 'epoch' | 'axis' | 'receiptKey' | 'firsts' | 'directory'>;

/** Where a caller is, as the gateway saw it. */
export interface Whence {
  readonly address?: string;
  readonly program?: string;
}

export interface Reading {
  readonly packet: ReadablePacket;
  /** What the reader's agencies have or get of it; none where a sender reads, or who gave a reason. */
  readonly deliveries: readonly ReadableDelivery[];
  /** The sender, where it is read for it. */
  readonly agency?: string;
  readonly attachment?: number;
  readonly shown: boolean;
  readonly reason?: string;
  readonly at: Date;
}

/**
 * A person is about to be given the bytes. What waits for an agency that works on the pages is delivered by that: the office
 * has it from here on, and nothing else will come and say so. Where a system takes the post a look takes nothing from it. All at once, and before a byte leaves: that she read, that they were fetched,
 * that they arrived, with the receipt. Reading again is one more reading and no second delivery.
 * @returns false when somebody was quicker, and nothing was written
 */
export async function recordReading(
  ports: Ports,
  caller: PersonCaller,
  reading: Reading,
  whence: Whence,
): Promise<boolean> {
  const { packet, at } = reading;
  const by = nameOf(caller);
  const open = reading.deliveries.filter(({ state }) => !isFinal(state));
  const arrived: { recipient: string; sender: string }[] = [];
  const isWritten = await inTransaction(ports.database, async (client) => {
    arrived.length = 0;
    const fresh = open.filter(({ fetched }) => !fetched).map(({ id }) => id);
    if (fresh.length > 0) {
      const recorded = await recordFetched(client, ports.epoch, { deliveries: fresh, system: by, at });
      if (recorded < fresh.length) throw new Overtaken();
    }
    for (const { id, state, recipient } of open) {
      if (state !== 'pending' || !takesItHere(ports, recipient, at)) continue;
      arrived.push(...(await deliver(ports, client, id, { by, at })));
    }
    await appendReadings(client, rowsOf(caller, reading, open, whence));
    return true;
  }).catch((error: unknown) => {
    if (error instanceof Overtaken) return false;
    throw error;
  });
  if (isWritten && packet.kind === 'document') {
    for (const { recipient, sender } of arrived) ports.firsts.received(recipient, sender);
  }
  return isWritten;
}

async function deliver(ports: Ports, client: PoolClient, id: string, { by, at }: { by: string; at: Date }) {
  const found = await findDelivery(client, id);
  if (!found) throw new CataloguedError('delivery.unknown', { delivery: id });
  // Its system confirmed it in this very moment.
  if (found.state !== 'pending') return [];
  const outcome = handover(ports, found, { by, at, confirmedBy: 'person' });
  if (!(await recordOutcome(client, ports.epoch, outcome))) throw new Overtaken();
  return [found];
}

/** Nothing fetches for it but its people. */
function takesItHere({ directory }: Ports, recipient: string, at: Date): boolean {
  const system = directory.systemServing(recipient, at);
  return system === undefined || worksOnPages(system);
}

/** One for each agency it is read for; one where it is read for none. */
function rowsOf(
  { person }: PersonCaller,
  { packet, agency, attachment, shown, reason, at }: Reading,
  open: readonly ReadableDelivery[],
  { address, program }: Whence,
): NewReading[] {
  const read = {
    ...{ at, person, address: address ?? null, program: program ?? null },
    ...{ document: packet.document, packet: packet.id, attachment: attachment ?? null, shown, reason: reason ?? null },
  };
  if (open.length === 0) return [{ ...read, id: newId(), agency: agency ?? null, delivery: null }];
  return open.map(({ id, recipient }) => ({ ...read, id: newId(), agency: recipient, delivery: id }));
}

class Overtaken extends Error {}
