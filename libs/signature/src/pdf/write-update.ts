import type { Revision } from './revision.js';
import { nameIn, wholeIn, type PdfValue } from './value.js';
import { dictionaryOf, withEntries, writeValue } from './write-value.js';

/** An object as it is to be written: its value, in the file's own syntax. */
export interface WrittenObject {
  readonly number: number;
  readonly generation: number;
  readonly body: string;
}

/**
 * The bytes that follow a file whose last byte is at `from` (ISO 32000-2 §7.5.6): new and replaced objects, and a
 * cross-reference section of the kind the file has already, since not every reader follows from one kind to the other.
 */
export function writeUpdate(revision: Revision, from: number, objects: readonly WrittenObject[]): Buffer {
  const { trailer, sections } = revision;
  const parts = ['\n'];
  let at = from + 1;
  const places: Place[] = [];
  for (const { number, generation, body } of [...objects].sort((one, other) => one.number - other.number)) {
    const text = `${number} ${generation} obj\n${body}\nendobj\n`;
    places.push({ number, generation, offset: at });
    parts.push(text);
    at += Buffer.byteLength(text, 'latin1');
  }
  const kept = Object.fromEntries(['Root', 'Info', 'ID'].map((key): [string, PdfValue] => [key, trailer.get(key)]));
  const entries = { ...kept, Prev: sections[0]?.from ?? 0, Size: nextNumber(revision, objects) };
  const isStream = nameIn(trailer.get('Type')) === 'XRef';
  parts.push(isStream ? writeStream(places, entries, at) : writeTable(places, entries));
  parts.push(`startxref\n${at}\n%%EOF\n`);
  return Buffer.from(parts.join(''), 'latin1');
}

interface Place {
  readonly number: number;
  readonly generation: number;
  readonly offset: number;
}

/** The least number that no object has. */
export function nextNumber(revision: Revision, objects: readonly WrittenObject[] = []): number {
  const sizes = revision.sections.map(({ trailer }) => wholeIn(trailer.get('Size')) ?? 0);
  const used = revision.sections.flatMap(({ entries }) => [...entries.keys()]);
  return [...used, ...objects.map(({ number }) => number)].reduce(
    (next, number) => Math.max(next, number + 1),
    Math.max(1, ...sizes),
  );
}

function writeTable(places: readonly Place[], entries: Readonly<Record<string, PdfValue>>): string {
  const sections = runsOf(places).map((run) => {
    const lines = run.map(
      ({ offset, generation }) => `${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`,
    );
    return `${run[0]?.number} ${run.length}\n${lines.join('')}`;
  });
  return `xref\n${sections.join('')}trailer\n${writeValue(dictionaryOf(entries))}\n`;
}

/** Not packed: it is small, and so it can be read by eye. */
function writeStream(places: readonly Place[], entries: Readonly<Record<string, PdfValue>>, at: number): string {
  const number = wholeIn(entries.Size ?? null) ?? 0;
  const all = [...places, { number, generation: 0, offset: at }];
  const rows = all.map(({ offset, generation }) => {
    const row = Buffer.alloc(streamRowBytes);
    row.writeUInt8(1, 0);
    row.writeUInt32BE(offset, 1);
    row.writeUInt16BE(generation, 5);
    return row;
  });
  const data = Buffer.concat(rows);
  const dictionary = withEntries(dictionaryOf(entries), {
    Size: number + 1,
    W: [1, 4, 2],
    Index: runsOf(all).flatMap((run) => [run[0]?.number ?? 0, run.length]),
    Length: data.length,
  });
  const head = writeValue(dictionary).replace('<<', '<</Type /XRef ');
  return `${number} 0 obj\n${head}\nstream\n${data.toString('latin1')}\nendstream\nendobj\n`;
}

const streamRowBytes = 7;

/** Consecutive numbers together. */
function runsOf(places: readonly Place[]): Place[][] {
  const runs: Place[][] = [];
  for (const place of places) {
    const run = runs.at(-1);
    if (run?.at(-1)?.number === place.number - 1) run.push(place);
    else runs.push([place]);
  }
  return runs;
}
