import { z } from 'zod';
import { partRole } from './messages/looking.js';
import { agencyCode, id, instant, sha256 } from './values.js';

/** So many documents are in one archive at the most. */
export const archivedDocumentsMax = 1_000;
/** Where its packets have come to so many bytes, no further page of documents is begun. */
export const archivedBytesMax = 2 * 1024 ** 3;

/** Why the packet of a listed document is not in the archive. `pending`: nobody of the agency has opened it. */
export const leftOutReasons = ['pending', 'frozen', 'revoked', 'ended', 'content-gone'] as const;

/** One document of an archive, as `index.json` tells of it. */
export const archivedDocument = z.object({
  /** In the archive, from 1. */
  n: z.number().int().positive(),
  id,
  /** Received: the delivery that brought it. */
  delivery: id.optional(),
  documentId: z.string(),
  code: z.object({ number: z.string(), notation: z.string() }),
  subject: z.string(),
  sender: agencyCode,
  senderName: z.string().optional(),
  promulgatedOn: z.string().optional(),
  acceptedAt: instant,
  /** Received: its state now. */
  state: z.string().optional(),
  /** Sent: to how many. */
  recipients: z.number().int().nonnegative().optional(),
  /** Its file in the archive, and the digest of that; missing where it was left out. */
  packet: z.object({ file: z.string(), sha256, bytes: z.number().int().positive() }).optional(),
  receipts: z.array(z.string()).describe('Files: one JWS each.'),
  leftOut: z.enum(leftOutReasons).optional(),
});

/** The last file of an archive. */
export const archiveIndex = z.object({
  agency: agencyCode,
  role: partRole,
  from: instant.optional(),
  to: instant.optional(),
  writtenAt: instant,
  documents: z.array(archivedDocument),
  /** There are more: the `after` of the next archive. */
  next: z.string().optional(),
});

export type ArchivedDocument = z.output<typeof archivedDocument>;
export type ArchiveIndex = z.output<typeof archiveIndex>;
