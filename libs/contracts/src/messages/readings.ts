import { z } from 'zod';
import { question } from '../question.js';
import { agencyCode, id, instant, pageLimit } from '../values.js';

/** Who read what of which document, as auditors and administrators ask. */

export const readingView = z.object({
  id,
  at: instant,
  /** The name the person signs in with. */
  who: z.string(),
  /** The network address it came from, as the gateway saw it. */
  address: z.string().optional(),
  program: z.string().optional(),
  document: id,
  documentId: z.string(),
  code: z.object({ number: z.string(), notation: z.string() }),
  sender: z.string(),
  /** For which agency it was read; absent where who read is no party and gave a reason. */
  agency: z.string().optional(),
  delivery: id.optional(),
  /** Which attachment, counted from 1; absent: the whole packet. */
  attachment: z.number().int().positive().optional(),
  name: z.string().optional(),
  /** Shown in place, and not handed out as a file. */
  shown: z.boolean(),
  reason: z.string().optional(),
});

export const readingsWanted = z.object({
  who: z.string().max(100).optional(),
  agency: agencyCode.optional(),
  from: instant.optional(),
  to: instant.optional(),
  after: z.string().max(100).optional(),
  limit: pageLimit.default(100),
});

/** The newest first. With `document` those of one document. */
export const listReadings = question('exchange.list-readings', {
  askedBy: ['gateway'],
  caller: 'required',
  request: readingsWanted.extend({ document: id.optional() }),
  reply: z.object({ readings: z.array(readingView), next: z.string().optional() }),
});

export type ReadingView = z.output<typeof readingView>;
