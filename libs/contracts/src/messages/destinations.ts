import { z } from 'zod';
import { takesPost } from '../directory.js';
import { question } from '../question.js';
import { instant, pageLimit, saying } from '../values.js';

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

export type DestinationView = z.output<typeof destinationView>;
