import { z } from 'zod';
import { question } from '../question.js';
import { instant } from '../values.js';
import { destinationView } from './destinations.js';

/** How the axis fares, at a glance: what administrators look at first. */

export const waitingSystem = z.object({
  /** Who fetches for these recipients now, or is brought it; absent: nobody does. */
  system: z.string().optional(),
  deliveries: z.number().int().positive(),
  urgent: z.number().int().nonnegative(),
  oldestAt: instant,
  /** Of the recipients, the one that waits longest. */
  recipient: z.string(),
  recipients: z.number().int().positive(),
});

/** What passed through one copy of the exchange: of a minute, of an hour, and now. A limit that is none is absent. */
export const quotaUse = z.object({
  system: z.string(),
  requests: z.number().int().nonnegative(),
  requestsMax: z.number().int().positive().optional(),
  bytes: z.number().nonnegative(),
  bytesMax: z.number().positive().optional(),
  inFlight: z.number().int().nonnegative(),
  inFlightMax: z.number().int().positive().optional(),
});

const directoryInUse = z.object({ version: z.number().int().nonnegative() });

export const showOperations = question('exchange.show-operations', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({}),
  reply: z.object({
    pending: z.object({
      /** Not counted beyond `countedMax`, beginning with those whose time ends first; so is what follows. */
      deliveries: z.number().int().nonnegative(),
      countedMax: z.number().int().positive(),
      urgent: z.number().int().nonnegative(),
      oldestAt: instant.optional(),
      /** Those that wait longest first. */
      longest: z.array(waitingSystem).max(20),
    }),
    /** Where packets are brought to and that fails now. */
    failing: z.array(destinationView).max(20),
    destinations: z.number().int().nonnegative(),
    /** Counted to 10,000. */
    deadLetters: z.number().int().nonnegative(),
    newestFactAt: instant.optional(),
    directory: directoryInUse.extend({ confirmedAt: instant, ageMs: z.number().int().nonnegative() }),
    /** Those nearest to a limit first; a restart forgives. */
    quotas: z.array(quotaUse).max(50),
  }),
});

export const showFeed = question('tracker.show-feed', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({}),
  reply: z.object({
    position: z.number().int().nonnegative(),
    newestFactAt: instant.optional(),
    directory: directoryInUse,
  }),
});

export type QuotaUse = z.output<typeof quotaUse>;
export type WaitingSystem = z.output<typeof waitingSystem>;
