import { z } from 'zod';
import { headingView } from '../documents.js';
import { waiting } from '../people.js';
import { question } from '../question.js';
import { agencyCode, id, instant, sentence, sha256, words } from '../values.js';
import { finding } from './examining.js';
import { packetPlace } from './exchange.js';

/** What a packet's signature was judged to be when it was accepted; `role` only of a registered certificate. */
const judgedSignature = z.object({
  verdict: z.string(),
  certificate: sha256.optional(),
  role: z.enum(['organisation', 'person']).optional(),
});

/** The same of a signature inside a PDF file, with what was seen of it. */
const judgedPdfSignature = z.object({
  kind: z.string(),
  verdict: z.string(),
  certificate: sha256.optional(),
  coversWholeFile: z.boolean(),
  changesAfter: z.string(),
});

const judgedPdf = z.object({ verdict: z.string(), signatures: z.array(judgedPdfSignature) });

/**
 * An attachment as it was accepted; `pdf` of one that was judged as a PDF file. `archive` says how many files it holds, 0
 * where it was said to be no archive, and whether all that may be PDF files were spoken of; absent where nobody could tell,
 * or an earlier version did not write it down.
 */
export const acceptedAttachment = z.object({
  n: z.number().int().positive(),
  name: z.string(),
  description: z.string().optional(),
  contentType: z.string().optional(),
  bytes: z.number().int().nonnegative(),
  sha256,
  from: z.number().int().nonnegative(),
  to: z.number().int().nonnegative(),
  wrapped: z.boolean(),
  pdf: judgedPdf.optional(),
  archive: z.object({ files: z.number().int().nonnegative(), complete: z.boolean() }).optional(),
});

/** A file in an archive as it was accepted: the `file`th that may be a PDF file, in the attachment `n`. */
export const acceptedArchived = z.object({
  n: z.number().int().positive(),
  file: z.number().int().positive(),
  path: z.string(),
  bytes: z.number().int().nonnegative(),
  /** Absent where it was not unpacked. */
  sha256: sha256.optional(),
  /** It is what the document is about. */
  main: z.boolean(),
  pdf: judgedPdf,
});

/** Where the next page begins: behind these. */
const readUpTo = z.object({
  attachment: z.number().int().nonnegative(),
  archived: z.object({ n: z.number().int().nonnegative(), file: z.number().int().nonnegative() }),
  addressee: z.string().max(35),
});

/** What the exchange accepted on a gateway's word, to be held against the packet itself. */
export const acceptedPacket = z.object({
  id,
  document: id,
  sha256,
  bytes: z.number().int().positive(),
  /** The moment it was judged. */
  at: instant,
  /** Which gateway measured it is known: it was taken by a version that writes that down. */
  attributed: z.boolean(),
  sender: agencyCode,
  documentId: z.string(),
  businessType: z.number().int(),
  code: z.object({ number: z.string(), notation: z.string() }),
  subject: z.string(),
  promulgatedOn: z.string().optional(),
  /** Earlier versions did not write it down. */
  heading: headingView.optional(),
  priority: z.number().int(),
  contentDigest: sha256,
  mainDocument: z.number().int().positive().optional(),
  signature: judgedSignature,
  directoryVersion: z.number().int().nonnegative(),
});

/**
 * Asked by the tracker for each acceptance it hears of: what was accepted, and where the bytes lie. Attachments, files in
 * archives and addressees come in pages; the place of the bytes with the first one.
 */
export const packetToReread = question('exchange.packet-to-reread', {
  askedBy: ['tracker'],
  caller: 'none',
  /** `receipt`: of the acceptance. */
  request: z.object({
    document: id,
    receipt: z.string().max(100),
    after: readUpTo.optional(),
  }),
  reply: z.object({
    /** Absent when there is no such packet, or its content has been deleted. */
    packet: acceptedPacket.optional(),
    place: packetPlace.optional(),
    attachments: z.array(acceptedAttachment),
    archived: z.array(acceptedArchived),
    addressees: z.array(agencyCode),
    /** Set when there are further ones of any. */
    next: readUpTo.optional(),
  }),
});

