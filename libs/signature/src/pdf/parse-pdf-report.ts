import { CataloguedError, isErrorCode, type ErrorCode } from '@edoc-axis/domain';
import { z } from 'zod';
import { cmsLimits } from '../cms/limits.js';
import { pdfLimits } from './limits.js';
import { pdfChanges, type PdfReport } from './pdf-report.js';

/**
 * Checks a report that came from another process. It is the one that faces strangers, so what it says has to have the
 * shape of a report before anybody judges by it; fields nobody knows are dropped.
 * @throws CataloguedError `process.bad-message` that names the first field that is wrong
 */
export function parsePdfReport(value: unknown): PdfReport {
  const read = report.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const problem = issue ? `${issue.path.join('.') || 'report'}: ${issue.message}` : 'unreadable';
  throw new CataloguedError('process.bad-message', { pattern: 'pdf report', problem });
}

/** What a file calls its fields is anybody's: as it stands here it can be kept in a database and put into a sentence. */
export const text = z
  .string()
  .transform((written) => written.replaceAll('\u0000', '\ufffd').replace(/\p{Cs}/gu, '\ufffd'));
const whole = z.number().int().nonnegative();
const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);
const moment = z.iso.datetime();
export const remarkShape = {
  code: z.custom<ErrorCode>(isErrorCode, 'unknown code'),
  params: z.record(z.string(), z.union([text, z.number()])),
};

const digests = ['sha1', 'sha256', 'sha384', 'sha512'] as const;
const digest = z.enum(digests);
const signatureAlgorithm = z.enum(
  digests.flatMap((name) => [`rsa-${name}`, `rsa-pss-${name}`, `ecdsa-${name}`] as const),
);

const signer = {
  digestAlgorithm: digest,
  digestClaimed: base64,
  digestComputed: base64,
  signatureAlgorithm,
  saltBytes: whole.max(1024).optional(),
  signedAttributes: base64,
  signatureValue: base64,
  certificates: z.array(base64).min(1).max(cmsLimits.certificatesMax),
  signingCertificate: z.enum(['matches', 'differs', 'absent']),
  claimedAt: moment.optional(),
};

const broken = z.object({ presence: z.literal('broken'), ...remarkShape });
const foreign = z.object({ presence: z.literal('foreign'), ...remarkShape });

const timeStamp = z.object({
  presence: z.literal('present'),
  ...signer,
  stampedAt: moment,
  imprintAlgorithm: digest,
  imprintClaimed: base64,
  imprintComputed: base64,
  stampPolicy: text,
});

const signed = z.object({
  presence: z.literal('present'),
  ...signer,
  timeStamps: z.array(z.union([timeStamp, broken, foreign])).max(cmsLimits.timeStampsMax),
});

const said = {
  field: text,
  subFilter: text,
  byteRange: z.array(whole),
  coversWholeFile: z.boolean(),
  changesAfter: z.enum(pdfChanges),
  permits: z.literal([1, 2, 3]).optional(),
  claimedAt: moment.optional(),
  flaws: z.array(z.object(remarkShape)),
};

const signature = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signature'), ...said, content: z.union([signed, broken, foreign]) }),
  z.object({ kind: z.literal('time-stamp'), ...said, content: z.union([timeStamp, broken, foreign]) }),
]);

const report: z.ZodType<PdfReport> = z.discriminatedUnion('readable', [
  z.object({ readable: z.literal(false), pdfBytes: whole, ...remarkShape }),
  z.object({
    readable: z.literal(true),
    pdfBytes: whole,
    signatures: z.array(signature).max(pdfLimits.signaturesMax),
    strays: whole,
  }),
]);
