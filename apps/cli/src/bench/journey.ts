import { Readable } from 'node:stream';
import type { AxisClient } from '@edoc-axis/client';
import type { DeliveryOutcome } from '@edoc-axis/contracts';
import { verifyReceipt } from '@edoc-axis/evidence';
import { communes } from '../demo/province.js';
import { acceptancesPerSecond, between } from './acceptance-floor.js';
import type { Bench, Workbench } from './bench.js';
import { confirmationOf } from './confirmation-of.js';
import { expectThat } from './expect.js';
import { makeFloorTables } from './others/pgbench.js';
import { runLoad } from './run-load.js';
import { signedPackets } from './sample-packet.js';
import { type ScratchAxis, startScratchAxis } from './scratch-axis.js';

/** Until V8 has compiled what a journey needs. */
const warmUpJourneys = 6_000;
const journeysMax = 4_000;
const secondsMax = 15;
/** Documents under way: sent, and not yet known to have been taken. */
const atOnce = 320;
/** With packets of 8 KB, about what an answer has room for. */
const pageMax = 20;
/** Pages that are taken at once: one alone would wait for each of its answers. */
const takersMax = 4;

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
    const following = new AbortController();
    bench.undoLater(() => Promise.resolve(following.abort()));
    const offices = { inbox: openInbox(axis, seen), outbox: openOutbox(axis, following.signal) };
    const work = (packet: Buffer) => travel(axis, offices, packet, seen);

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

/** The sender sends, and hears from the feed of events when its document was taken. */
async function travel(axis: ScratchAxis, { inbox, outbox }: Offices, packet: Buffer, seen: Seen): Promise<void> {
  const { submission } = await axis.office.send(Readable.from([packet]), { bytes: packet.length });
  seen.receipts.push(submission.receipt);
  const [receipt] = await Promise.all([outbox.acknowledgementOf(submission.id), inbox.takeWhatWaits()]);
  seen.receipts.push(receipt);
}

interface Offices {
  readonly inbox: Inbox;
  readonly outbox: Outbox;
}

/** The post of a system that takes it as real ones do: a page at a time, with the packets, and answers what it stored. */
interface Inbox {
  /** Ends when what waited by then was taken. */
  takeWhatWaits(): Promise<void>;
}

function openInbox({ communes: system }: ScratchAxis, seen: Seen): Inbox {
  let underWay: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  return {
    takeWhatWaits() {
      if (!underWay) return (underWay = takeAll(system, seen).finally(() => (underWay = undefined)));
      // The page under way may have been asked for before.
      return (next ??= underWay.then(() => {
        next = undefined;
        return this.takeWhatWaits();
      }));
    },
  };
}

async function takeAll(system: AxisClient, seen: Seen): Promise<void> {
  const take = async () => {
    while (await takePage(system, seen));
  };
  await Promise.all(Array.from({ length: takersMax }, take));
}

async function takePage(system: AxisClient, seen: Seen): Promise<boolean> {
  const deliveries = await system.lease({ limit: pageMax, packets: true });
  if (deliveries.length === 0) return false;
  for (const { id } of deliveries) {
    expectThat(!seen.delivered.has(id), 'no delivery is leased twice');
    seen.delivered.add(id);
  }
  const confirmed = await system.confirmAll(deliveries.map(confirmationOf));
  expectThat(confirmed.every(succeeded), 'every confirmation is taken');
  const answered = await system.answerAll(deliveries.map(({ id }) => ({ delivery: id, status: '03' })));
  expectThat(answered.every(succeeded), 'every answer is taken');
  return true;
}

function succeeded(outcome: DeliveryOutcome): boolean {
  return 'receipts' in outcome;
}

/** What the sender hears of its documents. */
interface Outbox {
  acknowledgementOf(document: string): Promise<string>;
}

function openOutbox({ office }: ScratchAxis, signal: AbortSignal): Outbox {
  const heard = new Map<string, string>();
  const waiting = new Map<string, (receipt: string) => void>();
  const listen = async () => {
    for await (const { document, receipt } of office.events({ follow: true, signal })) {
      if (receipt?.event !== 'ConsignmentAcceptance') continue;
      heard.set(document, receipt.jws);
      waiting.get(document)?.(receipt.jws);
    }
  };
  const listening = listen();
  const never = listening.then(() => new Promise<never>(() => undefined));
  return {
    acknowledgementOf(document) {
      const known = heard.get(document);
      if (known !== undefined) return Promise.resolve(known);
      return Promise.race([never, new Promise<string>((resolve) => waiting.set(document, resolve))]);
    },
  };
}

function isGenuine({ rootPem }: ScratchAxis, receipt: string): boolean {
  return verifyReceipt(receipt, { rootPem }).verdict === 'valid';
}
