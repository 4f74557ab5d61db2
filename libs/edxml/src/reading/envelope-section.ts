import { CataloguedError } from '@edoc-axis/domain';
import type { OpenToken, XmlToken } from '@edoc-axis/xml';
import type { PacketLimits } from '../limits.js';
import { packetNamespace, signatureNamespace } from '../namespaces.js';
import type { PacketElement } from './element.js';
import { ElementTree } from './element-tree.js';
import type { SignatureElementPlace } from './packet-reading.js';
import { readLastRecipient } from './recipients.js';
import type { Remarks } from './remarks.js';

/**
 * Holds `edXMLEnvelope` in memory while it passes, all but its signatures: those belong to whoever verifies them, and
 * only their places are noted.
 */
export class EnvelopeSection {
  readonly signatures: SignatureElementPlace[] = [];
  headerCloseFrom = -1;

  private readonly tree: ElementTree;
  /** Elements and attributes: each takes memory far beyond its bytes. */
  private nodes = 1;
  private recipients = 0;
  /** The open tag of the signature we are inside of. */
  private signature: OpenToken | undefined;

  constructor(
    token: OpenToken,
    private readonly limits: PacketLimits,
    private readonly remarks: Remarks,
  ) {
    this.tree = new ElementTree(token);
  }

  /** Complete once its end tag has passed. */
  get envelope(): PacketElement {
    return this.tree.root;
  }

  token(token: XmlToken): void {
    if (token.to > this.limits.headerBytesMax) {
      throw new CataloguedError('packet.header-too-large', { headerBytesMax: this.limits.headerBytesMax });
    }
    if (this.signature) this.skipSignature(this.signature, token);
    else if (token.kind === 'open') this.open(token);
    else {
      if (token.kind === 'close' && isHeader(this.tree.current)) this.headerCloseFrom = token.from;
      this.tree.add(token);
    }
  }

  private open(token: OpenToken): void {
    const parent = this.tree.current;
    refuseMisplaced(token, parent);
    if (isSignature(token) && isHeader(parent)) {
      this.signature = token;
      return;
    }
    this.nodes += 1 + token.attributes.length;
    if (this.nodes > this.limits.headerElementsMax) {
      throw new CataloguedError('packet.header-too-many-elements', { elementsMax: this.limits.headerElementsMax });
    }
    if (token.name.local === 'To') this.openRecipient(parent);
    this.tree.add(token);
  }

  /** To read ten thousand in one go, and to hold their elements until then, would keep whoever else is waiting. */
  private openRecipient(parent: PacketElement): void {
    this.recipients += 1;
    if (this.recipients > recipientsHeldMax) readLastRecipient(parent, this.remarks);
  }

  private skipSignature(signature: OpenToken, token: XmlToken): void {
    if (token.kind !== 'close' || token.depth !== signature.depth) return;
    const placeholder = signature.name.uri !== signatureNamespace;
    this.signatures.push({ placeholder, from: signature.from, to: token.to });
    this.signature = undefined;
  }
}

/** So many are read with the rest of the header, when it is known what kind of packet it is; no status has more than one. */
const recipientsHeldMax = 100;

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
