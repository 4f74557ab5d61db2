import { z } from 'zod';
import { agencyCode, id, instant, jws } from './values.js';

/** One receipt, with the claims a page shows; the JWS is what counts. */
export const receiptView = z.object({
  id: z.string(),
  event: z.string(),
  at: instant,
  delivery: id.optional(),
  recipient: agencyCode.optional(),
  jws,
});

export type ReceiptView = z.output<typeof receiptView>;
