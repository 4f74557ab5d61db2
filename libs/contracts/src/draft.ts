import type { Draft } from '@edoc-axis/domain';
import { z } from 'zod';

const text = z.string().trim().min(1);
const flag = z.union([z.literal(0), z.literal(1)]);

const organ = z.union([
  text.describe('An agency code, in either form'),
  z.strictObject({
    organId: text,
    organName: text.optional(),
    organizationInCharge: text.optional(),
    organAdd: text.optional(),
    email: text.optional(),
    telephone: text.optional(),
    fax: text.optional(),
    website: text.optional(),
  }),
]);

const staffInfo = z.strictObject({
  department: text.optional(),
  departmentId: text.optional(),
  staff: text.optional(),
  staffId: text.optional(),
  email: text.optional(),
  mobile: text.optional(),
});

/** DRAFT.json: what `edoc pack` makes a packet of. Strict, because a misspelt field would be a document without it. */
export const draft = z.strictObject({
  from: organ,
  to: z.array(organ).min(1).max(10_000),
  documentId: text.optional(),
  code: z.strictObject({ codeNumber: text, codeNotation: text }),
  promulgationInfo: z.strictObject({ place: text.optional(), promulgationDate: text }).optional(),
  documentType: z.strictObject({
    type: z.number().int().optional(),
    typeDetail: z.number().int().optional(),
    typeName: text.optional(),
  }),
  subject: text,
  content: text.optional(),
  signerInfo: z
    .strictObject({ competence: text.optional(), position: text.optional(), fullName: text.optional() })
    .optional(),
  dueDate: text.optional(),
  toPlaces: z.array(text).optional(),
  otherInfo: z
    .strictObject({
      priority: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).optional(),
      sphereOfPromulgation: text.optional(),
      typerNotation: text.optional(),
      promulgationAmount: z.number().int().min(0).max(65_535).optional(),
      pageAmount: z.number().int().min(0).max(65_535).optional(),
      replyFors: text.optional(),
      direction: z.boolean().optional(),
      referenceCodes: text.optional(),
      appendixes: z.array(text).optional(),
    })
    .optional(),
  responseFor: z
    .array(
      z.strictObject({
        organId: text.optional(),
        code: text.optional(),
        documentId: text.optional(),
        promulgationDate: text.optional(),
      }),
    )
    .optional(),
  steeringType: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).optional(),
  responseForTask: z.strictObject({ taskCode: z.array(text) }).optional(),
  applicationType: text.optional(),
  bussiness: z
    .strictObject({
      documentId: text.optional(),
      bussinessDocType: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
      bussinessDocReason: text.optional(),
      paper: flag.optional(),
      bussinessDocumentInfo: z
        .strictObject({
          documentInfo: flag.optional(),
          documentReceiver: flag.optional(),
          receiverList: z.array(z.strictObject({ organId: text, receiverType: flag })).optional(),
        })
        .optional(),
      replacementInfoList: z.array(z.strictObject({ documentId: text, organIdList: z.array(text) })).optional(),
      staffInfo: staffInfo.optional(),
    })
    .optional(),
  attachments: z
    .array(
      z.strictObject({ attachmentName: text.optional(), description: text.optional(), contentType: text.optional() }),
    )
    .max(500)
    .optional(),
}) satisfies z.ZodType<Draft>;

/** The same as JSON Schema (2020-12), for editors and for systems that make drafts. */
export function draftJsonSchema(): unknown {
  return z.toJSONSchema(draft, { io: 'input' });
}
