import { z } from 'zod';
import { carriedBytes } from '../carried-bytes.js';
import { answerStatus, deliveryView, takeBack, takenBack } from '../deliveries.js';
import { documentCheck, documentView, submissionView } from '../documents.js';
import {
  answer,
  answers,
  confirmation,
  confirmations,
  leasedDelivery,
  deliveryReceipt,
  leaseRequest,
  release,
} from '../inbox.js';
import { receiptView } from '../receipts.js';
import { revocationUsed } from '../verdicts.js';
import { messageBytesMax, question, wireProblem } from '../question.js';
import { agencyCode, id, instant, jws, pageLimit, sha256, words } from '../values.js';

/** Of a body whose length nobody had said before: they count like those that were declared. */
const undeclaredBytes = z.number().int().nonnegative().optional();

/**
 * Asked before a body is read: may this caller send now, where to write, and how much. A small packet of a caller who was
 * admitted a moment ago may come without, and is admitted with its submission.
 */
export const admitSubmission = question('exchange.admit-submission', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ declaredBytes: z.number().int().nonnegative().optional() }),
  reply: z.object({
    contentId: id,
    packetBytesMax: z.number().int().positive(),
    /** Of what is not small: the caller is the same when it has come, though its token may have ended by then. */
    admission: jws.optional(),
  }),
});

/** What `admitSubmission` gave. */
const admission = jws.max(2_000).optional();

/** A packet that was admitted will not be submitted: it could not be read, or its sender hung up. */
export const abandonSubmission = question('exchange.abandon-submission', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({
    undeclaredBytes,
    /** Why its sender was refused, by the gateway's word: it is counted, and nothing else. */
    refusedWith: z.string().max(100).optional(),
    admission,
  }),
  reply: z.object({}),
  admissionIn: ({ admission }) => admission,
});

/** A packet up to this size travels inside the message and lies in a database row: no file, no second fsync. */
export const inlinePacketBytesMax = 64 * 1024;

/** The packet itself, or the name of the content object the gateway wrote to `incoming/`. */
export const carriedPacket = z.union([
  z.object({ inline: carriedBytes(inlinePacketBytesMax) }),
  z.object({ incoming: id }),
]);

/** Where a packet that was accepted lies: here, or in the content store. */
export const packetPlace = z.union([z.object({ inline: carriedBytes(messageBytesMax) }), z.object({ kept: id })]);

/**
 * The gateway's measurements of the packet and, as `pdfs`, what it found in PDF files (`AttachmentReport`). Their
 * shapes belong to the signature library, which also checks them; what is too long for a message lies beside the packet
 * and is named by its digest.
 */
export const measurements = z.union([
  z.object({ inline: z.record(z.string(), z.unknown()) }),
  z.object({ beside: z.object({ sha256, bytes: z.number().int().positive() }) }),
]);

/** In whose name it is sent, where a door's clients say so beside the packet: the packet's sender, or it is refused. */
const namedSender = agencyCode.optional();

export const submitDocument = question('exchange.submit-document', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({
    packet: carriedPacket,
    measurements,
    undeclaredBytes,
    /** Of a packet that came before it was admitted: it is admitted, and counted, with its submission. */
    unadmittedBytes: z.number().int().nonnegative().max(inlinePacketBytesMax).optional(),
    /** The list given beside the packet, where a door has one: a subset of the packet's `To`. */
    addressees: z.array(agencyCode).max(10_000).optional(),
    from: namedSender,
    onBadRecipients: z.enum(['refuse', 'deliver-rest']).default('refuse'),
    /** `true`: the same checks, nothing kept. */
    checkOnly: z.boolean().default(false),
    /** It is to be the revocation of this document, and nothing else. */
    revokes: id.optional(),
    admission,
  }),
  admissionIn: ({ admission }) => admission,
  reply: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('accepted'), submission: submissionView }),
    z.object({ outcome: z.literal('repeated'), submission: submissionView }),
    documentCheck,
    /** Ordinary business too: `receipt` is the SubmissionRejection. */
    z.object({
      outcome: z.literal('refused'),
      code: z.string(),
      params: z.record(z.string(), z.unknown()),
      receipt: jws.optional(),
    }),
  ]),
  deadlineMs: 60_000,
});

