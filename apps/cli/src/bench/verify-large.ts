import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createPacketMeasurer } from '@edoc-axis/signature';
import { type KeyAndCertificate, openDemoAuthority } from '../demo/demo-authority.js';
import { communes, office } from '../demo/province.js';
import { piecesOf } from '../pieces-of-file.js';
import type { Bench, Workbench } from './bench.js';
import { createJudge } from './judge-packet.js';
import { timeXmlsec, waitForXmlsec } from './others/xmlsec.js';
import { writeSignedPacket } from './sample-packet.js';
import { median } from './spread.js';

const rounds = 7;
/** Until the compiler has nothing left to do. */
const warmUpTimes = 4;
const mebibyte = 1024 ** 2;
/** As large as xmlsec1's parser takes one text node without being told to take any. */
const attachmentBytes = 7 * mebibyte;
const attachments = Array.from({ length: 11 }, () => attachmentBytes);
/** A packet of 1 GiB, which must need no more memory than that of a tenth. */
const manyAttachments = Array.from({ length: 110 }, () => attachmentBytes);
const growthBytesMax = 64 * mebibyte;
const piecesBetweenLooks = 16;

/**
 * Large packets from a file, piece by piece, as `edoc verify` reads them. A large packet is waited for, and we use two
 * threads where xmlsec1 uses one: so it is time by the clock that is compared, with the processor's beside it.
 */
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
    const judge = createJudge(signer.certificateFile);
    const small = await packetOf([1], signer, join(folder, 'small.edxml'));
    const large = await packetOf(attachments, signer, join(folder, 'large.edxml'));
    for (let count = 0; count < warmUpTimes; count += 1) await judgeFile(large, judge);

    const ours: Judging[] = [];
    const floors: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const floorMs = await waitForXmlsec(large, small, authority.certificateFile);
      if (floorMs !== undefined) floors.push(floorMs);
      const judging = await judgeFile(large, judge);
      ours.push(judging);
      say(`${round + 1}/${rounds}  ${judging.wallMs.toFixed(0)} ms  xmlsec1 ${floorMs?.toFixed(0) ?? '–'} ms`);
    }
    const huge = await packetOf(manyAttachments, signer, join(folder, 'huge.edxml'));
    const judgingHuge = await judgeFile(huge, judge);
    const growthBytes = Math.max(...ours.map((judging) => judging.growthBytes));
    return {
      figure: median(ours.map(({ wallMs }) => wallMs)),
      floor: floors.length > 0 ? median(floors) : undefined,
      kept: Math.max(growthBytes, judgingHuge.growthBytes) <= growthBytesMax,
      beside: {
        packetBytes: (await stat(large)).size,
        cpuMs: median(ours.map(({ cpuMs }) => cpuMs)),
        xmlsecCpuMs: await timeXmlsec(large, authority.certificateFile, 1),
        growthMib: growthBytes / mebibyte,
        hugeBytes: (await stat(huge)).size,
        hugeMs: judgingHuge.wallMs,
        hugeGrowthMib: judgingHuge.growthBytes / mebibyte,
      },
    };
  },
};

async function packetOf(attachmentBytes: readonly number[], signer: KeyAndCertificate, file: string): Promise<string> {
  await writeSignedPacket({ number: attachmentBytes.length, to: communes.slice(0, 3), attachmentBytes }, signer, file);
  return file;
}

interface Judging {
  readonly cpuMs: number;
  readonly wallMs: number;
  /** Of resident memory, at its most. */
  readonly growthBytes: number;
}

async function judgeFile(file: string, judge: ReturnType<typeof createJudge>): Promise<Judging> {
  const { size: announcedBytes } = await stat(file);
  const bytesBefore = process.memoryUsage.rss();
  let bytesMost = bytesBefore;
  const wallBefore = performance.now();
  const cpuBefore = process.cpuUsage();
  const measurer = createPacketMeasurer({ announcedBytes });
  let pieces = 0;
  for (const piece of piecesOf(file)) {
    measurer.write(piece);
    pieces += 1;
    // Asking for memory takes as long as reading a piece.
    if (pieces % piecesBetweenLooks === 0) bytesMost = Math.max(bytesMost, process.memoryUsage.rss());
  }
  judge(measurer.end());
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    cpuMs: (user + system) / 1_000,
    wallMs: performance.now() - wallBefore,
    growthBytes: bytesMost - bytesBefore,
  };
}
