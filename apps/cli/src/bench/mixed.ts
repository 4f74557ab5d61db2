import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { SubmissionView } from '@edoc-axis/contracts';
import { communes } from '../demo/province.js';
import type { Bench, Workbench } from './bench.js';
import { expectGenuine, expectThat } from './expect.js';
import { signedPacket, writeSignedPacket } from './sample-packet.js';
import { type ScratchAxis, startScratchAxis } from './scratch-axis.js';
import { spreadOf } from './spread.js';

const megabyte = 1_000_000;
/** Estonia's load plan for the exchange of documents: so many systems, each with a packet of so many bytes, all at once. */
const smallSenders = 30;
const smallBytes = 100_000;
const largeBytes = [
  ...[10, 20, 50].flatMap((megabytes) => Array.from({ length: 10 }, () => megabytes * megabyte)),
  100 * megabyte,
  200 * megabyte,
];
/** What base64 and the rest of a packet leave of it for the files. */
const shareOfFiles = 0.73;
const fileBytesMax = 7 * 1024 ** 2;
const warmUpSeconds = 15;
const aloneSeconds = 15;
/** In the long form the plan takes ten minutes; in the short one every large packet is sent once. */
const recipients = communes.slice(0, 1);
const leasedAtOnce = 100;

/** How long small packets take while large ones are on their way, beside how long they take among themselves. */
export const mixed: Bench = {
  says: {
    vi: 'gói tin 100 KB trong lúc gói tin 10 đến 200 MB được gửi: thời gian của 95 % gói nhỏ (--seconds 600: bản dài)',
    en: 'packets of 100 KB while others of 10 to 200 MB are sent: time of 95 % of the small ones (--seconds 600: long form)',
  },
  unit: 'ms',
  budget: { of: 'ratio', atMost: 3 },

  async measure(bench: Workbench) {
    const axis = await startScratchAxis(bench);
    bench.say(`signing ${largeBytes.length} large packets`);
    const large = await writeLarge(axis, bench.folder);
    const small = openSmallSenders(axis);

    bench.say('small packets alone');
    await small.sendFor(seconds(warmUpSeconds));
    const alone = spreadOf(await small.sendFor(seconds(aloneSeconds)));
    bench.say('small and large packets');
    const began = performance.now();
    const sending = Promise.all(large.map((file) => sendAgainAndAgain(axis, file, began, bench.seconds ?? 0)));
    const among = spreadOf(await small.sendFor(sending));
    const largeSent = await sending;
    const tookMs = performance.now() - began;

    bench.say('counting what arrived');
    const submissions = [...small.submissions, ...largeSent.map(({ submission }) => submission)];
    expectGenuine(submissions, axis.rootPem);
    expectThat((await leaseAll(axis)) === submissions.length, 'every document waits for its recipient, once');
    const megabytes = largeSent.reduce((sum, { sentBytes }) => sum + sentBytes, 0) / megabyte;
    return {
      figure: among.p95,
      floor: alone.p95,
      beside: {
        small: small.submissions.length,
        p50Ms: among.p50,
        p99Ms: among.p99,
        alonep50Ms: alone.p50,
        alonep99Ms: alone.p99,
        large: large.length,
        largeMegabytesPerSecond: megabytes / (tookMs / 1_000),
        tookMs,
      },
    };
  },
};

interface LargePacket {
  readonly file: string;
  readonly bytes: number;
}

async function writeLarge({ province }: ScratchAxis, folder: string): Promise<LargePacket[]> {
  const packets: LargePacket[] = [];
  for (const [n, wanted] of largeBytes.entries()) {
    const file = join(folder, `large-${n}.edxml`);
    const sample = { number: n + 1, to: recipients, attachmentBytes: filesOf(wanted * shareOfFiles) };
    await writeSignedPacket(sample, province.officeCertificate, file);
    packets.push({ file, bytes: (await stat(file)).size });
  }
  return packets;
}

function filesOf(bytes: number): number[] {
  const files = Math.ceil(bytes / fileBytesMax);
  return Array.from({ length: files }, () => Math.floor(bytes / files));
}

/** Until the time is over, but once at least. The same bytes again must get the first receipt again. */
async function sendAgainAndAgain(
  { office }: ScratchAxis,
  { file, bytes }: LargePacket,
  began: number,
  forSeconds: number,
): Promise<{ readonly submission: SubmissionView; readonly sentBytes: number }> {
  const send = () => office.send(createReadStream(file), { bytes });
  const { submission } = await send();
  let sentBytes = bytes;
  while (performance.now() - began < forSeconds * 1_000) {
    const again = await send();
    expectThat(
      again.repeated && again.submission.receipt === submission.receipt,
      'a repetition gets the first receipt',
    );
    sentBytes += bytes;
  }
  return { submission, sentBytes };
}

function openSmallSenders({ office, province }: ScratchAxis) {
  const submissions: SubmissionView[] = [];
  let number = largeBytes.length;
  const sendOne = async () => {
    number += 1;
    const sample = { number, to: recipients, attachmentBytes: [Math.floor(smallBytes * shareOfFiles)] };
    const packet = await signedPacket(sample, province.officeCertificate);
    const before = performance.now();
    const { submission } = await office.send(Readable.from([packet]), { bytes: packet.length });
    submissions.push(submission);
    return performance.now() - before;
  };
  return {
    submissions,
    /** @returns how long each took, in milliseconds; signing it is not counted */
    async sendFor(until: Promise<unknown>): Promise<number[]> {
      const times: number[] = [];
      let isOver = false;
      const over = () => (isOver = true);
      void until.then(over, over);
      const sender = async () => {
        while (!isOver) times.push(await sendOne());
      };
      await Promise.all([until, ...Array.from({ length: smallSenders }, sender)]);
      return times;
    },
  };
}

function seconds(count: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, count * 1_000));
}

async function leaseAll({ communes: system }: ScratchAxis): Promise<number> {
  const leased = new Set<string>();
  for (let page; (page = await system.lease({ limit: leasedAtOnce, leaseSeconds: 3_600 })).length > 0;) {
    for (const { id } of page) {
      expectThat(!leased.has(id), 'nothing is leased twice');
      leased.add(id);
    }
  }
  return leased.size;
}
