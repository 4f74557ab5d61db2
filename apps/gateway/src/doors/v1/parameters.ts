import {
  agencyCode,
  agencyDifferences,
  beginImport,
  countedBy,
  countedDaysMax,
  dayOfRegister,
  dispatchStates,
  id,
  importEffect,
  instant,
  isCountableSpan,
  notCountable,
  noticedDaysMax,
  pageLimit,
  personName,
  readingsWanted,
  reasonForReading,
  revokeSystemKey,
  sha256,
  showRecipientList,
  showSystem,
} from '@edoc-axis/contracts';
import { z } from 'zod';

/** Parameters in paths and query strings. Queries are strict: a misspelt parameter would otherwise change nothing and say nothing. */
export const documentPath = z.object({ id });
export const deliveryPath = z.object({ id });
export const attachmentPath = z.object({ id, n: z.coerce.number().int().min(1).max(100_000) });
export const revocationAnswerPath = z.object({ id, sha256 });
export const certificatePath = z.object({ sha256 });
export const personPath = z.object({ name: personName });
export const sessionPath = z.object({ id });
export const approvalPath = z.object({ id });
export const agencyPath = z.object({ code: agencyCode });
export const recipientListPath = showRecipientList.request;
export const systemPath = showSystem.request;
export const systemKeyPath = revokeSystemKey.request;

export const packetQuery = z.strictObject({
  delivery: id
    .optional()
    .describe('The packet this delivery carries: a document sent to further addressees comes in several.'),
  reason: reasonForReading
    .optional()
    .describe('Why an administrator reads who is no party. It is kept with the reading.'),
});

/** What a page asks of a file. */
export const shownFileQuery = packetQuery.extend({
  show: z.literal('1').optional().describe('In place, where that is safe: PDF files, images, plain text.'),
});

const cursor = z.string().min(1).max(100);
const position = z.coerce.number().int().nonnegative();
const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((given) => given === 'true')
  .pipe(z.boolean());

export const readingsQuery = z.strictObject({
  who: readingsWanted.shape.who.describe('The name the person signs in with.'),
  agency: readingsWanted.shape.agency.describe('For which it was read.'),
  from: instant.optional(),
  to: instant.optional().describe('Before that moment.'),
  after: cursor.optional(),
  limit: pageLimit.default(100),
});
export const readingsOfDocumentQuery = z.strictObject({ after: cursor.optional(), limit: pageLimit.default(100) });
export const connectionCheckPath = z.object({ id });
export const importPath = z.object({ id });
export const importsQuery = z.strictObject({
  after: id.optional().describe('The import the page before ended with (`next`).'),
  limit: pageLimit.default(50),
});
export const importQuery = z.strictObject({
  dryRun: flag.describe('Only say what it would do and what is wrong with it.'),
  reason: beginImport.request.shape.reason,
  waitSeconds: z.coerce
    .number()
    .int()
    .min(0)
    .max(60)
    .default(30)
    .describe('The answer comes when it has ended, or after that time.'),
});
export const importFaultsQuery = z.strictObject({ after: position.default(0), limit: pageLimit.default(200) });
export const importRowsQuery = z.strictObject({
  effect: importEffect.optional(),
  after: position.default(0).describe('A row.'),
  limit: pageLimit.default(200),
});
export const agencyExportQuery = z.strictObject({
  under: agencyCode.optional().describe('An agency and all below it; all, when absent.'),
  format: z.enum(['csv', 'xlsx', 'json']).default('csv'),
});
export const agencyDifferencesQuery = z.strictObject({
  day: agencyDifferences.request.shape.day.describe('In Việt Nam: 2025-07-01.'),
  format: z.enum(['json', 'csv']).default('json'),
  after: cursor.optional(),
  limit: pageLimit.default(200),
});

export const statisticsQuery = z
  .strictObject({
    under: agencyCode.optional().describe('An agency with all below it; with `by=branch`, each branch below it.'),
    agency: agencyCode.optional().describe('One agency alone.'),
    from: dayOfRegister.describe('The first day, in Việt Nam: 2026-11-01.'),
    to: dayOfRegister.describe(`The last day, at most ${countedDaysMax} days with the first.`),
    by: z.enum(countedBy).default('day').describe('What a row stands for.'),
    format: z.enum(['json', 'csv', 'xlsx']).optional().describe('Counts for more than `Accept`.'),
    after: cursor.optional(),
    limit: pageLimit.default(100),
  })
  .refine(isCountableSpan, notCountable);

