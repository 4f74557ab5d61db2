import { createProvincialClient, type ProvincialCredentials, ProvincialRefusal } from '@edoc-axis/client';
import { type Correspondent, DoorRefusal, type Waiting } from './correspondent.js';

const dayMs = 24 * 60 * 60 * 1000;

export function throughProvincial(url: string, credentials: ProvincialCredentials): Correspondent {
  const axis = createProvincialClient(url, credentials);
  return {
    door: 'provincial',
    send: (packet) => ask(() => axis.sendEdoc(packet, 'edoc')),
    sendStatus: (packet) => ask(async () => void (await axis.sendEdoc(packet, 'status'))),
    async waiting(carries, since) {
      const messageType = carries === 'status' ? 'status' : 'edoc';
      // Another clock may be ahead of ours.
      const wanted = { messageType, from: since, to: new Date(Date.now() + dayMs) } as const;
      const listed = await ask(() => axis.syncReceivedEdocList(wanted));
      return listed.map(({ docId, from, to }): Waiting => ({
        id: docId,
        canBe: (wanted) => wanted.from === from && wanted.to === to,
        fetch: () => ask(() => axis.getEdoc(docId)),
        confirm: () => ask(() => axis.updateStatus(docId, 'done')),
        leave: () => Promise.resolve(),
      }));
    },
  };
}

async function ask<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof ProvincialRefusal) throw new DoorRefusal(error.message);
    throw error;
  }
}
