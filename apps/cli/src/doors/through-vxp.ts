import { createVxpClient, type VxpCredentials, VxpRefusal } from '@edoc-axis/client';
import { asking } from './asking.js';
import { codesAreSame } from './codes-are-same.js';
import type { Correspondent } from './correspondent.js';
import { type ListingDoor, throughListing } from './through-listing.js';

const listedMax = 500;

export function throughVxp(url: string, credentials: VxpCredentials, language: 'vi' | 'en'): Correspondent {
  const axis = createVxpClient(url, credentials);
  const door: ListingDoor = {
    door: 'vxp',
    send: (packet, messageType, from) => axis.sendEdoc(packet, { from, messageType }),
    list: (wanted) => axis.getReceivedEdocList({ ...wanted, pageSize: listedMax }),
    fetch: (docId) => axis.getEdoc(docId),
    confirm: (docId) => axis.updateStatus(docId, 'done'),
    means: codesAreSame,
  };
  return throughListing(door, asking(language, saidBy));
}

function saidBy(error: unknown): string | undefined {
  return error instanceof VxpRefusal ? [error.errorCode, error.errorDesc].filter(Boolean).join(': ') : undefined;
}
