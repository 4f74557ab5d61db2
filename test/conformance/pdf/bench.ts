import {
  accessBytes,
  judgePdfSignatures,
  parsePdfReport,
  readCertificate,
  readPdfSignatures,
  type PdfJudgement,
  type PdfQuestion,
  type PdfReadingOptions,
  type PdfReport,
  type RegisteredCertificate,
} from '@edoc-axis/signature';
import type { CertificateRole } from '@edoc-axis/domain';
import { anAuthority, extension, type KeyKind, type TestCertificate } from '../../support/certificates.js';
import { oid, sequence } from '../../support/der.js';
import { writePlainPdf } from '../../support/plain-pdf.js';

export const sender = 'H36.15';
export const authority = anAuthority({ name: 'CA thử nghiệm' });
export const office = authority.issues({ name: 'UBND tỉnh A' });
export const chairman = authority.issues({ name: 'Nguyễn Văn A', key: 'p-256' });
export const stranger = authority.issues({ name: 'Người lạ', key: 'p-256' });
export const outsider = anAuthority({ name: 'CA lạ' }).issues({ name: 'Kẻ giả mạo', key: 'p-256' });

/** RFC 3161 §2.3. */
export const forStamping = extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.8')), true);
export const stampAuthority = authority.issues({ name: 'TSA thử nghiệm', extensions: [forStamping] });

export const plain = writePlainPdf(['QUYET DINH', 'Ve viec ban hanh quy che']);

export const by = ({ keyPem: key, certificatePem: certificate }: TestCertificate) => ({ key, certificate });

export function signerOf(key: KeyKind): TestCertificate {
  return authority.issues({ name: `Cơ quan ${key}`, key });
}

export interface QuestionChanges extends Partial<PdfQuestion> {
  readonly register?: readonly (readonly [TestCertificate, CertificateRole, Partial<RegisteredCertificate>?])[];
}

const usualRegister: NonNullable<QuestionChanges['register']> = [
  [office, 'organisation'],
  [chairman, 'person'],
];

/** By an axis where office and chairman are registered for the sender, and the CA is trusted. */
export function questionOf({ register = usualRegister, ...changes }: QuestionChanges = {}): PdfQuestion {
  const entries = register.map(([{ sha256 }, role, more]): [string, RegisteredCertificate] => [
    sha256,
    { sha256, role, agencies: [sender], ...more },
  ]);
  const registered = new Map(entries);
  return {
    attachmentName: 'quyet-dinh.pdf',
    sender,
    findRegistered: (sha256) => registered.get(sha256),
    roots: [readCertificate(authority.der)],
    intermediates: [],
    firstSeenAt: new Date(),
    at: new Date(),
    ...changes,
  };
}

export function read(pdf: Uint8Array, options: PdfReadingOptions = {}): PdfReport {
  return readPdfSignatures(accessBytes(pdf), options);
}

/** As between two processes: read here, carried as JSON, judged there. */
export function judge(pdf: Uint8Array, changes: QuestionChanges = {}): PdfJudgement {
  return judgePdfSignatures(parsePdfReport(JSON.parse(JSON.stringify(read(pdf)))), questionOf(changes));
}

/** Contents of a signature, and what its ByteRange covers. */
export function cutOut(
  pdf: Buffer,
  [, before = 0, after = 0, behind = 0]: readonly number[],
): {
  contents: Buffer;
  covered: Buffer;
} {
  const padded = Buffer.from(pdf.toString('latin1', before + 1, after - 1), 'hex');
  return {
    // A signature value may end with zeros too: its length says where the padding begins.
    contents: padded.subarray(0, 4 + padded.readUInt16BE(2)),
    covered: Buffer.concat([pdf.subarray(0, before), pdf.subarray(after, after + behind)]),
  };
}
