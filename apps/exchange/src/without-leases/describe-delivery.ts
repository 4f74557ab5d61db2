import { contentsPageMax, type describeDelivery as question, type HeardBy, type ReplyOf } from '@edoc-axis/contracts';
import type { Caller } from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import type { ExchangePorts } from '../journey/index.js';
import { knownDelivery } from '../journey/parts.js';
import { type DeliveredAttachment, deliveredContents } from '../store/delivered-contents.js';

type Reply = ReplyOf<typeof question>;

/**
 * Tells what a delivery brings, and where its attachments lie in the packet: for a client that is given them beside it.
 * @throws CataloguedError `delivery.unknown`, `caller.scope-missing`
 */
export async function describeDelivery(
  ports: Pick<ExchangePorts, 'database' | 'directory' | 'clock'>,
  caller: Caller,
  { delivery, after }: HeardBy<typeof question>,
): Promise<Reply> {
  const { database, directory, clock } = ports;
  await knownDelivery(ports, caller, delivery, clock.now());
  const found = await deliveredContents(database, { delivery, after, limit: contentsPageMax + 1 });
  if (!found) throw new Error(`Delivery ${delivery} is gone.`);
  const { page, next } = cutPage(found.attachments, contentsPageMax, ({ n }) => n);
  return {
    sender: found.sender,
    senderName: directory.agency(found.sender, found.accepted_at)?.name,
    code: { number: found.code_number, notation: found.code_notation },
    subject: found.subject,
    attachments: page.map(attachmentOf),
    next,
  };
}

function attachmentOf({ name, content_type, bytes, sha256, encoded_from, encoded_to, wrapped }: DeliveredAttachment) {
  const place = { from: encoded_from, to: encoded_to };
  return { ...place, bytes, sha256, name, contentType: content_type ?? undefined, wrapped };
}
