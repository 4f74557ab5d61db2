import { z } from 'zod';
import { dayOfRegister, id, instant, words } from './values.js';

/** A mistyped number would be where a register goes on. */
export const registerNumberMax = 999_999;

const registerNumber = z.number().int().min(1).max(registerNumberMax);

const place = z.object({
  year: z.number().int(),
  /** Số đến. */
  number: registerNumber,
  /** Ngày đến. */
  on: z.iso.date(),
});

/** What an entry was before it was corrected (đính chính): nothing that was written into a register is lost. */
export const entryBefore = place.extend({ correctedAt: instant, by: z.string(), reason: z.string() });

/** An entry is corrected no more often: who needs more has another problem. */
export const correctionsMax = 20;

/** A line of the register of received documents (sổ văn bản đến): numbered anew every year. */
export const registerEntry = place.extend({
  enteredAt: instant,
  /** Who entered it. */
  by: z.string(),
  /** What it was before, the oldest first; absent where nothing was corrected. */
  corrections: z.array(entryBefore).max(correctionsMax).optional(),
});

/** What a clerk corrects: the entry as she saw it, what changes, and why. */
export const entryCorrection = z.object({
  /** Where it stands differently by now, nothing is corrected. */
  was: place,
  /** Unchanged, when absent; in another year the next one of that year. */
  number: registerNumber.optional(),
  on: dayOfRegister.optional(),
  reason: words(500).regex(/\S/u),
});

/** What a clerk says of it. The number: the next of that day's year, when absent; the day: today in Việt Nam. */
export const newEntry = z.object({ number: registerNumber.optional(), on: dayOfRegister.optional() });

/** A document that was entered, as a paper register has it. */
export const receivedEntry = registerEntry.extend({
  delivery: id,
  document: id,
  documentId: z.string(),
  code: z.object({ number: z.string(), notation: z.string() }),
  subject: z.string(),
  sender: z.string(),
  senderName: z.string().optional(),
  promulgatedOn: z.string().optional(),
  priority: z.number().int().min(0).max(4),
  businessType: z.number().int().min(0).max(3),
  /** To whom the sender wrote, where others receive for it too. */
  addressedTo: z.array(z.string()),
});

/** A document an agency sent, as a paper register has it. */
export const sentEntry = z.object({
  document: id,
  documentId: z.string(),
  code: z.object({ number: z.string(), notation: z.string() }),
  subject: z.string(),
  promulgatedOn: z.string().optional(),
  priority: z.number().int().min(0).max(4),
  businessType: z.number().int().min(0).max(3),
  edition: z.number().int().positive(),
  acceptedAt: instant,
  recipients: z.object({
    count: z.number().int().nonnegative(),
    first: z.array(z.object({ agency: z.string(), name: z.string().optional() })).max(3),
  }),
});

export type RegisterEntry = z.output<typeof registerEntry>;
export type EntryCorrection = z.output<typeof entryCorrection>;
export type NewEntry = z.output<typeof newEntry>;
export type ReceivedEntry = z.output<typeof receivedEntry>;
export type SentEntry = z.output<typeof sentEntry>;
