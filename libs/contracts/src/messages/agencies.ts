import { z } from 'zod';
import { agencyKind, agencyView, capabilities, joining, policy } from '../directory.js';
import { waiting } from '../people.js';
import { question } from '../question.js';
import { agencyCode, dayOfRegister, instant, instantOfRegister, pageLimit, saying, words } from '../values.js';

export const findAgencies = question('registry.find-agencies', {
  askedBy: ['gateway'],
  caller: 'none',
  request: z.object({
    prefix: z.string().max(35).optional(),
    /** An agency and all below it; beside `prefix` whichever is narrower. */
    under: agencyCode.optional(),
    q: z.string().max(200).optional(),
    at: instant.optional(),
    /** Only those that may be written to: no centres, hidden, test or closed ones. */
    recipients: z.boolean().default(false),
    after: z.string().max(100).optional(),
    limit: pageLimit.default(100),
  }),
  reply: z.object({ agencies: z.array(agencyView), next: z.string().optional(), version: z.number().int() }),
});

/** One level of the tree of agencies: those directly below one, or below nobody. Whom a list leaves out hands those below it on. */
export const agenciesBelow = question('registry.agencies-below', {
  askedBy: ['gateway'],
  caller: 'none',
  request: z.object({
    below: agencyCode.optional(),
    at: instant.optional(),
    recipients: z.boolean().default(false),
    after: z.string().max(100).optional(),
    limit: pageLimit.default(500),
  }),
  reply: z.object({
    agencies: z.array(agencyView),
    /** Which of them have others below them. */
    branches: z.array(agencyCode),
    next: z.string().optional(),
    version: z.number().int(),
  }),
});

/** An agency as it stands in a list of the whole directory: short, since there are many. */
export const listedAgency = z.object({
  code: agencyCode,
  form102: z.string().optional(),
  name: z.string(),
  parent: agencyCode.optional(),
  level: z.number().int().positive(),
  centre: z.boolean(),
  closed: z.boolean(),
  /** What pickers offer: it may be written to, and wants to be found. */
  offered: z.boolean(),
  /** Of the directory, when it was written last. */
  version: z.number().int().positive(),
  /** When it became what it is: as it was written, or at the moment it was written for. */
  changedAt: instant,
});

/**
 * The whole directory page by page, by code: closed agencies and centres too; those whose day has not come, hidden ones and
 * those that are there to be tried with are left out.
 */
export const listAgencies = question('registry.list-agencies', {
  askedBy: ['gateway'],
  caller: 'none',
  request: z.object({
    /** As long as this is the newest version, no agencies come: who asks has them. */
    unlessVersion: z.number().int().nonnegative().optional(),
    /** As they stand at this moment, that of the first page. */
    at: instant.optional(),
    after: z.string().max(100).optional(),
    limit: pageLimit.default(500),
  }),
  reply: z.object({
    version: z.number().int().nonnegative(),
    at: instant,
    /** When something on this page becomes otherwise by itself: a day comes for which it was written. */
    until: instant.optional(),
    agencies: z.array(listedAgency),
    next: z.string().optional(),
  }),
});

export const showAgency = question('registry.show-agency', {
  askedBy: ['gateway'],
  caller: 'none',
  request: z.object({ code: agencyCode, at: instant.optional() }),
  reply: agencyView,
});

const written = (lengthMax: number) => words(lengthMax).trim().min(1);

/** What an administrator writes of an agency's fields. */
const writtenFields = {
  name: words(200).min(1),
  shortName: written(100).optional(),
  agencyKind: agencyKind.optional(),
  parent: agencyCode.optional(),
  address: written(300).optional(),
  level: z.number().int().min(1).max(9).optional(),
  policy: policy.optional(),
  capabilities: capabilities.optional(),
  centre: z.boolean().optional(),
  hidden: z.boolean().optional(),
  test: z.boolean().optional(),
};

export const newAgency = z.object({
  ...writtenFields,
  code: agencyCode,
  form102: z.string().max(35).optional(),
  validFrom: instantOfRegister.optional(),
  /** It joins step by step, from `invited` on; else it is live at once. */
  invite: z.boolean().optional(),
});

export const addAgency = question('registry.add-agency', {
  askedBy: ['gateway'],
  caller: 'required',
  request: newAgency,
  reply: z.union([agencyView, waiting]),
});

export const agencyClosure = z.object({
  /** The first moment it is closed; or a date, its last valid day, which ends at midnight in Việt Nam. */
  at: z.union([instantOfRegister, dayOfRegister]),
  successors: z.array(agencyCode).max(200).default([]),
  /** Who receives for it, and until when (12 months after `at` when absent). */
  receivesFor: z.object({ agency: agencyCode, until: instantOfRegister.optional() }).optional(),
});

