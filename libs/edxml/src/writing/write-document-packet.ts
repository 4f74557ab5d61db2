import { CataloguedError, formatPacketMoment, type Draft, type ManifestReference } from '@edoc-axis/domain';
import { contentTypeOf } from '../attachments/content-types.js';
import { encodeBase64, type BytesSource } from '../attachments/encode-base64.js';
import { packetLimits } from '../limits.js';
import { businessShape, traceShape } from '../shapes/business-shape.js';
import { documentShape } from '../shapes/document-shape.js';
import { writeShape } from '../shapes/field.js';
import { manifestShape } from '../shapes/manifest-shape.js';
import { acceptablePacket } from './acceptable-packet.js';
import { completeDraft } from './complete-draft.js';
import { ElementWriter } from './element-writer.js';
import { contentEnd, contentStart, packetEnd, packetStart, writeEnvelope } from './write-envelope.js';

/** A file to go with a document. Its bytes are asked for when their turn comes, once. */
export interface DraftFile {
  readonly name: string;
  readonly bytes: BytesSource;
}

/**
 * A document packet, unsigned, as real builders write it, in chunks: attachments are encoded as they pass, as plain
 * base64 under their true content type and never zipped. The draft is checked before the first chunk.
 *
 * @param files in the order of `draft.attachments`, whose entries may give them another name, a description and a type
 * @param writtenAt the moment of the sender's own TraceHeader
 * @throws CataloguedError `packet.…`, at once, for whatever our own door would refuse in the header
 */
export function writeDocumentPacket(
  draft: Draft,
  files: readonly DraftFile[],
  writtenAt: Date = new Date(),
): AsyncGenerator<Buffer, void> {
  if (files.length > packetLimits.attachmentsMax) {
    throw new CataloguedError('packet.too-many-attachments', { attachmentsMax: packetLimits.attachmentsMax });
  }
  requireFiles(draft, files);
  const references = referencesOf(draft, files);
  const start = packetStart + writeDraft(draft, references, writtenAt);
  acceptablePacket(start + packetEnd);
  return chunksOf(start, references, files);
}

async function* chunksOf(
  start: string,
  references: readonly ManifestReference[],
  files: readonly DraftFile[],
): AsyncGenerator<Buffer, void> {
  let pending = start;
  if (files.length > 0) pending += '  <AttachmentEncoded>\r\n';
  for (const [index, file] of files.entries()) {
    yield Buffer.from(pending + attachmentStart(references[index] ?? {}));
    yield* encodeBase64(file.bytes);
    pending = `${contentEnd}    </Attachment>\r\n`;
  }
  if (files.length > 0) pending += '  </AttachmentEncoded>\r\n';
  yield Buffer.from(pending + packetEnd);
}

function writeDraft(draft: Draft, references: readonly ManifestReference[], writtenAt: Date): string {
  const { header, business } = completeDraft(draft);
  const hop = { organId: header.from.organId, timestamp: formatPacketMoment(writtenAt) };
  return writeEnvelope(
    (out) => {
      out.element('MessageHeader', () => writeShape(documentShape, header, out));
      out.element('TraceHeaderList', () => {
        out.element('Bussiness', () => writeShape(businessShape, business, out));
        out.element('TraceHeader', () => writeShape(traceShape, hop, out));
      });
    },
    (out) => out.element('edXMLManifest', () => writeManifest(references, out), ' version="1.0"'),
  );
}

function writeManifest(references: readonly ManifestReference[], out: ElementWriter): void {
  for (const reference of references) out.element('Reference', () => writeShape(manifestShape, reference, out));
}

function attachmentStart({ contentId, attachmentName, description, contentType }: ManifestReference): string {
  const out = new ElementWriter(3, '');
  if (contentId) out.value('ContentId', contentId);
  if (attachmentName) out.value('AttachmentName', attachmentName);
  if (description) out.value('Description', description);
  if (contentType) out.value('ContentType', contentType);
  return `    <Attachment>\r\n${out.toString()}${contentStart}`;
}

/** A file that was announced and is not there must not go unnoticed. */
function requireFiles(draft: Draft, files: readonly DraftFile[]): void {
  const announced = draft.attachments ?? [];
  if (announced.length <= files.length) return;
  const { attachmentName = '' } = announced[files.length] ?? {};
  throw new CataloguedError('packet.attachment-missing', { contentId: `cid:${files.length + 1}`, attachmentName });
}

/** The first file is the main document ("Văn bản chính") unless the draft says which one is: signature policies ask. */
function referencesOf(draft: Draft, files: readonly DraftFile[]): ManifestReference[] {
  const given = files.map((file, index) => ({ attachmentName: file.name, ...draft.attachments?.[index] }));
  const mainNamed = given.some(({ description }) => description === mainDescription);
  return given.map(({ attachmentName, description, contentType }, index) => ({
    contentId: `cid:${index + 1}`,
    contentType: contentType ?? contentTypeOf(attachmentName),
    description: description ?? (index === 0 && !mainNamed ? mainDescription : undefined),
    attachmentName,
  }));
}

const mainDescription = 'Văn bản chính';
