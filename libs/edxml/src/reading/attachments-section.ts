import { CataloguedError, type ManifestReference } from '@edoc-axis/domain';
import type { OpenToken, XmlToken } from '@edoc-axis/xml';
import { AttachmentMeter } from '../attachments/attachment-meter.js';
import { isZipBased } from '../attachments/zip-names.js';
import type { PacketLimits } from '../limits.js';
import { readShape } from '../shapes/field.js';
import { manifestShape, withoutScheme } from '../shapes/manifest-shape.js';
import { requirePacketNamespace } from './element.js';
import { excerptOf } from './excerpt.js';
import { OpenAttachment } from './open-attachment.js';
import type { MeasuredAttachment } from './packet-reading.js';
import type { Remarks } from './remarks.js';

/** Called with decoded bytes, valid only during the call; `index` counts attachments from 0. */
export type OnAttachmentBytes = (index: number, bytes: Uint8Array) => void;

/** Below `edXML` and `AttachmentEncoded`. */
const attachmentDepth = 2;

/** Measures the attachments of `AttachmentEncoded` as they pass, in constant memory. */
export class AttachmentsSection {
  readonly attachments: MeasuredAttachment[] = [];
  private readonly listed: ReadonlyMap<string, ManifestReference>;
  private readonly contentIds = new Set<string>();
  private attachment: OpenAttachment | undefined;

  constructor(
    manifest: readonly ManifestReference[],
    private readonly limits: PacketLimits,
    private readonly remarks: Remarks,
    private readonly onBytes: OnAttachmentBytes | undefined,
  ) {
    this.listed = byContentId(manifest);
  }

  token(token: XmlToken): void {
    if (this.attachment) {
      this.attachment.token(token);
      if (token.kind === 'close' && token.depth === attachmentDepth) this.complete(this.attachment);
    } else if (token.kind === 'open' && token.depth === attachmentDepth && token.name.local === 'Attachment') {
      this.attachment = this.begin(token);
    }
  }

  /** Remarks what the manifest lists and the packet does not contain. */
  end(): void {
    for (const [contentId, { attachmentName }] of this.listed) {
      if (this.contentIds.has(contentId)) continue;
      this.remarks.add('packet.attachment-missing', () => ({
        contentId: excerptOf(contentId),
        attachmentName: excerptOf(attachmentName ?? ''),
      }));
    }
  }

  private begin(token: OpenToken): OpenAttachment {
    requirePacketNamespace(token.name.uri, 'AttachmentEncoded/Attachment');
    const index = this.attachments.length;
    if (index >= this.limits.attachmentsMax) {
      throw new CataloguedError('packet.too-many-attachments', { attachmentsMax: this.limits.attachmentsMax });
    }
    const onBytes = this.onBytes;
    const meter = new AttachmentMeter(onBytes && ((bytes) => onBytes(index, bytes)));
    return new OpenAttachment(token, index, meter, this.limits.attachmentFieldsBytesMax);
  }

  private complete({ fields: element, measured }: OpenAttachment): void {
    const index = this.attachments.length;
    if (!measured) {
      throw new CataloguedError('packet.element-missing', {
        element: `Attachment[${index + 1}]/ContentTransferEncoded`,
      });
    }
    const fields = readShape(manifestShape, element, this.remarks);
    const contentId = withoutScheme(fields.contentId);
    const line = this.listed.get(contentId);
    const name = fields.attachmentName ?? line?.attachmentName ?? '';
    const { singleEntry, ...facts } = measured;
    const wrapped = singleEntry && !isZipBased(name);
    const { description = line?.description, contentType } = fields;
    const attachment: MeasuredAttachment = { index, contentId, name, description, contentType, ...facts, wrapped };
    this.judge(attachment, line !== undefined);
    this.contentIds.add(contentId);
    this.attachments.push(attachment);
    this.attachment = undefined;
  }

  private judge({ index, contentId, name, contentType, bytes, magic }: MeasuredAttachment, listed: boolean): void {
    const which = {
      contentId: excerptOf(contentId),
      attachmentName: excerptOf(name) || `#${index + 1}`,
    };
    // Receivers unpack what calls itself a ZIP, and lose the whole packet when they cannot.
    if (isZipType(contentType) && magic !== 'zip') throw new CataloguedError('packet.zip-declared-but-not', which);
    const repeated = contentId !== '' && this.contentIds.has(contentId);
    if (repeated) throw new CataloguedError('packet.attachment-repeated', which);
    if (!listed) this.remarks.add('packet.attachment-unlisted', () => which);
    if (name === '') this.remarks.add('packet.attachment-name-missing', () => which);
    if (bytes === 0) this.remarks.add('packet.attachment-empty', () => which);
  }
}

/** Two lines for one attachment could call it the main document and not: refused. */
function byContentId(manifest: readonly ManifestReference[]): ReadonlyMap<string, ManifestReference> {
  const listed = new Map<string, ManifestReference>();
  for (const line of manifest) {
    const contentId = withoutScheme(line.contentId);
    if (contentId === '') continue;
    if (listed.has(contentId)) {
      throw new CataloguedError('packet.attachment-repeated', { contentId: excerptOf(contentId) });
    }
    listed.set(contentId, line);
  }
  return listed;
}

function isZipType(contentType: string | undefined): boolean {
  return contentType !== undefined && /^application\/(x-)?zip(-compressed)?(;|\s|$)/i.test(contentType);
}
