import { createHash } from 'node:crypto';
import { readPacket, writeDocumentPacket } from '@edoc-axis/edxml';
import type { Draft } from '@edoc-axis/domain';

const draft: Draft = {
  from: 'H36',
  to: ['H36.15'],
  code: { codeNumber: '7', codeNotation: 'UBND-VX' },
  promulgationInfo: { promulgationDate: '2026/01/15' },
  documentType: { typeName: 'Công văn' },
  subject: 'Bản đồ quy hoạch',
};

const chunk = Buffer.alloc(1024 * 1024, 'Nghị định 30/2020/NĐ-CP về công tác văn thư; ');
const bytesTotal = 300 * chunk.length;
/** Buffers wait for the collector; what would grow with the attachment is many times this. */
const growthBytesMax = 100 * 1024 * 1024;

async function* file(): AsyncGenerator<Buffer, void> {
  for (let written = 0; written < bytesTotal; written += chunk.length) yield chunk;
}

describe('an attachment of 300 MiB', () => {
  it('is written and read again in constant memory', async () => {
    const sha256 = createHash('sha256');
    for await (const piece of file()) sha256.update(piece);
    const before = heldBytes();
    let heldMax = 0;

    const packet = writeDocumentPacket(draft, [{ name: 'ban-do.pdf', bytes: file() }]);
    const reading = await readPacket(packet, {
      onAttachmentBytes: () => {
        heldMax = Math.max(heldMax, heldBytes());
      },
    });

    expect(reading.attachments[0]).toMatchObject({ bytes: bytesTotal, sha256: sha256.digest('hex') });
    expect(heldMax - before).toBeLessThan(growthBytesMax);
  });
});

function heldBytes(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
