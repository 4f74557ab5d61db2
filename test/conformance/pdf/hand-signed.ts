import { writePdf } from '../../support/plain-pdf.js';

/** Where the hexadecimal string of Contents stands, brackets included. */
export interface Place {
  readonly from: number;
  readonly to: number;
  readonly fileBytes: number;
}

export interface HandSigned {
  /** Entries of the signature dictionary; `@RANGE@` and `@CONTENTS@` stand for the two that are not known before. */
  readonly signature?: string;
  /** The fields of the form, from number 8 on; one whose value is the signature by default. */
  readonly fields?: readonly string[];
  /** Behind the fields. The form is number 6, the signature number 7. */
  readonly objects?: readonly string[];
  readonly catalog?: string;
  readonly page?: string;
  readonly rangeOf?: (place: Place) => string;
  /** Given the bytes that an honest range covers. */
  readonly contentsOf: (covered: Buffer, place: Place, pdf: Buffer) => Uint8Array;
}

/** A file signed by hand, with everything an honest signer would not do. */
export function signByHand(options: HandSigned): Buffer {
  const { catalog = '', page = '', objects = [], rangeOf = honestRange } = options;
  const fields = options.fields ?? ['<< /FT /Sig /T (S) /V 7 0 R >>'];
  const signature = options.signature ?? usualSignature;
  const pdf = writePdf(
    [
      `<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R ${catalog} >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${page} >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      `<< /Fields [${fields.map((_, index) => `${index + 8} 0 R`).join(' ')}] /SigFlags 3 >>`,
      `<< ${signature} >>`.replace('@CONTENTS@', contentsPlace),
      ...fields,
      ...objects,
    ].map((body) => body.replace('@RANGE@', rangePlace)),
  );
  const from = pdf.indexOf(contentsPlace, 0, 'latin1');
  const place = { from, to: from + contentsPlace.length, fileBytes: pdf.length };
  for (let at = pdf.indexOf(rangePlace); at !== -1; at = pdf.indexOf(rangePlace)) {
    pdf.write(rangeOf(place).padEnd(rangePlace.length), at, 'latin1');
  }
  if (from === -1) return pdf;
  const covered = Buffer.concat([pdf.subarray(0, place.from), pdf.subarray(place.to)]);
  pdf.write(Buffer.from(options.contentsOf(covered, place, pdf)).toString('hex'), from + 1, 'latin1');
  return pdf;
}

export const content = 'BT /F1 12 Tf 72 770 Td (Dong y chi 1.000.000 dong) Tj ET';

export const signatureWith = (subFilter: string, more = '') =>
  `/Type /Sig /Filter /Adobe.PPKLite /SubFilter /${subFilter} ${more} /ByteRange @RANGE@ /Contents @CONTENTS@`;

export const usualSignature = signatureWith('ETSI.CAdES.detached');

const rangePlace = '['.padEnd(60, ' ').concat(']');
const contentsPlace = `<${'0'.repeat(2 * 4096)}>`;

function honestRange({ from, to, fileBytes }: Place): string {
  return `[0 ${from} ${to} ${fileBytes - to}]`;
}
