import { CataloguedError } from '@edoc-axis/domain';
import type { OpenToken, XmlToken } from '@edoc-axis/xml';
import type { PacketLimits } from '../limits.js';
import { packetNamespace, signatureNamespace } from '../namespaces.js';
import { addInside, closeElement, elementOf, type PacketElement } from './element.js';
import type { SignatureElementPlace } from './packet-reading.js';

/**
 * Holds `edXMLEnvelope` in memory while it passes, all but its signatures: those belong to whoever verifies them, and
 * only their places are noted.
 */
export class EnvelopeSection {
  readonly envelope: PacketElement;
  readonly signatures: SignatureElementPlace[] = [];
  headerCloseFrom = -1;

  private current: PacketElement;
  private elements = 1;
  /** The open tag of the signature we are inside of. */
  private signature: OpenToken | undefined;

  constructor(
    token: OpenToken,
    private readonly limits: PacketLimits,
  ) {
    this.envelope = elementOf(token, undefined);
    this.current = this.envelope;
  }

  token(token: XmlToken): void {
    if (token.to > this.limits.headerBytesMax) {
      throw new CataloguedError('packet.header-too-large', { headerBytesMax: this.limits.headerBytesMax });
    }
    if (this.signature) this.skipSignature(this.signature, token);
    else if (token.kind === 'open') this.open(token);
    else if (token.kind === 'close') this.close(token.from);
    else addInside(this.current, token);
  }

  private open(token: OpenToken): void {
    refuseMisplaced(token, this.current);
    if (isSignature(token) && isHeader(this.current)) {
      this.signature = token;
      return;
    }
    this.elements += 1;
    if (this.elements > this.limits.headerElementsMax) {
      throw new CataloguedError('packet.header-too-many-elements', { elementsMax: this.limits.headerElementsMax });
    }
    this.current = elementOf(token, this.current);
  }

  private close(from: number): void {
    closeElement(this.current);
    if (isHeader(this.current)) this.headerCloseFrom = from;
    if (this.current.parent) this.current = this.current.parent;
  }

  private skipSignature(signature: OpenToken, token: XmlToken): void {
    if (token.kind !== 'close' || token.depth !== signature.depth) return;
    const placeholder = signature.name.uri !== signatureNamespace;
    this.signatures.push({ placeholder, from: signature.from, to: token.to });
    this.signature = undefined;
  }
}

/**
 * Real parsers silently ignore `Business`, and a `Bussiness` that is not in TraceHeaderList, and so treat a revocation
 * as a new document. Attachments anywhere but behind the envelope would be lost in the same silence.
 */
function refuseMisplaced(token: OpenToken, parent: PacketElement): void {
  const element = token.name.local;
  if (element === 'Business' && (parent.local === 'TraceHeaderList' || isHeader(parent))) {
    throw new CataloguedError('packet.business-misspelt');
  }
  const strayBusiness = element === 'Bussiness' && parent.local !== 'TraceHeaderList';
  if (strayBusiness || element === 'AttachmentEncoded') {
    throw new CataloguedError('packet.element-misplaced', { element, parent: parent.local });
  }
}

function isHeader(element: PacketElement): boolean {
  return element.local === 'edXMLHeader' && element.parent !== undefined && element.parent.parent === undefined;
}

function isSignature(token: OpenToken): boolean {
  const { local, uri } = token.name;
  return local === 'Signature' && (uri === signatureNamespace || uri === packetNamespace);
}
