import { z } from 'zod';
import { carriedBytes } from '../carried-bytes.js';
import { agencyView } from '../directory.js';
import { waiting } from '../people.js';
import { question } from '../question.js';
import { agencyCode, dayOfRegister, id, instant, pageLimit, saying, sha256, words } from '../values.js';

/** A country in one file has 125,000 rows: some 20 MB as CSV, half of that as a workbook. */
export const importBytesMax = 64 * 1024 * 1024;
/** What of a file travels in one message between processes. */
export const importPartBytesMax = 350_000;

export const importState = z.enum([
  'receiving',
  'judging',
  'staging',
  'putting-in-force',
  // It has ended.
  'in-force',
  'rehearsed',
  'refused',
  'broken-off',
  // A second person decides.
  'waiting',
]);

/** Something wrong in the file, where, and how to mend it: of the whole file without a row, of a row without a column. */
export const importFault = saying.extend({
  row: z.number().int().positive().optional().describe('As a spreadsheet counts them: the first names the columns.'),
  column: z.object({ letters: z.string(), header: z.string() }).optional(),
});

export const importEffect = z.enum(['new', 'changed', 'same']);

export const importedRow = z.object({
  row: z.number().int().positive(),
  code: z.string(),
  effect: importEffect,
  changed: z.array(z.string()).describe('Which fields.'),
});

export const importView = z.object({
  id,
  state: importState,
  dryRun: z.boolean(),
  who: z.string(),
  reason: z.string().optional(),
  begunAt: instant,
  endedAt: instant.optional(),
  bytes: z.number().int().nonnegative().describe('Of the file, as far as it came.'),
  sha256: sha256.optional().describe('Of the file.'),
  rows: z.number().int().nonnegative(),
  judged: z.number().int().nonnegative().describe('Rows judged so far.'),
  staged: z.number().int().nonnegative().describe('Rows written down so far, not in force yet.'),
  counts: z
    .object({ new: z.number().int(), changed: z.number().int(), same: z.number().int() })
    .optional()
    .describe('What the rows do; there once all are judged.'),
  faults: z.number().int().nonnegative(),
  problem: saying.optional().describe('Why it ended without taking effect, where that is no fault of the file.'),
  versions: z
    .object({ first: z.number().int(), last: z.number().int() })
    .optional()
    .describe('Of the directory, where it is in force and changed anything.'),
  approval: id.optional().describe('Of `/v1/approvals`: what a second person approves, or did.'),
});

/** With the first of its faults and of the rows a rehearsal would change, as many as somebody reads. */
export const importOutcome = importView.extend({
  firstFaults: z.array(importFault),
  firstRows: z.array(importedRow),
});

const newImport = z.object({
  dryRun: z.boolean().default(false),
  reason: words(500).trim().min(1).optional().describe('Why; it stands in the audit log.'),
});

/** Who may bring a file at all hears where to; nobody else brings one until it has ended. */
export const beginImport = question('registry.begin-import', {
  askedBy: ['gateway'],
  caller: 'required',
  request: newImport,
  reply: importView,
});

/** The next piece of the file. */
export const takeImportPart = question('registry.take-import-part', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({
    import: id,
    part: z.number().int().positive(),
    bytes: carriedBytes(importPartBytesMax),
  }),
  reply: z.object({ bytes: z.number().int() }),
});

/** All of it is there, or will never be: it goes on by itself, or is over. */
export const runImport = question('registry.run-import', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ import: id, complete: z.boolean() }),
  reply: importView,
});

/** Files that were brought, the newest first: all of them, those of the branches one administers, and one's own. */
export const listImports = question('registry.list-imports', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ after: id.optional(), limit: pageLimit.default(50) }),
  reply: z.object({ imports: z.array(importView), next: id.optional() }),
});

const waitMsMax = 20_000;

export const showImport = question('registry.show-import', {
  askedBy: ['gateway'],
  caller: 'required',
  /** The answer comes when it has ended, or after that time. */
  request: z.object({ import: id, waitMs: z.number().int().min(0).max(waitMsMax).default(0) }),
  reply: importOutcome,
  deadlineMs: waitMsMax + 10_000,
});

export const listImportFaults = question('registry.list-import-faults', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({
    import: id,
    after: z.number().int().nonnegative().default(0),
    limit: pageLimit.default(200),
  }),
  reply: z.object({ faults: z.array(importFault), next: z.number().int().optional() }),
});

export const listImportedRows = question('registry.list-imported-rows', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({
    import: id,
    effect: importEffect.optional(),
    after: z.number().int().nonnegative().default(0),
    limit: pageLimit.default(200),
  }),
  reply: z.object({ rows: z.array(importedRow), next: z.number().int().optional() }),
});

/** What a second person approves: never asked between processes, but kept as what was asked for. */
export const putImportInForce = question('registry.put-import-in-force', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ import: id }),
  reply: z.union([importView, waiting]),
});

/** A page of an agency and all below it, or of all, centres too; in the order of their codes. */
export const exportAgencies = question('registry.export-agencies', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({
    under: agencyCode.optional(),
    /** As cells of a file that can be imported again, or as they are. */
    as: z.enum(['cells', 'agencies']),
    /** Of titles and words in cells. */
    language: z.enum(['vi', 'en']).default('vi'),
    /** As they stand at this moment, that of the first page. */
    at: instant.optional(),
    after: z.string().max(100).optional(),
  }),
  reply: z.object({
    at: instant,
    titles: z.array(z.string()).optional(),
    rows: z.array(z.array(z.string())).optional(),
    agencies: z.array(agencyView).optional(),
    next: z.string().optional(),
  }),
});

export const agencyDifference = z.object({
  agency: agencyCode,
  name: z.string().describe('At the end of the day.'),
  what: z
    .enum(['opened', 'closed', 'renamed', 'moved', 'served', 'policy', 'changed'])
    .describe('`moved`: it stands below another. `served`: another system serves it.'),
  field: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});

/**
 * What is otherwise at the end of a day in Việt Nam than at its beginning: the register as it was known then, of that very
 * moment. What was written for later stands in the list of the day on which it takes effect.
 */
export const agencyDifferences = question('registry.agency-differences', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({
    day: dayOfRegister,
    after: z.string().max(100).optional(),
    /** Agencies, each with all its differences. */
    limit: pageLimit.default(200),
  }),
  reply: z.object({ day: z.string(), changes: z.array(agencyDifference), next: z.string().optional() }),
});

export type AgencyDifference = z.output<typeof agencyDifference>;
export type ImportState = z.output<typeof importState>;
export type ImportView = z.output<typeof importView>;
export type ImportOutcome = z.output<typeof importOutcome>;
export type ImportFault = z.output<typeof importFault>;
export type ImportedRow = z.output<typeof importedRow>;
