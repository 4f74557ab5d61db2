import { z } from 'zod';
import { deliveryState, move } from '../deliveries.js';
import { deliveryReceipt } from '../inbox.js';
import { waiting } from '../people.js';
import { question } from '../question.js';
import { agencyCode, id, instant, pageLimit, saying, sentence, words } from '../values.js';

/*
 * What administrators do with deliveries that do not arrive by themselves. Who did it and why stands in the timeline, in
 * the receipts and in the audit of both sides.
 */

const reason = words(500).regex(/\S/);

export const operatingReason = z.object({ reason });

export const redirection = operatingReason.extend({ target: agencyCode });

/** What was done with a delivery, the first time and every time after; `successor` goes on in its place. */
export const operatedDelivery = deliveryReceipt.extend({
  settledAt: instant.optional(),
  successor: z.object({ id, recipient: agencyCode, addressedTo: z.array(agencyCode), state: deliveryState }).optional(),
});

export const redeliverDelivery = question('exchange.redeliver-delivery', {
  askedBy: ['gateway', 'operator'],
  caller: 'required',
  request: operatingReason.extend({ delivery: id }),
  reply: operatedDelivery,
});

export const closeDelivery = question('exchange.close-delivery', {
  askedBy: ['gateway', 'operator'],
  caller: 'required',
  request: operatingReason.extend({ delivery: id }),
  reply: operatedDelivery,
});

/** Somebody looked at what ended in vain, and it is not sent again. */
export const settleDelivery = question('exchange.settle-delivery', {
  askedBy: ['gateway', 'operator'],
  caller: 'required',
  request: operatingReason.extend({ delivery: id }),
  reply: operatedDelivery,
});

/** Redirecting gives one agency's post to another: a grave act, and those lie with the registry; the exchange does it. */
export const redirectDelivery = question('registry.redirect-delivery', {
  askedBy: ['gateway', 'operator'],
  caller: 'required',
  request: redirection.extend({ delivery: id }),
  reply: z.union([operatedDelivery, waiting]),
});

/** Asked by the registry with the proof of whoever calls there. The same told again gets the first answer. */
export const carryOutRedirection = question('exchange.carry-out-redirection', {
  askedBy: ['registry'],
  caller: 'required',
  request: redirection.extend({
    delivery: id,
    /** The first of two persons; the caller is the second then. */
    askedBy: z.string().max(200).optional(),
    /** Nothing is done; what would be refused is. */
    checkOnly: z.boolean(),
  }),
  reply: z.object({
    /** Whom it concerns: who was to receive it, and who is to. */
    agencies: z.array(agencyCode),
    /** Absent where it was only checked, and is still to be done. */
    redirected: operatedDelivery.optional(),
  }),
  /** The registry keeps others waiting meanwhile. */
  deadlineMs: 3_000,
});

/** A document that the axis hands over no longer, by an administrator's word. */
export const frozenDocument = z.object({
  document: id,
  frozenAt: instant,
  by: z.string(),
  reason: z.string(),
  sentence,
});

/** One of the two: the document, or a delivery of it. */
export const freezeDocument = question('exchange.freeze-document', {
  askedBy: ['gateway', 'operator'],
  caller: 'required',
  request: operatingReason.extend({ document: id.optional(), delivery: id.optional() }),
  reply: frozenDocument,
});

/** What keeps a document from being handed over: the axis found something (`axis`), or an administrator stopped it. */
const freeze = z.object({ at: instant, by: z.string(), reason: z.string().optional() });

export const heldDocument = z.object({
  document: id,
  documentId: z.string(),
  code: z.object({ number: z.string(), notation: z.string() }),
  sender: agencyCode,
  senderName: z.string().optional(),
  acceptedAt: instant,
  /** Since when, and by whom and why; the oldest first, of many the first ten. */
  frozenAt: instant,
  freezes: z.array(freeze).min(1).max(10),
});

/** Documents that are frozen now, those accepted last first. */
export const listFrozen = question('exchange.list-frozen', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({
    /** A party in this branch: an agency and all below it. All that the caller may see, when absent. */
    under: agencyCode.optional(),
    after: z.string().max(100).optional(),
    limit: pageLimit.default(100),
  }),
  reply: z.object({ frozen: z.array(heldDocument), next: z.string().optional() }),
});

/** A delivery that ended without arriving, and that nobody has dealt with. */
export const deadLetter = z.object({
  id,
  carries: z.enum(['document', 'status']),
  document: id,
  documentId: z.string(),
  code: z.object({ number: z.string(), notation: z.string() }),
  sender: agencyCode,
  recipient: agencyCode,
  recipientName: z.string().optional(),
  addressedTo: z.array(agencyCode),
  state: deliveryState,
  stateName: sentence,
  /** When it ended. */
  since: instant,
  ageSeconds: z.number().int().nonnegative(),
  reason: saying.optional(),
  move,
});

export const deadLettersWanted = z.object({
  /** Recipients in this branch: an agency and all below it. All that the caller may see, when absent. */
  under: agencyCode.optional(),
  carries: z.enum(['document', 'status']).optional(),
  after: z.string().max(100).optional(),
  limit: pageLimit.default(100),
});

export const listDeadLetters = question('exchange.list-dead-letters', {
  askedBy: ['gateway', 'operator'],
  caller: 'required',
  request: deadLettersWanted,
  reply: z.object({ deadLetters: z.array(deadLetter), next: z.string().optional() }),
});

export type OperatedDelivery = z.output<typeof operatedDelivery>;
export type DeadLetter = z.output<typeof deadLetter>;
export type HeldDocument = z.output<typeof heldDocument>;
export type FrozenDocument = z.output<typeof frozenDocument>;
