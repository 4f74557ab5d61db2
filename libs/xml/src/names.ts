import { Buffer, isUtf8 } from 'node:buffer';

import { byteTable, isNcName } from './characters.js';
import { XmlError } from './errors.js';
import type { XmlName } from './tokens.js';

/** A name as it was written. One object serves all its appearances, so its namespace is looked up once per scope. */
export interface WrittenName {
  readonly bytes: Uint8Array;
  readonly prefix: string;
  readonly local: string;
  /** The prefix that an attribute of this name declares (`xmlns` declares ''); undefined for any other attribute. */
  readonly declares: string | undefined;
  /** What it last meant as an element's name, and in which namespace scope. */
  asElement: XmlName | undefined;
  asElementIn: number;
}

/**
 * The name written in `bytes[from..to)`; `hash` is what `hashStep` made of its bytes. Throws XmlError:
 * xml.name-too-long, xml.utf8-invalid, xml.name-malformed.
 *
 * Names repeat, within a packet and from packet to packet. A slot holds the last name that fell into it, so documents
 * full of different names cost time but no memory.
 */
export function internName(
  bytes: Buffer,
  from: number,
  to: number,
  hash: number,
  nameBytesMax: number,
  offset: number,
): WrittenName {
  if (to - from > nameBytesMax) throw new XmlError('xml.name-too-long', offset, { limit: nameBytesMax });
  const slot = hash & (slots.length - 1);
  const known = slots[slot];
  if (known !== undefined && known.bytes.length === to - from && standsAt(known.bytes, bytes, from)) return known;
  const name = parseName(bytes, from, to, offset);
  slots[slot] = name;
  return name;
}

const slots = new Array<WrittenName | undefined>(1024).fill(undefined);

/** 1 for the bytes a name may hold; whether non-ASCII ones form name characters is judged once per name. */
export const nameBytes = byteTable((byte) => byte >= 0x80 || /[A-Za-z0-9_.:-]/.test(String.fromCharCode(byte)));

export function hashStep(hash: number, byte: number): number {
  return (Math.imul(hash, 31) + byte) | 0;
}

/** Whether exactly `name` stands at `at`; the caller knows that enough bytes are there or reads past the end harmlessly. */
export function standsAt(name: Uint8Array, bytes: Uint8Array, at: number): boolean {
  for (let index = 0; index < name.length; index++) {
    if (bytes[at + index] !== name[index]) return false;
  }
  return true;
}

function parseName(bytes: Buffer, from: number, to: number, offset: number): WrittenName {
  const own = Buffer.from(bytes.subarray(from, to));
  if (!isUtf8(own)) throw new XmlError('xml.utf8-invalid', offset);
  const text = own.toString('utf8');
  const colon = text.indexOf(':');
  const prefix = colon < 0 ? '' : text.slice(0, colon);
  const local = text.slice(colon + 1);
  if (!isNcName(local) || (colon >= 0 && !isNcName(prefix))) throw new XmlError('xml.name-malformed', offset);
  return {
    bytes: own,
    prefix,
    local,
    declares: prefix === 'xmlns' ? local : text === 'xmlns' ? '' : undefined,
    asElement: undefined,
    asElementIn: -1,
  };
}
