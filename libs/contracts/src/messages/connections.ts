import { checkStates } from '@edoc-axis/domain';
import { z } from 'zod';
import { question } from '../question.js';
import { agencyCode, id, instant, pageLimit } from '../values.js';
import { finding } from './examining.js';

export const refusalCodesShownMax = 5;

/** What the exchange has seen of a system; missing where it never did that. */
export const systemSeen = z.object({
  system: z.string(),
  /** It last asked for what waits. */
  leasedAt: instant.optional(),
  confirmedAt: instant.optional(),
  sentAt: instant.optional(),
  /** The statuses it has ever answered with: many systems send few. */
  statuses: z.array(z.string()),
  /** What its program says of itself (`User-Agent`), cut, and since when it says that. */
  version: z.object({ says: z.string(), since: instant }).optional(),
  /** How its calls to send, fetch, confirm, answer and look ended in the last 24 hours, in whole hours. */
  calls: z
    .object({
      since: instant,
      answered: z.number().int().nonnegative(),
      refused: z.number().int().nonnegative(),
      /** The most frequent refusals. */
      codes: z
        .array(
          z.object({
            code: z.string(),
            calls: z.number().int().positive(),
            /** The latest, as the log of the axis names it. */
            example: z.object({ occurrence: z.string(), at: instant }).optional(),
          }),
        )
        .max(refusalCodesShownMax),
    })
    .optional(),
});

export const systemsSeen = question('exchange.systems-seen', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ systems: z.array(z.string().max(100)).max(500) }),
  reply: z.object({ seen: z.array(systemSeen) }),
});

/** A branch: an agency and all below it. */
const branch = z.object({ under: agencyCode });

/** So many agencies with problems are listed; a branch with more has other worries. */
export const unreachableShownMax = 500;

/** A document that is none is sent to all of them, and taken back at the end. */
export const activeCheck = z.object({
  state: z.enum(checkStates),
  announcedAt: instant,
  endsAt: instant,
  /** A document said so beforehand. */
  announces: z.boolean(),
});

/**
 * Whether the agencies of a branch can send and receive at a moment: without anything being sent, by what is known; or
 * actively, by whether they confirm a test document.
 */
export const connectionCheck = z.object({
  id,
  /** Of an active one: when it begins. */
  at: instant,
  under: agencyCode,
  by: z.string(),
  /**
   * Open agencies of the branch that are no centres and not there to be tried with; in an active check closed codes as
   * well, where somebody receives for them. None before it begins.
   */
  agencies: z.number().int().nonnegative(),
  reachable: z.number().int().nonnegative(),
  active: activeCheck.optional(),
});

export const unreachableAgency = z.object({
  agency: agencyCode,
  name: z.string(),
  system: z.string().optional(),
  /** Of a closed code: who it should have arrived at. */
  receivedBy: agencyCode.optional(),
  problems: z.array(finding.omit({ subject: true })),
});

export const connectionBoard = connectionCheck.extend({
  unreachable: z.array(unreachableAgency).max(unreachableShownMax),
});

/** Judges them now and keeps the result for the history. */
export const checkConnections = question('exchange.check-connections', {
  askedBy: ['gateway'],
  caller: 'required',
  request: branch,
  reply: connectionBoard,
  deadlineMs: 30_000,
});

/** Earlier checks of a branch, newest first. */
export const connectionHistory = question('exchange.connection-history', {
  askedBy: ['gateway'],
  caller: 'required',
  request: branch.extend({ before: id.optional(), limit: pageLimit.default(100) }),
  reply: z.object({ checks: z.array(connectionCheck), next: id.optional() }),
});

/** A check takes this long at least, so that a system that asks every few minutes is seen, and at most. */
export const activeCheckMinutes = { min: 5, max: 240, default: 30 } as const;

/** Sets an active check of a branch, for now or a moment to come. */
export const announceCheck = question('exchange.announce-check', {
  askedBy: ['gateway'],
  caller: 'required',
  request: branch.extend({
    at: instant.optional().describe('When it begins: now, when absent.'),
    minutes: z
      .number()
      .int()
      .min(activeCheckMinutes.min)
      .max(activeCheckMinutes.max)
      .default(activeCheckMinutes.default)
      .describe('How long it lasts.'),
    announce: z.boolean().default(false).describe('Says so to every agency at once, by a document that is none.'),
  }),
  reply: connectionBoard,
  deadlineMs: 30_000,
});

/** A check with what it found; of one that runs, as it stands. */
export const showCheck = question('exchange.show-check', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ id }),
  reply: connectionBoard,
  deadlineMs: 30_000,
});

/** Ends an active check before its time; what was sent is taken back. */
export const callOffCheck = question('exchange.call-off-check', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ id }),
  reply: connectionBoard,
  deadlineMs: 30_000,
});

export type ConnectionCheck = z.output<typeof connectionCheck>;
export type SystemSeen = z.output<typeof systemSeen>;
export type ConnectionBoard = z.output<typeof connectionBoard>;
export type UnreachableAgency = z.output<typeof unreachableAgency>;
