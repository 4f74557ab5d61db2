import { CataloguedError } from '@edoc-axis/domain';
import type { OpenToken, XmlToken } from '@edoc-axis/xml';
import { canonicalBytesOf } from './canonical-form.js';
import { HeldTokens } from './held-tokens.js';
import { signatureLimits } from './limits.js';
import type { BrokenSignature, ForeignSignature } from './measurements.js';
import {
  certificatesOf,
  findBroken,
  ForeignSignatureError,
  readSignature,
  type CanonicalForm,
  type SignatureClaim,
} from './read-signature.js';
import { isSigned, SignatureTree } from './signature-element.js';

/** A signature inside the profile: all there is to measure but the digest of the document around it. */
export interface ClaimedSignature {
  readonly presence: 'claimed';
  readonly claim: SignatureClaim;
}

/** The `Signature` whose tokens are passing: held whole, since it is small. */
export class OpenSignature {
  private readonly tree: SignatureTree;
  private readonly signedInfo = new HeldTokens();
  private insideSignedInfo = false;

  constructor(
    private readonly openTag: OpenToken,
    /** The start tags around it, the root's first. */
    private readonly ancestors: readonly OpenToken[],
  ) {
    this.tree = new SignatureTree(openTag);
  }

  /** True when this token closed it. Throws CataloguedError signature.too-large. */
  token(token: XmlToken): boolean {
    const { signatureBytesMax } = signatureLimits;
    if (token.to - this.openTag.from > signatureBytesMax) {
      throw new CataloguedError('signature.too-large', { signatureBytesMax });
    }
    this.holdSignedInfo(token);
    return this.tree.token(token);
  }

  /** What it claims, once it is closed. */
  read(): ClaimedSignature | ForeignSignature | BrokenSignature {
    const broken = findBroken(this.tree.root);
    if (broken) return { presence: 'broken', ...broken };
    try {
      return { presence: 'claimed', claim: readSignature(this.tree.root) };
    } catch (error) {
      if (!(error instanceof ForeignSignatureError)) throw error;
      return { presence: 'foreign', ...error.remark, certificates: certificatesOf(this.tree.root) };
    }
  }

  /** Its SignedInfo as the key signed it. */
  canonicalSignedInfo(form: CanonicalForm): Buffer {
    return canonicalBytesOf(this.signedInfo, [...this.ancestors, this.openTag], form);
  }

  private holdSignedInfo(token: XmlToken): void {
    const isOwnTag = 'depth' in token && token.depth === this.openTag.depth + 1 && isSigned(token.name, 'SignedInfo');
    if (isOwnTag && token.kind === 'open') this.insideSignedInfo = true;
    if (this.insideSignedInfo) this.signedInfo.add(token);
    if (isOwnTag && token.kind === 'close') this.insideSignedInfo = false;
  }
}
