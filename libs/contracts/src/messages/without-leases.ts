import { z } from 'zod';
import { question } from '../question.js';
import { agencyCode, id, instant, pageLimit } from '../values.js';
import { openPacket } from './exchange.js';

/*
 * What is asked by clients that know neither leases nor digests: they look at what waits, fetch it, and say that they have
 * it. Two of one system may look at once; what they see goes on waiting until one of them says so.
 */

/** Beyond it nobody turns pages: what is confirmed makes room at the front. */
export const waitingAheadMax = 10_000;

export const waitingDelivery = z.object({
  delivery: id,
  sender: agencyCode,
  recipient: agencyCode,
  /** In the 102 form, as the directory has it, which is not always as the rule says; absent where it has none. */
  senderForm102: agencyCode.optional(),
  recipientForm102: agencyCode.optional(),
  createdAt: instant,
  updatedAt: instant,
  /** One of its system's nodes is at it. */
  held: z.boolean(),
});

const sortOfWaiting = {
  carries: z.enum(['document', 'status']),
  since: instant.optional(),
  until: instant.optional(),
  /** Those one of its nodes is at, or those none is at; both, when absent. */
  held: z.boolean().optional(),
};

/** Waiting deliveries of the agencies the caller serves, urgent first, oldest first; nothing changes. */
export const listWaiting = question('exchange.list-waiting', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({
    ...sortOfWaiting,
    /** So many are passed over. */
    ahead: z.number().int().nonnegative().max(waitingAheadMax).default(0),
    limit: pageLimit.default(100),
  }),
  reply: z.object({ deliveries: z.array(waitingDelivery) }),
});

/** How many there are of them, whatever page would show them. */
export const countListed = question('exchange.count-listed', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object(sortOfWaiting),
  reply: z.object({ listed: z.number().int().nonnegative() }),
});

/** `openPacket` for who knows the delivery and nothing else. */
export const openDelivery = question('exchange.open-delivery', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ delivery: id }),
  reply: openPacket.reply,
});

const openedAttachment = openPacket.reply.shape.attachment.unwrap();

/** Fewer where their names are too long for one message. */
export const contentsPageMax = 500;

/**
 * What is in a waiting packet, for a client that gets its attachments beside it, page by page of these. That it was asked
 * does not count as fetching.
 */
export const describeDelivery = question('exchange.describe-delivery', {
  askedBy: ['gateway'],
  caller: 'required',
  /** `after`: the last attachment of the page before. */
  request: z.object({ delivery: id, after: z.number().int().nonnegative().default(0) }),
  reply: z.object({
    sender: agencyCode,
    senderName: z.string().optional(),
    /** Of the document; of a status, the document's it is about. */
    code: z.object({ number: z.string(), notation: z.string() }),
    subject: z.string(),
    attachments: z.array(openedAttachment).max(contentsPageMax),
    next: z.number().int().positive().optional(),
  }),
});

/** What the client says of what it fetched: it has it, it is at it, or it could not use it. */
export const hearClient = question('exchange.hear-client', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ delivery: id, says: z.enum(['done', 'processing', 'fail']) }),
  reply: z.object({}),
});

export type WaitingDelivery = z.output<typeof waitingDelivery>;