export const closeAgency = question('registry.close-agency', {
  askedBy: ['gateway'],
  caller: 'required',
  request: agencyClosure.extend({ code: agencyCode }),
  reply: z.union([agencyView, waiting]),
});

/** Why an administrator does it; stands in the audit log. */
const reason = written(500).optional();

/**
 * A system asks for an agency to be added, or closed: whichever system, and of whichever agency. Nothing happens unless an
 * administrator approves it. What is there already is given back.
 */
export const requestAgency = question('registry.request-agency', {
  askedBy: ['gateway'],
  caller: 'required',
  request: newAgency.pick({ code: true, name: true, parent: true }),
  reply: z.union([agencyView, waiting]),
});

/** It closes when that is approved. */
export const requestClosure = question('registry.request-closure', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ code: agencyCode }),
  reply: z.union([agencyView, waiting]),
});

/** The fields that change and no others; null takes one away. Strict: a misspelt field would change nothing and say nothing. */
export const agencyPatch = z.strictObject({
  name: writtenFields.name.optional(),
  shortName: writtenFields.shortName.nullable(),
  agencyKind: writtenFields.agencyKind.nullable(),
  parent: writtenFields.parent.nullable(),
  address: writtenFields.address.nullable(),
  level: writtenFields.level.nullable(),
  policy: writtenFields.policy.nullable(),
  capabilities: writtenFields.capabilities.nullable(),
  centre: writtenFields.centre,
  hidden: writtenFields.hidden,
  test: writtenFields.test,
  since: instantOfRegister.optional().describe('Past or to come; now, when absent.'),
  reason,
});

export const changeAgency = question('registry.change-agency', {
  askedBy: ['gateway'],
  caller: 'required',
  request: agencyPatch.extend({ code: agencyCode }),
  reply: z.union([agencyView, waiting]),
});

export const takenBackChange = z.strictObject({ since: instantOfRegister, reason });

/** A change that is not in force yet will not come. */
export const takeBackChange = question('registry.take-back-change', {
  askedBy: ['gateway'],
  caller: 'required',
  request: takenBackChange.extend({ code: agencyCode }),
  reply: z.union([agencyView, waiting]),
});

const contact = z
  .strictObject({
    role: written(100).describe('Of the person or the office: "Văn thư cơ quan".'),
    email: z.email().max(254).optional(),
    telephone: z
      .string()
      .regex(/^[+\d][\d ().-]{2,29}$/)
      .optional(),
  })
  .refine(({ email, telephone }) => email !== undefined || telephone !== undefined, 'an address or a number is needed');

/** Whom to reach about an agency. Administrators' business: not in the directory. */
export const agencyContacts = z.strictObject({
  clerks: z.array(contact).max(2).default([]),
  technical: z.array(contact).max(2).default([]),
});

export const showContacts = question('registry.show-contacts', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ code: agencyCode }),
  reply: agencyContacts,
});

export const putContacts = question('registry.put-contacts', {
  askedBy: ['gateway'],
  caller: 'required',
  request: agencyContacts.extend({ code: agencyCode, reason }),
  reply: agencyContacts,
});

/** Whether and how an agency can be written to at a moment. */
export const capabilitiesView = z.object({
  agency: agencyCode,
  name: z.string(),
  at: instant,
  /** What is addressed to it now arrives somewhere: there, or with who receives for it. */
  reachable: z.boolean(),
  /** Why not. */
  problem: saying.optional(),
  /** Not closed, and valid already. */
  open: z.boolean(),
  since: instant,
  until: instant.optional(),
  /** Who collects for it. */
  served: z
    .object({
      system: z.string(),
      how: z.enum(['pull', 'push', 'portal', 'peer']),
      since: instant,
      until: instant.optional(),
      suspended: z.boolean(),
    })
    .optional(),
  /** The largest packet, and what the agency itself says of what it takes. */
  accepts: capabilities.required({ packetBytesMax: true }),
  /** Where it joins, or is suspended: see `problem` for what that means to who writes to it. */
  joining: joining.optional(),
  successors: z.array(agencyCode),
  /** Who takes what is addressed to the closed code, until then. */
  receivedBy: z.object({ agency: agencyCode, until: instant }).optional(),
  version: z.number().int().nonnegative(),
});

export const showCapabilities = question('registry.show-capabilities', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ code: agencyCode, at: instant.optional() }),
  reply: capabilitiesView,
});

export type ListedAgency = z.output<typeof listedAgency>;
export type AgencyContacts = z.output<typeof agencyContacts>;
export type CapabilitiesView = z.output<typeof capabilitiesView>;

export const sha1Tolerance = z.object({ tolerated: z.boolean() });

export const tolerateSha1 = question('registry.tolerate-sha1', {
  askedBy: ['gateway'],
  caller: 'required',
  request: sha1Tolerance.extend({ code: agencyCode }),
  reply: z.union([agencyView, waiting]),
});
