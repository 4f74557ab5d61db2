import type { Finding } from '@edoc-axis/contracts';
import { verifyReceipt } from '@edoc-axis/evidence';
import { type ExaminedReceipt, strayReceipts } from '../store/examined.js';
import { type ExaminingPorts, finding } from './ports.js';

/** Every receipt is genuine and is about the document and the packet it lies beside. */
export function examineReceipts(
  { axisRootPem }: Pick<ExaminingPorts, 'axisRootPem'>,
  receipts: readonly ExaminedReceipt[],
): Finding[] {
  return receipts.flatMap(({ id, jws, document, packet_sha256 }) => {
    const subject = `receipt ${id}`;
    const judgement = verifyReceipt(jws, { rootPem: axisRootPem });
    if (judgement.verdict !== 'valid') return finding(subject, judgement.code, judgement.params);
    const { doc } = judgement.claims;
    if (packet_sha256 === null || doc.id !== document) return finding(subject, 'receipt.document-missing');
    const packetSha256 = packet_sha256.toString('hex');
    if (doc.packetSha256 === packetSha256) return [];
    return finding(subject, 'receipt.other-packet', { receiptSha256: doc.packetSha256, packetSha256 });
  });
}

const straysMax = 100;

/** Receipts whose document is gone altogether. */
export async function examineStrayReceipts({ database }: Pick<ExaminingPorts, 'database'>): Promise<Finding[]> {
  const strays = await strayReceipts(database, straysMax);
  return strays.map((id) => finding(`receipt ${id}`, 'receipt.document-missing'));
}
