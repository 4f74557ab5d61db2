import { inlinePacketBytesMax, type LeasedDelivery, messageBytesMax } from '@edoc-axis/contracts';
import { type Caller, isCatalogued } from '@edoc-axis/domain';
import { openPacket, type OpeningPorts } from './open-packet.js';

/** Of all packets that come along, in base64; a quarter of the message is for the deliveries around them. */
const packetsCharactersMax = messageBytesMax / 2;
/** Of the deliveries around them. */
export const deliveriesBytesMax = messageBytesMax / 4;

/**
 * Puts small packets beside their deliveries, as many as there is room for, and writes down that they were fetched, as
 * if each had been asked for. What is larger, or cannot be given right now, its system asks for by itself.
 */
export async function bringPackets(
  ports: OpeningPorts,
  caller: Caller,
  leased: readonly LeasedDelivery[],
): Promise<LeasedDelivery[]> {
  let room = packetsCharactersMax;
  return Promise.all(
    leased.map(async (delivery) => {
      const { id, document } = delivery;
      const characters = Math.ceil(document.packet.bytes / 3) * 4;
      if (document.packet.bytes > inlinePacketBytesMax || characters > room) return delivery;
      room -= characters;
      const base64 = await packetOf(ports, caller, { document: document.id, delivery: id });
      return { ...delivery, document: { ...document, packet: { ...document.packet, base64 } } };
    }),
  );
}

async function packetOf(
  ports: OpeningPorts,
  caller: Caller,
  wanted: { document: string; delivery: string },
): Promise<string | undefined> {
  try {
    const { packet } = await openPacket(ports, caller, wanted);
    return 'inline' in packet ? packet.inline.bytes.toString('base64') : undefined;
  } catch (error) {
    // Frozen, withdrawn or taken back in this moment: who asks for it is told so.
    if (isCatalogued(error)) return undefined;
    throw error;
  }
}
