import { clearSpool, openSpool, spool, type SpoolFile } from '@edoc-axis/content';
import { decodeAttachment, type MeasuredAttachment, type PacketBytes } from '@edoc-axis/edxml';
import { accessBytes, accessFile, type RandomAccess } from '@edoc-axis/signature';

/** Decoded and unpacked files of one packet, in memory or in files without a name, while somebody looks at them. */
export interface DecodedFiles {
  decoded<Found>(attachment: MeasuredAttachment, look: (file: RandomAccess) => Found | Promise<Found>): Promise<Found>;
  /** @param look gets an empty file for so many bytes, where they are too many for memory */
  unpacked<Found>(bytes: number, look: (unpackInto: number | undefined) => Promise<Found>): Promise<Found>;
}

/** In memory up to this, to the disk above. */
const inMemoryBytesMax = 1024 ** 2;

export function openRoom(spoolFolder: string, packet: PacketBytes): DecodedFiles {
  async function onDisk<Found>(
    opening: () => Promise<SpoolFile>,
    look: (descriptor: number) => Found | Promise<Found>,
  ): Promise<Found> {
    await clearSpool(spoolFolder);
    const { descriptor, close } = await opening();
    try {
      return await look(descriptor);
    } finally {
      await close();
    }
  }

  return {
    async decoded(attachment, look) {
      const pieces = decodeAttachment(packet, attachment);
      if (attachment.bytes <= inMemoryBytesMax) return look(accessBytes(await gather(pieces)));
      return onDisk(
        () => spool(spoolFolder, pieces),
        (descriptor) => look(accessFile(descriptor)),
      );
    },
    unpacked: (bytes, look) =>
      bytes <= inMemoryBytesMax ? look(undefined) : onDisk(() => openSpool(spoolFolder), look),
  };
}

async function gather(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const gathered: Uint8Array[] = [];
  for await (const piece of pieces) gathered.push(piece);
  return Buffer.concat(gathered);
}
