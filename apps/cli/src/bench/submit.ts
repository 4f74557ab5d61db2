import { Readable } from 'node:stream';
import type { SubmissionView } from '@edoc-axis/contracts';
import { communes } from '../demo/province.js';
import { acceptancesPerSecond, between } from './acceptance-floor.js';
import type { Bench, Workbench } from './bench.js';
import { expectGenuine, expectThat } from './expect.js';
import { makeFloorTables } from './others/pgbench.js';
import { runLoad } from './run-load.js';
import { signedPackets } from './sample-packet.js';
import { type ScratchAxis, startScratchAxis } from './scratch-axis.js';

/** V8 goes on compiling during the first thousands, with half of the processor time; a server runs for months. */
const warmUpPackets = 6_000;
const packetsMax = 6_000;
const secondsMax = 15;
/** Systems of a country, each with its packet; 48 leave a sixth of the processors waiting for each other. */
const atOnce = 128;
const recipients = communes.slice(0, 3);

export const submit: Bench = {
  says: {
    vi: 'số gói tin 8 KB đã ký, ba nơi nhận, được tiếp nhận mỗi giây qua HTTP',
    en: 'signed 8 KB packets with three recipients accepted per second over HTTP',
  },
  unit: '1/s',
  budget: { of: 'ratio', atLeast: 0.12 },

  async measure(bench: Workbench) {
    const axis = await startScratchAxis(bench);
    await makeFloorTables(axis.databaseUrl);
    bench.say('signing packets');
    const packets = await signedPackets(warmUpPackets + packetsMax, recipients, axis.province.officeCertificate);
    const submissions: SubmissionView[] = [];
    const work = async (packet: Buffer) => void submissions.push(await sendNew(axis, packet));

    await runLoad({ pieces: packets.slice(0, warmUpPackets), atOnce, secondsMax, work });
    const before = await acceptancesPerSecond(axis);
    const loaded = await runLoad({ pieces: packets.slice(warmUpPackets), atOnce, secondsMax, work });
    const after = await acceptancesPerSecond(axis);

    bench.say('checking every receipt');
    expectGenuine(submissions, axis.rootPem);
    const { done, p50, p95, p99 } = loaded;
    return {
      figure: loaded.perSecond,
      floor: between(before, after),
      beside: { done, p50Ms: p50, p95Ms: p95, p99Ms: p99 },
    };
  },
};

async function sendNew({ office }: ScratchAxis, packet: Buffer): Promise<SubmissionView> {
  const { repeated, submission } = await office.send(Readable.from([packet]), { bytes: packet.length });
  expectThat(
    !repeated && submission.deliveries.length === recipients.length,
    'a new packet goes to all its recipients',
  );
  return submission;
}
