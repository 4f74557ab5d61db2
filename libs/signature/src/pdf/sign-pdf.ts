import { writeSignedData, type Stamper } from '../cms/write-signed-data.js';
import type { DigestName } from '../packet/algorithms.js';
import { prepareSigner, type SigningOptions } from '../packet/signer.js';
import { reserveSignature } from './reserve-signature.js';

export interface PdfSigningOptions extends Pick<SigningOptions, 'key' | 'certificate' | 'signatureAlgorithm'> {
  /** `Signature1` and so on by default. */
  readonly fieldName?: string;
  /** What the signature says of its own time; now by default. */
  readonly at?: Date;
  readonly reason?: string;
  /** PAdES by default; the older kind for who reads no other. */
  readonly subFilter?: 'ETSI.CAdES.detached' | 'adbe.pkcs7.detached';
  /** Obtains a time stamp: with it the signature is of level B-T. */
  readonly stamp?: Stamper;
}

/**
 * Signs a PDF file: PAdES baseline B-B, with a stamp B-T (ETSI EN 319 142-1 §6), appended as an incremental update. The
 * signature has no appearance on the page. Throws CataloguedError: as `prepareSigner`; `pdf.…` when the file cannot be
 * read; whatever `stamp` throws.
 */
export async function signPdf(pdf: Uint8Array, options: PdfSigningOptions): Promise<Buffer> {
  const { at = new Date(), fieldName, reason, subFilter = 'ETSI.CAdES.detached', stamp } = options;
  const signer = prepareSigner(options);
  const chainBytes = signer.certificates.reduce((sum, { x509 }) => sum + x509.raw.length, 0);
  const contentsBytes = chainBytes + signatureBytes + (stamp ? stampBytes : 0);
  const reserved = reserveSignature(pdf, { fieldName, reason, subFilter, at, contentsBytes });
  const contents = await writeSignedData(signer, (algorithm) => reserved.digest(algorithm), {
    // PAdES has the time in M alone (ETSI EN 319 142-1 §6.3).
    ...(subFilter === 'adbe.pkcs7.detached' ? { signingAt: at } : {}),
    ...(stamp ? { stamp } : {}),
  });
  return reserved.fill(contents);
}

export interface PdfStampingOptions {
  readonly fieldName?: string;
  readonly stamp: Stamper;
  readonly digest?: Exclude<DigestName, 'sha1'>;
}

/** Appends a document time stamp (ISO 32000-2 §12.8.5) over everything before it. Throws as `signPdf`. */
export async function stampPdf(pdf: Uint8Array, options: PdfStampingOptions): Promise<Buffer> {
  const { fieldName, stamp, digest = 'sha256' } = options;
  const reserved = reserveSignature(pdf, { fieldName, subFilter: 'ETSI.RFC3161', contentsBytes: stampBytes });
  return reserved.fill(await stamp(reserved.digest(digest), digest));
}

/** Attributes, names and the signature value, with room to spare. */
const signatureBytes = 4 * 1024;
const stampBytes = 16 * 1024;