export const deliveriesQuery = z.strictObject({ after: cursor.optional(), limit: pageLimit.default(200) });
export const deadLettersQuery = z.strictObject({
  under: agencyCode.optional().describe('Recipients in this branch: an agency and all below it.'),
  carries: z.enum(['document', 'status']).optional(),
  after: cursor.optional(),
  limit: pageLimit.default(100),
});
export const frozenQuery = z.strictObject({
  under: agencyCode.optional().describe('A party in this branch: an agency and all below it.'),
  after: cursor.optional(),
  limit: pageLimit.default(100),
});
export const attemptsQuery = z.strictObject({
  before: z.coerce.number().int().positive().optional().describe('An attempt: only those before it.'),
  limit: pageLimit.default(100),
});
export const timelineQuery = z.strictObject({ after: position.default(0), limit: pageLimit.default(200) });
export const receiptsQuery = z.strictObject({ after: position.default(0), limit: pageLimit.default(100) });
export const eventsQuery = z.strictObject({
  after: cursor
    .optional()
    .describe(
      'The cursor of the last event you have; from the beginning without it, with `newest` only what is to come.',
    ),
  limit: pageLimit.default(100),
});
export const revocationAnswersQuery = z.strictObject({ after: sha256.optional(), limit: pageLimit.default(100) });
export const agenciesQuery = z.strictObject({
  prefix: z.string().max(35).optional().describe('Codes that begin so.'),
  under: agencyCode.optional().describe('An agency and all below it: a whole branch.'),
  q: z.string().max(200).optional().describe('Words of the name; accents and case are ignored.'),
  at: instant
    .optional()
    .describe('Only those valid at that moment, as they are then; all, as they are now, when absent.'),
  recipients: flag.describe('Only whom a picker offers: no centres, closed, hidden or test agencies.'),
  after: cursor.optional(),
  limit: pageLimit.default(100),
});
export const agencyTreeQuery = z.strictObject({
  below: agencyCode.optional().describe('Directly below this agency; below nobody, when absent.'),
  at: instant
    .optional()
    .describe('Only those valid at that moment, as they are then; all, as they are now, when absent.'),
  recipients: flag.describe('Only whom a picker offers: no centres, closed, hidden or test agencies.'),
  after: cursor.optional(),
  limit: pageLimit.default(500),
});
export const agencyQuery = z.strictObject({ at: instant.optional().describe('As of that moment; now, when absent.') });
export const directoryQuery = z.strictObject({ since: position.default(0) });
export const certificatesQuery = z.strictObject({
  agency: agencyCode.optional(),
  endsWithinDays: z.coerce
    .number()
    .int()
    .min(1)
    .max(noticedDaysMax)
    .optional()
    .describe('Only those that end within so many days, and of which that was noticed.'),
  after: cursor.optional(),
  limit: pageLimit.default(100),
});
export const signedWithQuery = z.strictObject({
  since: instant.describe('What came at or after this moment.'),
  after: id.optional(),
  limit: pageLimit.default(100),
});
export const systemsQuery = z.strictObject({ after: cursor.optional(), limit: pageLimit.default(100) });
export const connectionChecksQuery = z.strictObject({
  under: agencyCode.describe('The branch: an agency and all below it.'),
  before: id.optional(),
  limit: pageLimit.default(100),
});
export const peopleQuery = z.strictObject({ after: cursor.optional(), limit: pageLimit.default(100) });
export const approvalsQuery = z.strictObject({
  state: z.enum(['pending', 'approved', 'refused', 'lapsed']).optional(),
  after: id.optional(),
  limit: pageLimit.default(100),
});
export const noticesQuery = z.strictObject({
  state: z.enum(dispatchStates).default('waiting'),
  after: id.optional(),
  limit: pageLimit.default(100),
});
export const auditQuery = z.strictObject({
  subject: z.string().max(200).optional().describe('A code, a name, a digest: what was changed.'),
  who: z.string().max(200).optional().describe('Who asked for it or approved it.'),
  from: instant.optional(),
  to: instant.optional().describe('Before that moment.'),
  agency: agencyCode.optional().describe('What concerns this agency, or one below it.'),
  after: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: pageLimit.default(100),
});
export const examinationQuery = z.strictObject({ after: cursor.optional() });

/** Codes separated by commas, or the parameter repeated. */
const addressees = z
  .union([z.string(), z.array(z.string()).max(10_000)])
  .transform((given) =>
    [given]
      .flat()
      .flatMap((list) => list.split(','))
      .map((code) => code.trim()),
  )
  .pipe(z.array(agencyCode).min(1).max(10_000));

export const submissionQuery = z.strictObject({
  onBadRecipients: z
    .enum(['refuse', 'deliver-rest'])
    .default('refuse')
    .describe('What to do when some recipients cannot receive: refuse all, or deliver to the rest.'),
  to: addressees
    .optional()
    .describe('Only these of the packet\'s recipients, separated by commas ("gửi bổ sung"); all of them, when absent.'),
});
