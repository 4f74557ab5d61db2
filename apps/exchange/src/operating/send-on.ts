import { type AgencyCode, CataloguedError, type FactKind, resolveRecipient } from '@edoc-axis/domain';
import { type Database, newId, recipientView } from '@edoc-axis/platform';
import type { ExchangePorts } from '../journey/index.js';
import { aboutDelivery, issueReceipt, revokedAt } from '../journey/parts.js';
import { concerning } from '../store/concerns.js';
import type { DeliveryCase } from '../store/delivery-case.js';
import { findDocument } from '../store/documents.js';
import { deliveryHeldBy, type Succession, type Successor } from '../store/succeed-delivery.js';

export type OperatingPorts = Pick<
  ExchangePorts,
  'database' | 'directory' | 'clock' | 'epoch' | 'axis' | 'receiptKey' | 'times'
>;

export interface SendingOn {
  /** As it ended, its `version` included. */
  readonly ended: DeliveryCase;
  readonly recipient: AgencyCode;
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
  readonly kind: Extract<FactKind, 'delivery.redelivered' | 'delivery.redirected-to'>;
}

/** What goes on for it, and what is to be written, its receipt signed. */
export interface SentOn {
  readonly successor: Successor;
  readonly succession: Succession;
}

/** A new delivery of what ended in vain, with a receipt that names the old. Nothing is written yet. */
export function composeSendingOn(ports: Pick<OperatingPorts, 'axis' | 'receiptKey' | 'times'>, on: SendingOn): SentOn {
  const { ended, recipient, by, at, reason, kind } = on;
  const id = newId();
  const { document, addressed_to, packet } = ended;
  const receipt = issueReceipt(ports, {
    event: 'ContentConsignment',
    ...aboutDelivery({ ...ended, id, recipient }),
    reason: { code: consigningCodes[kind], params: { former: ended.id, addressee: ended.recipient }, text: reason },
    at,
    by,
  });
  const params = { recipient, addressee: ended.recipient, former: ended.id, status: ended.status ?? undefined, reason };
  const facts = [{ id: newId(), kind, at, by, document, delivery: id, params, receipt: receipt.id }];
  const expiresAt = new Date(at.getTime() + ports.times.timeToLiveMs);
  return {
    successor: { id, document, recipient, addressed_to, created_at: at, packet, state: 'pending' },
    succession: { former: ended, id, recipient, at, expiresAt, facts, receipts: [receipt] },
  };
}

const consigningCodes = {
  'delivery.redelivered': 'redelivered-by-operator',
  'delivery.redirected-to': 'redirected-by-operator',
} as const;

/**
 * Who would receive it now. What was declared void, is frozen or has lost its content is sent to nobody; neither is what
 * the recipient has already, nor what would come back to its sender. Asked again in turn, it stays so until it is written.
 * @returns undefined when somebody was quicker, and it goes on there already
 * @throws CataloguedError `document.revoked`, `document.frozen`, `document.content-gone`, `agency.…`, `document.recipient-is-sender`,
 *   `delivery.recipient-has-it`
 */
export async function demandReceivable(
  { directory }: Pick<OperatingPorts, 'directory'>,
  database: Database,
  ended: DeliveryCase,
  { recipient: wanted, at }: { readonly recipient: AgencyCode; readonly at: Date },
): Promise<AgencyCode | undefined> {
  const { document, carries, packet, sender } = ended;
  if (ended.content_gone_at) throw new CataloguedError('document.content-gone', { document });
  // A status goes where the document it is about was sent from, whatever became of that code or document.
  const recipient = carries === 'status' ? wanted : effectiveOf(wanted, directory, { at, sender });
  if (carries === 'document') await demandStanding(database, document);
  const held = await deliveryHeldBy(database, { document, packet, carries, recipient });
  if (!held) return recipient;
  if (held.redelivers === ended.id) return undefined;
  throw new CataloguedError('delivery.recipient-has-it', { recipient, other: held.id, state: held.state });
}

function effectiveOf(
  wanted: AgencyCode,
  directory: OperatingPorts['directory'],
  { at, sender }: { readonly at: Date; readonly sender: string },
): AgencyCode {
  const resolved = resolveRecipient(wanted, recipientView(directory, at, sender as AgencyCode));
  if (resolved.outcome === 'bad') throw new CataloguedError(resolved.code, resolved.params);
  return resolved.effective;
}

async function demandStanding(database: Database, document: string): Promise<void> {
  const found = await findDocument(database, document);
  if (found?.frozen_at) throw new CataloguedError('document.frozen', { document, frozenAt: found.frozen_at });
  const at = revokedAt(await concerning(database, { document }));
  if (at) throw new CataloguedError('document.revoked', { document, revokedAt: at });
}
