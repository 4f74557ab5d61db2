import type { CanonicalMethod } from './algorithms.js';
import { createByteWriter } from './byte-writer.js';
import { AMP, CR, EQUALS, GREATER, LESS, LF, QUOT, SLASH, SPACE, TAB, byteTable } from './characters.js';
import { compareCodePoints } from './code-points.js';
import { RenderedNamespaces } from './rendered-namespaces.js';
import type { NamespaceDeclaration, OpenToken, XmlAttribute, XmlName, XmlToken } from './tokens.js';

export interface CanonicalizerOptions {
  readonly method: CanonicalMethod;
  /** For 'exc-c14n': the PrefixList of InclusiveNamespaces, `#default` for the default namespace. */
  readonly inclusivePrefixes?: readonly string[];
  /**
   * The start tags around the first element given, outermost first, when a subtree such as SignedInfo is canonicalised:
   * what they declare is in scope there, and the inclusive form inherits their `xml:` attributes.
   */
  readonly ancestors?: readonly OpenToken[];
}

export interface Canonicalizer {
  /** Adds a token. Leaving out a subtree, such as the enveloped Signature, means not giving its tokens. */
  token(token: XmlToken): void;
  /** Hands the last bytes to the sink. */
  end(): void;
}

/**
 * Canonical XML 1.0 (W3C REC-xml-c14n-20010315) or Exclusive XML Canonicalization 1.0 (REC-xml-exc-c14n-20020718), both
 * without comments, of the tokens given. The sink gets UTF-8 in pieces that are valid only during its call; long plain
 * text reaches it without being copied.
 *
 * The tokens must come from a tokenizer that saw no unbound prefix. Relative namespace URIs, which the specifications
 * refuse, are the caller's to refuse; here they are written as they are.
 */
export function createCanonicalizer(options: CanonicalizerOptions, sink: (bytes: Uint8Array) => void): Canonicalizer {
  return new CanonicalWriter(options, sink);
}

class CanonicalWriter implements Canonicalizer {
  private readonly out;
  private readonly rendered = new RenderedNamespaces();
  private readonly inclusive: boolean;
  /** Prefixes the exclusive form treats as the inclusive form does. */
  private readonly inclusivePrefixes: ReadonlySet<string>;
  private readonly ancestors: readonly OpenToken[];
  private depth = 0;

  constructor(options: CanonicalizerOptions, sink: (bytes: Uint8Array) => void) {
    this.out = createByteWriter(sink);
    this.inclusive = options.method === 'c14n';
    this.inclusivePrefixes = new Set(options.inclusivePrefixes?.map((prefix) => (prefix === '#default' ? '' : prefix)));
    this.ancestors = options.ancestors ?? [];
  }

  token(token: XmlToken): void {
    switch (token.kind) {
      case 'open':
        this.open(token);
        return;
      case 'close':
        this.close(token.name);
        return;
      case 'text':
        if (token.plain) this.out.bytes(token.source, token.sourceFrom, token.sourceTo);
        else this.writeEscaped(token.source, token.sourceFrom, token.sourceTo);
        return;
      case 'comment':
        return;
    }
  }

  end(): void {
    this.out.flush();
  }

  private open(token: OpenToken): void {
    const isApex = this.depth === 0 && this.ancestors.length > 0;
    this.out.byte(LESS);
    this.writeName(token.name);
    this.writeNamespaces(token, isApex ? declarationsInScope([...this.ancestors, token]) : token.namespaces);
    this.writeAttributes(isApex && this.inclusive ? this.withInherited(token.attributes) : token.attributes);
    this.out.byte(GREATER);
    this.depth++;
  }

  private close(name: XmlName): void {
    this.depth--;
    this.rendered.leave(this.depth);
    this.out.byte(LESS);
    this.out.byte(SLASH);
    this.writeName(name);
    this.out.byte(GREATER);
  }

  private writeNamespaces(token: OpenToken, declared: readonly NamespaceDeclaration[]): void {
    const declares = this.declareWritten(declared);
    const uses = !this.inclusive && this.declareUsed(token);
    if (!declares && !uses) return;
    for (const { prefix, uri } of this.rendered.of(this.depth)) {
      if (prefix === '') this.writeAttribute('', 'xmlns', uri);
      else this.writeAttribute('xmlns', prefix, uri);
    }
  }

