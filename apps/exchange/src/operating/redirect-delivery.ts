import type { carryOutRedirection as question, HeardBy, ReplyOf } from '@edoc-axis/contracts';
import { type AgencyCode, type Caller, CataloguedError } from '@edoc-axis/domain';
import type { Database } from '@edoc-axis/platform';
import { composeGivingUp, nameOfFirst } from '../journey/parts.js';
import type { DeliveryCase } from '../store/delivery-case.js';
import { recordOutcome } from '../store/record-outcome.js';
import { succeedDelivery, successorOf } from '../store/succeed-delivery.js';
import { demandEndable } from './close-delivery.js';
import { type Answered, type Decision, decideThenWrite } from './decide-then-write.js';
import { operableDelivery } from './operable-delivery.js';
import { operatedView } from './operated-view.js';
import { demandEndedInVain } from './redeliver-delivery.js';
import { composeSendingOn, demandReceivable, type OperatingPorts } from './send-on.js';

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
  return decideThenWrite(ports.database, () => decide(ports, caller, { ...wanted, target }));
}

type Answer = ReplyOf<typeof question>;

async function decide(
  ports: OperatingPorts,
  caller: Caller,
  wanted: Wanted & { readonly target: AgencyCode },
): Promise<Decision<Answer> | Answered<Answer> | undefined> {
  const { database, epoch } = ports;
  const { target, delivery, askedBy, checkOnly } = wanted;
  const at = ports.clock.now();
  const found = await operableDelivery(database, caller, { delivery, target, askedBy }, at);
  const agencies = [found.recipient, target];
  const before = await successorOf(database, found.id);
  if (before?.recipient === target) {
    return { answered: { agencies, redirected: await operatedView(database, found, before) } };
  }
  if (found.state !== 'pending') demandEndedInVain(found, before);
  demandFollows(ports, found, target, at);
  const isReceivable = async (on: Database) => {
    const recipient = await demandReceivable(ports, on, found, { recipient: target, at });
    if (recipient !== undefined && recipient !== target) throw wrongTarget(found, target);
    return recipient !== undefined;
  };
  if (!(await isReceivable(database))) return undefined;
  if (found.state === 'pending') demandEndable(found, at);
  if (checkOnly) return { answered: { agencies } };
  const by = nameOfFirst(caller, askedBy);
  const reason = wanted.reason.trim();
  const why = { failure: 'redirected-by-operator' as const, by, text: reason, target };
  const ending = found.state === 'pending' ? composeGivingUp(ports, found, why, at) : undefined;
  const ended = ending?.ended ?? found;
  const sentOn = composeSendingOn(ports, { ended, recipient: target, by, at, reason, kind: 'delivery.redirected-to' });
  return {
    about: found,
    async write(client) {
      if (!(await isReceivable(client))) return false;
      if (ending && !(await recordOutcome(client, epoch, ending.outcome))) return false;
      return succeedDelivery(client, epoch, sentOn.succession);
    },
    async answer() {
      return { agencies, redirected: await operatedView(database, { ...ended, settled_at: at }, sentOn.successor) };
    },
  };
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
