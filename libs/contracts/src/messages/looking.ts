import { z } from 'zod';
import { answerStatus, deliveryState } from '../deliveries.js';
import { question } from '../question.js';
import { registerEntry } from '../registers.js';
import { agencyCode, id, instant, jws, pageLimit, sentence } from '../values.js';

/** Named one by one in a query: who looks at more looks at all of its own. */
export const agenciesLookedAtMax = 100;

/** What was sent to an agency, or what it sent. */
export const partRole = z.enum(['received', 'sent']);

/** What both sides see of a document in a list. */
const listed = z.object({
  /** Of the document. */
  id,
  /** The sender's name for it. */
  documentId: z.string(),
  code: z.object({ number: z.string(), notation: z.string() }),
  subject: z.string(),
  sender: agencyCode,
  senderName: z.string().optional(),
  promulgatedOn: z.string().optional(),
  /** Until when it is to be dealt with, as the packet says it. */
  dueOn: z.string().optional(),
  priority: z.number().int().min(0).max(4),
  businessType: z.number().int().min(0).max(3),
  edition: z.number().int().positive(),
  acceptedAt: instant,
  revokedAt: instant.optional(),
  frozenAt: instant.optional(),
});

/** One delivery to one of the agencies looked at. */
export const receivedLine = listed.extend({
  role: z.literal('received'),
  delivery: id,
  recipient: agencyCode,
  recipientName: z.string().optional(),
  addressedTo: z.array(agencyCode),
  state: deliveryState,
  stateName: sentence,
  since: instant,
  /** When it was sent to this recipient: later than `acceptedAt` where that was done afterwards. The list is in its order. */
  sentAt: instant,
  /** The furthest of 01 and 03 to 06 that the recipient has told. */
  furthest: z.object({ status: answerStatus, name: sentence }).optional(),
  /** What the sender asks and waits for, the oldest first. */
  questions: z.array(
    z.object({
      id,
      kind: z.enum(['take-back', 'revocation', 'update']),
      name: sentence,
      askedAt: instant,
      /** A revocation that was answered with 16, and stays open. */
      disagreed: z.boolean(),
    }),
  ),
  /** Where it stands in the register of received documents. */
  entry: registerEntry.optional(),
});

/** One document with what became of it among its recipients. What goes on in another delivery counts there alone. */
export const sentDocumentLine = listed.extend({
  role: z.literal('sent'),
  recipients: z.object({
    count: z.number().int().nonnegative(),
    /** How many deliveries are in which state; states that none is in are left out. */
    byState: z.partialRecord(deliveryState, z.number().int().positive()),
    first: z
      .array(z.object({ agency: agencyCode, name: z.string().optional(), state: deliveryState, stateName: sentence }))
      .max(3),
  }),
  /** What its sender asked and recipients have not answered yet. */
  openQuestions: z.number().int().nonnegative(),
});

/** What may be asked of a list: all of it must hold. */
export const lookedFor = z.object({
  /** All the caller hears of, when absent. */
  agencies: z.array(agencyCode).min(1).max(agenciesLookedAtMax).optional(),
  /** Of received ones: only what waits for the agency, the most urgent first, then the oldest. Nothing else is asked with it. */
  waits: z.boolean().default(false),
  /** Of a sent one: it has a delivery that stands so. */
  states: z.array(deliveryState).min(1).max(7).optional(),
  /** Words of number, notation and subject, each from its beginning: `12/UBND-VP`. Accents and capitals do not count. */
  text: z.string().max(200).optional(),
  /** The other side: this agency, or one below it. */
  other: agencyCode.optional(),
  /** When it was sent to the recipient; of a sent one, when the axis accepted it. */
  from: instant.optional(),
  /** Before that moment. */
  to: instant.optional(),
  /** At least so urgent. */
  priority: z.number().int().min(0).max(4).optional(),
});

/**
 * The documents of the agencies one acts for, the newest first; to who works for the axis, everybody's. A call looks through so
 * many at most: what it found comes at once, and `next` goes on from `searchedBackTo`.
 */
export const listDocuments = question('exchange.list-documents', {
  askedBy: ['gateway'],
  caller: 'required',
  request: lookedFor.extend({
    role: partRole,
    after: z.string().max(100).optional(),
    limit: pageLimit.default(50),
    /** What `beginArchive` gave: a page of an archive that is on its way out. */
    admission: jws.max(2_000).optional(),
  }),
  admissionIn: ({ admission }) => admission,
  reply: z.object({
    documents: z.array(z.discriminatedUnion('role', [receivedLine, sentDocumentLine])),
    /** Absent: there are no others. A page may be short, or empty, and have one. */
    next: z.string().optional(),
    /** Set when the call ended before it had looked at all of them: what is older has not been looked at yet. */
    searchedBackTo: instant.optional(),
  }),
});

/** So many at once: of each the packet's own words are told, and these may be long. */
export const headingsAskedMax = 40;

/** What deliveries are about, for a list of something else. Who may not see one of the documents hears nothing of it. */
export const showHeadings = question('exchange.show-headings', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ deliveries: z.array(id).min(1).max(headingsAskedMax) }),
  reply: z.object({
    headings: z.array(
      listed
        .pick({ documentId: true, code: true, subject: true, priority: true, dueOn: true })
        .extend({ delivery: id }),
    ),
  }),
});

/** Beyond it nothing is counted: nobody reads a longer number. */
export const waitingCountedMax = 1000;

const counted = z.number().int().min(0).max(waitingCountedMax);

/** What waits for the agencies, as `waits` lists it. What is both delivered and asked about counts in both numbers. */
export const countWaits = question('exchange.count-waits', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ agencies: z.array(agencyCode).min(1).max(agenciesLookedAtMax).optional() }),
  reply: z.object({
    received: z.object({
      /** Nobody has fetched or opened them. */
      pending: counted,
      /** Delivered, and neither taken nor refused. */
      unanswered: counted,
      /** Deliveries about which the sender asks something. */
      questions: counted,
      /** Of the first two, those of priority 1 and above. */
      urgent: counted,
    }),
  }),
});

/** What a page's title counts; `overdue` is left out while the tracker cannot be asked. */
export const waitingView = countWaits.reply.extend({
  overdue: z.object({ received: counted, sent: counted }).optional(),
  /** Beyond it nothing is counted. */
  countedTo: z.number().int(),
});

export type ReceivedLine = z.output<typeof receivedLine>;
export type SentDocumentLine = z.output<typeof sentDocumentLine>;
export type LookedFor = z.output<typeof lookedFor>;
