import { CataloguedError } from '@edoc-axis/domain';
import type { OpenToken, XmlAttribute } from '@edoc-axis/xml';
import { packetNamespace } from '../namespaces.js';
import { excerptOf } from './excerpt.js';

/**
 * An element of the part of a packet that is held in memory. Text pieces that touch are one string, wherever chunks
 * happened to end; white space between elements is gone once the element is closed.
 */
export interface PacketElement {
  readonly local: string;
  readonly uri: string;
  /** As written: '' or with its colon. Says nothing about meaning, only which unbound name stood here. */
  readonly prefix: string;
  readonly attributes: readonly XmlAttribute[];
  readonly parent: PacketElement | undefined;
  content: (PacketElement | string)[];
  /** A comment stands directly in it. Comments vanish from the canonical form, so a value must not contain one. */
  commented: boolean;
  /** What its shape read of it as soon as it was closed; its content is gone then. */
  readEarly?: unknown;
}

export function elementOf(token: OpenToken, parent: PacketElement | undefined): PacketElement {
  const element: PacketElement = {
    local: token.name.local,
    uri: token.name.uri,
    prefix: token.name.prefix,
    attributes: token.attributes,
    parent,
    content: [],
    commented: false,
  };
  parent?.content.push(element);
  return element;
}

export function closeElement(element: PacketElement): void {
  if (!hasElements(element)) return;
  element.content = element.content.filter((part) => typeof part !== 'string' || !isWhiteSpace(part));
}

/**
 * The child elements of this name. A child of the same name in another namespace, or in none, is refused: some parsers
 * would read it and others would not.
 */
export function childrenOf(parent: PacketElement, local: string): PacketElement[] {
  const found: PacketElement[] = [];
  for (const part of parent.content) {
    if (isChild(part, local)) found.push(part);
  }
  return found;
}

function isChild(part: PacketElement | string, local: string): part is PacketElement {
  if (typeof part === 'string' || part.local !== local) return false;
  if (part.uri !== packetNamespace) throw namespaceWrong(part.uri, pathOf(part));
  return true;
}

/** At most one child of this name, or a refusal: which of two counts is for no parser to choose. */
export function childOf(parent: PacketElement, local: string): PacketElement | undefined {
  let found: PacketElement | undefined;
  for (const part of parent.content) {
    if (!isChild(part, local)) continue;
    if (found) throw new CataloguedError('packet.element-repeated', { element: pathOf(part) });
    found = part;
  }
  return found;
}

export function hasElements(element: PacketElement): boolean {
  return element.content.some((part) => typeof part !== 'string');
}

/** The text of an element we read as a value, without white space around it. CDATA is its text. */
export function valueOf(element: PacketElement): string {
  if (element.commented) throw new CataloguedError('packet.comment-in-value', { field: pathOf(element) });
  if (element.content.length === 0) return '';
  const only = element.content[0];
  if (typeof only === 'string' && element.content.length === 1) return trimWhiteSpace(only);
  const inner = element.content.find((part) => typeof part !== 'string');
  if (inner) {
    throw new CataloguedError('packet.element-in-value', { field: pathOf(element), element: inner.local });
  }
  return trimWhiteSpace(element.content.join(''));
}

/** `edXMLHeader/MessageHeader/To[2]/OrganName`: how a person finds the element again. */
export function pathOf(element: PacketElement): string {
  const { parent, local } = element;
  if (!parent?.parent) return local;
  const alike = parent.content.filter((part) => typeof part !== 'string' && part.local === local);
  const which = alike.length > 1 ? `[${alike.indexOf(element) + 1}]` : '';
  return `${pathOf(parent)}/${local}${which}`;
}

/** Any prefix or none is read; another or a missing namespace never. */
export function requirePacketNamespace(uri: string, element: string): void {
  if (uri !== packetNamespace) throw namespaceWrong(uri, element);
}

function namespaceWrong(uri: string, element: string): CataloguedError {
  return new CataloguedError('packet.namespace-wrong', { element, namespace: excerptOf(uri) });
}

function isWhiteSpace(text: string): boolean {
  return trimWhiteSpace(text) === '';
}

/** XML's four white space characters and no others; by hand, since a regular expression for the end takes quadratic time. */
function trimWhiteSpace(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isWhiteSpaceAt(text, from)) from += 1;
  while (from < to && isWhiteSpaceAt(text, to - 1)) to -= 1;
  return text.slice(from, to);
}

function isWhiteSpaceAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}
