import { CataloguedError } from '@edoc-axis/domain';
import { createPacketPass, packetNamespace } from '@edoc-axis/edxml';
import type { OpenToken, XmlToken } from '@edoc-axis/xml';
import { createHash } from 'node:crypto';
import { createDigestHere } from '../digests/digest.js';
import { createCanonicalDigest } from './canonical-form.js';
import { headerChildDepth, isHeaderPath } from './header-path.js';
import { isSigned } from './signature-element.js';
import type { Signer } from './signer.js';
import type { Edit } from './splice.js';
import { findFormless } from './find-formless.js';

/** What the first pass over a packet found out for the second. */
export interface SigningPlan {
  readonly packetSha256: string;
  /** Base64: of the canonical form of the packet as it will be, without its signature. */
  readonly digestValue: string;
  /** The start tags that will stand around the signature. */
  readonly ancestors: readonly OpenToken[];
  /** What goes, and what is put there. */
  edits(signature: Uint8Array): Edit[];
}

/** The first pass: digests the packet without the signatures that will go, and finds the place of the new one. */
export class SigningPass {
  private readonly hash = createHash('sha256');
  private readonly digest;
  private readonly packet = createPacketPass({ onToken: (token) => this.token(token) });
  private readonly around: OpenToken[] = [];
  /** The start tags around the header's end, or around the signature to be replaced: the same ones. */
  private ancestors: readonly OpenToken[] = [];
  /** Depth of the signature we are inside of, and which will go. */
  private skipping: number | undefined;

  constructor(
    signer: Signer,
    private readonly replace: boolean,
  ) {
    this.digest = createCanonicalDigest(
      { name: signer.canonicalization, inclusivePrefixes: [] },
      createDigestHere(signer.digest),
    );
  }

  write(chunk: Uint8Array): void {
    this.hash.update(chunk);
    this.packet.write(chunk);
  }

  end(): SigningPlan {
    const { signatures, headerCloseFrom } = this.packet.end();
    return {
      packetSha256: this.hash.digest('hex'),
      digestValue: this.digest.end(),
      ancestors: this.ancestors,
      edits: (signature) => {
        const [first, ...others] = signatures;
        const place = first ?? { from: headerCloseFrom, to: headerCloseFrom };
        return [place, ...others].map(({ from, to }, index) => ({
          from,
          to,
          insert: index === 0 ? signature : new Uint8Array(),
        }));
      },
    };
  }

  private token(token: XmlToken): void {
    if (token.kind === 'open') this.open(token);
    if (this.skipping === undefined) this.digest.token(token);
    else if (token.kind === 'close' && token.depth === this.skipping) this.skipping = undefined;
  }

  private open(token: OpenToken): void {
    if (this.skipping !== undefined) return;
    this.around[token.depth] = token;
    if (token.depth === headerChildDepth && isHeaderPath(this.around)) {
      this.ancestors = this.around.slice(0, headerChildDepth);
      if (this.goes(token)) {
        this.skipping = token.depth;
        return;
      }
    } else if (isSigned(token.name, 'Signature')) {
      throw new CataloguedError('signature.misplaced', { parent: this.around[token.depth - 1]?.name.local });
    }
    const formless = findFormless(token);
    if (formless) throw new CataloguedError(formless.code, formless.params);
  }

  /** Whether this child of the header is a signature, or a placeholder for one. */
  private goes({ name }: OpenToken): boolean {
    if (isSigned(name, 'Signature') && !this.replace) throw new CataloguedError('signature.two-signatures');
    return name.local === 'Signature' && (isSigned(name, 'Signature') || name.uri === packetNamespace);
  }
}
