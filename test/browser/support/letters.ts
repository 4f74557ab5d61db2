import { Readable } from 'node:stream';
import type { SubmissionView } from '@edoc-axis/contracts';
import { writeDocumentPacket } from '@edoc-axis/edxml';
import { signPacketBytes } from '@edoc-axis/signature';
import type { Office } from '../../faults/support/offices.js';
import { writePlainPdf } from '../../support/plain-pdf.js';

export interface ReadableLetter {
  readonly number: number;
  readonly to: readonly string[];
  readonly subject: string;
  readonly priority?: 0 | 1 | 2 | 3;
}

/** Sends what a browser can show: a PDF file, a text, and a table that it cannot. */
export async function sendLetter(from: Office, letter: ReadableLetter): Promise<SubmissionView> {
  const { number, to, subject, priority } = letter;
  const draft = {
    from: from.agency,
    to: [...to],
    code: { codeNumber: String(number), codeNotation: 'UBND-VP' },
    promulgationInfo: { place: 'Lâm Đồng', promulgationDate: '2025/07/02' },
    documentType: { typeName: 'Công văn' },
    subject,
    otherInfo: { priority },
    attachments: [
      { attachmentName: 'cong-van.pdf', description: 'Văn bản chính', contentType: 'application/pdf' },
      { attachmentName: 'ghi-chu.txt', contentType: 'text/plain' },
      { attachmentName: 'phu-luc.csv', contentType: 'text/csv' },
    ],
  };
  const files = [
    { name: 'cong-van.pdf', bytes: writePlainPdf([subject]) },
    { name: 'ghi-chu.txt', bytes: Buffer.from(`Ghi chú của số ${number}.\n`) },
    { name: 'phu-luc.csv', bytes: Buffer.from('a,b\n1,2\n') },
  ];
  const pieces: Buffer[] = [];
  for await (const piece of writeDocumentPacket(draft, files, new Date())) pieces.push(piece);
  const packet = signPacketBytes(Buffer.concat(pieces), {
    key: from.certificate.privateKey,
    certificate: from.certificate.certificatePem,
  });
  return (await from.client.send(Readable.from([packet]))).submission;
}
