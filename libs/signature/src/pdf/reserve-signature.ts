import { CataloguedError } from '@edoc-axis/domain';
import { createHash } from 'node:crypto';
import type { DigestName } from '../packet/algorithms.js';
import { findFileEnd } from './file-end.js';
import { pdfLimits } from './limits.js';
import { PdfFile } from './pdf-file.js';
import { accessBytes } from './random-access.js';
import type { Revision } from './revision.js';
import { Revisions } from './revisions.js';
import { findSignatureFields } from './signature-fields.js';
import { dateText, textBytes } from './text-string.js';
import { isArray, nameIn, PdfDictionary, PdfName, PdfReference, PdfString, type PdfValue } from './value.js';
import { nextNumber, writeUpdate, type WrittenObject } from './write-update.js';
import { dictionaryOf, withEntries, writeValue } from './write-value.js';

export interface Reservation {
  /** `Signature1` and so on by default. */
  readonly fieldName?: string;
  readonly subFilter: string;
  /** The entry M. */
  readonly at?: Date;
  readonly reason?: string;
  readonly contentsBytes: number;
}

/** A PDF file with a place for a signature, for whoever makes it: a key at hand, a token, a time-stamp authority. */
export interface ReservedPdf {
  /** What is to be signed: everything but the place. */
  readonly covered: readonly [Buffer, Buffer];
  digest(algorithm: DigestName): Buffer;
  /** The signed file. Throws CataloguedError pdf.contents-too-large when more was made than reserved. */
  fill(contents: Uint8Array): Buffer;
}

/**
 * Appends a signature field without appearance, by an incremental update, so that what others signed stays as it is.
 * Throws CataloguedError `pdf.…` when the file cannot be read.
 */
export function reserveSignature(pdf: Uint8Array, reservation: Reservation): ReservedPdf {
  const file = new PdfFile(accessBytes(pdf), pdfLimits);
  const { startsAt, to } = findFileEnd(file, pdf.length);
  const revision = new Revisions(file).open(to, startsAt);
  const update = writeUpdate(revision, pdf.length, objectsOf(revision, reservation));
  const bytes = Buffer.concat([pdf, update]);
  const place = `<${'0'.repeat(reservation.contentsBytes * 2)}>`;
  const from = bytes.indexOf(place, pdf.length, 'latin1');
  const behind = from + place.length;
  const byteRange = `[0 ${from} ${behind} ${bytes.length - behind}]`;
  bytes.write(byteRange.padEnd(rangePlace.length), bytes.indexOf(rangePlace, pdf.length, 'latin1'), 'latin1');
  const covered = [bytes.subarray(0, from), bytes.subarray(behind)] as const;
  return {
    covered,
    digest: (algorithm) => createHash(algorithm).update(covered[0]).update(covered[1]).digest(),
    fill(contents) {
      const { contentsBytes: contentsBytesMax } = reservation;
      if (contents.length > contentsBytesMax) throw new CataloguedError('pdf.contents-too-large', { contentsBytesMax });
      const signed = Buffer.from(bytes);
      signed.write(Buffer.from(contents).toString('hex'), from + 1, 'latin1');
      return signed;
    },
  };
}

/** As long as the longest range, so that no offset moves. */
const rangePlace = `[${'0 '.repeat(31)}]`;

function objectsOf(revision: Revision, reservation: Reservation): WrittenObject[] {
  const first = nextNumber(revision);
  const signature = new PdfReference(first, 0);
  const field = new PdfReference(first + 1, 0);
  const page = firstPage(revision);
  const name = reservation.fieldName ?? freeName(revision);
  const annotations = revision.resolve(page.dictionary.get('Annots'));
  return [
    { number: signature.number, generation: 0, body: writeSignature(reservation) },
    { number: field.number, generation: 0, body: writeValue(fieldOf(name, signature, page.reference)) },
    {
      ...page.reference,
      body: writeValue(withEntries(page.dictionary, { Annots: [...(isArray(annotations) ? annotations : []), field] })),
    },
    ...formObjects(revision, field),
  ];
}

function freeName(revision: Revision): string {
  const names = new Set(findSignatureFields(revision).map((field) => field.name));
  for (let number = names.size + 1; ; number++) if (!names.has(`Signature${number}`)) return `Signature${number}`;
}

/** A field that is its own place on the page, and takes no room there. */
function fieldOf(name: string, signature: PdfReference, page: PdfReference): PdfDictionary {
  return dictionaryOf({
    Type: new PdfName('Annot'),
    Subtype: new PdfName('Widget'),
    FT: new PdfName('Sig'),
    T: new PdfString(textBytes(name), undefined, true),
    V: signature,
    Rect: [0, 0, 0, 0],
    // Printed and locked.
    F: 132,
    P: page,
  });
}

function writeSignature({ subFilter, at, reason, contentsBytes }: Reservation): string {
  const text = (value: Buffer) => new PdfString(value, undefined, true);
  const head = dictionaryOf({
    Type: new PdfName(subFilter === 'ETSI.RFC3161' ? 'DocTimeStamp' : 'Sig'),
    Filter: new PdfName('Adobe.PPKLite'),
    SubFilter: new PdfName(subFilter),
    M: at ? text(Buffer.from(dateText(at))) : null,
    Reason: reason === undefined ? null : text(textBytes(reason)),
  });
  const places = ` /ByteRange ${rangePlace} /Contents <${'0'.repeat(contentsBytes * 2)}>`;
  return writeValue(head).replace(/>>$/, `${places}>>`);
}

/**
 * The form with one more field. Where there was none, or one inside the catalog, it becomes an object of its own: whoever
 * signs next replaces less, and poppler adds fields to no other.
 */
function formObjects(revision: Revision, field: PdfReference): WrittenObject[] {
  const { catalog } = revision;
  const value = catalog.get('AcroForm');
  const form = revision.resolve(value);
  const old = form instanceof PdfDictionary ? form : dictionaryOf({});
  const fields = revision.resolve(old.get('Fields'));
  // Bit 1: there are signatures; bit 2: do not rewrite the file, append to it.
  const extended = withEntries(old, { Fields: [...(isArray(fields) ? fields : []), field], SigFlags: 3 });
  if (value instanceof PdfReference) return [{ ...value, body: writeValue(extended) }];
  const own = new PdfReference(field.number + 1, 0);
  const root = referenceIn(revision.trailer.get('Root'), 'Root');
  return [
    { ...own, body: writeValue(extended) },
    { ...root, body: writeValue(withEntries(catalog, { AcroForm: own })) },
  ];
}

function firstPage(revision: Revision): { readonly reference: PdfReference; readonly dictionary: PdfDictionary } {
  let at: PdfValue = revision.catalog.get('Pages');
  for (let depth = 0; depth < pageTreeDepthMax; depth++) {
    const dictionary = revision.resolve(at);
    if (!(dictionary instanceof PdfDictionary)) break;
    if (nameIn(dictionary.get('Type')) === 'Page') return { reference: referenceIn(at, 'Page'), dictionary };
    const kids = revision.resolve(dictionary.get('Kids'));
    at = isArray(kids) ? (kids[0] ?? null) : null;
  }
  throw new CataloguedError('pdf.object-missing', { object: 'Page' });
}

const pageTreeDepthMax = 32;

function referenceIn(value: PdfValue, object: string): PdfReference {
  if (value instanceof PdfReference) return value;
  throw new CataloguedError('pdf.object-missing', { object });
}
