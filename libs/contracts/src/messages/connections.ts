import { z } from 'zod';
import { question } from '../question.js';
import { agencyCode, id, instant, pageLimit } from '../values.js';
import { finding } from './exchange.js';

/** What the exchange has seen of a system; missing where it never did that. */
export const systemSeen = z.object({
  system: z.string(),
  /** It last asked for what waits. */
  leasedAt: instant.optional(),
  confirmedAt: instant.optional(),
  sentAt: instant.optional(),
  /** The statuses it has ever answered with: many systems send few. */
  statuses: z.array(z.string()),
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

/** Whether the agencies of a branch could send and receive at a moment, without anything being sent. */
export const connectionCheck = z.object({
  id,
  at: instant,
  under: agencyCode,
  by: z.string(),
  /** Open agencies of the branch that are no centres and not there to be tried with. */
  agencies: z.number().int().nonnegative(),
  reachable: z.number().int().nonnegative(),
});

export const unreachableAgency = z.object({
  agency: agencyCode,
  name: z.string(),
  system: z.string().optional(),
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

export type SystemSeen = z.output<typeof systemSeen>;
export type ConnectionBoard = z.output<typeof connectionBoard>;
export type UnreachableAgency = z.output<typeof unreachableAgency>;
