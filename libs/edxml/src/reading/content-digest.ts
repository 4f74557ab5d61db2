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
  /** Waits to be hashed: many small updates cost more than the digest itself. */
  private pending = '';

  header(messageHeader: PacketElement): void {
    const content = messageHeader.content.filter((part) => typeof part === 'string' || part.local !== 'To');
    this.element({ ...messageHeader, content });
  }

  attachment(sha256: string): void {
    this.add(`+${measured(sha256)}`);
  }

  /** Hexadecimal, lower case. Ends the digest. */
  end(): string {
    return this.hash.update(this.pending).digest('hex');
  }

  private element(element: PacketElement): void {
    this.add(`(${measured(element.uri)}${measured(nameOf(element))}`);
    if (element.attributes.length > 0) this.attributes(element.attributes);
    for (const part of element.content) {
      if (typeof part === 'string') this.add(`=${measured(part)}`);
      else this.element(part);
    }
    this.add(')');
  }

  private attributes(attributes: PacketElement['attributes']): void {
    const named = attributes.map((attribute) => ({ ...attribute, local: nameOf(attribute) }));
    for (const { uri, local, value } of named.sort(byName)) {
      this.add(`@${measured(uri)}${measured(local)}${measured(value)}`);
    }
  }

  private add(text: string): void {
    this.pending += text;
    if (this.pending.length < pendingCharactersMax) return;
    this.hash.update(this.pending);
    this.pending = '';
  }
}

const pendingCharactersMax = 64 * 1024;

function measured(text: string): string {
  return `${Buffer.byteLength(text)}:${text}`;
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
