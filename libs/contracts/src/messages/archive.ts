import { z } from 'zod';
import { archivedDocument } from '../archive.js';
import { question } from '../question.js';
import { agencyCode, id, instant } from '../values.js';
import { packetPlace } from './exchange.js';

const cursor = z.string().max(100);

/** A page of what an agency received or sent in a time, oldest first, for its archive. No bytes move by this. */
export const listForArchive = question('exchange.list-for-archive', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({
    agency: agencyCode,
    role: z.enum(['received', 'sent']),
    from: instant,
    /** The first moment that no longer belongs to it. */
    to: instant,
    after: cursor.optional(),
    limit: z.number().int().min(1).max(200).default(200),
  }),
  reply: z.object({ documents: z.array(archivedDocument.extend({ cursor })), next: cursor.optional() }),
});

/**
 * Where one of them lies. It is asked before its bytes leave: a document that nobody of the agency has
 * opened, that is frozen or declared void is not given.
 */
export const openForArchive = question('exchange.open-for-archive', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ agency: agencyCode, role: z.enum(['received', 'sent']), document: id, delivery: id.optional() }),
  reply: z.object({
    packet: packetPlace.optional(),
    leftOut: archivedDocument.shape.leftOut,
  }),
});
