import { createTokenizer, XmlError, type XmlLimits, type XmlToken } from '@edoc-axis/xml';
import { createPacketReader, type PacketReaderOptions } from './reading/packet-reader.js';
import type { PacketReading } from './reading/packet-reading.js';
import { refusalOf } from './reading/xml-refusal.js';

export interface ReadPacketOptions extends PacketReaderOptions {
  readonly xmlLimits?: Partial<XmlLimits>;
  /** Gets every token of the same pass, before it is read: a signature measurer sees exactly what is read. */
  readonly onToken?: (token: XmlToken) => void;
}

/** Prefixes real builders use without declaring them. Such a packet can be read, but never carry a signature. */
export const toleratedPrefixes: readonly string[] = ['xlink'];

/**
 * Reads a whole packet, from memory or as it arrives.
 *
 * @throws CataloguedError `packet.…` or `xml.…` as soon as the packet cannot be accepted, and whatever the source throws
 */
export async function readPacket(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  options: ReadPacketOptions = {},
): Promise<PacketReading> {
  const pass = createPacketPass(options);
  if (source instanceof Uint8Array) pass.write(source);
  else for await (const chunk of source) pass.write(chunk);
  return pass.end();
}

export interface PacketPass {
  /** The next bytes of the packet. Throws a CataloguedError as soon as the packet cannot be accepted. */
  write(chunk: Uint8Array): void;
  /** The packet is complete. Throws a CataloguedError when it is not. */
  end(): PacketReading;
}

/** One pass over a packet's bytes for who pushes them, as a stream that also writes them elsewhere does. */
export function createPacketPass(options: ReadPacketOptions = {}): PacketPass {
  const reader = createPacketReader(options);
  const { onToken, xmlLimits } = options;
  const take = (token: XmlToken): void => {
    onToken?.(token);
    reader.token(token);
  };
  const tokenizer = createTokenizer({ limits: xmlLimits, tolerateUnboundPrefixes: toleratedPrefixes }, take);
  return {
    write: (chunk) => catalogued(() => tokenizer.write(chunk)),
    end: () => {
      catalogued(() => tokenizer.end());
      return reader.finish();
    },
  };
}

function catalogued(step: () => void): void {
  try {
    step();
  } catch (error) {
    throw error instanceof XmlError ? refusalOf(error) : error;
  }
}
