import { z } from 'zod';
import { question } from '../question.js';
import { agencyCode, id, instant, pageLimit, sentence } from '../values.js';
import { agencyContacts } from './agencies.js';

/** Asked by the tracker when somebody there has to be told something. Contacts stand in no directory. */
export const contactsOf = question('registry.contacts-of', {
  askedBy: ['tracker'],
  caller: 'none',
  request: z.object({ agencies: z.array(agencyCode).min(1).max(200) }),
  /** Of an agency that is not registered, nobody. */
  reply: z.object({ contacts: z.array(agencyContacts.extend({ agency: agencyCode })) }),
});

/** Of the registry's own notices. */
const registerNoticeId = z.string().regex(/^\d{1,19}$/);

/** What agencies are told of acts that need two persons: asked by the tracker, which tells their contacts too. */
export const noticesAfter = question('registry.notices-after', {
  askedBy: ['tracker'],
  caller: 'none',
  /** Without `after`: only where the newest is. */
  request: z.object({ after: registerNoticeId.optional(), limit: pageLimit.default(100) }),
  reply: z.object({
    notices: z.array(
      z.object({
        id: registerNoticeId,
        at: instant,
        agency: agencyCode,
        code: z.string(),
        params: z.record(z.string(), z.unknown()),
      }),
    ),
    /** Ask after it the next time. */
    upTo: registerNoticeId,
  }),
});

export const dispatchStates = ['waiting', 'sent', 'failed'] as const;

/** A mail, or a call of the receiver of notices, with one notice in it or several. */
export const dispatchView = z.object({
  id,
  channel: z.enum(['mail', 'call']),
  /** Of a mail. */
  address: z.string().optional(),
  state: z.enum(dispatchStates),
  composedAt: instant,
  notices: z.number().int().positive(),
  /** Of one of them. */
  title: sentence,
  agency: agencyCode,
  attempts: z.number().int().nonnegative(),
  nextAt: instant.optional(),
  endedAt: instant.optional(),
  /** Why the last attempt failed. */
  problem: z.string().optional(),
});

export const listNotices = question('tracker.list-notices', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({
    state: z.enum(dispatchStates).default('waiting'),
    after: id.optional(),
    limit: pageLimit.default(100),
  }),
  /** The newest first. */
  reply: z.object({
    mail: z.boolean(),
    call: z.boolean(),
    /** What is to be told, and nobody knows yet whom; what waits to be gathered; what nobody could be told. */
    unaddressed: z.number().int().nonnegative(),
    gathering: z.number().int().nonnegative(),
    withoutContact: z.number().int().nonnegative(),
    dispatches: z.array(dispatchView),
    next: id.optional(),
  }),
});

export type DispatchView = z.output<typeof dispatchView>;
