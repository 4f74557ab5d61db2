import { z } from 'zod';
import { agencyCode, id, instant, sha256 } from './values.js';

/** So many documents are in one archive, and so many bytes of packets at the most, unless the first alone has more. */
export const archivedDocumentsMax = 1_000;
export const archivedBytesMax = 4 * 1024 ** 3;

/** Why the packet of a listed document is not in the archive. */
export const leftOutReasons = ['pending', 'frozen', 'revoked', 'content-gone'] as const;

/** One document of an archive, as `index.json` and the list tell of it. */
export const archivedDocument = z.object({
  id,
  /** Received: the delivery that brought it. */
  delivery: id.optional(),
  role: z.enum(['received', 'sent']),
  documentId: z.string(),
  sender: agencyCode,
  senderName: z.string().optional(),
  recipients: z.array(agencyCode).max(3).describe('The first of them.'),
  recipientCount: z.number().int().nonnegative(),
  code: z.object({ number: z.string(), notation: z.string() }),
  subject: z.string(),
  promulgatedOn: z.string().optional(),
  acceptedAt: instant,
  /** Received: its state, and since when. */
  state: z.string().optional(),
  since: instant.optional(),
  packetSha256: sha256,
  packetBytes: z.number().int().positive(),
  leftOut: z.enum(leftOutReasons).optional(),
});

export type ArchivedDocument = z.output<typeof archivedDocument>;
