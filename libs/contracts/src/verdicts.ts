import { z } from 'zod';
import { revocationEntry } from './directory.js';
import { instant, saying, sentence, sha256 } from './values.js';

const verdict = z.enum([
  'valid',
  'weak',
  'absent',
  'unsupported',
  'invalid',
  'untrusted',
  'expired',
  'not-yet-valid',
  'revoked',
  'revocation-unknown',
  'wrong-agency',
]);

const certificateView = z.object({
  subject: z.string(),
  issuer: z.string(),
  serial: z.string(),
  notBefore: instant,
  notAfter: instant,
  sha256,
});

export const verdictView = saying.extend({ verdict, certificate: certificateView.optional() });

/** One signature, or document time stamp, inside a PDF file. */
export const pdfSignatureView = saying.extend({
  verdict,
  kind: z.enum(['signature', 'time-stamp']),
  /** The form field's name. */
  field: z.string(),
  certificate: certificateView.optional(),
  /** As what the certificate is registered; absent when it is registered with nobody. */
  role: z.enum(['organisation', 'person']).optional(),
  roleName: sentence.optional(),
  /** Nothing but white space stands behind what it covers. */
  coversWholeFile: z.boolean(),
  /** What was done to the file since: `validation` and `signatures` leave it as it was signed. */
  changesAfter: z.enum(['nothing', 'validation', 'signatures', 'filling', 'other']),
  /** The signer's own word. */
  claimedAt: instant.optional(),
  /** Before this moment it was certainly made, says its time stamp, or the axis, which saw the file then. */
  provenTime: z
    .object({ at: instant, by: z.enum(['time-stamp', 'first-seen']), authority: z.string().optional() })
    .optional(),
  remarks: z.array(saying),
});

/** What the signatures inside a PDF attachment are worth: `verdict` is of the organisation's, of several the best. */
export const pdfVerdictView = saying.extend({
  verdict: z.enum([...verdict.options, 'unreadable', 'not-read']),
  /** In the order in which they were made; the first ones where they would be too many to show. */
  signatures: z.array(pdfSignatureView),
  remarks: z.array(saying),
});

/** What was known of a certificate's revocation while a document was judged. */
export const revocationUsed = revocationEntry
  .pick({ certificate: true, state: true, responder: true, since: true, until: true, revokedAt: true, reason: true })
  .extend({
    /** What that rests on; nothing where nobody had answered. */
    answers: z.array(
      z.object({
        /** Whom it is about: the certificate itself, or a CA above it. */
        certificate: sha256,
        /** Of the answer, by which it is fetched. */
        sha256,
        /** Missing for the moments until it was fetched from the registry. */
        kept: z
          .object({ kind: z.enum(['ocsp', 'list']), receivedAt: instant, bytes: z.number().int().nonnegative() })
          .optional(),
      }),
    ),
  });

export type VerdictView = z.output<typeof verdictView>;
export type PdfVerdictView = z.output<typeof pdfVerdictView>;
export type PdfSignatureView = z.output<typeof pdfSignatureView>;
export type RevocationUsed = z.output<typeof revocationUsed>;
