import type { CloseToken, OpenToken, TextToken, XmlToken } from '@edoc-axis/xml';

/** A run of text, however many pieces it came in: grows while they touch, and is handed on as it is. */
type HeldText = { -readonly [Key in keyof TextToken]: TextToken[Key] };

/**
 * Tokens kept to be handed on later: text is copied, pieces that touch become one, comments are dropped, since no
 * canonical form we use has them. What it holds is bounded by its owner, who looks at `nodes` and at the tokens'
 * offsets.
 */
export class HeldTokens {
  /** Elements, attributes and namespace declarations: each costs memory far beyond its bytes. */
  nodes = 0;

  private readonly tokens: (OpenToken | CloseToken | HeldText)[] = [];
  private text = Buffer.allocUnsafe(2 * 1024);
  private textBytes = 0;

  add(token: XmlToken): void {
    if (token.kind === 'text') this.addText(token);
    else if (token.kind !== 'comment') this.addTag(token);
  }

  replay(onToken: (token: XmlToken) => void): void {
    for (const token of this.tokens) {
      // Not where it lay when it was added: the text may have moved to a roomier buffer since.
      if (token.kind === 'text') token.source = this.text;
      onToken(token);
    }
  }

  private addTag(token: OpenToken | CloseToken): void {
    if (token.kind === 'open') this.nodes += 1 + token.attributes.length + token.namespaces.length;
    this.tokens.push(token);
  }

  private addText({ source, sourceFrom, sourceTo, plain, from, to }: TextToken): void {
    const length = sourceTo - sourceFrom;
    this.makeRoom(length);
    copyText(source, sourceFrom, this.text, this.textBytes, length);
    const heldFrom = this.textBytes;
    const heldTo = heldFrom + length;
    const last = this.tokens[this.tokens.length - 1];
    if (last?.kind === 'text') {
      last.sourceTo = heldTo;
      last.plain &&= plain;
      last.to = to;
    } else {
      this.tokens.push({
        kind: 'text',
        source: this.text,
        sourceFrom: heldFrom,
        sourceTo: heldTo,
        plain,
        cdata: false,
        from,
        to,
      });
    }
    this.textBytes = heldTo;
  }

  private makeRoom(bytes: number): void {
    if (this.textBytes + bytes <= this.text.length) return;
    const roomier = Buffer.allocUnsafe(Math.max(this.text.length * 2, this.textBytes + bytes));
    this.text.copy(roomier, 0, 0, this.textBytes);
    this.text = roomier;
  }
}

/** Up to here a loop copies faster than the engine's own call, which makes a view first. */
const shortBytes = 64;

function copyText(source: Buffer, from: number, target: Buffer, at: number, length: number): void {
  if (length > shortBytes) source.copy(target, at, from, from + length);
  else for (let index = 0; index < length; index += 1) target[at + index] = source[from + index] as number;
}
