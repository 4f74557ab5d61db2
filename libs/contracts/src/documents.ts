import { z } from 'zod';
import { policy, revocationEntry } from './directory.js';
import { agencyCode, id, instant, jws, partyJws, problem, saying, sentence, sha256, words } from './values.js';

export const deliveryState = z.enum([
  'pending',
  'delivered',
  'acknowledged',
  'refused',
  'withdrawn',
  'expired',
  'undeliverable',
]);

export const answerStatus = z.enum(['01', '02', '03', '04', '05', '06', '13', '15', '16']);

export const staff = z.object({
  department: words(250).optional(),
  staff: words(250).optional(),
  email: words(100).optional(),
  mobile: words(20).optional(),
});

export const answerView = z.object({
  status: answerStatus,
  name: sentence,
  description: z.string().optional(),
  staff: staff.optional(),
  at: instant,
  by: z.string(),
  /** What the recipient's system signed itself beside it. */
  signature: jws.optional(),
});

/** Whose turn it is for one delivery, since when, and in one sentence what can be done. */
export const move = saying.extend({
  who: z.enum(['recipient-system', 'recipient-clerk', 'recipient-office', 'sender', 'administrator', 'axis', 'nobody']),
  since: instant,
});

export const deliveryView = z.object({
  id,
  /** Who receives it: the agency addressed, or the one that receives for it. */
  recipient: agencyCode,
  recipientName: z.string().optional(),
  addressedTo: z.array(agencyCode),
  state: deliveryState,
  stateName: sentence,
  since: instant,
  reason: saying.optional(),
  /** The newest, oldest first; the timeline has all of them. */
  answers: z.array(answerView),
  /** The furthest of 04, 05, 06 the recipient has told. */
  furthest: answerStatus.optional(),
  /** What the sender asks and the recipient has not agreed to yet; absent when nothing is. */
  questions: z
    .array(
      z.object({
        id,
        kind: z.enum(['take-back', 'revocation', 'update']),
        name: sentence,
        reason: z.string().optional(),
        askedAt: instant,
        by: z.string(),
        /** A revocation that was answered with 16, and stays open. */
        disagreed: z.boolean(),
      }),
    )
    .optional(),
  move,
  /** The delivery that ended in vain, and in whose place this one is. */
  redelivers: id.optional(),
  /** The delivery in the place of this one, which ended in vain. */
  successor: id.optional(),
  /** An administrator has dealt with it: it ended in vain. */
  settledAt: instant.optional(),
  /** While the document is frozen: the systems and people who were given its bytes before. */
  fetchedBy: z.array(z.string()).optional(),
});

const verdict = z.enum([
  'valid',
  'weak',
  'absent',
  'unsupported',
  'invalid',
  'untrusted',
  'expired',
  'not-yet-valid',
  'revoked',
  'revocation-unknown',
  'wrong-agency',
]);

const certificateView = z.object({
  subject: z.string(),
  issuer: z.string(),
  serial: z.string(),
  notBefore: instant,
  notAfter: instant,
  sha256,
});

export const verdictView = saying.extend({ verdict, certificate: certificateView.optional() });

/** One signature, or document time stamp, inside a PDF file. */
export const pdfSignatureView = saying.extend({
  verdict,
  kind: z.enum(['signature', 'time-stamp']),
  /** The form field's name. */
  field: z.string(),
  certificate: certificateView.optional(),
  /** As what the certificate is registered; absent when it is registered with nobody. */
  role: z.enum(['organisation', 'person']).optional(),
  roleName: sentence.optional(),
  /** Nothing but white space stands behind what it covers. */
  coversWholeFile: z.boolean(),
  /** What was done to the file since: `validation` and `signatures` leave it as it was signed. */
  changesAfter: z.enum(['nothing', 'validation', 'signatures', 'filling', 'other']),
  /** The signer's own word. */
  claimedAt: instant.optional(),
  /** Before this moment it was certainly made, says its time stamp, or the axis, which saw the file then. */
  provenTime: z
    .object({ at: instant, by: z.enum(['time-stamp', 'first-seen']), authority: z.string().optional() })
    .optional(),
  remarks: z.array(saying),
});

