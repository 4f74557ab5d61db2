import { createHash } from 'node:crypto';
import type { HeardBy, submitDocument } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { MeasuredAttachment } from '@edoc-axis/edxml';
import {
  type AttachmentReport,
  mayBeArchive,
  type PacketMeasurements,
  parseAttachmentReports,
  parseMeasurements,
} from '@edoc-axis/signature';
import type { ExchangePorts } from '../ports.js';

/** What was submitted: the gateway's measurements, checked as far as that can be done without reading the packet again. */
export interface Submission {
  readonly measured: PacketMeasurements;
  /** What was found in PDF attachments and archives. */
  readonly pdfs: readonly AttachmentReport[];
  readonly packet: { readonly inline: Buffer } | { readonly incoming: string };
  /** SHA-256 (hex) of the transport certificate of the gateway that measured it. */
  readonly gateway?: string;
  readonly addressees?: readonly string[];
  /** In whose name, as it was said beside the packet. */
  readonly from?: string;
  readonly onBadRecipients: 'refuse' | 'deliver-rest';
}

/** Measurements of a header at its limit, with reports of PDF files at theirs, written as JSON. */
export const measurementsBytesMax = 64 * 1024 * 1024;

/**
 * @throws CataloguedError `process.bad-message`, `content.unknown`; `content.digest-mismatch` when a packet or its
 *   measurements are not those announced, which no honest gateway lets happen
 */
export async function readSubmission(
  { content }: Pick<ExchangePorts, 'content'>,
  request: HeardBy<typeof submitDocument>,
): Promise<Submission> {
  const told = await measurementsOf(content, request);
  const measured = parseMeasurements(told);
  const pdfs = reportsIn(told, measured);
  const { addressees, from, onBadRecipients } = request;
  const wish = { addressees, from, onBadRecipients };
  if ('incoming' in request.packet) return { measured, pdfs, packet: request.packet, ...wish };
  const { bytes: inline } = request.packet.inline;
  demandDigest(inline, measured.packetSha256);
  if (inline.length !== measured.packetBytes) {
    throw new CataloguedError('process.bad-message', { pattern: 'measurements', problem: 'packetBytes' });
  }
  return { measured, pdfs, packet: { inline }, ...wish };
}

/** Each is of an attachment there is, and of all of it. */
function reportsIn(told: unknown, { reading }: PacketMeasurements): AttachmentReport[] {
  const reports = parseAttachmentReports((told as { readonly pdfs?: unknown }).pdfs);
  const attachments = new Map(reading.attachments.map((attachment) => [attachment.index, attachment]));
  for (const one of reports) {
    const attachment = attachments.get(one.attachment);
    if (attachment && isAbout(one, attachment)) continue;
    throw new CataloguedError('process.bad-message', { pattern: 'attachment reports', problem: `${one.attachment}` });
  }
  return reports;
}

function isAbout(one: AttachmentReport, attachment: MeasuredAttachment): boolean {
  if ('report' in one) return one.report.pdfBytes === attachment.bytes;
  return 'archive' in one ? mayBeArchive(attachment) : true;
}

async function measurementsOf(
  content: ExchangePorts['content'],
  { measurements, packet }: HeardBy<typeof submitDocument>,
): Promise<unknown> {
  if ('inline' in measurements) return measurements.inline;
  if (!('incoming' in packet)) {
    throw new CataloguedError('process.bad-message', { pattern: 'measurements', problem: 'beside an inline packet' });
  }
  const bytes = await content.readBeside(packet.incoming, measurementsBytesMax);
  demandDigest(bytes, measurements.beside.sha256);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw new CataloguedError('process.bad-message', { pattern: 'measurements', problem: 'no JSON' }, { cause });
  }
}

function demandDigest(bytes: Buffer, announcedSha256: string): void {
  const computedSha256 = createHash('sha256').update(bytes).digest('hex');
  if (computedSha256 !== announcedSha256) {
    throw new CataloguedError('content.digest-mismatch', { computedSha256, announcedSha256 });
  }
}
