import type { HeardBy, ReplyOf, takeBackDocument as question } from '@edoc-axis/contracts';
import {
  type AgencyCode,
  businessTypes,
  type Caller,
  CataloguedError,
  demand,
  mayWithdraw,
  needsReason,
} from '@edoc-axis/domain';
import { findDocument, handingsAmong, type ShownDocument } from '../store/documents.js';
import { neverSentTo, type Withdrawable } from '../store/withdrawable.js';
import { actsForEver, nameOf } from './actor.js';
import type { ExchangePorts } from './ports.js';
import type { BroughtStatus } from './status-packet.js';
import { takenBackView } from './withdrawing/taken-back-view.js';
import { throughDeliveries } from './withdrawing/through-deliveries.js';
import { withdrawDelivery, type WithdrawalPorts } from './withdrawing/withdraw-delivery.js';

type Request = HeardBy<typeof question>;

/**
 * The sender takes a document back, from all or from some of its recipients: where nobody has fetched it, it is gone at once,
 * lease or not; where somebody has, the recipient is asked, and its system told by a status packet (13). Each delivery for
 * itself: a process that dies in the middle leaves the others as they were, and the call is repeated.
 * @param packet the sender's own status packet (13), where it asks by one
 * @throws CataloguedError `document.unknown`, `document.never-sent-to`, `document.revocation-stands`,
 *   `answer.reason-missing`, `caller.…`
 */
export async function takeBackDocument(
  ports: WithdrawalPorts,
  caller: Caller,
  request: Request,
  packet?: BroughtStatus,
): Promise<ReplyOf<typeof question>> {
  const reason = request.reason.trim();
  const { document, mayTakeBack } = await sentDocument(ports, caller, request.document);
  if (needsReason('13') && reason === '') throw new CataloguedError('answer.reason-missing', { status: '13' });
  if (document.business_type === businessTypes.revocation) {
    throw new CataloguedError('document.revocation-stands', { document: document.id });
  }
  const reach = {
    document: document.id,
    recipients: await recipientsOf(ports, request),
    reaches: ({ created_at }: Withdrawable) => mayTakeBack(created_at),
  };
  const act = { withdrawal: 'take-back', by: nameOf(caller), reason, packet } as const;
  const taken = await throughDeliveries(ports, reach, (id) => withdrawDelivery(ports, act, id));
  return takenBackView(ports.database, document.id, taken);
}

/** A system that stopped serving the sender takes back what was sent while it did. */
async function sentDocument(
  { database, clock }: Pick<ExchangePorts, 'database' | 'clock'>,
  caller: Caller,
  id: string,
): Promise<{ document: ShownDocument; mayTakeBack: (sentAt: Date) => boolean }> {
  const now = clock.now();
  const document = await findDocument(database, id);
  const handings = document ? await handingsAmong(database, id, actsForEver(caller)) : [];
  const recipients = handings.map(({ recipient }) => recipient);
  const permission = (handledAt: Date) =>
    mayWithdraw(caller, { id, sender: (document?.sender ?? '') as AgencyCode, recipients, handledAt }, now);
  demand(permission(document?.accepted_at ?? now));
  if (!document) throw new CataloguedError('document.unknown', { document: id });
  return { document, mayTakeBack: (sentAt) => permission(sentAt) === true };
}

/** One code nobody sent it to is a mistake, and what it was meant for would stay where it is: then nothing is done. */
async function recipientsOf(
  { database, directory }: Pick<ExchangePorts, 'database' | 'directory'>,
  { document, recipients }: Request,
): Promise<readonly AgencyCode[] | undefined> {
  if (!recipients) return undefined;
  const codes = recipients.map((code) => directory.demandCode(code));
  const strangers = await neverSentTo(database, document, codes);
  if (strangers.length > 0) throw new CataloguedError('document.never-sent-to', { document, recipients: strangers });
  return codes;
}
