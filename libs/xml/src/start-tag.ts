import type { Buffer } from 'node:buffer';

import { readAttributeValue } from './attribute-value.js';
import { APOS, EQUALS, GREATER, isSpace, QUOT, SLASH } from './characters.js';
import { XmlError } from './errors.js';
import { hashStep, nameBytes, internName, type WrittenName } from './names.js';
import { checkDeclaration } from './namespaces.js';
import type { NamespaceDeclaration, XmlLimits } from './tokens.js';

/** A start tag before its prefixes are resolved. */
export interface StartTag {
  readonly name: WrittenName;
  readonly attributes: readonly WrittenAttribute[];
  readonly namespaces: readonly NamespaceDeclaration[];
  /** `<name/>` */
  readonly empty: boolean;
}

export interface WrittenAttribute {
  readonly name: WrittenName;
  readonly value: string;
  readonly offset: number;
}

/** Reads start tags that lie whole in `bytes`. */
export class StartTagReader {
  private at = 0;

  constructor(private readonly limits: XmlLimits) {}

  /**
   * Reads the tag in `bytes[from..to)`, from its `<` to its `>`; `base` is the offset of `bytes[0]` in the document.
   * Throws XmlError.
   */
  read(bytes: Buffer, from: number, to: number, base: number): StartTag {
    this.at = from + 1;
    const name = this.readName(bytes, base);
    const attributes: WrittenAttribute[] = [];
    const namespaces: NamespaceDeclaration[] = [];
    for (;;) {
      const spaced = this.skipSpace(bytes);
      const byte = bytes[this.at];
      if (byte === GREATER) return { name, attributes, namespaces, empty: false };
      if (byte === SLASH && this.at === to - 2) return { name, attributes, namespaces, empty: true };
      if (!spaced) throw new XmlError('xml.tag-malformed', base + this.at);
      const attribute = this.readAttribute(bytes, base);
      if (attribute.name.declares === undefined) attributes.push(attribute);
      else addDeclaration(namespaces, attribute);
      if (attributes.length + namespaces.length > this.limits.attributesMax) {
        throw new XmlError('xml.too-many-attributes', base + from, { limit: this.limits.attributesMax });
      }
    }
  }

  private readAttribute(bytes: Buffer, base: number): WrittenAttribute {
    const offset = base + this.at;
    const name = this.readName(bytes, base);
    this.skipSpace(bytes);
    if (bytes[this.at] !== EQUALS) throw new XmlError('xml.tag-malformed', base + this.at);
    this.at++;
    this.skipSpace(bytes);
    const quote = bytes[this.at];
    if (quote !== QUOT && quote !== APOS) throw new XmlError('xml.tag-malformed', base + this.at);
    // The tag's end was found by its quotes, so this one is closed.
    const from = this.at + 1;
    let to = from;
    while (bytes[to] !== quote) to++;
    this.at = to + 1;
    return { name, value: readAttributeValue(bytes, from, to, base), offset };
  }

  private readName(bytes: Buffer, base: number): WrittenName {
    const from = this.at;
    let hash = 0;
    let byte = bytes[this.at] as number;
    while (nameBytes[byte] === 1) {
      hash = hashStep(hash, byte);
      byte = bytes[++this.at] as number;
    }
    if (this.at === from) throw new XmlError('xml.name-malformed', base + from);
    return internName(bytes, from, this.at, hash, this.limits.nameBytesMax, base + from);
  }

  private skipSpace(bytes: Buffer): boolean {
    const from = this.at;
    while (isSpace(bytes[this.at])) this.at++;
    return this.at > from;
  }
}

function addDeclaration(namespaces: NamespaceDeclaration[], { name, value, offset }: WrittenAttribute): void {
  const declaration = { prefix: name.declares as string, uri: value };
  checkDeclaration(declaration, offset);
  if (namespaces.some(({ prefix }) => prefix === declaration.prefix)) {
    throw new XmlError('xml.attribute-duplicate', offset, { attribute: name.local });
  }
  namespaces.push(declaration);
}
