import { type carriedPacket, inlinePacketBytesMax } from '@edoc-axis/contracts';
import type { ContentStore, IncomingContent } from '@edoc-axis/content';
import type { z } from 'zod';

export type CarriedPacket = z.output<typeof carriedPacket>;

/** Holds a packet while it comes: a small one in memory, to travel inside the message; a larger one in the content store. */
export interface PacketKeeper {
  /** Wait for it: a sender is read no faster than the disk writes. */
  write(piece: Buffer): Promise<void>;
  /** The whole packet, flushed to the disk where it lies there. */
  finish(): Promise<CarriedPacket>;
  /** Leaves nothing behind, whatever was done before. */
  abort(): Promise<void>;
}

export function keepPacket(content: ContentStore, contentId: string): PacketKeeper {
  let small: Buffer[] = [];
  let smallBytes = 0;
  let incoming: IncomingContent | undefined;

  async function spill(): Promise<IncomingContent> {
    const opened = await content.createIncoming(contentId);
    incoming = opened;
    for (const piece of small) await opened.write(piece);
    small = [];
    return opened;
  }

  return {
    async write(piece) {
      if (!incoming && smallBytes + piece.length <= inlinePacketBytesMax) {
        // Copied: the piece may be a window into a buffer the connection uses again.
        small.push(Buffer.from(piece));
        smallBytes += piece.length;
        return;
      }
      await (incoming ?? (await spill())).write(piece);
    },

    async finish() {
      if (!incoming) return { inline: Buffer.concat(small).toString('base64') };
      await incoming.finish();
      return { incoming: contentId };
    },

    async abort() {
      await incoming?.abort();
      await content.removeIncoming(contentId);
    },
  };
}
