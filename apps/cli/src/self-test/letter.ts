import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { composeDocumentId, formatPacketDay, formatPacketMoment, type StatusCode } from '@edoc-axis/domain';
import { writeDocumentPacket, writeStatusPacket } from '@edoc-axis/edxml';
import { signPacketBytes } from '@edoc-axis/signature';

export interface SignedWith {
  readonly key: string;
  readonly certificate: string;
}

/** The two offices a test plays, by their codes. */
export interface Offices {
  readonly from: string;
  readonly to: string;
}

/** How a document is named, by its sender; every test has names of its own. */
export interface TestName {
  readonly codeNumber: string;
  readonly codeNotation: string;
  readonly promulgationDate: string;
}

export function newTestName(now: Date, n: number): TestName {
  // Tenths of a second: eleven digits, which is what a number may have.
  const codeNumber = String(Math.floor(now.getTime() / 100) + n).slice(-11);
  return { codeNumber, codeNotation: 'KTKN-TỰ KIỂM TRA', promulgationDate: formatPacketDay(now) };
}

/** Nobody takes it for a document. Signed where there is something to sign with. */
export async function writeTestLetter(
  { from, to }: Offices,
  { promulgationDate, ...code }: TestName,
  content: string,
  signedWith?: SignedWith,
): Promise<Buffer> {
  const draft = {
    ...{ from, to: [to], code },
    promulgationInfo: { place: 'Kiểm tra kết nối', promulgationDate },
    documentType: { typeName: 'Công văn' },
    subject: '[KIỂM TRA KẾT NỐI] không phải văn bản',
    content,
  };
  const file = { name: 'kiem-tra.txt', bytes: Buffer.from(`${content}\n`) };
  const packet = await buffer(Readable.from(writeDocumentPacket(draft, [file], new Date())));
  return signedWith ? signPacketBytes(packet, signedWith) : packet;
}

/** What one of the two says to the other of the document that was sent. */
export function writeTestStatus(
  { by, to, sender }: { readonly by: string; readonly to: string; readonly sender: string },
  { codeNumber: number, codeNotation: notation, promulgationDate: day }: TestName,
  statusCode: StatusCode,
): Buffer {
  return writeStatusPacket({
    from: { organId: by, organName: by },
    responseFor: {
      ...{ organId: to, code: `${number}/${notation}`, promulgationDate: day },
      documentId: composeDocumentId({ organId: sender, day, number, notation }),
    },
    statusCode,
    description: '[KIỂM TRA KẾT NỐI]',
    timestamp: formatPacketMoment(new Date()),
  });
}
