import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Draft } from '@edoc-axis/domain';
import { type DraftFile, writeDocumentPacket } from '@edoc-axis/edxml';
import { signPacket } from '@edoc-axis/signature';
import type { KeyAndCertificate } from '../demo/demo-authority.js';
import { letter } from '../demo/letter.js';
import type { SampleAgency } from '../demo/province.js';

/** How many bytes of attachment make a signed packet with three recipients 8 KB long. */
const smallAttachmentBytes = 1_400;

/** A letter as in the demo, to these agencies, with attachments of these many bytes. */
export interface SampleLetter {
  readonly number: number;
  readonly to: readonly SampleAgency[];
  readonly attachmentBytes?: readonly number[];
}

/** A signed packet in memory. */
export async function signedPacket(sample: SampleLetter, signer: KeyAndCertificate): Promise<Buffer> {
  const packet = await gather(writeDocumentPacket(draftOf(sample), filesOf(sample)));
  return gather(signPacket(() => Readable.from([packet]), signingOptions(signer)));
}

/** So many of them, each with its own number. */
export async function signedPackets(
  count: number,
  to: readonly SampleAgency[],
  signer: KeyAndCertificate,
): Promise<Buffer[]> {
  const packets: Buffer[] = [];
  for (let number = 1; number <= count; number += 1) packets.push(await signedPacket({ number, to }, signer));
  return packets;
}

/** A signed packet in a file: nobody wants a large one in memory. */
export async function writeSignedPacket(sample: SampleLetter, signer: KeyAndCertificate, file: string): Promise<void> {
  const unsigned = `${file}.unsigned`;
  await pipeline(writeDocumentPacket(draftOf(sample), filesOf(sample)), createWriteStream(unsigned));
  await pipeline(
    signPacket(() => createReadStream(unsigned), signingOptions(signer)),
    createWriteStream(file),
  );
}

function draftOf({ number, to, attachmentBytes = [smallAttachmentBytes] }: SampleLetter): Draft {
  return {
    ...letter(number),
    to: to.map(({ code, name }) => ({ organId: code, organName: name })),
    attachments: attachmentBytes.map((_, index) => ({
      attachmentName: `van-ban-${index + 1}.pdf`,
      contentType: 'application/pdf',
    })),
  };
}

function filesOf({ attachmentBytes = [smallAttachmentBytes] }: SampleLetter): DraftFile[] {
  return attachmentBytes.map((bytes, index) => ({ name: `van-ban-${index + 1}.pdf`, bytes: noise(bytes) }));
}

/** Like a PDF, it hardly shrinks; made in pieces, since some are large. */
function noise(bytes: number): Readable {
  const piece = randomBytes(Math.min(bytes, 1024 ** 2));
  return Readable.from(
    (function* () {
      for (let left = bytes; left > 0; left -= piece.length) yield piece.subarray(0, Math.min(left, piece.length));
    })(),
  );
}

function signingOptions({ keyFile, certificateFile }: KeyAndCertificate) {
  return { key: readFileSync(keyFile, 'utf8'), certificate: readFileSync(certificateFile, 'utf8') };
}

async function gather(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
