import { z } from 'zod';
import { answerStatus, deliveryState } from '../deliveries.js';
import { question } from '../question.js';
import { agencyCode, id, instant, pageLimit, saying, sentence } from '../values.js';

/** Beyond it nobody turns pages: who looks for something old names its days. */
export const sentAheadMax = 10_000;

/** By how it stands many documents are looked through, so that not more than these days are. */
export const sentByStandingDaysMax = 31;

/**
 * How it stands, in four words: nobody has fetched it; somebody has, and has not confirmed it; the recipient has it; it ended
 * without that, or the recipient gave it back, or it was taken back.
 */
export const sentStanding = z.enum(['waiting', 'fetched', 'arrived', 'ended']);

/** What became of a document for one of those it was addressed to. */
export const sentLine = z.object({
  document: id,
  documentId: z.string(),
  subject: z.string(),
  code: z.object({ number: z.string(), notation: z.string() }),
  sender: agencyCode,
  delivery: id,
  /** Whom the sender wrote to. */
  addressee: agencyCode,
  /** Who receives it: the same, or who receives for it. */
  recipient: agencyCode,
  /** In the 102 form, as the directory has it, which is not always as the rule says; absent where it has none. */
  senderForm102: agencyCode.optional(),
  addresseeForm102: agencyCode.optional(),
  recipientForm102: agencyCode.optional(),
  sentAt: instant,
  /** When the recipient had it, if it ever did. */
  receivedAt: instant.optional(),
  standing: sentStanding,
  state: deliveryState,
  stateName: sentence,
  /** Of the state. */
  since: instant,
  reason: saying.optional(),
  /** The furthest of 04, 05, 06 the recipient has told, with its name. */
  furthest: z.object({ status: answerStatus, name: sentence }).optional(),
});

/**
 * What the agencies the caller serves have sent, the newest first: a line for each addressee, those the document could not
 * be brought to included. What goes on in another delivery is told of that one alone.
 */
export const listSent = question('exchange.list-sent', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({
    document: id.optional(),
    /** When the axis accepted the document. */
    since: instant.optional(),
    until: instant.optional(),
    /** Of the last `sentByStandingDaysMax` days before `until`, where no `since` is named. */
    standing: sentStanding.optional(),
    /** So many lines are passed over. */
    ahead: z.number().int().nonnegative().max(sentAheadMax).default(0),
    limit: pageLimit.default(100),
  }),
  /** Long lines make short pages: there are `more` behind them, also when these are fewer than were asked for. */
  reply: z.object({ lines: z.array(sentLine), more: z.boolean() }),
});

export type SentStanding = z.output<typeof sentStanding>;
export type SentLine = z.output<typeof sentLine>;
