import { z } from 'zod';
import { takesPost } from '../directory.js';
import { question } from '../question.js';
import { id, instant, pageLimit, saying } from '../values.js';

/** What the axis knows of where it brings packets to. */
export const destinationView = z.object({
  system: z.string(),
  url: z.string(),
  takesPost,
  /**
   * `untried`: nothing was brought yet. `working`: the last attempt was taken. `failing`: the last ones failed, and each
   * delivery is tried again by itself. `probed`: so many failed in a row that one at a time is tried, from `nextAt` on.
   */
  state: z.enum(['untried', 'working', 'failing', 'probed']),
  /** In a row. */
  failures: z.number().int().nonnegative(),
  failingSince: instant.optional(),
  nextAt: instant.optional(),
  problem: saying.optional(),
  /** What the other side said with it, cut. */
  said: z.string().optional(),
  succeededAt: instant.optional(),
  /** Attempts under way, by all copies of the exchange. */
  underWay: z.number().int().nonnegative(),
});

/** Every system with an address that packets may be brought to, by name. */
export const listDestinations = question('exchange.list-destinations', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ after: z.string().max(100).optional(), limit: pageLimit.default(100) }),
  reply: z.object({ destinations: z.array(destinationView), next: z.string().optional() }),
});

/** One try to bring a delivery. */
export const attemptView = z.object({
  /** From 1. */
  n: z.number().int().positive(),
  system: z.string(),
  begunAt: instant,
  endedAt: instant.optional(),
  /** `awaited`: taken, to be confirmed until `heldUntil`. Absent: under way, or its worker died, and it is over after `heldUntil`. */
  outcome: z.enum(['confirmed', 'awaited', 'failed', 'called-off', 'interrupted']).optional(),
  heldUntil: instant,
  problem: saying.optional(),
  /** What the other side said with it, cut; for who works for the axis. */
  said: z.string().optional(),
  /** Not tried again before. */
  nextAt: instant.optional(),
});

/** What was tried to bring a delivery, the latest first. */
export const listAttempts = question('exchange.list-attempts', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ delivery: id, before: z.number().int().positive().optional(), limit: pageLimit.default(100) }),
  reply: z.object({ attempts: z.array(attemptView), next: z.number().int().optional() }),
});

export type AttemptView = z.output<typeof attemptView>;
export type DestinationView = z.output<typeof destinationView>;
