import { createProvincialClient, type ProvincialCredentials, ProvincialRefusal } from '@edoc-axis/client';
import { asking } from './asking.js';
import type { Correspondent } from './correspondent.js';
import { type ListingDoor, throughListing } from './through-listing.js';

export function throughProvincial(
  url: string,
  credentials: ProvincialCredentials,
  language: 'vi' | 'en',
): Correspondent {
  const axis = createProvincialClient(url, credentials);
  const door: ListingDoor = {
    door: 'provincial',
    send: (packet, messageType) => axis.sendEdoc(packet, messageType),
    list: (wanted) => axis.syncReceivedEdocList(wanted),
    fetch: (docId) => axis.getEdoc(docId),
    confirm: (docId) => axis.updateStatus(docId, 'done'),
    means: (code, listed) => code === listed,
  };
  return throughListing(door, asking(language, saidBy));
}

function saidBy(error: unknown): string | undefined {
  return error instanceof ProvincialRefusal ? error.message : undefined;
}