/**
 * What the notice that declares a document void is written from: the packet it came in, whose header it repeats, and whom it
 * went to. Asked for its sender; nobody else is given it, and it is no reading.
 */
export const openForRevocation = question('exchange.open-for-revocation', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ document: id }),
  reply: z.object({
    packet: packetPlace,
    bytes: z.number().int().positive(),
    addressedTo: z.array(agencyCode).max(10_000),
  }),
});

export const leaseDeliveries = question('exchange.lease-deliveries', {
  askedBy: ['gateway'],
  caller: 'required',
  request: leaseRequest,
  reply: z.object({ deliveries: z.array(leasedDelivery) }),
});

export const confirmDelivery = question('exchange.confirm-delivery', {
  askedBy: ['gateway'],
  caller: 'required',
  request: confirmation.extend({ delivery: id }),
  reply: deliveryReceipt,
});

export const releaseDelivery = question('exchange.release-delivery', {
  askedBy: ['gateway'],
  caller: 'required',
  request: release.extend({ delivery: id }),
  reply: z.object({ released: z.boolean() }),
});

export const answerDelivery = question('exchange.answer-delivery', {
  askedBy: ['gateway'],
  caller: 'required',
  request: answer.extend({ delivery: id }),
  reply: deliveryReceipt,
});

/** In the order of what was asked: the receipt, or why there is none, as who asked for one alone would have been told. */
const outcomes = z.object({
  outcomes: z.array(z.union([deliveryReceipt, wireProblem])),
});

export const confirmDeliveries = question('exchange.confirm-deliveries', {
  askedBy: ['gateway'],
  caller: 'required',
  request: confirmations,
  reply: outcomes,
});

export const answerDeliveries = question('exchange.answer-deliveries', {
  askedBy: ['gateway'],
  caller: 'required',
  request: answers,
  reply: outcomes,
});

export const takeBackDocument = question('exchange.take-back-document', {
  askedBy: ['gateway'],
  caller: 'required',
  request: takeBack.extend({ document: id }),
  reply: takenBack,
  deadlineMs: 60_000,
});

/** What a status packet did: the answer of a recipient, or the take-back of a sender. */
export const statusTaken = z.object({
  status: answerStatus,
  document: id,
  answered: deliveryReceipt.optional(),
  takenBack: takenBack.optional(),
});

export const submitStatus = question('exchange.submit-status', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({
    packet: carriedBytes(inlinePacketBytesMax),
    measurements: z.record(z.string(), z.unknown()),
    from: namedSender,
  }),
  reply: statusTaken,
  deadlineMs: 60_000,
});

export const reasonForReading = words(500).min(1);

/**
 * Asked before bytes leave: permission, where they lie, and, for a recipient, the record that they were fetched; of a person
 * the record of the reading, by which what waited for her agency is delivered.
 */
export const openPacket = question('exchange.open-packet', {
  askedBy: ['gateway'],
  caller: 'required',
  /** `delivery`: as that delivery carries it, where a document came in several packets to one system. */
  request: z.object({
    document: id,
    attachment: z.number().int().positive().optional(),
    delivery: id.optional(),
    /** To be shown in place and not kept, by the gateway's word. */
    shown: z.boolean().optional(),
    /** Why somebody reads who is no party. */
    reason: reasonForReading.optional(),
  }),
  reply: z.object({
    packet: packetPlace,
    bytes: z.number().int().positive(),
    sha256,
    /** Where an attachment's base64 lies in the packet, and what it is. */
    attachment: z
      .object({
        from: z.number().int().nonnegative(),
        to: z.number().int().nonnegative(),
        bytes: z.number().int().nonnegative(),
        sha256,
        name: z.string(),
        contentType: z.string().optional(),
        /** The decoded bytes are a ZIP whose one entry is the file. */
        wrapped: z.boolean().default(false),
      })
      .optional(),
  }),
});

