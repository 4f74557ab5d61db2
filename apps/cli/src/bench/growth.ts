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
import { type Spread, spreadOf } from './spread.js';

const documentsShort = 1_000_000;
/** Until V8 has compiled what it needs. */
const warmUpPackets = 3_000;
const packetsPerPhase = 2_000;
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
    const axis = await startScratchAxis(bench);
    const past = openPast(axis.databaseUrl, axis.context.settings);
    bench.undoLater(() => past.close());
    bench.say('signing packets');
    const packets = await signedPackets(
      warmUpPackets + 3 * packetsPerPhase,
      recipients,
      axis.province.officeCertificate,
    );
    const correspondence = correspond(axis, packets);

    await correspondence.of(warmUpPackets);
    const empty = await correspondence.of(packetsPerPhase);
    const wanted = bench.documents ?? documentsShort;
    const began = performance.now();
    const { deliveries } = await past.fill(wanted, (documents) => {
      bench.say(`${documents.toLocaleString('en')} documents`);
    });
    const fillingS = (performance.now() - began) / 1_000;
    // The first look for what lies on the disk is not what it takes every day.
    await correspondence.of(packetsPerPhase);
    const full = await correspondence.of(packetsPerPhase);

    bench.say('checking every receipt');
    expectGenuine(correspondence.submissions, axis.rootPem);
    const leaseRatio = full.leases.p95 / empty.leases.p95;
    return {
      figure: full.submissions.p95,
      floor: empty.submissions.p95,
      kept: leaseRatio <= leaseRatioMax,
      beside: {
        ...{ documents: wanted, deliveries, fillingS },
        ...{ p50Ms: full.submissions.p50, emptyP50Ms: empty.submissions.p50 },
        ...{ leaseP95Ms: full.leases.p95, emptyLeaseP95Ms: empty.leases.p95, leaseRatio },
      },
    };
  },
};

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
    async of(count: number): Promise<{ readonly submissions: Spread; readonly leases: Spread }> {
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
