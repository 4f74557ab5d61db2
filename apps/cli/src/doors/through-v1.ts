import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type AxisClient, createClient, type Credentials } from '@edoc-axis/client';
import type { LeasedDelivery } from '@edoc-axis/contracts';
import { type Ask, asking } from './asking.js';
import type { Correspondent, Waiting } from './correspondent.js';

/** Longer than a look at what was leased takes; what is left there comes back after it. */
const leaseSeconds = 60;
const leasedMax = 100;

export function throughV1(url: string, { system, keyPem }: Credentials, language: 'vi' | 'en'): Correspondent {
  const axis = createClient(url, { name: system, keyPem }, language);
  const ask = asking(language);
  return {
    door: 'v1',
    send: (packet) =>
      ask(async () => (await axis.send(Readable.from([packet]), { bytes: packet.length })).submission.id),
    sendStatus: (packet) => ask(async () => void (await axis.sendStatus(Readable.from([packet]), packet.length))),
    waiting: (carries) =>
      ask(async () =>
        (await axis.lease({ carries, limit: leasedMax, leaseSeconds })).map((leased) => waitingOf(axis, leased, ask)),
      ),
  };
}

function waitingOf(axis: AxisClient, { id, leaseToken, document }: LeasedDelivery, ask: Ask): Waiting {
  return {
    id,
    canBe: ({ packet }) => sha256(packet) === document.packet.sha256,
    fetch: () => ask(async () => buffer(await axis.openPacket(document.id, id))),
    confirm: (packet) =>
      ask(async () => {
        await axis.confirm(id, { leaseToken, packetSha256: sha256(packet) });
      }),
    leave: () => ask(async () => void (await axis.release(id, { leaseToken }))),
  };
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
