import { z } from 'zod';

/**
 * Bytes in a message between processes. They travel beside its JSON as they are: as text they would be a third longer,
 * and written, scanned and read by the letter at each of four ends.
 */
export class CarriedBytes {
  constructor(readonly bytes: Buffer) {}

  /** Called by `JSON.stringify`, which leaves their place in the text. */
  toJSON(): Place {
    if (!carriage) throw new TypeError('Bytes are carried beside a message: write it with writeCarrying.');
    const from = carriage.length;
    carriage.pieces.push(this.bytes);
    carriage.length += this.bytes.length;
    return { [placeKey]: [from, this.bytes.length] };
  }
}

/** The shape of bytes in a message, of so many at the most. */
export const carriedBytes = (bytesMax: number) =>
  z.instanceof(CarriedBytes).refine(({ bytes }) => bytes.length <= bytesMax, `more than ${bytesMax} bytes`);

export interface CarryingMessage {
  readonly json: string;
  /** One behind the other, as their places in the JSON say. */
  readonly pieces: readonly Buffer[];
}

const placeKey = '\u0000bytes';
interface Place {
  readonly [placeKey]: readonly [from: number, length: number];
}

interface Carriage {
  readonly pieces: Buffer[];
  length: number;
}

/** Of the message that is being written: writing one is never interrupted. */
let carriage: Carriage | undefined;

export function writeCarrying(message: unknown): CarryingMessage {
  const gathered: Carriage = { pieces: [], length: 0 };
  carriage = gathered;
  try {
    return { json: JSON.stringify(message), pieces: gathered.pieces };
  } finally {
    carriage = undefined;
  }
}

/**
 * @param beside what came beside the JSON; the message's bytes are windows into it
 * @throws SyntaxError for what is no JSON; RangeError for a place that is not there
 */
export function readCarrying(json: string, beside: Buffer): unknown {
  const message: unknown = JSON.parse(json);
  return beside.length === 0 ? message : withBytes(message, beside);
}

function withBytes(value: unknown, beside: Buffer): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const place = (value as Partial<Place>)[placeKey];
  if (place !== undefined) return new CarriedBytes(windowOf(beside, place));
  const members = value as Record<string, unknown>;
  for (const key of Object.keys(members)) {
    const member = members[key];
    if (typeof member === 'object' && member !== null) members[key] = withBytes(member, beside);
  }
  return members;
}

function windowOf(beside: Buffer, [from, length]: readonly [number, number]): Buffer {
  const isThere = Number.isSafeInteger(from) && Number.isSafeInteger(length) && from >= 0 && length >= 0;
  if (!isThere || from + length > beside.length) throw new RangeError('A message says its bytes lie outside of it.');
  return beside.subarray(from, from + length);
}
