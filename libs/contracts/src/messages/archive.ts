import { z } from 'zod';
import { leftOutReasons } from '../archive.js';
import { question } from '../question.js';
import { agencyCode, id, jws, sha256 } from '../values.js';
import { packetPlace } from './exchange.js';
import { partRole } from './looking.js';

/** May this clerk take the agency's documents along? An archive takes longer to go out than a token lasts. */
export const beginArchive = question('exchange.begin-archive', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ agency: agencyCode }),
  reply: z.object({ agency: agencyCode, admission: jws }),
});

/**
 * Where one document lies, for an archive. Written down as a reading before its bytes leave. What nobody of the agency has
 * opened is left out: an archive delivers nothing.
 */
export const openForArchive = question('exchange.open-for-archive', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ role: partRole, document: id, delivery: id.optional(), admission: jws.max(2_000) }),
  reply: z.union([
    z.object({ packet: packetPlace, bytes: z.number().int().positive(), sha256 }),
    z.object({ leftOut: z.enum(leftOutReasons) }),
  ]),
  admissionIn: ({ admission }) => admission,
});
