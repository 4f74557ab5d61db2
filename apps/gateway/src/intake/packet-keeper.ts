import { CarriedBytes, type carriedPacket, inlinePacketBytesMax } from '@edoc-axis/contracts';
import type { ContentStore, IncomingContent } from '@edoc-axis/content';
import type { z } from 'zod';

export type CarriedPacket = z.output<typeof carriedPacket>;

/** Holds a packet while it comes: a small one in memory, to travel inside the message; a larger one in the content store. */
export interface PacketKeeper {
  /** Wait for it: a sender is read no faster than the disk writes. */
  write(piece: Buffer): Promise<void>;
  /** What is too long to travel beside the packet in the message. */
  writeBeside(bytes: Buffer): Promise<void>;
  /** The whole packet, flushed to the disk where it lies there. */
  finish(): Promise<CarriedPacket>;
  /** Leaves nothing behind, whatever was done before. */
  abort(): Promise<void>;
}

/** @param contentIdOf asked for when the packet turns out to need a place in the content store */
export function keepPacket(content: ContentStore, contentIdOf: () => Promise<string>): PacketKeeper {
  let small: Buffer[] = [];
  let smallBytes = 0;
  let contentId: string | undefined;
  let incoming: IncomingContent | undefined;

  async function spill(): Promise<IncomingContent> {
    const opened = await content.createIncoming(await idInStore());
    incoming = opened;
    for (const piece of small) await opened.write(piece);
    small = [];
    return opened;
  }

  async function idInStore(): Promise<string> {
    return (contentId ??= await contentIdOf());
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

    async writeBeside(bytes) {
      await content.writeBeside(await idInStore(), bytes);
    },

    async finish() {
      if (!incoming) return { inline: new CarriedBytes(Buffer.concat(small)) };
      await incoming.finish();
      return { incoming: await idInStore() };
    },

    async abort() {
      await incoming?.abort();
      if (contentId !== undefined) await content.removeIncoming(contentId);
    },
  };
}
