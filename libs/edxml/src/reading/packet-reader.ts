import { CataloguedError } from '@edoc-axis/domain';
import type { OpenToken, XmlToken } from '@edoc-axis/xml';
import { packetLimits, type PacketLimits } from '../limits.js';
import { oldPacketNamespace } from '../namespaces.js';
import { AttachmentsSection, type OnAttachmentBytes } from './attachments-section.js';
import { ContentDigest } from './content-digest.js';
import { requirePacketNamespace } from './element.js';
import { EnvelopeSection } from './envelope-section.js';
import type { DocumentReading, PacketFacts, PacketReading, StatusReading } from './packet-reading.js';
import { readEnvelope } from './read-envelope.js';
import { Remarks } from './remarks.js';

export interface PacketReaderOptions {
  /** What is not given is taken from `packetLimits`. */
  readonly limits?: Partial<PacketLimits>;
  /** Called with the decoded bytes of every attachment as they pass. */
  readonly onAttachmentBytes?: OnAttachmentBytes;
}

export interface PacketReader {
  /** Takes the next token of the packet. Throws a CataloguedError `packet.…` as soon as the packet cannot be accepted. */
  token(token: XmlToken): void;
  /** To be called once the tokenizer has reached the end of the document. */
  finish(): PacketReading;
}

/**
 * Reads an edXML packet (QCVN 102:2016/BTTTT) from the tokens of one pass, by names and never by position. Others may
 * consume the same tokens, so that what is read is what was digested. The envelope is held in memory, within its
 * limits; attachments are decoded, digested and forgotten as they pass.
 */
export function createPacketReader(options: PacketReaderOptions = {}): PacketReader {
  return new Reader({ ...packetLimits, ...options.limits }, options.onAttachmentBytes);
}

/** What stands directly below the root and takes the tokens inside of it. */
interface Section {
  token(token: XmlToken): void;
}

/** Whatever a vendor put beside the envelope and the attachments: carried, not read. */
const unknownSection: Section = { token: () => undefined };

class Reader implements PacketReader {
  private readonly remarks: Remarks;
  private readonly digest = new ContentDigest();
  private readonly unboundPrefixes = new Set<string>();
  private readonly entered = new Set<string>();
  private section: Section | undefined;
  private envelope: EnvelopeSection | undefined;
  /** What the envelope said, once it was complete. */
  private said: Said | undefined;
  private attachments: AttachmentsSection | undefined;

  constructor(
    private readonly limits: PacketLimits,
    private readonly onAttachmentBytes: OnAttachmentBytes | undefined,
  ) {
    this.remarks = new Remarks(limits.warningsMax);
  }

  token(token: XmlToken): void {
    if (token.to > this.limits.packetBytesMax) {
      throw new CataloguedError('packet.too-large', { packetBytesMax: this.limits.packetBytesMax });
    }
    if (token.kind === 'open') this.noteUnboundPrefixes(token);
    if (this.section) {
      this.section.token(token);
      if (token.kind === 'close' && token.depth === 1) this.leaveSection(token.to);
    } else if (token.kind === 'open') {
      if (token.depth === 0) requireRoot(token);
      else this.section = this.enterSection(token);
    }
  }

  finish(): PacketReading {
    const { said, attachments } = this;
    if (!said || !attachments) throw new CataloguedError('packet.element-missing', { element: 'edXML/edXMLEnvelope' });
    attachments.end();
    for (const { sha256 } of attachments.attachments) this.digest.attachment(sha256);
    return {
      ...said,
      attachments: attachments.attachments,
      contentDigest: this.digest.end(),
      warnings: this.remarks.warnings,
      unboundPrefixes: [...this.unboundPrefixes],
    };
  }

  private enterSection(token: OpenToken): Section {
    const { local, uri } = token.name;
    if (local !== 'edXMLEnvelope' && local !== 'AttachmentEncoded') return unknownSection;
    const element = `edXML/${local}`;
    requirePacketNamespace(uri, element);
    if (this.entered.has(local)) throw new CataloguedError('packet.element-repeated', { element });
    this.entered.add(local);
    if (local === 'AttachmentEncoded') return this.enterAttachments();
    this.envelope = new EnvelopeSection(token, this.limits, this.remarks);
    return this.envelope;
  }

  private enterAttachments(): Section {
    // A packet is read once, as it arrives: what its attachments are must be known before they come.
    if (!this.said || !this.attachments) throw new CataloguedError('packet.attachments-before-envelope');
    if (this.said.kind === 'status') throw new CataloguedError('packet.status-with-attachments');
    return this.attachments;
  }

  private leaveSection(headerBytes: number): void {
    if (this.envelope && this.section === this.envelope) {
      const { signatures, headerCloseFrom } = this.envelope;
      const { messageHeader, ...reading } = readEnvelope(this.envelope.envelope, this.limits, this.remarks);
      this.digest.header(messageHeader);
      this.said = { ...reading, headerBytes, signatures, headerCloseFrom };
      this.attachments = new AttachmentsSection(reading.manifest, this.limits, this.remarks, this.onAttachmentBytes);
      // The elements themselves are not needed any more, and may be many.
      this.envelope = undefined;
    }
    this.section = undefined;
  }

  private noteUnboundPrefixes(token: OpenToken): void {
    if (isUnbound(token.name)) this.unboundPrefixes.add(token.name.prefix);
    if (token.attributes.length === 0) return;
    for (const attribute of token.attributes) if (isUnbound(attribute)) this.unboundPrefixes.add(attribute.prefix);
  }
}

/** What the envelope said; the rest of a reading is known at the end of the packet. */
type Said = Omit<DocumentReading, keyof LateFacts> | Omit<StatusReading, keyof LateFacts>;
type LateFacts = Pick<PacketFacts, 'attachments' | 'contentDigest' | 'warnings' | 'unboundPrefixes'>;

/** Receivers that look for the literal name demand a root without a prefix. */
function requireRoot({ name: { local, uri, prefix } }: OpenToken): void {
  if (local !== 'edXML') throw new CataloguedError('packet.root-wrong', { element: local });
  if (uri === '') throw new CataloguedError('packet.namespace-missing');
  if (uri === oldPacketNamespace) throw new CataloguedError('packet.namespace-old', { namespace: uri });
  requirePacketNamespace(uri, local);
  if (prefix !== '') throw new CataloguedError('packet.root-prefixed', { prefix });
}

function isUnbound({ prefix, uri }: { readonly prefix: string; readonly uri: string }): boolean {
  return prefix !== '' && uri === '';
}
