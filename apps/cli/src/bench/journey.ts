import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { LeasedDelivery } from '@edoc-axis/contracts';
import { verifyReceipt } from '@edoc-axis/evidence';
import { communes } from '../demo/province.js';
import { acceptancesPerSecond, between } from './acceptance-floor.js';
import type { Bench, Workbench } from './bench.js';
import { expectThat } from './expect.js';
import { makeFloorTables } from './others/pgbench.js';
import { runLoad } from './run-load.js';
import { signedPackets } from './sample-packet.js';
import { type ScratchAxis, startScratchAxis } from './scratch-axis.js';

/** Until V8 has compiled what a journey needs. */
const warmUpJourneys = 2_500;
const journeysMax = 3_000;
const secondsMax = 15;
const atOnce = 16;
/** The tracker learns of an answer a moment later, when nothing older is under way; its sender looks again. */
const looksMax = 200;
const lookEveryMs = 50;

/** Everything that happens to a document, with one recipient: what a ministry and a commune do, and what they get for it. */
export const journey: Bench = {
  says: {
    vi: 'số hành trình mỗi giây: gửi, giữ chỗ, tải, xác nhận, phản hồi, bên gửi thấy biên nhận',
    en: 'journeys a second: submit, lease, fetch, confirm, answer, receipt seen by the sender',
  },
  unit: '1/s',
  budget: { of: 'ratio', atLeast: 0.05 },

  async measure(bench: Workbench) {
    const axis = await startScratchAxis(bench);
    await makeFloorTables(axis.databaseUrl);
    bench.say('signing packets');
    const packets = await signedPackets(
      warmUpJourneys + journeysMax,
      communes.slice(0, 1),
      axis.province.officeCertificate,
    );
    const seen: Seen = { delivered: new Set(), receipts: [] };
    const inbox = openInbox(axis);
    const work = (packet: Buffer) => travel(axis, inbox, packet, seen);

    await runLoad({ pieces: packets.slice(0, warmUpJourneys), atOnce, secondsMax, work });
    const before = await acceptancesPerSecond(axis);
    const warmedUp = seen.delivered.size;
    const { done, perSecond, p50, p95, p99 } = await runLoad({
      pieces: packets.slice(warmUpJourneys),
      atOnce,
      secondsMax,
      work,
    });
    const after = await acceptancesPerSecond(axis);
    expectThat(seen.delivered.size - warmedUp === done, 'every document was delivered, none twice');
    bench.say('checking every receipt');
    expectThat(
      seen.receipts.every((receipt) => isGenuine(axis, receipt)),
      'every receipt is genuine',
    );
    expectThat((await axis.communes.lease({ limit: 1 })).length === 0, 'nothing is left waiting');
    return {
      figure: perSecond,
      floor: between(before, after),
      beside: { done, p50Ms: p50, p95Ms: p95, p99Ms: p99 },
    };
  },
};

/** What the load has seen so far, to be checked when it is over. */
interface Seen {
  readonly delivered: Set<string>;
  readonly receipts: string[];
}

/** Whoever leases gets whatever waits, so a worker may bring another's document to its end. */
async function travel(axis: ScratchAxis, inbox: Inbox, packet: Buffer, seen: Seen): Promise<void> {
  const { submission } = await axis.office.send(Readable.from([packet]), { bytes: packet.length });
  seen.receipts.push(submission.receipt);

  const { id, leaseToken, document } = await inbox.next();
  expectThat(!seen.delivered.has(id), 'no delivery is leased twice');
  seen.delivered.add(id);
  const packetSha256 = await digestOf(await axis.communes.openPacket(document.id));
  expectThat(packetSha256 === document.packet.sha256, 'the packet arrives as it was sent');
  await axis.communes.confirm(id, { leaseToken, packetSha256 });
  await axis.communes.answer(id, { status: '03' });

  seen.receipts.push(await lookForAcknowledgement(axis, document.id));
}

/** The post of a system that asks for it as real ones do: a page at a time, and one question at a time. */
interface Inbox {
  next(): Promise<LeasedDelivery>;
}

function openInbox({ communes: system }: ScratchAxis): Inbox {
  const leased: LeasedDelivery[] = [];
  let look: Promise<void> | undefined;
  const lookOnce = async () => {
    leased.push(...(await system.lease({ limit: atOnce })));
    look = undefined;
  };
  return {
    async next() {
      for (let looks = 0; looks < looksMax; looks += 1) {
        const delivery = leased.shift();
        if (delivery) return delivery;
        await (look ??= lookOnce());
      }
      throw new Error('What was sent does not wait for its recipient.');
    },
  };
}

async function lookForAcknowledgement({ office }: ScratchAxis, document: string): Promise<string> {
  for (let look = 0; look < looksMax; look += 1) {
    const found = (await office.receipts(document)).find(({ event }) => event === 'ConsignmentAcceptance');
    if (found) return found.jws;
    await wait(lookEveryMs);
  }
  throw new Error('The sender does not see the receipt of the answer.');
}

function isGenuine({ rootPem }: ScratchAxis, receipt: string): boolean {
  return verifyReceipt(receipt, { rootPem }).verdict === 'valid';
}

async function digestOf(packet: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of packet as AsyncIterable<Buffer>) hash.update(piece);
  return hash.digest('hex');
}
