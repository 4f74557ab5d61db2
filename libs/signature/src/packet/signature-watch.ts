import { CataloguedError } from '@edoc-axis/domain';
import { packetNamespace, type PacketLimits } from '@edoc-axis/edxml';
import type { OpenToken, XmlToken } from '@edoc-axis/xml';
import type { CreateDigest } from '../digests/digest.js';
import { createCanonicalDigest, type CanonicalDigest } from './canonical-form.js';
import { HeldTokens } from './held-tokens.js';
import type { BrokenSignature, ForeignSignature, SignatureMeasurement, SignatureRemark } from './measurements.js';
import { OpenSignature } from './open-signature.js';
import type { SignatureClaim } from './read-signature.js';
import { headerChildDepth, isHeaderPath } from './header-path.js';
import { isSigned } from './signature-element.js';
import { findFormless } from './find-formless.js';

/**
 * Sees every token of a packet and measures its signature:
 *
 *     holding ──► digesting     the Signature has named its algorithms: what was held is replayed into the digest
 *        └──────► passing       the header ended without a Signature, or what there is cannot be measured
 *
 * No more than the header is held, since the Signature stands in it; the attachments only pass.
 */
export class SignatureWatch {
  private stage: 'holding' | 'digesting' | 'passing' = 'holding';
  private held = new HeldTokens();
  /** The start tag last seen at each depth: above the current token, its ancestors. */
  private readonly around: OpenToken[] = [];
  private open: OpenSignature | undefined;
  private measuring: SignatureInMeasure | undefined;
  /** What the end is when there is nothing to measure. */
  private outcome: ForeignSignature | BrokenSignature | undefined;
  private formless: SignatureRemark | undefined;
  private placeholder = false;

  constructor(
    private readonly limits: Pick<PacketLimits, 'headerBytesMax' | 'headerElementsMax'>,
    private readonly createDigest: CreateDigest,
  ) {}

  /** Throws CataloguedError: packet.header-too-large, packet.header-too-many-elements, signature.too-large. */
  token(token: XmlToken): void {
    if (token.kind === 'open') this.noteFormless(token);
    if (this.open) {
      if (this.open.token(token)) this.leaveSignature(this.open);
      return;
    }
    if (token.kind === 'open') {
      this.around[token.depth] = token;
      if (token.name.local === 'Signature' && this.enterSignature(token)) return;
    }
    if (this.stage === 'digesting') this.measuring?.digest.token(token);
    else if (this.stage === 'holding') this.hold(token);
  }

  /** To be called at the end of the document. */
  end(): SignatureMeasurement {
    if (this.outcome) return this.outcome;
    if (!this.measuring) return { presence: 'absent', placeholder: this.placeholder };
    const { claim, signedInfo, digest } = this.measuring;
    return {
      presence: 'present',
      ...claim,
      canonicalization: claim.canonicalization.name,
      transform: claim.transform.name,
      digestComputed: digest.end(),
      signedInfo: signedInfo.toString('base64'),
    };
  }

  /** True when the tag begins the one signature in its one place. */
  private enterSignature(token: OpenToken): boolean {
    const inHeader = token.depth === headerChildDepth && isHeaderPath(this.around);
    if (!isSigned(token.name, 'Signature')) {
      this.placeholder ||= inHeader && token.name.uri === packetNamespace;
      return false;
    }
    if (inHeader && this.stage === 'holding') {
      this.open = new OpenSignature(token, this.around.slice(0, headerChildDepth));
      return true;
    }
    if (inHeader && (this.measuring || this.outcome)) this.refuse({ code: 'signature.two-signatures', params: {} });
    else
      this.refuse({ code: 'signature.misplaced', params: { parent: this.around[token.depth - 1]?.name.local ?? '' } });
    return false;
  }

  private leaveSignature(signature: OpenSignature): void {
    this.open = undefined;
    const read = signature.read();
    if (read.presence !== 'claimed') {
      this.outcome = read;
      this.pass();
    } else if (this.formless) {
      this.refuse(this.formless);
    } else {
      this.beginDigest(read.claim, signature.canonicalSignedInfo(read.claim.canonicalization));
    }
  }

  private beginDigest(claim: SignatureClaim, signedInfo: Buffer): void {
    const digest = createCanonicalDigest(claim.transform, this.createDigest(claim.digestAlgorithm));
    this.held.replay((token) => digest.token(token));
    this.measuring = { claim, signedInfo, digest };
    this.pass();
    this.stage = 'digesting';
  }

  private hold(token: XmlToken): void {
    const { headerBytesMax, headerElementsMax: elementsMax } = this.limits;
    if (token.to > headerBytesMax) throw new CataloguedError('packet.header-too-large', { headerBytesMax });
    this.held.add(token);
    if (this.held.nodes > elementsMax) throw new CataloguedError('packet.header-too-many-elements', { elementsMax });
    if (token.kind === 'close' && token.depth === headerChildDepth - 1 && isHeaderPath(this.around)) this.pass();
  }

  private noteFormless(token: OpenToken): void {
    const remark = findFormless(token);
    if (!remark || this.formless) return;
    this.formless = remark;
    if (this.measuring) this.refuse(remark);
  }

  /** The first reason stays: what comes after it may only follow from it. */
  private refuse(remark: SignatureRemark): void {
    if (this.outcome?.presence !== 'broken') this.outcome = { presence: 'broken', ...remark };
    this.pass();
  }

  private pass(): void {
    this.stage = 'passing';
    this.held = new HeldTokens();
  }
}

interface SignatureInMeasure {
  readonly claim: SignatureClaim;
  readonly signedInfo: Buffer;
  readonly digest: CanonicalDigest;
}
