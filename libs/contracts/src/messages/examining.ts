import { z } from 'zod';
import { question } from '../question.js';
import { agencyCode, id, instant, pageLimit, sha256 } from '../values.js';

/** Answered when documents can be taken, or could as soon as there is an agency; else the answer is the error that stands in the way. */
export const exchangeReadiness = question('exchange.readiness', {
  askedBy: ['gateway'],
  caller: 'none',
  request: z.object({}),
  /** `confirmedAt`: when what is known of the directory was the newest. Without the registry the exchange goes on, for a time. */
  reply: z.object({
    directory: z.object({
      version: z.number().int().nonnegative(),
      confirmedAt: instant,
      ageMs: z.number().int().nonnegative(),
    }),
  }),
});

/** `edoc doctor`: one page of the invariants of a live axis; nothing is changed. */
export const finding = z.object({
  code: z.string(),
  sentence: z.object({ vi: z.string(), en: z.string() }),
  subject: z.string(),
});
/** What an administrator looks at when a key was lost: no subjects and no files, which are the agencies' business. */
export const documentsSignedWith = question('exchange.documents-signed-with', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({
    certificate: sha256,
    since: instant,
    after: id.optional(),
    limit: pageLimit.default(100),
  }),
  /** One for each packet: a document sent to further addressees was signed each time. */
  reply: z.object({
    documents: z.array(
      z.object({
        packet: id,
        document: id,
        documentId: z.string(),
        sender: agencyCode,
        code: z.object({ number: z.string(), notation: z.string() }),
        broughtAt: instant,
        broughtBy: z.string(),
        verdict: z.string(),
      }),
    ),
    next: id.optional(),
  }),
});

export const examineExchange = question('exchange.examine', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ after: z.string().max(100).optional() }),
  reply: z.object({
    examined: z.object({ documents: z.number().int(), deliveries: z.number().int(), receipts: z.number().int() }),
    findings: z.array(finding),
    /** On the last page: deliveries that ended in vain and wait for somebody to deal with them; 10,000 at most are counted. */
    deadLetters: z.number().int().nonnegative().optional(),
    next: z.string().optional(),
  }),
  deadlineMs: 60_000,
});

export type Finding = z.output<typeof finding>;
