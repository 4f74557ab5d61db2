import { signatureNamespace } from '@edoc-axis/edxml';
import type { OpenToken, XmlName, XmlToken } from '@edoc-axis/xml';

/** An element of the signature, which is small and held whole. */
export interface SignatureElement {
  readonly name: XmlName;
  readonly attributes: OpenToken['attributes'];
  readonly children: SignatureElement[];
  /** Its own text, byte for byte as Latin-1: whatever we read in a signature is ASCII, and anything else shows. */
  text: string;
  /** A comment or a CDATA section stands directly in it, which other readers may see differently. */
  impure: boolean;
}

/** Builds the tree while the tokens inside a `Signature` pass, its own two tags included. */
export class SignatureTree {
  readonly root: SignatureElement;
  nodes = 1;
  private readonly path: SignatureElement[];

  constructor(token: OpenToken) {
    this.root = elementOf(token);
    this.path = [this.root];
  }

  /** True when this token closed the signature. */
  token(token: XmlToken): boolean {
    const current = this.path[this.path.length - 1] ?? this.root;
    switch (token.kind) {
      case 'open': {
        const child = elementOf(token);
        this.nodes += 1 + token.attributes.length + token.namespaces.length;
        current.children.push(child);
        this.path.push(child);
        return false;
      }
      case 'close':
        this.path.pop();
        return this.path.length === 0;
      case 'text':
        current.text += token.source.toString('latin1', token.sourceFrom, token.sourceTo);
        current.impure ||= token.cdata;
        return false;
      case 'comment':
        current.impure = true;
        return false;
    }
  }
}

export function isSigned(name: XmlName, local: string): boolean {
  return name.local === local && name.uri === signatureNamespace;
}

/** The children of this name in the signature's namespace. */
export function partsOf(parent: SignatureElement | undefined, local: string): SignatureElement[] {
  return parent?.children.filter(({ name }) => isSigned(name, local)) ?? [];
}

export function partOf(parent: SignatureElement | undefined, local: string): SignatureElement | undefined {
  return parent?.children.find(({ name }) => isSigned(name, local));
}

/** Whether more than one child has this name. */
export function hasMany(parent: SignatureElement, local: string): boolean {
  let parts = 0;
  for (const { name } of parent.children) if (isSigned(name, local)) parts += 1;
  return parts > 1;
}

/** The element and everything below it. */
export function selfAndBelow(element: SignatureElement, found: SignatureElement[] = []): SignatureElement[] {
  found.push(element);
  for (const child of element.children) selfAndBelow(child, found);
  return found;
}

/** The value of an attribute without namespace; undefined when there is none. */
export function attributeOf(element: SignatureElement | undefined, local: string): string | undefined {
  return element?.attributes.find((attribute) => attribute.local === local && attribute.uri === '')?.value;
}

function elementOf({ name, attributes }: OpenToken): SignatureElement {
  return { name, attributes, children: [], text: '', impure: false };
}
