import type { HeardBy, ReplyOf, takeBackDocument as question } from '@edoc-axis/contracts';
import { type AgencyCode, type Caller, CataloguedError, demand, mayWithdraw, needsReason } from '@edoc-axis/domain';
import { findDocument, handingsAmong } from '../store/documents.js';
import { neverSentTo, withdrawableDeliveries } from '../store/withdrawable.js';
import { actsForEver } from './actor.js';
import type { ExchangePorts } from './ports.js';
import { takeBackDelivery, type TakeBackPorts, type TakenDelivery } from './withdrawing/take-back-delivery.js';
import { takenBackView } from './withdrawing/taken-back-view.js';

type Request = HeardBy<typeof question>;

/** So many are under way at once. Others' deliveries come in between. */
const batchMax = 200;

/**
 * The sender takes a document back, from all or from some of its recipients: where nobody has fetched it, it is gone at once,
 * lease or not; where somebody has, the recipient is asked, and its system told by a status packet (13). Each delivery for
 * itself: a process that dies in the middle leaves the others as they were, and the call is repeated.
 * @throws CataloguedError `document.unknown`, `document.never-sent-to`, `answer.reason-missing`, `caller.…`
 */
export async function takeBackDocument(
  ports: TakeBackPorts,
  caller: Caller,
  request: Request,
): Promise<ReplyOf<typeof question>> {
  const reason = request.reason.trim();
  const now = ports.clock.now();
  const mayTakeBack = await permissionFor(ports, caller, request.document, now);
  if (needsReason('13') && reason === '') throw new CataloguedError('answer.reason-missing', { status: '13' });
  const recipients = await recipientsOf(ports, request);

  const taken: TakenDelivery[] = [];
  for (let after: string | undefined, more = true; more;) {
    const page = await withdrawableDeliveries(ports.database, {
      ...{ document: request.document, recipients, after, limit: batchMax },
    });
    const handled = page.filter(({ created_at }) => mayTakeBack(created_at));
    taken.push(
      ...(await Promise.all(handled.map(({ id }) => takeBackDelivery(ports, caller, { delivery: id, reason })))),
    );
    after = page.at(-1)?.id;
    more = page.length === batchMax;
  }
  return takenBackView(ports.database, request.document, taken);
}

/** A system that stopped serving the sender takes back what was sent while it did. */
async function permissionFor(
  { database }: Pick<ExchangePorts, 'database'>,
  caller: Caller,
  id: string,
  now: Date,
): Promise<(sentAt: Date) => boolean> {
  const document = await findDocument(database, id);
  const handings = document ? await handingsAmong(database, id, actsForEver(caller)) : [];
  const recipients = handings.map(({ recipient }) => recipient);
  const permission = (handledAt: Date) =>
    mayWithdraw(caller, { id, sender: (document?.sender ?? '') as AgencyCode, recipients, handledAt }, now);
  demand(permission(document?.accepted_at ?? now));
  if (!document) throw new CataloguedError('document.unknown', { document: id });
  return (sentAt) => permission(sentAt) === true;
}

/** One code nobody sent it to is a mistake, and what it was meant for would stay where it is: then nothing is done. */
async function recipientsOf(
  { database, directory }: Pick<ExchangePorts, 'database' | 'directory'>,
  { document, recipients }: Request,
): Promise<readonly AgencyCode[] | undefined> {
  if (!recipients) return undefined;
  const codes = recipients.map((code) => {
    const agency = directory.codeOf(code);
    if (agency === undefined) throw new CataloguedError('agency.code-malformed', { code });
    return agency;
  });
  const strangers = await neverSentTo(database, document, codes);
  if (strangers.length > 0) throw new CataloguedError('document.never-sent-to', { document, recipients: strangers });
  return codes;
}
