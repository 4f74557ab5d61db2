import {
  type BadRecipient,
  cutText,
  type FactKind,
  isRobot,
  isUrgent,
  type PlannedDelivery,
  headingOf,
  shown,
  submissionReceipt,
  transition,
} from '@edoc-axis/domain';
import { type JudgedPdfClaim, listedMax, listOrDigest } from '@edoc-axis/evidence';
import { newId } from '@edoc-axis/platform';
import type { AcceptedSubmission, NewDelivery, NewDocument, NewPacket } from '../../store/accept-submission.js';
import type { Declaration } from '../../store/concerns.js';
import type { NewFact, NewReceipt } from '../../store/new-rows.js';
import { issueReceipt } from '../issue-receipt.js';
import type { ExchangePorts } from '../ports.js';
import { archivedPdfRows, attachmentRows } from './attachment-rows.js';
import type { NewSubmission } from './decide-submission.js';
import { declarationOf, factsOfConcern } from './compose-concern.js';
import { firstNamed } from './first-named.js';
import { digestOf, type JudgedPdf } from './judge-pdfs.js';
import { mainPdfOf } from './judge-signatures.js';
import type { Judged } from './judge-submission.js';
import type { Submission } from './read-submission.js';
import { isMarkedLate, remarksOn } from './remarks.js';
import { remarksOnThePast } from './remarks-on-the-past.js';

/** Everything an acceptance writes, with its receipts signed; nothing is written yet. */
export function composeAcceptance(
  ports: Pick<ExchangePorts, 'axis' | 'receiptKey' | 'times'>,
  system: string,
  judged: Judged,
  { packet, gateway, pdfs }: Submission,
  decision: NewSubmission,
): AcceptedSubmission & { readonly receipt: NewReceipt; readonly declaration?: Declaration } {
  const { at, priority, measured } = judged;
  const id = decision.document ?? newId();
  const doc = {
    id,
    documentId: judged.reading.header.documentId,
    sender: judged.sender,
    packetSha256: measured.packetSha256,
  };
  const acting: Acting = { ports, judged, doc, by: system };
  const good = decision.plan.deliveries.map(goodDelivery);
  const bad = decision.plan.bad.map((recipient) => badDelivery(acting, recipient));

  const receipt = acceptanceReceipt(acting, decision.plan.deliveries);
  const newPacket: NewPacket = {
    id: newId(),
    document: id,
    kind: 'document',
    sha256: Buffer.from(measured.packetSha256, 'hex'),
    bytes: String(measured.packetBytes),
    inline: 'inline' in packet ? packet.inline : null,
    content: 'incoming' in packet ? packet.incoming : null,
    brought_by: system,
    brought_at: at,
    verdict: judged.signature,
    policy: judged.policy,
    directory_version: String(judged.directoryVersion),
    warnings: remarksOn(judged, decision),
    receipt: receipt.id,
    main_attachment: judged.mainDocument === undefined ? null : judged.mainDocument + 1,
    gateway: gateway === undefined ? null : Buffer.from(gateway, 'hex'),
    revocations: judged.revocations.length === 0 ? null : judged.revocations,
  };
  return {
    name: { sender: judged.sender, documentId: doc.documentId },
    document: decision.document === undefined ? documentRow(judged, id, newPacket.id, decision) : undefined,
    packet: newPacket,
    attachments: attachmentRows(judged, pdfs),
    archivedPdfs: archivedPdfRows(judged),
    deliveries: [...good, ...bad.map(({ delivery }) => delivery)],
    urgent: isUrgent(priority),
    expiresAt: new Date(at.getTime() + ports.times.timeToLiveMs),
    facts: [
      ...factsOfDocument(acting, decision, receipt),
      ...good.flatMap((delivery, index) => factsOfClosure(acting, delivery, decision.plan.deliveries[index])),
      ...bad.map(({ fact }) => fact),
    ],
    receipts: [receipt, ...bad.map((each) => each.receipt)],
    receipt,
    declaration: declarationOf(acting, decision),
  };
}

interface Acting {
  readonly ports: Pick<ExchangePorts, 'axis' | 'receiptKey'>;
  readonly judged: Judged;
  readonly doc: {
    readonly id: string;
    readonly documentId: string;
    readonly sender: string;
    readonly packetSha256: string;
  };
  readonly by: string;
}

function documentRow(
  { sender, reading: { header, contentDigest }, businessType, priority, at }: Judged,
  id: string,
  packet: string,
  { edition, follows }: NewSubmission,
): NewDocument {
  return {
    id,
    sender,
    document_id: header.documentId,
    business_type: businessType,
    edition,
    follows: follows ?? null,
    packet,
    content_digest: Buffer.from(contentDigest, 'hex'),
    code_number: header.code.codeNumber,
    code_notation: header.code.codeNotation,
    subject: shown(header.subject),
    promulgated_on: header.promulgationInfo?.promulgationDate.replaceAll('/', '-') ?? null,
    priority,
    accepted_at: at,
    heading: headingOf(header),
  };
}

function goodDelivery({ recipient, addressedTo }: PlannedDelivery): NewDelivery {
  return { id: newId(), recipient, addressed_to: [...addressedTo], state: 'pending', reason: null };
}

