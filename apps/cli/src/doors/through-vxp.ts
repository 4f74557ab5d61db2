import { createVxpClient, type VxpCredentials, VxpRefusal } from '@edoc-axis/client';
import { type AgencyCode, toForm102 } from '@edoc-axis/domain';
import { type Correspondent, DoorRefusal, type Waiting } from './correspondent.js';

const listedMax = 500;
const dayMs = 24 * 60 * 60 * 1000;

export function throughVxp(url: string, credentials: VxpCredentials): Correspondent {
  const axis = createVxpClient(url, credentials);
  return {
    door: 'vxp',
    send: (packet, from) => ask(() => axis.sendEdoc(packet, { from, messageType: 'edoc' })),
    sendStatus: (packet, from) => ask(async () => void (await axis.sendEdoc(packet, { from, messageType: 'status' }))),
    async waiting(carries, since) {
      const messageType = carries === 'status' ? 'status' : 'edoc';
      // Another clock may be ahead of ours.
      const wanted = { messageType, from: since, to: new Date(Date.now() + dayMs), pageSize: listedMax } as const;
      const listed = await ask(() => axis.getReceivedEdocList(wanted));
      return listed.map(({ docId, from, to }): Waiting => ({
        id: docId,
        canBe: (wanted) => areSame(wanted.from, from) && areSame(wanted.to, to),
        fetch: () => ask(() => axis.getEdoc(docId)),
        confirm: () => ask(() => axis.updateStatus(docId, 'done')),
        leave: () => Promise.resolve(),
      }));
    },
  };
}

/** A code is listed in its form of QCVN 102, where it has one. */
function areSame(code: string, listed: string): boolean {
  return code === listed || toForm102(code as AgencyCode) === listed;
}

async function ask<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof VxpRefusal)) throw error;
    throw new DoorRefusal([error.errorCode, error.errorDesc].filter(Boolean).join(': '));
  }
}
