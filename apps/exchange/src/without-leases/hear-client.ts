import type { HeardBy, hearClient as question, ReplyOf } from '@edoc-axis/contracts';
import { type Caller, isPossible } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import {
  confirmByWord,
  type ConfirmingPorts,
  giveUpDelivery,
  knownDelivery,
  nameOf,
  untilWritten,
} from '../journey/parts.js';
import type { ExchangePorts } from '../journey/index.js';
import { countClientFailure } from '../store/client-failures.js';
import { findDelivery } from '../store/delivery-case.js';
import { holdDelivery } from '../store/hold.js';

type Ports = ConfirmingPorts & Pick<ExchangePorts, 'times'>;

/** A delivery its recipient's system could not use so often is given up. */
export const clientFailuresMax = 10;

/**
 * Nearer to each other they are one: clients repeat a call that got no answer. All of them together take longer than a
 * signed call is good for, so who overheard one cannot end a delivery by repeating it.
 */
export const clientFailuresApartMs = 3 * 60 * 60_000;

/**
 * What a client says of what it fetched. That it has it is a confirmation, worth as much as its word. That it is at it
 * holds it for as long as a lease. That it could not use it is told to both sides, and it goes on waiting, for a repaired
 * client, until it was said too often.
 * @throws CataloguedError `delivery.unknown`; for `done`, what `confirmByWord` throws
 */
export async function hearClient(
  ports: Ports,
  caller: Caller,
  { delivery, says }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  if (says === 'done') await confirmByWord(ports, caller, delivery);
  else if (says === 'processing') await hold(ports, caller, delivery);
  else await fail(ports, caller, delivery);
  return {};
}

async function hold(ports: Ports, caller: Caller, id: string): Promise<void> {
  const { database, clock, times } = ports;
  const now = clock.now();
  const { state } = await knownDelivery(ports, caller, id, now);
  if (state !== 'pending') return;
  const until = new Date(now.getTime() + times.leaseMs);
  await holdDelivery(database, { delivery: id, system: nameOf(caller), now, until });
}

async function fail(ports: Ports, caller: Caller, id: string): Promise<void> {
  const { database, clock, epoch } = ports;
  const at = clock.now();
  const { document, recipient, state } = await knownDelivery(ports, caller, id, at);
  if (state !== 'pending') return;
  const { failures, failed_at: failedAt } = await countClientFailure(database, epoch, {
    ...{ delivery: id, document, recipient, by: nameOf(caller), at, fact: newId() },
    ...{ apartMs: clientFailuresApartMs, failuresMax: clientFailuresMax },
  });
  // Looked at again with each one: whoever counted the last may have died before it gave up.
  if (failures >= clientFailuresMax) await giveUp(ports, id, { failures, failedAt: failedAt.toISOString() });
}

/** A status is kept until its time ends: it has no such end. */
async function giveUp(ports: Ports, id: string, params: Readonly<Record<string, unknown>>): Promise<void> {
  await untilWritten(async () => {
    const found = await findDelivery(ports.database, id);
    if (!found || !isPossible(found.state, 'give-up', found.carries)) return 'nothing to do';
    const problem = { code: 'destination.reported-failure', params } as const;
    return giveUpDelivery(ports, found, { failure: 'recipient-system-fails', problem });
  });
}
