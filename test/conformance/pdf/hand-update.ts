/** An incremental update written by hand, of whatever an honest writer would not write. */
export interface HandUpdate {
  /** By number: what stands between `obj` and `endobj`. `free` says that the object is gone. */
  readonly objects?: Readonly<Record<number, string | 'free'>>;
  /** Entries that lead somewhere else than to an object of this update: number to offset. */
  readonly led?: Readonly<Record<number, number>>;
  readonly root?: string;
  /** Stands before the first object. */
  readonly before?: string;
  /** Stands behind `%%EOF`. */
  readonly behind?: string;
  /** Entries of the trailer beside Size, Prev and Root. */
  readonly trailer?: string;
  readonly previous?: number;
}

/** The file with the update behind it, in a classic table. */
export function updateByHand(pdf: Buffer, update: HandUpdate): Buffer {
  const { objects = {}, led = {}, root = '1 0 R', before = '', behind = '', trailer = '' } = update;
  const places = new Map<number, string>();
  let text = `\n${before}`;
  for (const [number, body] of Object.entries(objects)) {
    places.set(Number(number), body === 'free' ? entryOf(0, 65_535, 'f') : entryOf(pdf.length + text.length));
    if (body !== 'free') text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  for (const [number, offset] of Object.entries(led)) places.set(Number(number), entryOf(offset));
  const startsAt = pdf.length + text.length;
  const entries = [...places].sort(([one], [other]) => one - other).map(([number, entry]) => `${number} 1\n${entry}`);
  const previous = update.previous ?? lastStart(pdf);
  text += `xref\n${entries.join('')}trailer\n<< /Size 100 /Prev ${previous} /Root ${root} ${trailer} >>\n`;
  text += `startxref\n${startsAt}\n%%EOF\n${behind}`;
  return Buffer.concat([pdf, Buffer.from(text, 'latin1')]);
}

export function lastStart(pdf: Buffer): number {
  return Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString('latin1'))?.[1]);
}

/** What stands in the object now: of the last of its number in the file. */
export function bodyOf(pdf: Buffer, number: number): string {
  const text = pdf.toString('latin1');
  const from = text.lastIndexOf(`\n${number} 0 obj\n`) + `\n${number} 0 obj\n`.length;
  return text.slice(from, text.indexOf('\nendobj', from));
}

export function offsetOf(pdf: Buffer, text: string): number {
  const at = pdf.indexOf(text, 0, 'latin1');
  if (at === -1) throw new Error(`nowhere in the file: ${text}`);
  return at;
}

export function streamOf(content: string, entries = ''): string {
  return `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`;
}

function entryOf(offset: number, generation = 0, kind = 'n'): string {
  return `${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} ${kind} \n`;
}