/** One thing in which a packet, read anew, is not what it was accepted for. */
export const difference = z.object({
  name: z.string().max(50),
  accepted: z.string().max(300).optional(),
  found: z.string().max(300).optional(),
});

/** More say no more than these. */
export const differencesMax = 20;

/** The tracker found that a packet is not what it was accepted for. May be told any number of times. */
export const reportMismatch = question('exchange.report-mismatch', {
  askedBy: ['tracker'],
  caller: 'none',
  request: z.object({ packet: id, document: id, differences: z.array(difference).min(1).max(differencesMax) }),
  /** `gatewayOut`: the gateway that was taken out for it. */
  reply: z.object({ frozen: z.boolean(), gatewayOut: sha256.optional() }),
});

/** A gateway that is not believed, or was not: named by the SHA-256 of its transport certificate. */
export const suspectGateway = z.object({
  gateway: sha256,
  takenOutAt: instant,
  /** The document that was found out. */
  document: id,
  /** Set once the operator has let it in again. */
  letInAt: instant.optional(),
  reason: z.string().optional(),
});

/*
 * What the operator decides about gateways is asked with the operator's own certificate, beside the axis: through a gateway
 * it would be asked through the very process that is not believed. So is the lifting of a freeze where the operator asks.
 */

/** At most so many are listed; nobody has more gateways, and more frozen documents than that are one disaster. */
export const suspicionsListedMax = 100;

export const listSuspicions = question('exchange.list-suspicions', {
  askedBy: ['operator'],
  caller: 'none',
  request: z.object({}),
  reply: z.object({ gateways: z.array(suspectGateway), findings: z.array(finding) }),
});

const reason = words(500).min(1);

export const allowGateway = question('exchange.allow-gateway', {
  askedBy: ['operator'],
  caller: 'none',
  request: z.object({ gateway: sha256, reason }),
  reply: suspectGateway,
});

export const freezeLifting = z.object({ reason });

/** A frozen document that goes on: who asked for it, and who approved it where two persons are needed. */
export const releasedDocument = z.object({
  document: id,
  releasedAt: instant,
  askedBy: z.string(),
  approvedBy: z.string().optional(),
  reason: z.string(),
  sentence,
});

/** Lifting a freeze is a grave act, and those lie with the registry; the exchange does it. */
export const liftFreeze = question('registry.lift-freeze', {
  askedBy: ['gateway', 'operator'],
  caller: 'required',
  request: freezeLifting.extend({ document: id }),
  reply: z.union([releasedDocument, waiting]),
});

/**
 * Asked by the registry with the proof of whoever calls there. Who asked for it and why tells one lifting from another: the
 * same told again gets the first answer.
 */
export const releaseDocument = question('exchange.release-document', {
  askedBy: ['registry'],
  caller: 'required',
  request: freezeLifting.extend({
    document: id,
    /** The first of two persons; the caller is the second then. */
    askedBy: z.string().max(200).optional(),
    /** The gateway the caller came through, as its transport certificate names it: one that is not heard brings nobody. */
    through: sha256.optional(),
    /** Nothing is done; what would be refused is. */
    checkOnly: z.boolean(),
  }),
  reply: z.object({
    /** Whom it concerns; nobody: the axis as a whole. */
    agencies: z.array(agencyCode),
    frozenAt: instant,
    /** Absent where it was only checked, and is still frozen. */
    released: releasedDocument.optional(),
  }),
  /** The registry keeps others waiting meanwhile. */
  deadlineMs: 3_000,
});

export type AcceptedPacket = z.output<typeof acceptedPacket>;
export type AcceptedAttachment = z.output<typeof acceptedAttachment>;
export type AcceptedArchived = z.output<typeof acceptedArchived>;
export type Difference = z.output<typeof difference>;
export type SuspectGateway = z.output<typeof suspectGateway>;
export type ReleasedDocument = z.output<typeof releasedDocument>;
