import * as contracts from '@edoc-axis/contracts';
import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

/** The shapes that have a name of their own in /openapi.json; all others are written where they stand. */
const named = {
  Agency: contracts.agencyView,
  AgencyCapabilities: contracts.capabilitiesView,
  AgencyContacts: contracts.agencyContacts,
  Answer: contracts.answerView,
  Attachment: contracts.attachmentView,
  Certificate: contracts.certificateEntry,
  DeadLetter: contracts.deadLetter,
  Delivery: contracts.deliveryView,
  DeliveryReceipt: contracts.deliveryReceipt,
  Document: contracts.documentView,
  Finding: contracts.finding,
  AgencyDifference: contracts.agencyDifference,
  Import: contracts.importOutcome,
  ImportFault: contracts.importFault,
  LeasedDelivery: contracts.leasedDelivery,
  AuditRecord: contracts.auditRecord,
  OperatedDelivery: contracts.operatedDelivery,
  Person: contracts.personView,
  Proposal: contracts.proposalView,
  PublicKey: contracts.publicKey,
  Receipt: contracts.receiptView,
  Saying: contracts.saying,
  Reorganisation: contracts.reorganisationView,
  Submission: contracts.submissionView,
  OverdueView: contracts.overdueView,
  TimelineItem: contracts.timelineItem,
  Verdict: contracts.verdictView,
};

/** RFC 6749 section 5.2, with our words beside it. */
const oauthRefusal = z.object({
  error: z.string(),
  error_description: z.string(),
  ...contracts.problem.pick({ code: true, occurrence: true, retry: true, sentence: true }).shape,
});

const registry = z.registry<{ id: string }>();
for (const [id, shape] of Object.entries({ ...named, Problem: contracts.problem, OAuthRefusal: oauthRefusal }))
  registry.add(shape, { id });

export function componentSchemas(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(registry, { ...answers, uri: (id) => `${components}${id}` });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, bare(schema)]));
}

/** What we answer; shapes with a name are referred to by it. */
export function answerSchema(shape: z.ZodType): JsonSchema {
  const name = registry.get(shape)?.id;
  return name ? { $ref: `${components}${name}` } : bare(z.toJSONSchema(shape, { ...answers, metadata: registry }));
}

/** What may be sent to us. */
export function requestSchema(shape: z.ZodType): JsonSchema {
  return bare(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any', override: quiet }));
}

/** A parameter as it is once it was read: a number, though it travels as text. */
export function parameterSchema(shape: z.ZodType): JsonSchema {
  return bare(z.toJSONSchema(shape, { io: 'output', unrepresentable: 'any', override: quiet }));
}

const components = '#/components/schemas/';

interface Converted {
  readonly jsonSchema: JsonSchema;
}

const answers = {
  io: 'output',
  unrepresentable: 'any',
  override(converted: Converted) {
    quiet(converted);
    // An answer may grow members; who reads it must not refuse them.
    if (converted.jsonSchema.additionalProperties === false) delete converted.jsonSchema.additionalProperties;
  },
} as const;

/** Leaves out what a reader of the page learns nothing from: the grammar of a named format, the edges of every integer. */
function quiet({ jsonSchema }: Converted): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

/** Without what makes it a document of its own: it stands inside ours. */
function bare(schema: object): JsonSchema {
  const standing = Object.fromEntries(Object.entries(schema).filter(([key]) => !ofDocuments.has(key)));
  return JSON.parse(JSON.stringify(standing).replaceAll('"#/$defs/', `"${components}`)) as JsonSchema;
}

const ofDocuments = new Set(['$schema', '$id', '$defs', 'id']);