function badDelivery(acting: Acting, { addressee, code, params }: BadRecipient) {
  const { ports, judged, doc } = acting;
  const id = newId();
  const reason = { code, params };
  const { to: state, receipt: event } = transition('pending', 'give-up');
  const receipt = issueReceipt(ports, {
    event,
    doc,
    delivery: id,
    recipient: addressee,
    reason: { code: 'bad-recipient', params: reason },
    at: judged.at,
    by: 'axis',
  });
  const delivery: NewDelivery = {
    id,
    recipient: addressee,
    addressed_to: [addressee],
    state,
    reason: { failure: 'bad-recipient', ...reason },
  };
  const fact = newFact(acting, 'delivery.bad-recipient', { recipient: addressee, reason }, { by: 'axis', receipt, id });
  return { delivery, receipt, fact };
}

/** One act, one receipt: it stands for every recipient's ContentConsignment. */
function acceptanceReceipt({ ports, judged, doc, by }: Acting, deliveries: readonly PlannedDelivery[]): NewReceipt {
  const addressed = deliveries.flatMap(({ addressedTo }) => addressedTo);
  const redirects = deliveries.some(({ redirected }) => redirected.length > 0);
  return issueReceipt(ports, {
    event: submissionReceipt.accepted,
    doc,
    recipients: listOrDigest(deliveries.map(({ recipient }) => recipient)),
    addressedTo: redirects ? listOrDigest(addressed) : undefined,
    policy: judged.policy,
    verdict: judged.signature.verdict,
    pdfs: judged.pdfs.length > 0 ? judged.pdfs.slice(0, listedMax).map((pdf) => claimOf(pdf, judged)) : undefined,
    standing: judged.standing,
    directoryVersion: judged.directoryVersion,
    at: judged.at,
    by,
  });
}

/** A path in a receipt is for people, and shorter than some archives have them; the digest tells which file it is. */
const pathCharactersMax = 200;

function claimOf(pdf: JudgedPdf, judged: Judged): JudgedPdfClaim {
  const { attachment, inside, judgement } = pdf;
  const path = inside && cutText(inside.path, pathCharactersMax);
  const isMain = pdf === mainPdfOf(judged);
  const remarks = isMain ? remarksOnThePast(pdf) : [];
  return {
    n: attachment.index + 1,
    ...(path === undefined ? {} : { path }),
    sha256: digestOf(pdf) ?? attachment.sha256,
    verdict: judgement.verdict,
    ...(isMain ? { main: true } : {}),
    ...(remarks.length > 0 ? { remarks } : {}),
  };
}

function factsOfDocument(acting: Acting, decision: NewSubmission, receipt: NewReceipt): NewFact[] {
  const { judged, doc } = acting;
  const recipients = decision.plan.deliveries.map(({ recipient }) => recipient);
  const told = {
    sender: judged.sender,
    documentId: doc.documentId,
    code: numberOf(judged),
    priority: isUrgent(judged.priority) ? judged.priority : undefined,
    recipientCount: recipients.length,
    // What goes to them is a test, and is not counted.
    robotCount: recipients.filter(isRobot).length || undefined,
    verdict: judged.signature.verdict,
    mainVerdict: mainPdfOf(judged)?.judgement.verdict,
    standing: judged.standing,
    policy: judged.policy,
  };
  if (decision.document !== undefined) {
    const params = { ...told, recipients: firstNamed(recipients) };
    return [newFact(acting, 'document.further-addressees', params, { receipt }), ...factsOfSameFiles(acting, decision)];
  }
  const { edition, follows } = decision;
  return [
    newFact(acting, 'document.accepted', told, { receipt }),
    ...(follows ? [newFact(acting, 'document.next-edition', { edition, follows })] : []),
    ...(isMarkedLate(judged, decision) ? [newFact(acting, 'document.sent-late', { signedOn: judged.lateSince })] : []),
    ...(decision.sameNumber ? [newFact(acting, 'document.number-used-before', { ...decision.sameNumber })] : []),
    ...factsOfSameFiles(acting, decision),
    ...factsOfThePast(acting),
    ...factsOfConcern(acting, decision),
  ];
}

/** As people write it: 7816/VPCP-TTĐT. */
function numberOf({ reading: { header } }: Judged): string {
  return `${header.code.codeNumber}/${header.code.codeNotation}`;
}

/** Of so many files; the others have the same to say, and it stands with each of them. */
const pastToldMax = 3;

function factsOfThePast(acting: Acting): NewFact[] {
  return acting.judged.pdfs
    .flatMap(remarksOnThePast)
    .slice(0, pastToldMax)
    .map((remark) => newFact(acting, 'document.signature-remarked', { remark }));
}

/** A packet of many files that were all sent before needs no more to be looked at closely. */
const sameFilesToldMax = 5;

function factsOfSameFiles(acting: Acting, { sameFiles }: NewSubmission): NewFact[] {
  return sameFiles
    .slice(0, sameFilesToldMax)
    .map((file) =>
      newFact(acting, 'document.same-file-elsewhere', { ...file, attachmentName: shown(file.attachmentName) }),
    );
}

function factsOfClosure(acting: Acting, { id, recipient }: NewDelivery, planned?: PlannedDelivery): NewFact[] {
  return (planned?.redirected ?? []).map(({ addressee, redirected }) => {
    const params = { addressee, recipient, closedAt: redirected?.closedAt, standInUntil: redirected?.until };
    return newFact(acting, 'delivery.redirected-by-closure', params, { by: 'axis', id });
  });
}

function newFact(
  { judged, doc, by }: Acting,
  kind: FactKind,
  params: NewFact['params'],
  about: { by?: string; receipt?: NewReceipt; id?: string } = {},
): NewFact {
  return {
    id: newId(),
    kind,
    at: judged.at,
    by: about.by ?? by,
    document: doc.id,
    delivery: about.id,
    params,
    receipt: about.receipt?.id,
  };
}