  /** Most elements declare nothing and have no attributes: then not even a loop is begun. */
  private declareWritten(declared: readonly NamespaceDeclaration[]): boolean {
    if (declared.length === 0) return false;
    let changed = false;
    for (const { prefix, uri } of declared) {
      if ((this.inclusive || this.inclusivePrefixes.has(prefix)) && this.declare(prefix, uri)) changed = true;
    }
    return changed;
  }

  /** What the exclusive form writes: the bindings the element and its attributes make use of. */
  private declareUsed({ name, attributes }: OpenToken): boolean {
    let changed = this.declare(name.prefix, name.uri);
    if (attributes.length === 0) return changed;
    // An attribute without a prefix is in no namespace and uses none.
    for (const { prefix, uri } of attributes) if (prefix !== '' && this.declare(prefix, uri)) changed = true;
    return changed;
  }

  /** Whether a declaration has to be written for `prefix` to mean `uri`. */
  private declare(prefix: string, uri: string): boolean {
    const isBinding = prefix !== 'xml' && (uri !== '' || prefix === '');
    return isBinding && this.rendered.add(prefix, uri, this.depth);
  }

  private writeAttributes(attributes: readonly XmlAttribute[]): void {
    if (attributes.length === 0) return;
    const sorted = attributes.length > 1 ? [...attributes].sort(compareAttributes) : attributes;
    for (const { prefix, local, value } of sorted) this.writeAttribute(prefix, local, value);
  }

  /** Canonical XML 1.0 §2.4: an element whose parent is left out has the nearest `xml:` attributes of its ancestors. */
  private withInherited(own: readonly XmlAttribute[]): readonly XmlAttribute[] {
    const inherited = new Map<string, XmlAttribute>();
    for (const { attributes } of [...this.ancestors, { attributes: own }]) {
      for (const attribute of attributes) if (attribute.prefix === 'xml') inherited.set(attribute.local, attribute);
    }
    return [...own.filter(({ prefix }) => prefix !== 'xml'), ...inherited.values()];
  }

  private writeName({ prefix, local }: XmlName): void {
    if (prefix !== '') {
      this.out.string(prefix);
      this.out.string(':');
    }
    this.out.string(local);
  }

  private writeAttribute(prefix: string, local: string, value: string): void {
    this.out.byte(SPACE);
    if (prefix !== '') {
      this.out.string(prefix);
      this.out.string(':');
    }
    this.out.string(local);
    this.out.byte(EQUALS);
    this.out.byte(QUOT);
    this.out.string(needsEscape.test(value) ? value.replace(/[&<"\t\n\r]/g, escapeInValue) : value);
    this.out.byte(QUOT);
  }

  private writeEscaped(bytes: Uint8Array, from: number, to: number): void {
    let run = from;
    for (let at = from; at < to; at++) {
      const byte = bytes[at] as number;
      if (escapedInText[byte] === 0) continue;
      this.out.bytes(bytes, run, at);
      this.out.string(textEscapes[byte] as string);
      run = at + 1;
    }
    this.out.bytes(bytes, run, to);
  }
}

/** What the start tags, outermost first, leave declared: the innermost declaration of each prefix. */
function declarationsInScope(tags: readonly OpenToken[]): NamespaceDeclaration[] {
  const inScope = new Map<string, NamespaceDeclaration>();
  for (const { namespaces } of tags) for (const declaration of namespaces) inScope.set(declaration.prefix, declaration);
  return [...inScope.values()];
}

/** By namespace, then local name; names in no namespace come first. */
function compareAttributes(one: XmlAttribute, other: XmlAttribute): number {
  return compareCodePoints(one.uri, other.uri) || compareCodePoints(one.local, other.local);
}

const escapedInText = byteTable((byte) => byte === AMP || byte === LESS || byte === GREATER || byte === CR);
const textEscapes: Readonly<Record<number, string>> = {
  [AMP]: '&amp;',
  [LESS]: '&lt;',
  [GREATER]: '&gt;',
  [CR]: '&#xD;',
};

const needsEscape = /[&<"\t\n\r]/;
const valueEscapes: Readonly<Record<number, string>> = {
  [AMP]: '&amp;',
  [LESS]: '&lt;',
  [QUOT]: '&quot;',
  [TAB]: '&#x9;',
  [LF]: '&#xA;',
  [CR]: '&#xD;',
};

function escapeInValue(character: string): string {
  return valueEscapes[character.charCodeAt(0)] as string;
}
