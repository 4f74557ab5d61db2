import { CataloguedError } from '@edoc-axis/domain';
import { bytesOf, type OpenToken, type XmlToken } from '@edoc-axis/xml';
import { AttachmentMeter, type AttachmentFacts } from '../attachments/attachment-meter.js';
import { Base64Error } from '../attachments/base64-decoder.js';
import { childOf, requirePacketNamespace, valueOf, type PacketElement } from './element.js';
import { ElementTree } from './element-tree.js';
import { excerptOf } from './excerpt.js';

const contentName = 'ContentTransferEncoded';

/** Where the content of `ContentTransferEncoded` lies in the packet, in bytes from its beginning. */
export interface EncodedPlace {
  readonly encodedFrom: number;
  readonly encodedTo: number;
}

/** One `Attachment` while it passes: its fields are held as elements, its content goes through the meter. */
export class OpenAttachment {
  measured: (EncodedPlace & AttachmentFacts) | undefined;

  private readonly tree: ElementTree;
  private fieldsBytes = 0;
  private contentFrom: number | undefined;

  constructor(
    token: OpenToken,
    private readonly index: number,
    private readonly meter: AttachmentMeter,
    private readonly fieldsBytesMax: number,
  ) {
    this.tree = new ElementTree(token);
  }

  /** The `Attachment` without its content. */
  get fields(): PacketElement {
    return this.tree.root;
  }

  /** The tokens behind its start tag, its end tag among them. */
  token(token: XmlToken): void {
    if (this.contentFrom !== undefined) this.content(this.contentFrom, token);
    else if (this.beginsContent(token)) this.contentFrom = token.to;
    else this.field(token);
  }

  private beginsContent(token: XmlToken): boolean {
    if (token.kind !== 'open' || token.name.local !== contentName || this.tree.current !== this.fields) return false;
    requirePacketNamespace(token.name.uri, this.contentField());
    if (this.measured) throw new CataloguedError('packet.field-repeated', { field: this.contentField() });
    return true;
  }

  private content(encodedFrom: number, token: XmlToken): void {
    switch (token.kind) {
      case 'text':
        return this.decode(encodedFrom, () => this.meter.write(bytesOf(token)));
      case 'close':
        this.decode(encodedFrom, () => {
          this.measured = { encodedFrom, encodedTo: token.from, ...this.meter.end() };
        });
        this.contentFrom = undefined;
        return;
      case 'comment':
        throw new CataloguedError('packet.comment-in-value', { field: this.contentField() });
      case 'open':
        throw new CataloguedError('packet.element-in-value', { field: this.contentField(), element: token.name.local });
    }
  }

  /** Where exactly the base64 goes wrong is not known, since it is decoded in larger pieces: where it begins is. */
  private decode(offset: number, step: () => void): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof Base64Error)) throw error;
      throw new CataloguedError('packet.attachment-not-base64', { attachmentName: this.name(), offset });
    }
  }

  private field(token: XmlToken): void {
    this.fieldsBytes += token.to - token.from;
    if (this.fieldsBytes > this.fieldsBytesMax) {
      throw new CataloguedError('packet.field-too-large', {
        field: `Attachment[${this.index + 1}]`,
        fieldBytesMax: this.fieldsBytesMax,
      });
    }
    this.tree.add(token);
  }

  private contentField(): string {
    return `Attachment[${this.index + 1}]/${contentName}`;
  }

  /** Its name, where that came before the content; else its number. */
  private name(): string {
    const element = childOf(this.fields, 'AttachmentName');
    return excerptOf((element && valueOf(element)) ?? '') || `#${this.index + 1}`;
  }
}
