import { CataloguedError } from '@edoc-axis/domain';
import { createPacketPass, packetLimits, type PacketReaderOptions } from '@edoc-axis/edxml';
import { setTimeout } from 'node:timers/promises';
import { type CreateDigest, createDigestHere } from '../digests/digest.js';
import { digestThread } from '../digests/digest-thread.js';
import type { PacketMeasurements } from './measurements.js';
import { SignatureWatch } from './signature-watch.js';

export interface PacketMeasurerOptions extends PacketReaderOptions {
  /** What the packet is said to weigh. Of a large one, two digests of three are made beside the rest, in a thread. */
  readonly announcedBytes?: number;
}

export interface PacketMeasurer {
  /**
   * Takes the next bytes of the packet, and is done with them when it returns. Blocks while digests are behind: who has
   * other things to do waits until it is `ready` first. Throws CataloguedError.
   */
  write(chunk: Uint8Array): void;
  /** Resolves when a write will not block; at once for a packet that is not large. */
  ready(): Promise<void>;
  /** Says that there are no more. Throws CataloguedError. */
  end(): PacketMeasurements;
}

/**
 * Measures a packet in one pass over its bytes: digest, header, attachments and signature, all from the same tokens, so
 * that what is read is what was signed. Memory is bounded by the header's limits, whatever the attachments weigh, and
 * where chunks end makes no difference. Throws CataloguedError `xml.…`, `packet.…` and `signature.too-large` as soon as
 * the packet cannot be accepted; every other flaw of a signature is measured and left to the judge.
 */
export function createPacketMeasurer(options: PacketMeasurerOptions = {}): PacketMeasurer {
  const limits = { ...packetLimits, ...options.limits };
  const thread = (options.announcedBytes ?? 0) >= largePacketBytes ? digestThread() : undefined;
  const createDigest: CreateDigest = thread ? (algorithm) => thread.createDigest(algorithm) : createDigestHere;
  const packetDigest = createDigest('sha256');
  const watch = new SignatureWatch(limits, createDigest);
  const pass = createPacketPass({ ...options, onToken: (token) => watch.token(token) });
  let packetBytes = 0;

  return {
    write(chunk) {
      packetBytes += chunk.length;
      const { packetBytesMax } = limits;
      if (packetBytes > packetBytesMax) throw new CataloguedError('packet.too-large', { packetBytesMax });
      packetDigest.update(chunk);
      pass.write(chunk);
    },
    async ready() {
      for (let waits = 0; thread?.isBusy && waits < waitsMax; waits += 1) await setTimeout(1);
    },
    end() {
      const reading = pass.end();
      const packetSha256 = packetDigest.end().toString('hex');
      return { packetSha256, packetBytes, reading, signature: watch.end() };
    },
  };
}

/** About a second; after that a write waits itself, and knows when to give up. */
const waitsMax = 1_000;

/** From here on a second thread saves more time than it takes to keep it informed. */
const largePacketBytes = 1024 ** 2;
