import type { carryOutRedirection as question, HeardBy, ReplyOf } from '@edoc-axis/contracts';
import { type AgencyCode, type Caller, CataloguedError } from '@edoc-axis/domain';
import { type Database, inTransaction } from '@edoc-axis/platform';
import { nameOfFirst } from '../journey/actor.js';
import { untilWritten } from '../journey/look-again.js';
import { lockForwarding } from '../store/redirect.js';
import type { DeliveryCase } from '../store/delivery-case.js';
import { successorOf } from '../store/succeed-delivery.js';
import { demandEndable, endInVain } from './close-delivery.js';
import { operableDelivery } from './operable-delivery.js';
import { operatedView } from './operated-view.js';
import { demandEndedInVain } from './redeliver-delivery.js';
import { demandReceivable, type OperatingPorts, sendOn } from './send-on.js';

type Wanted = HeardBy<typeof question>;

/**
 * What waits for an agency that closed, or has ended in vain there, goes to one that follows it: the old delivery ends, a new one
 * names it, both with their receipts in one transaction. The registry has judged whether one person may do so alone; who the
 * caller is and what the caller may is judged here. Told again it gives the first answer.
 * @throws CataloguedError `delivery.wrong-target`, and what ending and sending on throw
 */
export async function redirectDelivery(
  ports: OperatingPorts,
  caller: Caller,
  wanted: Wanted,
): Promise<ReplyOf<typeof question>> {
  const target = ports.directory.codeOf(wanted.target);
  if (target === undefined) throw new CataloguedError('agency.code-malformed', { code: wanted.target });
  return untilWritten(() =>
    inTransaction(ports.database, async (client) => {
      await lockForwarding(client);
      return redirect(ports, client, caller, { ...wanted, target });
    }),
  );
}

async function redirect(
  ports: OperatingPorts,
  database: Database,
  caller: Caller,
  wanted: Wanted & { readonly target: AgencyCode },
): Promise<ReplyOf<typeof question> | undefined> {
  const { target, delivery, askedBy, checkOnly } = wanted;
  const at = ports.clock.now();
  const found = await operableDelivery(database, caller, { delivery, target, askedBy }, at);
  const agencies = [found.recipient, target];
  const before = await successorOf(database, found.id);
  if (before?.recipient === target) return { agencies, redirected: await operatedView(database, found, before) };
  if (found.state !== 'pending') demandEndedInVain(found, before);
  demandFollows(ports, found, target, at);
  const recipient = await demandReceivable(ports, database, found, { recipient: target, at });
  if (recipient !== target) throw wrongTarget(found, target);
  if (found.state === 'pending') demandEndable(found, at);
  if (checkOnly) return { agencies };
  const told = { by: nameOfFirst(caller, askedBy), at, reason: wanted.reason.trim() };
  const ended =
    found.state === 'pending'
      ? await endInVain(ports, database, found, { ...told, failure: 'redirected-by-operator', target: recipient })
      : found;
  if (!ended) return undefined;
  const successor = await sendOn(ports, database, { ...told, ended, recipient, kind: 'delivery.redirected-to' });
  // Ended and not sent on it must not stay: then nothing of it is written.
  if (!successor) throw new CataloguedError('delivery.changed-meanwhile');
  return { agencies, redirected: await operatedView(database, { ...ended, settled_at: at }, successor) };
}

/** Only a code that closed has others that follow it; else it would be one office's post given to another. */
function demandFollows({ directory }: OperatingPorts, found: DeliveryCase, target: AgencyCode, at: Date): void {
  const closed = [found.recipient, ...found.addressed_to].flatMap((code) => {
    const entry = directory.agency(code, at);
    return entry?.validUntil !== undefined && new Date(entry.validUntil) <= at ? entry : [];
  });
  const following = closed.flatMap(({ successors, receivesFor }) => [...successors, receivesFor?.agency]);
  if (!following.includes(target)) throw wrongTarget(found, target);
}

function wrongTarget({ recipient }: DeliveryCase, target: AgencyCode): CataloguedError {
  return new CataloguedError('delivery.wrong-target', { recipient, target });
}
