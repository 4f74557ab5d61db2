import type { Hash } from 'node:crypto';
import { createHash } from 'node:crypto';
import type { PacketElement } from './element.js';

/**
 * The digest that tells whether two packets say the same, whoever they are addressed to: SHA-256 over the `MessageHeader`
 * without its `To` elements and over the decoded bytes of every attachment. It does not depend on prefixes, the order of
 * attributes, indentation, CDATA, comments or how base64 was wrapped. The hashed bytes:
 *
 *     digest     = header attachment*
 *     header     = "(" string(namespace) string(local name) attribute* child* ")"
 *     attribute  = "@" string(namespace) string(local name) string(value)     by namespace, then local name
 *     child      = header | "=" string(text)                                  in document order
 *     attachment = "+" string(SHA-256 of its decoded bytes, hexadecimal)      in document order
 *     string     = length in bytes of UTF-8, decimal, ":" the bytes
 *
 * Every string carries its length, so that no two contents give the same bytes. White space between elements is not
 * part of it; the text of an element that has no child elements is, to the last space.
 */
export class ContentDigest {
  private readonly hash = createHash('sha256');

  header(messageHeader: PacketElement): void {
    const content = messageHeader.content.filter((part) => typeof part === 'string' || part.local !== 'To');
    addElement(this.hash, { ...messageHeader, content });
  }

  attachment(sha256: string): void {
    this.hash.update('+');
    addString(this.hash, sha256);
  }

  /** Hexadecimal, lower case. Ends the digest. */
  end(): string {
    return this.hash.digest('hex');
  }
}

function addElement(hash: Hash, element: PacketElement): void {
  hash.update('(');
  addString(hash, element.uri);
  addString(hash, nameOf(element));
  const attributes = element.attributes.map((attribute) => ({ ...attribute, local: nameOf(attribute) }));
  for (const attribute of attributes.sort(byName)) {
    hash.update('@');
    addString(hash, attribute.uri);
    addString(hash, attribute.local);
    addString(hash, attribute.value);
  }
  for (const part of element.content) {
    if (typeof part !== 'string') addElement(hash, part);
    else {
      hash.update('=');
      addString(hash, part);
    }
  }
  hash.update(')');
}

function addString(hash: Hash, value: string): void {
  hash.update(`${Buffer.byteLength(value)}:${value}`);
}

interface Name {
  readonly prefix: string;
  readonly local: string;
  readonly uri: string;
}

/** Without its prefix, unless the prefix is bound to nothing: then it is all there is to tell two names apart. */
function nameOf(name: Name): string {
  return name.uri === '' && name.prefix !== '' ? `${name.prefix}:${name.local}` : name.local;
}

/** By code units and not by a language's order, which could change between machines. */
function byName(a: Name, b: Name): number {
  if (a.uri !== b.uri) return a.uri < b.uri ? -1 : 1;
  return a.local < b.local ? -1 : a.local > b.local ? 1 : 0;
}
