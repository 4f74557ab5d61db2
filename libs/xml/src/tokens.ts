import type { Buffer } from 'node:buffer';

/** What a name in a document is: as it was written (prefix) and what it means (namespace). */
export interface XmlName {
  /** '' when the name has none. */
  readonly prefix: string;
  readonly local: string;
  /** The namespace the prefix is bound to here; '' when the name is in no namespace. */
  readonly uri: string;
}

export interface XmlAttribute extends XmlName {
  /** Normalised as XML 1.0 §3.3.3 asks for an attribute without a DTD (CDATA). */
  readonly value: string;
}

/** `xmlns="uri"` (prefix '') or `xmlns:prefix="uri"`, as it stands on one element. */
export interface NamespaceDeclaration {
  readonly prefix: string;
  readonly uri: string;
}

/**
 * A start tag. An empty-element tag gives an `open` and then a `close` token, as if it had been written out.
 * Offsets count bytes of the document from 0, a byte order mark included.
 */
export interface OpenToken {
  readonly kind: 'open';
  readonly name: XmlName;
  /** In document order, namespace declarations not among them. */
  readonly attributes: readonly XmlAttribute[];
  readonly namespaces: readonly NamespaceDeclaration[];
  /** How many elements are open around this one; 0 for the root. */
  readonly depth: number;
  /** Offset of its `<`. */
  readonly from: number;
  /** Offset behind its `>`. */
  readonly to: number;
}

export interface CloseToken {
  readonly kind: 'close';
  readonly name: XmlName;
  readonly depth: number;
  readonly from: number;
  readonly to: number;
}

/**
 * A piece of character data: one text node may arrive in any number of pieces, wherever chunks happen to end. No piece
 * ends inside a character.
 */
export interface TextToken {
  readonly kind: 'text';
  /**
   * Holds the piece in its bytes `sourceFrom` to `sourceTo`: UTF-8, references replaced and line ends normalised. Valid
   * only during the call: copy what you keep. A view of its own for each of many short pieces took a sixth of the time
   * a packet needs; who wants one asks `bytesOf`.
   */
  readonly source: Buffer;
  readonly sourceFrom: number;
  readonly sourceTo: number;
  /** True when nothing in the piece needs escaping in the canonical form (no `&`, `<`, `>` or CR), so it can be digested as it is. */
  readonly plain: boolean;
  readonly cdata: boolean;
  readonly from: number;
  readonly to: number;
}

/** Its text is not kept: neither canonical form we use has comments. Readers need to know that one stood here. */
export interface CommentToken {
  readonly kind: 'comment';
  readonly from: number;
  readonly to: number;
}

/** A view of the piece, valid as long as the token. */
export function bytesOf({ source, sourceFrom, sourceTo }: TextToken): Buffer {
  return source.subarray(sourceFrom, sourceTo);
}

export type XmlToken = OpenToken | CloseToken | TextToken | CommentToken;

/** Every bound on what a hostile document can make us hold or do. */
export interface XmlLimits {
  readonly depthMax: number;
  readonly attributesMax: number;
  /** Bytes of one tag, name, attributes and all. */
  readonly tagBytesMax: number;
  readonly nameBytesMax: number;
  /** Namespace declarations in scope at once. */
  readonly namespacesMax: number;
}
