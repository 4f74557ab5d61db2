import {
  CataloguedError,
  type ErrorCode,
  isBusinessType,
  isErrorCode,
  isPriority,
  isStatusCode,
  type BusinessType,
  type Priority,
  type StatusCode,
} from '@edoc-axis/domain';
import { z } from 'zod';
import type { PacketMeasurements } from './measurements.js';

/**
 * Checks measurements that came from another process. It is the one that faces strangers, so what it says has to have
 * the shape of measurements before anybody judges by it; fields nobody knows are dropped.
 * @throws CataloguedError `process.bad-message` that names the first field that is wrong
 */
export function parseMeasurements(value: unknown): PacketMeasurements {
  const read = measurements.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const problem = issue ? `${issue.path.join('.') || 'measurements'}: ${issue.message}` : 'unreadable';
  throw new CataloguedError('process.bad-message', { pattern: 'measurements', problem });
}

const text = z.string();
const optionalText = text.optional();
const whole = z.number().int().nonnegative();
const optionalWhole = whole.optional();
const sha256 = text.regex(/^[0-9a-f]{64}$/);
const base64 = text.regex(/^[A-Za-z0-9+/]*={0,2}$/);
const yesOrNo = z.literal([0, 1]);
const errorCode = z.custom<ErrorCode>(isErrorCode, 'unknown code');

const organ = z.object({
  organId: text,
  organizationInCharge: optionalText,
  organName: text,
  organAdd: optionalText,
  email: optionalText,
  telephone: optionalText,
  fax: optionalText,
  website: optionalText,
});

const staffInfo = z.object({
  department: optionalText,
  departmentId: optionalText,
  staff: optionalText,
  staffId: optionalText,
  email: optionalText,
  mobile: optionalText,
});

const documentHeader = z.object({
  from: organ,
  to: z.array(organ),
  documentId: text,
  code: z.object({ codeNumber: text, codeNotation: text }),
  promulgationInfo: z.object({ place: optionalText, promulgationDate: text }).optional(),
  documentType: z.object({ type: optionalWhole, typeDetail: optionalWhole, typeName: optionalText }),
  subject: text,
  content: optionalText,
  signerInfo: z.object({ competence: optionalText, position: optionalText, fullName: optionalText }).optional(),
  dueDate: optionalText,
  otherInfo: z
    .object({
      priority: z.custom<Priority>(isPriority, 'unknown priority').optional(),
      sphereOfPromulgation: optionalText,
      typerNotation: optionalText,
      promulgationAmount: optionalWhole,
      pageAmount: optionalWhole,
      replyFors: optionalText,
      direction: z.boolean().optional(),
      referenceCodes: optionalText,
      appendixes: z.array(text),
    })
    .optional(),
  responseFor: z.array(
    z.object({ organId: optionalText, code: optionalText, documentId: optionalText, promulgationDate: optionalText }),
  ),
  steeringType: z.literal([0, 1, 2, 3]).optional(),
  toPlaces: z.array(text),
  responseForTask: z.object({ taskCode: z.array(text) }).optional(),
  applicationType: optionalText,
});

const statusHeader = z.object({
  from: organ,
  responseFor: z.object({ organId: text, code: optionalText, documentId: text, promulgationDate: optionalText }),
  staffInfo: staffInfo.optional(),
  statusCode: z.custom<StatusCode>(isStatusCode, 'unknown status'),
  description: optionalText,
  timestamp: optionalText,
});

const business = z.object({
  documentId: optionalText,
  bussinessDocType: z.custom<BusinessType>(isBusinessType, 'unknown business type'),
  bussinessDocReason: optionalText,
  paper: yesOrNo.optional(),
  bussinessDocumentInfo: z
    .object({
      documentInfo: yesOrNo.optional(),
      documentReceiver: yesOrNo.optional(),
      receiverList: z.array(z.object({ organId: text, receiverType: yesOrNo })),
    })
    .optional(),
  replacementInfoList: z.array(z.object({ documentId: text, organIdList: z.array(text) })),
  staffInfo: staffInfo.optional(),
});

const attachment = z
  .object({
    index: whole,
    contentId: text,
    name: text,
    description: optionalText,
    contentType: optionalText,
    encodedFrom: whole,
    encodedTo: whole,
    bytes: whole,
    sha256,
    magic: z.enum(['zip', 'pdf', 'ole', 'rtf', 'png', 'jpeg', 'tiff', 'rar', '7z', 'other']),
    wrapped: z.boolean(),
  })
  .refine(({ encodedFrom, encodedTo }) => encodedFrom <= encodedTo, 'it ends before it begins');

const packetFacts = {
  trace: z.array(z.object({ organId: text, timestamp: optionalText })),
  business: business.optional(),
  manifest: z.array(
    z.object({
      contentId: optionalText,
      contentType: optionalText,
      description: optionalText,
      attachmentName: optionalText,
    }),
  ),
  attachments: z.array(attachment),
  contentDigest: sha256,
  warnings: z.array(z.object({ code: errorCode, params: z.record(z.string(), z.unknown()) })),
  headerBytes: whole,
  unboundPrefixes: z.array(text),
  signatures: z.array(z.object({ placeholder: z.boolean(), from: whole, to: whole })),
  headerCloseFrom: whole,
};

const remark = { code: errorCode, params: z.record(z.string(), z.union([text, z.number()])) };

const canonicalization = z.enum(['c14n', 'exc-c14n']);
const digests = ['sha1', 'sha256', 'sha384', 'sha512'] as const;
const signatureAlgorithms = digests.flatMap(
  (digest) => [`rsa-${digest}`, `rsa-pss-${digest}`, `ecdsa-${digest}`] as const,
);

const signature = z.discriminatedUnion('presence', [
  z.object({ presence: z.literal('absent'), placeholder: z.boolean() }),
  z.object({ presence: z.literal('broken'), ...remark }),
  z.object({ presence: z.literal('foreign'), ...remark, certificates: z.array(text) }),
  z.object({
    presence: z.literal('present'),
    canonicalization,
    transform: canonicalization,
    digestAlgorithm: z.enum(digests),
    digestClaimed: text,
    digestComputed: base64,
    signatureAlgorithm: z.enum(signatureAlgorithms),
    signedInfo: base64,
    signatureValue: text,
    certificates: z.array(text).min(1),
  }),
]);

const measurements: z.ZodType<PacketMeasurements> = z.object({
  packetSha256: sha256,
  packetBytes: whole.positive(),
  reading: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('document'), header: documentHeader, ...packetFacts }),
    z.object({ kind: z.literal('status'), header: statusHeader, ...packetFacts }),
  ]),
  signature,
});