/** Whether that would be refused now, for pages whose frames cannot tell why nothing came. No byte leaves, and nothing is recorded. */
export const mayOpenPacket = question('exchange.may-open-packet', {
  askedBy: ['gateway'],
  caller: 'required',
  request: openPacket.request,
  reply: z.object({}),
});

export const showDocument = question('exchange.show-document', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ document: id }),
  reply: documentView,
});

export const listDeliveries = question('exchange.list-deliveries', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ document: id, after: z.string().max(100).optional(), limit: pageLimit.default(200) }),
  reply: z.object({ deliveries: z.array(deliveryView), next: z.string().optional() }),
});

/** What was known of revocation while a document was judged, in the order of the certificates' digests. */
export const listRevocationAnswers = question('exchange.list-revocation-answers', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ document: id, after: sha256.optional(), limit: pageLimit.default(100) }),
  reply: z.object({ revocations: z.array(revocationUsed), next: sha256.optional() }),
});

/** An answer that a document rests on; a long one comes in parts: `from` is where the next begins. */
export const openRevocationAnswer = question('exchange.open-revocation-answer', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({ document: id, sha256, from: z.number().int().nonnegative().default(0) }),
  reply: z.object({
    kind: z.enum(['ocsp', 'list']),
    bytesInAll: z.number().int().nonnegative(),
    part: z.base64(),
  }),
});

/** A fact in commit order. Its receipt, if it has one, travels with it. */
export const fact = z.object({
  id,
  /** Raised when the exchange is restored from a copy: what it told since that copy was made is not what it tells now. */
  epoch: z.number().int().nonnegative(),
  kind: z.string(),
  at: instant,
  by: z.string(),
  document: id,
  delivery: id.optional(),
  params: z.record(z.string(), z.unknown()),
  receipt: receiptView.optional(),
});

/**
 * What a page of facts can be complete up to: every transaction before `ended` has come to its end, none from `begun` on
 * had begun. What commits between them is held back until those before it have ended.
 */
export const feedHorizon = z.object({ ended: z.string().regex(/^\d{1,20}$/), begun: z.string().regex(/^\d{1,20}$/) });

/** Pulled by the tracker after its cursor, in commit order. */
export const factsAfter = question('exchange.facts-after', {
  askedBy: ['tracker'],
  caller: 'none',
  request: z.object({ cursor: z.string().max(100).optional(), limit: z.number().int().min(1).max(1000).default(200) }),
  reply: z.object({
    facts: z.array(fact),
    cursor: z.string().optional(),
    caughtUp: z.boolean(),
    horizon: feedHorizon,
  }),
});

/**
 * Whom one acceptance promised a document to and who has not collected it yet: asked by the tracker when their time is
 * over.
 */
export const listUncollected = question('exchange.list-uncollected', {
  askedBy: ['tracker'],
  caller: 'none',
  /** `receipt`: of the acceptance. */
  request: z.object({
    document: id,
    receipt: z.string().max(100),
    after: id.optional(),
    limit: pageLimit.default(500),
  }),
  reply: z.object({
    deliveries: z.array(z.object({ delivery: id, recipient: agencyCode })),
    next: id.optional(),
  }),
});

/** Asked after a change of the register: what an administrator did counts for the very next packet. */
export const followDirectory = question('exchange.follow-directory', {
  askedBy: ['gateway'],
  caller: 'none',
  request: z.object({}),
  reply: z.object({ version: z.number().int().nonnegative() }),
});

export type StatusTaken = z.output<typeof statusTaken>;
export type Fact = z.output<typeof fact>;
export type WireOutcome = z.output<typeof outcomes>['outcomes'][number];
