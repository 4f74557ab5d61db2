import { z } from 'zod';
import { question } from '../question.js';
import { agencyCode, instant, instantOfRegister, saying, words } from '../values.js';
import { agencyPatch, newAgency } from './agencies.js';
import { newSystem, systemMove } from './registry.js';

/** A province a plan: it travels, and is judged, applied and taken back, as one message and one transaction. */
export const planBytesMax = 350_000;
/** Codes that open, close or change; and agencies that move, beside them. */
export const planCodesMax = 2_000;

const planName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);
const reason = words(500).trim().min(1);

const closedInPlan = z
  .strictObject({
    code: agencyCode,
    successors: z.array(agencyCode).max(200).default([]),
    receivesFor: agencyCode.optional().describe('Who takes what is still addressed to it.'),
    receivesUntil: instantOfRegister.optional().describe('12 months after the moment, when absent.'),
    ends: z.boolean().optional().describe('Nobody follows it: said, so that it is not forgotten.'),
  })
  .refine(({ receivesFor, receivesUntil }) => receivesFor !== undefined || receivesUntil === undefined, {
    error: 'receivesUntil says nothing without receivesFor',
  });

/** Codes that open and close, agencies that change and move to other systems: all at one moment. */
export const writtenPlan = z
  .strictObject({
    name: planName,
    effectiveAt: instantOfRegister,
    reason,
    opens: z.array(z.strictObject(newAgency.omit({ validFrom: true }).shape)).default([]),
    closes: z.array(closedInPlan).default([]),
    changes: z.array(agencyPatch.omit({ since: true, reason: true }).extend({ code: agencyCode })).default([]),
    moves: z
      .array(z.strictObject({ system: newSystem.shape.name, agencies: systemMove.shape.agencies }))
      .max(100)
      .default([]),
  })
  .refine((plan) => codesIn(plan) > 0 || plan.moves.length > 0, {
    error: 'it opens, closes, changes and moves nothing',
  })
  .refine((plan) => codesIn(plan) <= planCodesMax && movesIn(plan) <= planCodesMax, {
    error: `it names more than ${planCodesMax} codes: make a plan for each province`,
  })
  .refine((plan) => bytesOf(plan) <= planBytesMax, {
    error: `it has more than ${planBytesMax} bytes: make a plan for each province`,
  });

type Lists = Readonly<Record<'opens' | 'closes' | 'changes', readonly unknown[]>>;

function codesIn({ opens, closes, changes }: Lists): number {
  return opens.length + closes.length + changes.length;
}

function movesIn({ moves }: { moves: readonly { agencies: readonly string[] }[] }): number {
  return moves.reduce((sum, { agencies }) => sum + agencies.length, 0);
}

function bytesOf(plan: object): number {
  return new TextEncoder().encode(JSON.stringify(plan)).length;
}

/** What is wrong with a plan, where, and how to mend it. A fault must be mended; a warning is for people to weigh. */
export const planFinding = saying.extend({ where: z.string(), weight: z.enum(['fault', 'warning']) });

/** A line of the tree of what a plan concerns, depth first. */
export const planLine = z.object({
  code: z.string(),
  name: z.string(),
  depth: z.number().int().nonnegative(),
  mark: z.enum(['opens', 'closes', 'changes', 'stays']),
  successors: z.array(z.string()).optional(),
});

const planCounts = z.object({
  ...{ opens: z.number().int(), closes: z.number().int(), changes: z.number().int() },
  /** Agencies that move to another system. */
  moves: z.number().int(),
});

/** What a plan would do, and what is wrong with it. Nothing is kept. */
export const planRehearsal = z.object({
  name: z.string(),
  effectiveAt: instant,
  counts: planCounts,
  faults: z.number().int().nonnegative(),
  warnings: z.number().int().nonnegative(),
  /** Faults first. */
  findings: z.array(planFinding),
  before: z.array(planLine),
  after: z.array(planLine),
  /** Findings and lines for which there was no room. */
  leftOut: z.number().int().nonnegative(),
  /** The codes it closes, in the QĐ 20 form, and who receives for each. */
  closes: z.array(z.object({ agency: agencyCode, receivesFor: agencyCode.optional() })),
});

export const rehearsePlan = question('registry.rehearse-reorganisation', {
  askedBy: ['gateway'],
  caller: 'required',
  request: writtenPlan,
  reply: planRehearsal,
  deadlineMs: 60_000,
});

export const reorganisationView = z.object({
  name: z.string(),
  effectiveAt: instant,
  reason: z.string(),
  /** Approved: it takes effect by itself at the moment, or has. */
  state: z.enum(['proposed', 'approved', 'revoked']),
  inForce: z.boolean(),
  counts: planCounts,
  proposed: z.object({ by: z.string(), at: instant }),
  approved: z.object({ by: z.string(), at: instant }).optional(),
  revoked: z.object({ by: z.string(), at: instant, reason: z.string().optional() }).optional(),
});

/** Keeps a plan that has no faults, until another person approves it. The same again gives the same answer. */
export const proposePlan = question('registry.propose-reorganisation', {
  askedBy: ['gateway'],
  caller: 'required',
  request: writtenPlan,
  reply: reorganisationView,
  deadlineMs: 60_000,
});

export const approvePlan = question('registry.approve-reorganisation', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ name: planName }),
  reply: reorganisationView,
  deadlineMs: 60_000,
});

export const planRevocation = z.strictObject({ reason: reason.optional() });

/** It will not take effect: everything is as it was. Until the moment. */
export const revokePlan = question('registry.revoke-reorganisation', {
  askedBy: ['gateway'],
  caller: 'required',
  request: planRevocation.extend({ name: planName }),
  reply: reorganisationView,
  deadlineMs: 60_000,
});

export const showPlan = question('registry.show-reorganisation', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ name: planName }),
  reply: reorganisationView.extend({ plan: z.record(z.string(), z.unknown()) }),
});

/** What a kept plan concerns, beside what stood just before its moment: in whatever state it is, also long afterwards. */
export const showPlanTrees = question('registry.show-reorganisation-trees', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ name: planName }),
  reply: planRehearsal.pick({ before: true, after: true, leftOut: true }),
  deadlineMs: 30_000,
});

/** More than a country has in a century; the newest are shown. */
export const plansShownMax = 500;

export const listPlans = question('registry.list-reorganisations', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({}),
  reply: z.object({ reorganisations: z.array(reorganisationView) }),
});

/** How much waits for each of these codes, and how much they have and did not acknowledge. */
export const countWaiting = question('exchange.count-waiting', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ agencies: z.array(agencyCode).max(planCodesMax) }),
  /** Those alone for which there is anything. */
  reply: z.object({
    waiting: z.array(z.object({ agency: agencyCode, pending: z.number().int(), unacknowledged: z.number().int() })),
  }),
  deadlineMs: 30_000,
});

/** What the plan would do, and what waits for the codes it closes. */
export const rehearsalView = planRehearsal.omit({ closes: true }).extend({
  waiting: z.array(
    z.object({
      agency: agencyCode,
      receivesFor: agencyCode.optional().describe('Where it goes; it stays where it is, when absent.'),
      pending: z.number().int().describe('Documents that nobody has collected yet.'),
      unacknowledged: z.number().int().describe('Documents its system has and did not acknowledge.'),
    }),
  ),
});

export type WrittenPlan = z.output<typeof writtenPlan>;
export type RehearsalView = z.output<typeof rehearsalView>;
export type PlanRehearsal = z.output<typeof planRehearsal>;
export type ReorganisationView = z.output<typeof reorganisationView>;
