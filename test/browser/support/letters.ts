import { Readable } from 'node:stream';
import { renewAccess, type SubmissionView } from '@edoc-axis/contracts';
import type { Draft } from '@edoc-axis/domain';
import { writeDocumentPacket } from '@edoc-axis/edxml';
import { signPacketBytes } from '@edoc-axis/signature';
import type { Office } from '../../faults/support/offices.js';
import type { Person } from '../../support/people.js';
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
    dueDate: '2025/08/01',
    signerInfo: { competence: 'KT. CHỦ TỊCH', position: 'PHÓ CHỦ TỊCH', fullName: 'Nguyễn Văn A' },
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

/** Sends with a session what a page would: the axis writes the packet. */
export async function sendForm(person: Person, url: string, draft: Draft): Promise<SubmissionView> {
  const { client, session } = await person.signsIn();
  const { accessToken } = await client.post(renewAccess.reply, '/v1/sessions/token', session);
  const form = new FormData();
  const attachments = [{ attachmentName: 'ghi-chu.txt', contentType: 'text/plain' }];
  form.set('draft', JSON.stringify({ ...draft, attachments }));
  form.append('file', new Blob([`Ghi chú của số ${draft.code.codeNumber}.`]), 'ghi-chu.txt');
  const headers = { authorization: `Bearer ${accessToken}` };
  const answer = await fetch(`${url}/v1/documents`, { method: 'POST', body: form, headers });
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as SubmissionView;
}
