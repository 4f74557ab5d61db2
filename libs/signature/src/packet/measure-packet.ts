import { CataloguedError } from '@edoc-axis/domain';
import { createPacketPass, packetLimits, type PacketReaderOptions } from '@edoc-axis/edxml';
import { createHash } from 'node:crypto';
import type { PacketMeasurements } from './measurements.js';
import { SignatureWatch } from './signature-watch.js';

export interface PacketMeasurer {
  /** Takes the next bytes of the packet, and is done with them when it returns. Throws CataloguedError. */
  write(chunk: Uint8Array): void;
  /** Says that there are no more. Throws CataloguedError. */
  end(): PacketMeasurements;
}

/**
 * Measures a packet in one pass over its bytes: digest, header, attachments and signature, all from the same tokens, so
 * that what is read is what was signed. Memory is bounded by the header's limits, whatever the attachments weigh, and
 * where chunks end makes no difference. Throws CataloguedError `xml.…`, `packet.…` and `signature.too-large` as soon as
 * the packet cannot be accepted; every other flaw of a signature is measured and left to the judge.
 */
export function createPacketMeasurer(options: PacketReaderOptions = {}): PacketMeasurer {
  const limits = { ...packetLimits, ...options.limits };
  const packetHash = createHash('sha256');
  const watch = new SignatureWatch(limits);
  const pass = createPacketPass({ ...options, onToken: (token) => watch.token(token) });
  let packetBytes = 0;

  return {
    write(chunk) {
      packetBytes += chunk.length;
      const { packetBytesMax } = limits;
      if (packetBytes > packetBytesMax) throw new CataloguedError('packet.too-large', { packetBytesMax });
      packetHash.update(chunk);
      pass.write(chunk);
    },
    end() {
      const reading = pass.end();
      return { packetSha256: packetHash.digest('hex'), packetBytes, reading, signature: watch.end() };
    },
  };
}
