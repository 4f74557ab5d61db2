import { clearSpool, openSpool, spool, type SpoolFile } from '@edoc-axis/content';
import { decodeAttachment, type MeasuredAttachment, type PacketBytes } from '@edoc-axis/edxml';
import type { SignatureRemark } from '@edoc-axis/signature';
import { Logger } from '@nestjs/common';
import type { PdfReadingLimits } from './pdf-reading-limits.js';
import type { PdfSource } from './pdf-threads.js';
import { createRoom } from './room.js';

/** Decoded and unpacked files, in memory and on disk, as long as somebody looks at them and as far as there is room. */
export interface DecodedAttachments {
  /** Waits for room until `until`. @returns what `look` finds, or that there was no room in time */
  decoded<Found>(
    attachment: MeasuredAttachment,
    packet: PacketBytes,
    until: number,
    look: (source: PdfSource) => Promise<Found>,
  ): Promise<Found | Unread>;
  /** For so many bytes that are to be unpacked, likewise. @param look gets a file for them, where memory is too small */
  unpacked<Found>(
    bytes: number,
    until: number,
    look: (unpackInto: number | undefined) => Promise<Found>,
  ): Promise<Found | Unread>;
}

export interface Unread {
  readonly notRead: SignatureRemark;
}

export function keepDecodedAttachments(limits: PdfReadingLimits, spoolFolder: string): DecodedAttachments {
  const logger = new Logger('pdf');
  const decoding = createRoom(limits.decodedBytesMax);
  const unpacking = createRoom(limits.unpackedBytesMax);
  const busy: Unread = { notRead: { code: 'pdf.reader-busy', params: { waitMs: limits.packetMs } } };
  let cleared: Promise<void> | undefined;

  async function within<Found>(
    room: typeof decoding,
    bytes: number,
    until: number,
    look: () => Promise<Found>,
  ): Promise<Found | Unread> {
    if (!(await room.take(bytes, leftUntil(until)))) return busy;
    try {
      return await look();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
      logger.error({ message: 'A file could not be written to be read.', error });
      return busy;
    } finally {
      room.giveBack(bytes);
    }
  }

  async function onDisk<Found>(opening: () => Promise<SpoolFile>, look: (descriptor: number) => Promise<Found>) {
    await (cleared ??= clearSpool(spoolFolder));
    const { descriptor, close } = await opening();
    try {
      return await look(descriptor);
    } finally {
      await close();
    }
  }

  return {
    decoded: (attachment, packet, until, look) =>
      within(decoding, attachment.bytes, until, async () => {
        const pieces = decodeAttachment(packet, attachment);
        if (attachment.bytes <= limits.inMemoryBytesMax) return look({ bytes: await gather(pieces) });
        return onDisk(
          () => spool(spoolFolder, pieces),
          (descriptor) => look({ descriptor }),
        );
      }),
    unpacked: (bytes, until, look) =>
      within(unpacking, bytes, until, () =>
        bytes <= limits.inMemoryBytesMax ? look(undefined) : onDisk(() => openSpool(spoolFolder), look),
      ),
  };
}

/** Memory of its own: a thread is given what lies around a slice of the common pool as well. */
async function gather(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const gathered: Uint8Array[] = [];
  for await (const piece of pieces) gathered.push(piece);
  return new Uint8Array(Buffer.concat(gathered));
}

export function leftUntil(until: number): number {
  return Math.max(0, until - performance.now());
}
