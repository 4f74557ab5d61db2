import { isArray, PdfDictionary, PdfName, PdfReference, PdfString, type PdfValue } from './value.js';

/** The value as it is written into a file (ISO 32000-2 §7.3); strings in hexadecimal, which needs no escapes. */
export function writeValue(value: PdfValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return writeNumber(value);
  if (value instanceof PdfName) return writeName(value.name);
  if (value instanceof PdfString) return `<${value.bytes.toString('hex')}>`;
  if (value instanceof PdfReference) return `${value.number} ${value.generation} R`;
  if (isArray(value)) return `[${value.map(writeValue).join(' ')}]`;
  return writeDictionary(value);
}

/** A dictionary with some entries set, or, where they are null, left out. */
export function withEntries(dictionary: PdfDictionary, entries: Readonly<Record<string, PdfValue>>): PdfDictionary {
  const merged = new Map(dictionary.entries);
  for (const [key, value] of Object.entries(entries)) {
    if (value === null) merged.delete(key);
    else merged.set(key, value);
  }
  return new PdfDictionary(merged);
}

export function dictionaryOf(entries: Readonly<Record<string, PdfValue>>): PdfDictionary {
  return withEntries(new PdfDictionary(new Map()), entries);
}

function writeDictionary({ entries }: PdfDictionary): string {
  return `<<${[...entries].map(([key, value]) => `${writeName(key)} ${writeValue(value)}`).join(' ')}>>`;
}

/** PDF has no exponents. */
function writeNumber(value: number): string {
  return Number.isInteger(value) ? value.toFixed(0) : value.toFixed(6).replace(/0+$/, '');
}

function writeName(name: string): string {
  const escape = (character: string) => `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  return `/${name.replace(/[^!-~]|[#()<>[\]{}/%]/g, escape)}`;
}
