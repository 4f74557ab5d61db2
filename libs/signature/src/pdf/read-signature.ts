import { isCatalogued, type ErrorCode } from '@edoc-axis/domain';
import { createHash } from 'node:crypto';
import { measureSignature } from '../cms/measure-signature.js';
import { measureTimeStamp } from '../cms/measure-time-stamp.js';
import type { DigestName } from '../packet/algorithms.js';
import { findFileEnd, isBlank } from './file-end.js';
import { findChange } from './find-change.js';
import type { PdfFile } from './pdf-file.js';
import type { PdfSignature, PdfSignatureContent, PdfSignatureKind } from './pdf-report.js';
import type { Revision } from './revision.js';
import type { Revisions } from './revisions.js';
import { findSignatureFields, type SignatureField } from './signature-fields.js';
import { permittedBy, readRange, type RangeReading } from './signed-range.js';
import { dateIn } from './text-string.js';
import { nameIn, PdfString, type PdfDictionary } from './value.js';

export interface ReadingContext {
  readonly revisions: Revisions;
  /** The file as it is now. */
  readonly current: Revision;
  /** Nothing but white space stands behind the last `%%EOF`. */
  readonly endsClean: boolean;
}

export type FoundSignature = SignatureField & { readonly signature: PdfDictionary };

type SoundRange = Extract<RangeReading, { ok: true }>;

/** One signature, measured; its flaws end up in the report. Throws CataloguedError when the file itself cannot be read. */
export function readSignature(context: ReadingContext, found: FoundSignature): PdfSignature {
  const { current, revisions } = context;
  const { file } = revisions;
  const { signature } = found;
  const subFilter = nameIn(current.resolve(signature.get('SubFilter'))) ?? '';
  const kind = subFilter === documentStamp ? 'time-stamp' : 'signature';
  const claimedAt = dateIn(current.resolve(signature.get('M')));
  const permits = permittedBy(signature, (value) => current.resolve(value));
  const range = readRange(file, signature);
  const said = {
    field: found.name,
    kind,
    subFilter: subFilter.slice(0, subFilterCharactersMax),
    byteRange: range.byteRange,
    ...(permits === undefined ? {} : { permits }),
    ...(claimedAt === undefined ? {} : { claimedAt }),
  } as const;
  if (!range.ok) return { ...said, ...nothingCovered, ...broken(range.code) };
  return { ...said, ...readCovered(context, found, range, kind) };
}

const documentStamp = 'ETSI.RFC3161';
const subFilterCharactersMax = 60;
const nothingCovered = { coversWholeFile: false, changesAfter: 'other' } as const;

function broken(code: ErrorCode): Pick<PdfSignature, 'flaws' | 'content'> {
  return { flaws: [{ code, params: {} }], content: { presence: 'broken', code, params: {} } };
}

function readCovered(
  context: ReadingContext,
  found: FoundSignature,
  range: SoundRange,
  kind: PdfSignatureKind,
): Pick<PdfSignature, 'coversWholeFile' | 'changesAfter' | 'flaws' | 'content'> {
  const { file } = context.revisions;
  const signed = openSigned(context.revisions, range.end);
  const content = measureContent(file, found.signature, range, kind);
  if (!signed || !isValueThen(signed, range)) {
    const code = signed ? 'pdf.signature-stray' : 'pdf.revision-unreadable';
    return { ...nothingCovered, flaws: [{ code, params: {} }], content };
  }
  const coversWholeFile = isBlank(file, range.end, file.access.bytes);
  const changesAfter = coversWholeFile ? 'nothing' : context.endsClean ? findChange(signed, context.current) : 'other';
  return { coversWholeFile, changesAfter, flaws: [], content };
}

/** The file as its signer left it; undefined when it was no whole PDF file then. */
function openSigned(revisions: Revisions, end: number): Revision | undefined {
  try {
    const { startsAt, to } = findFileEnd(revisions.file, end);
    return isBlank(revisions.file, to, end) ? revisions.open(end, startsAt) : undefined;
  } catch (error) {
    if (isCatalogued(error) && error.code !== 'pdf.took-too-long') return undefined;
    throw error;
  }
}

/** Whether this very string was some field's signature when it was signed: else anybody may have put it there later. */
function isValueThen(signed: Revision, { hole }: SoundRange): boolean {
  try {
    return findSignatureFields(signed).some(({ signature }) => {
      const contents = signature?.get('Contents');
      return contents instanceof PdfString && contents.span?.from === hole.from && contents.span.to === hole.to;
    });
  } catch (error) {
    if (isCatalogued(error) && error.code !== 'pdf.took-too-long') return false;
    throw error;
  }
}

function measureContent(
  file: PdfFile,
  signature: PdfDictionary,
  { contents, byteRange }: SoundRange,
  kind: PdfSignatureKind,
): PdfSignatureContent {
  const { contentsBytesMax } = file.limits;
  if (contents.length > contentsBytesMax) {
    return { presence: 'broken', code: 'pdf.contents-too-large', params: { contentsBytesMax } };
  }
  const digestOf = (algorithm: DigestName) => digestOfRanges(file, byteRange, algorithm);
  if (kind === 'time-stamp') return measureTimeStamp(contents, digestOf);
  const subFilter = nameIn(signature.get('SubFilter')) ?? '';
  if (!accepted.has(subFilter)) {
    return {
      presence: 'foreign',
      code: 'pdf.sub-filter-not-accepted',
      params: { subFilter: subFilter.slice(0, subFilterCharactersMax) },
    };
  }
  return measureSignature(contents, digestOf);
}

/** ISO 32000-2 table 260. The two others of that table are made with SHA-1. */
const accepted: ReadonlySet<string> = new Set(['adbe.pkcs7.detached', 'ETSI.CAdES.detached']);

function digestOfRanges(file: PdfFile, byteRange: readonly number[], algorithm: DigestName): Buffer {
  const hash = createHash(algorithm);
  for (let pair = 0; pair < byteRange.length; pair += 2) {
    const [from = 0, length = 0] = byteRange.slice(pair, pair + 2);
    for (let at = from; at < from + length; at += pieceBytes) {
      file.checkTime();
      hash.update(file.access.read(at, Math.min(at + pieceBytes, from + length)));
    }
  }
  return hash.digest();
}

const pieceBytes = 1024 * 1024;
