/** What stands in a PDF file (ISO 32000-2 §7.3), without streams. An entry whose value is null counts as absent. */
export type PdfValue =
  null | boolean | number | PdfName | PdfString | PdfReference | PdfDictionary | readonly PdfValue[];

export class PdfName {
  constructor(readonly name: string) {}
}

export class PdfString {
  constructor(
    readonly bytes: Buffer,
    /** Where it stands in the file, with its brackets. Undefined inside an object stream. */
    readonly span: Span | undefined,
    readonly hex: boolean,
  ) {}
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

export class PdfReference {
  constructor(
    readonly number: number,
    readonly generation: number,
  ) {}
}

export class PdfDictionary {
  constructor(
    readonly entries: ReadonlyMap<string, PdfValue>,
    readonly span?: Span,
  ) {}

  get(key: string): PdfValue {
    return this.entries.get(key) ?? null;
  }
}

export function isArray(value: PdfValue): value is readonly PdfValue[] {
  return Array.isArray(value);
}

export function nameIn(value: PdfValue): string | undefined {
  return value instanceof PdfName ? value.name : undefined;
}

export function wholeIn(value: PdfValue): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** The same to every reader, wherever it stands; references are compared as references. */
export function isSame(one: PdfValue, other: PdfValue): boolean {
  if (one === other) return true;
  if (one instanceof PdfName) return other instanceof PdfName && one.name === other.name;
  if (one instanceof PdfString) return other instanceof PdfString && one.bytes.equals(other.bytes);
  if (one instanceof PdfReference) {
    return other instanceof PdfReference && one.number === other.number && one.generation === other.generation;
  }
  if (one instanceof PdfDictionary) return other instanceof PdfDictionary && keysThatDiffer(one, other).length === 0;
  if (!isArray(one) || !isArray(other)) return false;
  return one.length === other.length && one.every((value, index) => isSame(value, other[index] ?? null));
}

export function keysThatDiffer(one: PdfDictionary, other: PdfDictionary): string[] {
  const keys = new Set([...one.entries.keys(), ...other.entries.keys()]);
  return [...keys].filter((key) => !isSame(one.get(key), other.get(key)));
}

/** Every reference inside, in no order. */
export function* referencesIn(value: PdfValue): Generator<PdfReference> {
  if (value instanceof PdfReference) yield value;
  else if (value instanceof PdfDictionary) for (const entry of value.entries.values()) yield* referencesIn(entry);
  else if (isArray(value)) for (const entry of value) yield* referencesIn(entry);
}
