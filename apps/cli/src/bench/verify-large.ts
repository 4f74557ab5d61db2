import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createPacketMeasurer } from '@edoc-axis/signature';
import { type KeyAndCertificate, openDemoAuthority } from '../demo/demo-authority.js';
import { communes, office } from '../demo/province.js';
import type { Bench, Workbench } from './bench.js';
import { createJudge } from './judge-packet.js';
import { timeXmlsec } from './others/xmlsec.js';
import { writeSignedPacket } from './sample-packet.js';
import { median } from './spread.js';

const rounds = 3;
const mebibyte = 1024 ** 2;
/** As large as xmlsec1's parser takes one text node without being told to take any. */
const attachmentBytes = 7 * mebibyte;
const attachments = 11;
/** A packet of 1 GiB, which must need no more memory than that of a tenth. */
const manyAttachments = 110;
const growthBytesMax = 64 * mebibyte;

/** Large packets from a file, as the gateway gets them: piece by piece. */
export const verifyLarge: Bench = {
  says: {
    vi: 'kiểm tra một gói tin 107 MB và mức tăng bộ nhớ, cả với gói tin 1 GiB',
    en: 'judging a 107 MB packet, and the growth of memory, with a packet of 1 GiB as well',
  },
  unit: 'ms',
  budget: { of: 'ratio', atMost: 1 },

  async measure({ folder, say }: Workbench) {
    const authority = openDemoAuthority(join(folder, 'ca'));
    const signer = authority.issue('van-phong', office.name);
    const judge = createJudge(signer);
    const large = await packetOf(attachments, signer, join(folder, 'large.edxml'));
    await judgeFile(large, judge);

    const ours: Judging[] = [];
    const floors: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const floorMs = await timeXmlsec(large, authority.certificateFile, 1);
      if (floorMs !== undefined) floors.push(floorMs);
      const judging = await judgeFile(large, judge);
      ours.push(judging);
      say(`${round + 1}/${rounds}  ${judging.cpuMs.toFixed(0)} ms  xmlsec1 ${floorMs?.toFixed(0) ?? '–'} ms`);
    }
    const huge = await packetOf(manyAttachments, signer, join(folder, 'huge.edxml'));
    const judgingHuge = await judgeFile(huge, judge);
    const growthBytes = Math.max(...ours.map((judging) => judging.growthBytes));
    return {
      figure: median(ours.map(({ cpuMs }) => cpuMs)),
      floor: floors.length > 0 ? median(floors) : undefined,
      kept: Math.max(growthBytes, judgingHuge.growthBytes) <= growthBytesMax,
      beside: {
        packetBytes: (await stat(large)).size,
        wallMs: median(ours.map(({ wallMs }) => wallMs)),
        growthMib: growthBytes / mebibyte,
        hugeBytes: (await stat(huge)).size,
        hugeMs: judgingHuge.cpuMs,
        hugeGrowthMib: judgingHuge.growthBytes / mebibyte,
      },
    };
  },
};

async function packetOf(count: number, signer: KeyAndCertificate, file: string): Promise<string> {
  const attachmentsBytes = Array.from({ length: count }, () => attachmentBytes);
  await writeSignedPacket({ number: count, to: communes.slice(0, 3), attachmentBytes: attachmentsBytes }, signer, file);
  return file;
}

interface Judging {
  readonly cpuMs: number;
  readonly wallMs: number;
  /** Of resident memory, at its most. */
  readonly growthBytes: number;
}

async function judgeFile(file: string, judge: ReturnType<typeof createJudge>): Promise<Judging> {
  const bytesBefore = process.memoryUsage.rss();
  let bytesMost = bytesBefore;
  const wallBefore = performance.now();
  const cpuBefore = process.cpuUsage();
  const measurer = createPacketMeasurer();
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
    measurer.write(piece);
    bytesMost = Math.max(bytesMost, process.memoryUsage.rss());
  }
  judge(measurer);
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    cpuMs: (user + system) / 1_000,
    wallMs: performance.now() - wallBefore,
    growthBytes: bytesMost - bytesBefore,
  };
}
