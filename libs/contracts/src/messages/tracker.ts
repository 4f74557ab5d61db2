import { z } from 'zod';
import { receiptView } from '../receipts.js';
import { eventPage, overdueLine, overdueView, timelineItem } from '../timeline.js';
import { question } from '../question.js';
import { agencyCode, id, jws, pageLimit } from '../values.js';
import { finding } from './examining.js';
import { agenciesLookedAtMax, partRole } from './looking.js';

/** `upTo` is the newest position the tracker knows, so a reader sees how fresh a list is. */
const upTo = z.number().int().nonnegative();

export const showTimeline = question('tracker.show-timeline', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ document: id, after: z.number().int().nonnegative().default(0), limit: pageLimit.default(200) }),
  reply: z.object({
    items: z.array(timelineItem),
    next: z.number().int().optional(),
    upTo,
    /** With the first page: what is late, or was, the earliest first. */
    overdue: z.array(overdueView),
  }),
});

export const listReceipts = question('tracker.list-receipts', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({
    document: id,
    after: z.number().int().nonnegative().default(0),
    limit: pageLimit.default(100),
    /** For an archive that is on its way out. */
    admission: jws.max(2_000).optional(),
  }),
  admissionIn: ({ admission }) => admission,
  reply: z.object({ receipts: z.array(receiptView), next: z.number().int().optional(), upTo }),
});

/** For so long an answer may be held back until there is something to tell. */
export const eventWaitMsMax = 20_000;

/** What happened to the caller's documents after a cursor; from the beginning without one, `newest`: only what is to come. */
export const listEvents = question('tracker.list-events', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({
    after: z.string().max(100).optional(),
    limit: pageLimit.default(100),
    /** When there is nothing yet, the answer may wait so long for the next event. */
    waitMs: z.number().int().min(0).max(eventWaitMsMax).default(0),
  }),
  reply: eventPage.extend({
    /** Who asked, as the token says: a door that holds connections open counts them by it. */
    follower: z.string(),
  }),
  deadlineMs: 30_000,
});

/** What is late now, the longest first: with the caller, and with those it waits for. */
export const listOverdue = question('tracker.list-overdue', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({
    agencies: z.array(agencyCode).min(1).max(agenciesLookedAtMax).optional(),
    /** `received`: the agencies are late; `sent`: somebody is late with what they sent. Both, when absent. */
    role: partRole.optional(),
    after: z.string().max(100).optional(),
    limit: pageLimit.default(100),
  }),
  reply: z.object({ overdue: z.array(overdueLine), next: z.string().optional(), upTo }),
});

/** How much of it there is, as far as anybody counts (`waitingCountedMax`). */
export const countOverdue = question('tracker.count-overdue', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ agencies: z.array(agencyCode).min(1).max(agenciesLookedAtMax).optional() }),
  reply: z.object({ received: z.number().int().nonnegative(), sent: z.number().int().nonnegative() }),
});

/** `edoc doctor`: is every fact here, in order, once? Compared by the asker with what the exchange says. */
export const examineTracker = question('tracker.examine', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({}),
  reply: z.object({
    facts: z.number().int(),
    receipts: z.number().int(),
    caughtUp: z.boolean(),
    /** Of accepted packets, the share that is read anew, and how many acceptances have not been looked at yet. */
    rereading: z.object({ share: z.number().min(0).max(1), behind: z.number().int().nonnegative() }),
    findings: z.array(finding),
  }),
  deadlineMs: 60_000,
});
