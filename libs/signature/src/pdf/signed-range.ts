import type { ErrorCode } from '@edoc-axis/domain';
import type { PdfFile } from './pdf-file.js';
import { isArray, nameIn, PdfDictionary, PdfString, wholeIn, type PdfValue, type Span } from './value.js';

/** What a signature says it covers (ISO 32000-2 §12.8.1), made sure of. */
export type RangeReading =
  | {
      readonly ok: true;
      readonly byteRange: readonly number[];
      readonly hole: Span;
      readonly end: number;
      readonly contents: Buffer;
    }
  | { readonly ok: false; readonly byteRange: readonly number[]; readonly code: ErrorCode };

/**
 * Exactly one hole, and in it exactly the hexadecimal string that is the signature's own Contents. Anything else that
 * stood in the hole would be shown to people and signed by nobody.
 */
export function readRange(file: PdfFile, signature: PdfDictionary): RangeReading {
  const byteRange = numbersIn(signature.get('ByteRange'));
  const contents = signature.get('Contents');
  const fails = (code: ErrorCode): RangeReading => ({ ok: false, byteRange: byteRange ?? [], code });
  if (!(contents instanceof PdfString) || contents.bytes.every((byte) => byte === 0))
    return fails('pdf.signature-empty');
  if (!byteRange) return fails('pdf.range-malformed');
  const flaw = flawOfRange(byteRange, file.access.bytes, contents);
  if (flaw) return fails(flaw);
  const [, before = 0, after = 0, behind = 0] = byteRange;
  return { ok: true, byteRange, hole: { from: before, to: after }, end: after + behind, contents: contents.bytes };
}

function flawOfRange(byteRange: readonly number[], fileBytes: number, contents: PdfString): ErrorCode | undefined {
  const pairs = Array.from({ length: byteRange.length / 2 }, (_, pair) => {
    const [from = 0, length = 0] = byteRange.slice(pair * 2);
    return { from, to: from + length };
  });
  if (byteRange.length % 2 !== 0 || pairs.length === 0) return 'pdf.range-malformed';
  if (pairs.some(({ to }) => to > fileBytes)) return 'pdf.range-beyond-file';
  if (pairs.some(({ from }, index) => from < (pairs[index - 1]?.to ?? 0))) return 'pdf.ranges-overlap';
  const [first, second] = pairs;
  if (!first || !second || pairs.length > 2 || first.from !== 0) return 'pdf.range-incomplete';
  const { span, hex } = contents;
  if (!span || !hex || span.from < first.to || span.to > second.from) return 'pdf.contents-replaced';
  return span.from === first.to && span.to === second.from ? undefined : 'pdf.range-incomplete';
}

function numbersIn(value: PdfValue): number[] | undefined {
  if (!isArray(value) || value.length > numbersMax) return undefined;
  const numbers = value.map(wholeIn);
  return numbers.every((one) => one !== undefined) ? numbers : undefined;
}

/** Four are right. More are reported, so that a person can look. */
const numbersMax = 64;

/** ISO 32000-2 §12.8.2.2: what a certification lets others do; 1 nothing, 2 fill in and sign, 3 annotate too. */
export function permittedBy(signature: PdfDictionary, resolve: (value: PdfValue) => PdfValue): 1 | 2 | 3 | undefined {
  const references = resolve(signature.get('Reference'));
  for (const reference of isArray(references) ? references.slice(0, numbersMax) : []) {
    const dictionary = resolve(reference);
    if (!(dictionary instanceof PdfDictionary) || nameIn(dictionary.get('TransformMethod')) !== 'DocMDP') continue;
    const parameters = resolve(dictionary.get('TransformParams'));
    const permitted = parameters instanceof PdfDictionary ? resolve(parameters.get('P')) : null;
    return permitted === 1 || permitted === 3 ? permitted : 2;
  }
  return undefined;
}
