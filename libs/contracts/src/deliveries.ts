import { z } from 'zod';
import { receiptView } from './receipts.js';
import { registerEntry } from './registers.js';
import { agencyCode, id, instant, jws, saying, sentence, words } from './values.js';

export const deliveryState = z.enum([
  'pending',
  'delivered',
  'acknowledged',
  'refused',
  'withdrawn',
  'expired',
  'undeliverable',
]);

export const answerStatus = z.enum(['01', '02', '03', '04', '05', '06', '13', '15', '16']);

export const staff = z.object({
  department: words(250).optional(),
  staff: words(250).optional(),
  email: words(100).optional(),
  mobile: words(20).optional(),
});

export const answerView = z.object({
  status: answerStatus,
  name: sentence,
  description: z.string().optional(),
  staff: staff.optional(),
  at: instant,
  by: z.string(),
  /** What the recipient's system signed itself beside it. */
  signature: jws.optional(),
});

/** Whose turn it is for one delivery, since when, and in one sentence what can be done. */
export const move = saying.extend({
  who: z.enum(['recipient-system', 'recipient-clerk', 'recipient-office', 'sender', 'administrator', 'axis', 'nobody']),
  since: instant,
});

export const deliveryView = z.object({
  id,
  /** Who receives it: the agency addressed, or the one that receives for it. */
  recipient: agencyCode,
  recipientName: z.string().optional(),
  addressedTo: z.array(agencyCode),
  state: deliveryState,
  stateName: sentence,
  since: instant,
  reason: saying.optional(),
  /** The newest, oldest first; the timeline has all of them. */
  answers: z.array(answerView),
  /** All of them counted. Who answers may name it as `answersSeen`. */
  answersGiven: z.number().int().nonnegative(),
  /** The furthest of 04, 05, 06 the recipient has told. */
  furthest: answerStatus.optional(),
  /** What the sender asks and the recipient has not agreed to yet; absent when nothing is. */
  questions: z
    .array(
      z.object({
        id,
        kind: z.enum(['take-back', 'revocation', 'update']),
        name: sentence,
        reason: z.string().optional(),
        askedAt: instant,
        by: z.string(),
        /** A revocation that was answered with 16, and stays open. */
        disagreed: z.boolean(),
      }),
    )
    .optional(),
  move,
  /** Where it stands in the recipient's register of received documents: told to those who may read that. */
  entered: registerEntry.pick({ year: true, number: true, on: true, corrections: true }).optional(),
  /** The delivery that ended in vain, and in whose place this one is. */
  redelivers: id.optional(),
  /** The delivery in the place of this one, which ended in vain. */
  successor: id.optional(),
  /** An administrator has dealt with it: it ended in vain. */
  settledAt: instant.optional(),
  /** While the document is frozen: the systems and people who were given its bytes before. */
  fetchedBy: z.array(z.string()).optional(),
});

/** `recipients`: all, when absent. */
export const takeBack = z.object({
  recipients: z.array(agencyCode).min(1).max(10_000).optional(),
  reason: words(2000),
});

/** What taking back did: how many deliveries, and the first fifty of them one by one. */
export const takenBack = z.object({
  document: id,
  /** Gone: nobody had fetched them, or the recipient had agreed. */
  withdrawn: z.number().int().nonnegative(),
  /** Their recipients were asked, now or before, and have not answered yet. */
  asked: z.number().int().nonnegative(),
  /** Asked with the same words before, and not agreed to. */
  declined: z.number().int().nonnegative(),
  /** Refused, expired or undeliverable: there is nothing to take back. */
  ended: z.number().int().nonnegative(),
  deliveries: z.array(
    z.object({
      id,
      recipient: agencyCode,
      addressedTo: z.array(agencyCode),
      outcome: z.enum(['withdrawn', 'asked', 'declined', 'ended']),
      outcomeName: sentence,
      state: deliveryState,
      stateName: sentence,
      question: id.optional(),
      /** ContentWithdrawn. */
      receipt: receiptView.optional(),
    }),
  ),
});

export type DeliveryState = z.output<typeof deliveryState>;
export type DeliveryView = z.output<typeof deliveryView>;
export type TakenBack = z.output<typeof takenBack>;
