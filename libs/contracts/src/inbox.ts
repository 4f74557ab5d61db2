import { z } from 'zod';
import { deliveryState, staff } from './deliveries.js';
import { receiptView } from './receipts.js';
import { newEntry, registerEntry } from './registers.js';
import { agencyCode, id, instant, partyJws, problem, sentence, sha256, words } from './values.js';

/** Something a system must fetch. `leaseToken` is the right to confirm it, until `leaseUntil`. */
export const leasedDelivery = z.object({
  id,
  leaseToken: z.string(),
  leaseUntil: instant,
  carries: z.enum(['document', 'status']),
  recipient: agencyCode,
  addressedTo: z.array(agencyCode),
  /** Of a status 13 and of a revocation: what it asks, to be answered with 15 or 16 at the delivery it is about. */
  asks: z.object({ question: id, delivery: id }).optional(),
  document: z.object({
    id,
    documentId: z.string(),
    sender: agencyCode,
    senderName: z.string().optional(),
    businessType: z.number().int(),
    code: z.object({ number: z.string(), notation: z.string() }),
    subject: z.string(),
    priority: z.number().int(),
    acceptedAt: instant,
    /** Its sender is there to be tried with: this is a test, and nobody's post. */
    test: z.literal(true).optional(),
    packet: z.object({
      sha256,
      bytes: z.number().int().positive(),
      /** The packet itself, in base64, where it was asked for and is small: nothing is left to fetch. */
      base64: z.string().optional(),
    }),
  }),
});

export const leaseRequest = z.object({
  agency: agencyCode.optional(),
  carries: z.enum(['document', 'status']).optional(),
  limit: z.number().int().min(1).max(100).default(20),
  /** The axis' own measure when absent. */
  leaseSeconds: z.number().int().min(10).max(3600).optional(),
  /** Small packets come along with their deliveries. They count as fetched. */
  packets: z.boolean().optional(),
});

/** Of what is confirmed or answered in one call. */
export const deliveriesPerCallMax = 100;

export const confirmation = z.object({
  leaseToken: z.string().max(200),
  packetSha256: sha256,
  signature: partyJws.optional(),
});

export const release = z.object({ leaseToken: z.string().max(200), reason: words(500).optional() });

export const answer = z.object({
  status: z.enum(['02', '03', '04', '05', '06', '15', '16']),
  question: id.optional(),
  description: words(2000).optional(),
  staff: staff.optional(),
  /** With 03: the document is entered into the register of received documents at once. */
  entry: newEntry.optional(),
  /** `answersGiven` as it was read: whoever was quicker is told of, and this answer does not count. */
  answersSeen: z.number().int().min(0).max(1_000).optional(),
  signature: partyJws.optional(),
});

/** Several at once, each for itself: one that is refused holds up none of the others. */
export const confirmations = z.object({
  confirmations: z
    .array(confirmation.extend({ delivery: id }))
    .min(1)
    .max(deliveriesPerCallMax),
});

export const answers = z.object({
  answers: z
    .array(answer.extend({ delivery: id }))
    .min(1)
    .max(deliveriesPerCallMax),
});

/** What confirming or answering gives back, the first time and every time after. */
export const deliveryReceipt = z.object({
  delivery: id,
  state: deliveryState,
  stateName: sentence,
  receipts: z.array(receiptView),
  /** Where it stands in the register of received documents, to who entered it with this answer. */
  entry: registerEntry.optional(),
});

/** Of several that were confirmed or answered in one call, in their order: what each would have got alone. */
export const deliveryOutcomes = z.object({
  outcomes: z.array(z.union([deliveryReceipt, z.object({ delivery: id, problem })])),
});

export type LeasedDelivery = z.output<typeof leasedDelivery>;
export type DeliveryReceipt = z.output<typeof deliveryReceipt>;
export type DeliveryOutcome = z.output<typeof deliveryOutcomes>['outcomes'][number];
