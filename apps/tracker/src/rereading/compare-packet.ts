import type { AcceptedArchived, AcceptedAttachment, AcceptedPacket, Difference } from '@edoc-axis/contracts';
import {
  type AgencyCode,
  cutText,
  type DifferenceName,
  type Heading,
  headingOf,
  headingTexts,
  readAgencyCode,
  shown,
} from '@edoc-axis/domain';
import { type DocumentReading, mainDocumentOf, type MeasuredAttachment } from '@edoc-axis/edxml';
import { judgePacketSignature, type PacketMeasurements, type RegisteredCertificate } from '@edoc-axis/signature';

/** A packet as it was accepted, whole. */
export interface Accepted {
  readonly packet: AcceptedPacket;
  readonly attachments: readonly AcceptedAttachment[];
  /** Of the archives among them, in their order. */
  readonly archived: readonly AcceptedArchived[];
  readonly addressees: readonly string[];
  /** How the register writes the codes of sender and addressees in the 102 form, where it says so itself: form, code. */
  readonly forms102: readonly (readonly [string, string])[];
}

/** In what a packet, measured anew, is not what it was accepted for; PDF files and archives aside. */
export function comparePacket(accepted: Accepted, measured: PacketMeasurements): Difference[] {
  const { packet } = accepted;
  const { reading } = measured;
  const differences: Difference[] = [];
  const compare = createComparison(differences);
  compare('packet-digest', packet.sha256, measured.packetSha256);
  compare('packet-digest', packet.bytes, measured.packetBytes);
  if (reading.kind !== 'document') {
    compare('kind', 'document', reading.kind);
    return differences;
  }
  compareHeader(accepted, reading, compare);
  compare('content', packet.contentDigest, reading.contentDigest);
  compareSignature(packet, measured, compare);
  compareAttachments(accepted, reading, compare);
  return differences;
}

type Compare = (name: DifferenceName, accepted: Comparable, found: Comparable) => void;
type Comparable = string | number | boolean | undefined;

function createComparison(differences: Difference[]): Compare {
  return (name, accepted, found) => {
    if (accepted === found) return;
    differences.push(unsaid.has(name) ? { name } : { name, accepted: brief(accepted), found: brief(found) });
  };
}

/** What a document is about is its parties' business: administrators and logs are told only that it differs. */
const unsaid: ReadonlySet<DifferenceName> = new Set(['subject', 'heading', 'attachment-label']);

/** Of two long texts that differ, people are shown the beginnings. */
const textCharactersMax = 200;

function brief(value: Comparable): string | undefined {
  return value === undefined ? undefined : cutText(String(value), textCharactersMax);
}

function compareHeader({ packet, addressees, forms102 }: Accepted, reading: DocumentReading, compare: Compare): void {
  const { header, business } = reading;
  const forms = new Map(forms102);
  const codeOf = (written: string) => readAgencyCode(written, (form) => forms.get(form) as AgencyCode | undefined);
  const sender = codeOf(header.from.organId);
  compare('sender', packet.sender, sender ?? header.from.organId);
  compare('document-id', packet.documentId, header.documentId);
  compare('business-type', packet.businessType, business?.bussinessDocType ?? 0);
  compare('code', packet.code.number, header.code.codeNumber);
  compare('code', packet.code.notation, header.code.codeNotation);
  compare('subject', packet.subject, shown(header.subject));
  compare('promulgation-date', packet.promulgatedOn, header.promulgationInfo?.promulgationDate.replaceAll('/', '-'));
  // Earlier versions did not write it down.
  if (packet.heading) compare('heading', textOf(packet.heading), textOf(headingOf(header)));
  compare('priority', packet.priority, header.otherInfo?.priority ?? 0);
  // A list beside the packet may leave some out; that it names others is nobody's right.
  const written = new Set(header.to.map(({ organId }) => codeOf(organId)));
  const stranger = addressees.find((code) => !written.has(code as AgencyCode));
  compare('recipients', stranger, undefined);
}

const textOf = (heading: Heading): string => JSON.stringify(headingTexts(heading));

/**
 * The signature is judged as it was then: at that moment, and as if only the certificate that was named were registered,
 * as it was. What the register says today is another matter.
 */
function compareSignature(packet: AcceptedPacket, { signature }: PacketMeasurements, compare: Compare): void {
  const { verdict, certificate } = packet.signature;
  const at = new Date(packet.at);
  const registered = registeredThen(packet, at);
  const judgement = judgePacketSignature(signature, {
    sender: packet.sender,
    at,
    allowSha1: verdict === 'weak',
    findRegistered: (sha256) => (sha256 === registered?.sha256 ? registered : undefined),
  });
  compare('signature', verdict, judgement.verdict);
  compare('signature', certificate, judgement.certificate?.sha256);
}

function registeredThen(
  { signature, sender, attributed }: AcceptedPacket,
  at: Date,
): RegisteredCertificate | undefined {
  const { verdict, certificate: sha256 } = signature;
  // Earlier versions did not write down as what a certificate was registered; no verdict depends on it.
  const role = signature.role ?? (attributed || verdict === 'unsupported' ? undefined : 'organisation');
  if (sha256 === undefined || role === undefined) return undefined;
  return {
    sha256,
    role,
    agencies: verdict === 'wrong-agency' ? [] : [sender],
    notTrusted: verdict === 'revoked' ? { since: at, reason: '' } : undefined,
    revocation:
      verdict === 'revocation-unknown' ? { state: 'unknown', since: at, responder: '', graceUntil: at } : undefined,
  };
}

function compareAttachments({ packet, attachments }: Accepted, reading: DocumentReading, compare: Compare): void {
  compare('attachments', attachments.length, reading.attachments.length);
  for (const accepted of attachments) {
    const found = reading.attachments.find(({ index }) => index === accepted.n - 1);
    if (found) compareAttachment(accepted, found, compare);
  }
  // Neither was written down by earlier versions.
  if (!packet.attributed) return;
  const main = mainDocumentOf(reading);
  compare('main-document', packet.mainDocument, main && main.index + 1);
  for (const { index, magic } of reading.attachments) {
    const isJudged = attachments.find(({ n }) => n === index + 1)?.pdf !== undefined;
    if (magic === 'pdf' && !isJudged) compare('pdf-signatures', undefined, `#${index + 1}: PDF`);
  }
}

function compareAttachment(accepted: AcceptedAttachment, found: MeasuredAttachment, compare: Compare): void {
  compare('attachment-digest', accepted.sha256, found.sha256);
  compare('attachment-digest', accepted.bytes, found.bytes);
  compare('attachment-place', accepted.from, found.encodedFrom);
  compare('attachment-place', accepted.to, found.encodedTo);
  compare('attachment-place', accepted.wrapped, found.wrapped);
  compare('attachment-label', accepted.name, shown(found.name));
  compare('attachment-label', accepted.description, found.description && shown(found.description));
  compare('attachment-label', accepted.contentType, found.contentType && shown(found.contentType));
}
