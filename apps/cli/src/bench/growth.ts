import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { SubmissionView } from '@edoc-axis/contracts';
import { communes } from '../demo/province.js';
import type { Bench, Workbench } from './bench.js';
import { confirmationOf } from './confirmation-of.js';
import { openPast } from './database/past.js';
import { expectGenuine, expectThat } from './expect.js';
import { runLoad } from './run-load.js';
import { signedPackets } from './sample-packet.js';
import { type ScratchAxis, startScratchAxis } from './scratch-axis.js';
import { median, type Spread, spreadOf } from './spread.js';

const documentsShort = 1_000_000;
/** Until V8 has compiled what it needs. */
const warmUpPackets = 3_000;
/** Filling takes a quarter of an hour, in which the machine changes: the two axes are measured in turns, and medians compared. */
const rounds = 9;
const packetsPerRound = 1_000;
/** Well below what the machine can do: time is to be measured, and not the queue before it. */
const atOnce = 4;
const leasedAtOnce = 20;
const leaseRatioMax = 1.3;
const recipients = communes.slice(0, 3);

/** What it costs to have been there for years: sending and collecting, with nothing behind and with ten million documents. */
export const growth: Bench = {
  says: {
    vi: 'gửi và lấy văn bản khi đã có hàng triệu văn bản cũ, so với khi chưa có gì (--documents 10000000: bản dài)',
    en: 'sending and collecting with millions of documents behind, beside none (--documents 10000000: long form)',
  },
  unit: 'ms',
  budget: { of: 'ratio', atMost: 1.3 },

  async measure(bench: Workbench) {
    const old = await openSide(bench, 'old');
    const past = openPast(old.axis.databaseUrl, old.axis.context.settings);
    bench.undoLater(() => past.close());
    const wanted = bench.documents ?? documentsShort;
    const began = performance.now();
    const { deliveries } = await past.fill(wanted, (documents) => {
      bench.say(`${documents.toLocaleString('en')} documents`);
    });
    const fillingS = (performance.now() - began) / 1_000;

    const empty = await openSide(bench, 'empty');
    // The first look for what lies on the disk is not what it takes every day.
    for (const { correspondence } of [old, empty]) await correspondence.of(warmUpPackets);
    const [full, none] = await inTurns([old, empty], bench);

    bench.say('checking every receipt');
    for (const { axis, correspondence } of [old, empty]) expectGenuine(correspondence.submissions, axis.rootPem);
    const leaseRatio = full.leases.p95 / none.leases.p95;
    return {
      figure: full.submissions.p95,
      floor: none.submissions.p95,
      kept: leaseRatio <= leaseRatioMax,
      beside: {
        ...{ documents: wanted, deliveries, fillingS },
        ...{ p50Ms: full.submissions.p50, emptyP50Ms: none.submissions.p50 },
        ...{ leaseP95Ms: full.leases.p95, emptyLeaseP95Ms: none.leases.p95, leaseRatio },
      },
    };
  },
};

interface Side {
  readonly axis: ScratchAxis;
  readonly correspondence: ReturnType<typeof correspond>;
}

interface Measured {
  readonly submissions: Spread;
  readonly leases: Spread;
}

async function openSide(bench: Workbench, name: string): Promise<Side> {
  const axis = await startScratchAxis({ ...bench, folder: join(bench.folder, name) });
  bench.say('signing packets');
  const count = warmUpPackets + rounds * packetsPerRound;
  const packets = await signedPackets(count, recipients, axis.province.officeCertificate);
  return { axis, correspondence: correspond(axis, packets) };
}

async function inTurns(sides: readonly [Side, Side], bench: Workbench): Promise<[Measured, Measured]> {
  const measured: [Measured[], Measured[]] = [[], []];
  for (let round = 1; round <= rounds; round += 1) {
    bench.say(`round ${round} of ${rounds}`);
    for (const [n, { correspondence }] of sides.entries()) {
      measured[n]?.push(await correspondence.of(packetsPerRound));
    }
  }
  return [medianOf(measured[0]), medianOf(measured[1])];
}

function medianOf(measured: readonly Measured[]): Measured {
  const of = (spreads: readonly Spread[]): Spread => ({
    p50: median(spreads.map(({ p50 }) => p50)),
    p95: median(spreads.map(({ p95 }) => p95)),
    p99: median(spreads.map(({ p99 }) => p99)),
  });
  return {
    submissions: of(measured.map(({ submissions }) => submissions)),
    leases: of(measured.map(({ leases }) => leases)),
  };
}
/** One office sends while another takes what comes, a page at a time. */
function correspond({ office, communes: system }: ScratchAxis, packets: readonly Buffer[]) {
  const submissions: SubmissionView[] = [];
  const collected = new Set<string>();
  let sent = 0;

  async function send(packet: Buffer): Promise<void> {
    const { repeated, submission } = await office.send(Readable.from([packet]), { bytes: packet.length });
    expectThat(
      !repeated && submission.deliveries.length === recipients.length,
      'a new packet goes to all its recipients',
    );
    submissions.push(submission);
  }

  async function collect(leaseMs: number[]): Promise<number> {
    const before = performance.now();
    const page = await system.lease({ limit: leasedAtOnce, packets: true });
    leaseMs.push(performance.now() - before);
    if (page.length === 0) return 0;
    const confirmed = await system.confirmAll(page.map(confirmationOf));
    expectThat(
      confirmed.every((outcome) => 'receipts' in outcome),
      'every confirmation is taken',
    );
    for (const { id } of page) {
      expectThat(!collected.has(id), 'no delivery is collected twice');
      collected.add(id);
    }
    return page.length;
  }

  return {
    submissions,
    /** Sends so many, and collects them all. */
    async of(count: number): Promise<Measured> {
      const pieces = packets.slice(sent, (sent += count));
      const leaseMs: number[] = [];
      let isSending = true;
      const sending = runLoad({ pieces, atOnce, secondsMax: Infinity, work: send }).finally(() => (isSending = false));
      const collecting = (async () => {
        while ((await collect(leaseMs)) > 0 || isSending);
      })();
      const [spread] = await Promise.all([sending, collecting]);
      expectThat(collected.size === submissions.length * recipients.length, 'everything that was sent was collected');
      return { submissions: spread, leases: spreadOf(leaseMs) };
    },
  };
}
