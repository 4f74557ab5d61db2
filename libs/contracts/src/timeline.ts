import { z } from 'zod';
import { receiptView } from './receipts.js';
import { agencyCode, id, instant, sentence } from './values.js';

export const timelineItem = z.object({
  /** Gap-free within the axis. */
  position: z.number().int().positive(),
  at: instant,
  kind: z.string(),
  sentence,
  by: z.string(),
  delivery: id.optional(),
  recipient: agencyCode.optional(),
  receipt: z.string().optional(),
});

/** What one recipient did not do in time. `endedAt`: when it was done after all, or did not have to be any more. */
export const overdueView = z.object({
  code: z.string(),
  sentence,
  delivery: id,
  recipient: agencyCode,
  dueAt: instant,
  noticedAt: instant,
  endedAt: instant.optional(),
});

/** Something that is late now, with its document and whose move it is. */
export const overdueLine = z.object({
  code: z.string(),
  sentence,
  who: z.enum(['recipient-system', 'recipient-clerk', 'recipient-office']),
  document: id,
  delivery: id,
  /** The sender's name for the document. */
  documentId: z.string().optional(),
  /** Number and notation in one, as it is written: `12/UBND-VP`. */
  number: z.string().optional(),
  /** What the exchange says of the document; left out while it cannot be asked, or does not let the caller see it. */
  subject: z.string().optional(),
  priority: z.number().int().min(0).max(4).optional(),
  /** Until when the document is to be dealt with, as its packet says it. */
  dueOn: z.string().optional(),
  sender: agencyCode,
  senderName: z.string().optional(),
  recipient: agencyCode,
  recipientName: z.string().optional(),
  urgent: z.boolean(),
  /** Since when it was waited for, until when there was time, and when it was noticed. */
  beganAt: instant,
  dueAt: instant,
  noticedAt: instant,
});

/** Something that happened to a document of the caller's, with the receipt that came with it. */
export const eventView = z.object({
  /** What to ask with to hear what came after it. */
  cursor: z.string(),
  /** Gap-free within the axis; of what lies between, others hear. */
  position: z.number().int().positive(),
  at: instant,
  kind: z.string(),
  sentence,
  by: z.string(),
  document: id,
  /** The sender's name for the document. */
  documentId: z.string().optional(),
  sender: agencyCode.optional(),
  delivery: id.optional(),
  recipient: agencyCode.optional(),
  receipt: receiptView.optional(),
});

export const eventPage = z.object({
  events: z.array(eventView),
  /** The cursor to go on with, whether or not there were events; absent while nothing has ever happened. */
  next: z.string().optional(),
  /** There was nothing further when it was answered. */
  caughtUp: z.boolean(),
});

export type TimelineItem = z.output<typeof timelineItem>;
export type OverdueView = z.output<typeof overdueView>;
export type OverdueLine = z.output<typeof overdueLine>;
export type EventView = z.output<typeof eventView>;
export type EventPage = z.output<typeof eventPage>;
