import { z } from 'zod';
import { policy } from './directory.js';
import { deliveryState, deliveryView } from './deliveries.js';
import { verdictView, pdfVerdictView } from './verdicts.js';
import { agencyCode, id, instant, jws, saying, sentence, sha256 } from './values.js';

export const attachmentView = z.object({
  n: z.number().int().positive(),
  name: z.string(),
  description: z.string().optional(),
  contentType: z.string().optional(),
  bytes: z.number().int().nonnegative(),
  sha256,
  /** It is the document itself: what the policy looks at. */
  main: z.boolean(),
  /** Of a PDF file, or an archive that could not be looked into. */
  pdf: pdfVerdictView.optional(),
  /** Of an archive: the PDF files in it, and what may be one. */
  files: z
    .array(
      z.object({
        /** Inside the archive. */
        path: z.string(),
        /** Unpacked, as `sha256` is of the unpacked bytes. */
        bytes: z.number().int().nonnegative(),
        sha256: sha256.optional(),
        /** The archive is the main document and holds nothing else: this file is what the policy looks at. */
        main: z.boolean(),
        pdf: pdfVerdictView,
      }),
    )
    .optional(),
});

const linkedDocument = z.object({
  id,
  documentId: z.string(),
  businessType: z.number().int().min(0).max(3),
  /** When the later one of the two was accepted, and why it was sent. */
  at: instant,
  reason: z.string().optional(),
});

/** What stands on the paper beside number, day and subject, as far as the packet says it. */
export const headingView = z.object({
  /** As "Công văn". */
  typeName: z.string().optional(),
  /** Where it was promulgated. */
  place: z.string().optional(),
  /** Until when it is to be dealt with. */
  dueOn: z.string().optional(),
  signer: z
    .object({ competence: z.string().optional(), position: z.string().optional(), fullName: z.string().optional() })
    .optional(),
});

export const documentView = z.object({
  id,
  /** The sender's name for it; ours is `id`. */
  documentId: z.string(),
  sender: agencyCode,
  senderName: z.string().optional(),
  businessType: z.number().int().min(0).max(3),
  /** 1 for the first document of this name; 2 says "sent again, with other content than last time". */
  edition: z.number().int().positive(),
  code: z.object({ number: z.string(), notation: z.string() }),
  subject: z.string(),
  promulgatedOn: z.string().optional(),
  heading: headingView.optional(),
  priority: z.number().int().min(0).max(4),
  acceptedAt: instant,
  /** Declared void by its sender, in one of `concernedBy`: its files are no longer served to people. */
  revokedAt: instant.optional(),
  /** Earlier documents this one is about, and later ones about this: revocations, updates, replacements. */
  concerns: z.array(linkedDocument).optional(),
  concernedBy: z.array(linkedDocument).optional(),
  /** Set while the axis does not hand it over: by an administrator, or because what lies in its store is not what was accepted. */
  frozenAt: instant.optional(),
  /** The administrator's reason. */
  frozenFor: z.string().optional(),
  packet: z.object({ sha256, bytes: z.number().int().positive() }),
  attachments: z.array(attachmentView),
  /** Of the packet's signature. */
  verdict: verdictView,
  /** Answers about revocation that the verdicts rest on: how many, and how many of them are kept with the document by now. */
  revocationAnswers: z.object({ used: z.number().int().nonnegative(), kept: z.number().int().nonnegative() }),
  /** What the signatures of packet and main document make of it before the law. */
  standing: z.object({ standing: z.enum(['original', 'organisation', 'person', 'information']), sentence }),
  policy,
  /** What both sides should look at: a number used before, a file sent before, another edition. */
  remarks: z.array(saying),
  directoryVersion: z.number().int().nonnegative(),
  deliveries: z.array(deliveryView),
  /** Set when there are further deliveries: the `after` of the next page. */
  nextDeliveries: z.string().optional(),
});

/** What the sender gets for a packet, at once (201) and again for every repetition (200). */
export const submissionView = z.object({
  id,
  documentId: z.string(),
  edition: z.number().int().positive(),
  receipt: jws,
  deliveries: z.array(z.object({ id, recipient: agencyCode, addressedTo: z.array(agencyCode), state: deliveryState })),
  nextDeliveries: z.string().optional(),
  warnings: z.array(saying),
});

/** What the door wrote from a draft and its files: the packet as it lies with the axis from now on. */
export const writtenPacket = z.object({
  documentId: z.string(),
  packetSha256: sha256,
  packetBytes: z.number().int().positive(),
});

/** An attachment as it would be shown with the document, and what its signatures make of it, in one sentence. */
export const checkedAttachment = attachmentView.extend({
  /** A good signature, of an organisation or a person, stands in it. */
  signed: z.boolean(),
  sentence,
});

/** What a document would be, were it sent now. */
export const documentCheck = z.object({
  outcome: z.literal('acceptable'),
  warnings: z.array(saying),
  /** In the order of the packet; of more than 500 the first. */
  attachments: z.array(checkedAttachment),
  /** What the signatures of packet and main document make of it before the law. */
  standing: documentView.shape.standing,
  policy,
});

export type WrittenPacket = z.output<typeof writtenPacket>;
export type CheckedAttachment = z.output<typeof checkedAttachment>;
export type DocumentCheck = z.output<typeof documentCheck>;
export type DocumentView = z.output<typeof documentView>;
export type SubmissionView = z.output<typeof submissionView>;