/** What the signatures inside a PDF attachment are worth: `verdict` is of the organisation's, of several the best. */
export const pdfVerdictView = saying.extend({
  verdict: z.enum([...verdict.options, 'unreadable', 'not-read']),
  /** In the order in which they were made; the first ones where they would be too many to show. */
  signatures: z.array(pdfSignatureView),
  remarks: z.array(saying),
});

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

/** What was known of a certificate's revocation while a document was judged. */
export const revocationUsed = revocationEntry
  .pick({ certificate: true, state: true, responder: true, since: true, until: true, revokedAt: true, reason: true })
  .extend({
    /** What that rests on; nothing where nobody had answered. */
    answers: z.array(
      z.object({
        /** Whom it is about: the certificate itself, or a CA above it. */
        certificate: sha256,
        /** Of the answer, by which it is fetched. */
        sha256,
        /** Missing for the moments until it was fetched from the registry. */
        kept: z
          .object({ kind: z.enum(['ocsp', 'list']), receivedAt: instant, bytes: z.number().int().nonnegative() })
          .optional(),
      }),
    ),
  });

/** One receipt, with the claims a page shows; the JWS is what counts. */
export const receiptView = z.object({
  id: z.string(),
  event: z.string(),
  at: instant,
  delivery: id.optional(),
  recipient: agencyCode.optional(),
  jws,
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

/** Something a system must fetch. `leaseToken` is the right to confirm it, until `leaseUntil`. */
export const leasedDelivery = z.object({
  id,
  leaseToken: z.string(),
  leaseUntil: instant,
  carries: z.enum(['document', 'status']),
  recipient: agencyCode,
  addressedTo: z.array(agencyCode),
  /** Of a status 13 and of a revocation: what it asks, to be answered with 15 or 16 at the delivery it is about. */
  asks: z.object({ question: id, delivery: id }).optional(),
  document: z.object({
    id,
    documentId: z.string(),
    sender: agencyCode,
    senderName: z.string().optional(),
    businessType: z.number().int(),
    code: z.object({ number: z.string(), notation: z.string() }),
    subject: z.string(),
    priority: z.number().int(),
    acceptedAt: instant,
    /** Its sender is there to be tried with: this is a test, and nobody's post. */
    test: z.literal(true).optional(),
    packet: z.object({
      sha256,
      bytes: z.number().int().positive(),
      /** The packet itself, in base64, where it was asked for and is small: nothing is left to fetch. */
      base64: z.string().optional(),
    }),
  }),
});

export const leaseRequest = z.object({
  agency: agencyCode.optional(),
  carries: z.enum(['document', 'status']).optional(),
  limit: z.number().int().min(1).max(100).default(20),
  /** The axis' own measure when absent. */
  leaseSeconds: z.number().int().min(10).max(3600).optional(),
  /** Small packets come along with their deliveries. They count as fetched. */
  packets: z.boolean().optional(),
});

/** Of what is confirmed or answered in one call. */
export const deliveriesPerCallMax = 100;

export const confirmation = z.object({
  leaseToken: z.string().max(200),
  packetSha256: sha256,
  signature: partyJws.optional(),
});
export const release = z.object({ leaseToken: z.string().max(200), reason: words(500).optional() });
export const answer = z.object({
  status: z.enum(['02', '03', '04', '05', '06', '15', '16']),
  question: id.optional(),
  description: words(2000).optional(),
  staff: staff.optional(),
  signature: partyJws.optional(),
});

/** Several at once, each for itself: one that is refused holds up none of the others. */
export const confirmations = z.object({
  confirmations: z
    .array(confirmation.extend({ delivery: id }))
    .min(1)
    .max(deliveriesPerCallMax),
});
export const answers = z.object({
  answers: z
    .array(answer.extend({ delivery: id }))
    .min(1)
    .max(deliveriesPerCallMax),
});

/** `recipients`: all, when absent. */
export const takeBack = z.object({
  recipients: z.array(agencyCode).min(1).max(10_000).optional(),
  reason: words(2000),
});

/** What taking back did: how many deliveries, and the first fifty of them one by one. */
export const takenBack = z.object({
  document: id,
  /** Gone: nobody had fetched them, or the recipient had agreed. */
  withdrawn: z.number().int().nonnegative(),
  /** Their recipients were asked, now or before, and have not answered yet. */
  asked: z.number().int().nonnegative(),
  /** Asked with the same words before, and not agreed to. */
  declined: z.number().int().nonnegative(),
  /** Refused, expired or undeliverable: there is nothing to take back. */
  ended: z.number().int().nonnegative(),
  deliveries: z.array(
    z.object({
      id,
      recipient: agencyCode,
      addressedTo: z.array(agencyCode),
      outcome: z.enum(['withdrawn', 'asked', 'declined', 'ended']),
      outcomeName: sentence,
      state: deliveryState,
      stateName: sentence,
      question: id.optional(),
      /** ContentWithdrawn. */
      receipt: receiptView.optional(),
    }),
  ),
});

/** What confirming or answering gives back, the first time and every time after. */
export const deliveryReceipt = z.object({
  delivery: id,
  state: deliveryState,
  stateName: sentence,
  receipts: z.array(receiptView),
});

/** Of several that were confirmed or answered in one call, in their order: what each would have got alone. */
export const deliveryOutcomes = z.object({
  outcomes: z.array(z.union([deliveryReceipt, z.object({ delivery: id, problem })])),
});

export const timelineItem = z.object({
  /** Gap-free within the axis. */
  position: z.number().int().positive(),
  at: instant,
  kind: z.string(),
  sentence,
  by: z.string(),
  delivery: id.optional(),
  recipient: agencyCode.optional(),
  receipt: z.string().optional(),
});

/** What one recipient did not do in time. `endedAt`: when it was done after all, or did not have to be any more. */
export const overdueView = z.object({
  code: z.string(),
  sentence,
  delivery: id,
  recipient: agencyCode,
  dueAt: instant,
  noticedAt: instant,
  endedAt: instant.optional(),
});

/** Something that happened to a document of the caller's, with the receipt that came with it. */
export const eventView = z.object({
  /** What to ask with to hear what came after it. */
  cursor: z.string(),
  /** Gap-free within the axis; of what lies between, others hear. */
  position: z.number().int().positive(),
  at: instant,
  kind: z.string(),
  sentence,
  by: z.string(),
  document: id,
  /** The sender's name for the document. */
  documentId: z.string().optional(),
  sender: agencyCode.optional(),
  delivery: id.optional(),
  recipient: agencyCode.optional(),
  receipt: receiptView.optional(),
});

export const eventPage = z.object({
  events: z.array(eventView),
  /** The cursor to go on with, whether or not there were events; absent while nothing has ever happened. */
  next: z.string().optional(),
  /** There was nothing further when it was answered. */
  caughtUp: z.boolean(),
});

export type DeliveryState = z.output<typeof deliveryState>;
export type DocumentView = z.output<typeof documentView>;
export type DeliveryView = z.output<typeof deliveryView>;
export type VerdictView = z.output<typeof verdictView>;
export type PdfVerdictView = z.output<typeof pdfVerdictView>;
export type PdfSignatureView = z.output<typeof pdfSignatureView>;
export type RevocationUsed = z.output<typeof revocationUsed>;
export type ReceiptView = z.output<typeof receiptView>;
export type SubmissionView = z.output<typeof submissionView>;
export type LeasedDelivery = z.output<typeof leasedDelivery>;
export type TimelineItem = z.output<typeof timelineItem>;
export type OverdueView = z.output<typeof overdueView>;
export type TakenBack = z.output<typeof takenBack>;
export type EventView = z.output<typeof eventView>;
export type EventPage = z.output<typeof eventPage>;
export type DeliveryReceipt = z.output<typeof deliveryReceipt>;
export type DeliveryOutcome = z.output<typeof deliveryOutcomes>['outcomes'][number];
