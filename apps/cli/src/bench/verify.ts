import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDemoAuthority } from '../demo/demo-authority.js';
import { communes, office } from '../demo/province.js';
import type { Bench, Workbench } from './bench.js';
import type { JudgingRound, JudgingTimes } from './judging-process.js';
import { timeXmlCrypto } from './others/xml-crypto.js';
import { timeXmlsec } from './others/xmlsec.js';
import { startAlone } from './process-alone.js';
import { signedPacket } from './sample-packet.js';
import { median, spreadOf } from './spread.js';

const rounds = 7;
const packetsInRound = 3_000;
/** Until the compiler has nothing left to do: its threads count as ours. */
const warmUpPackets = 20_000;

/** One small packet over and over, in a process of its own and in turns with xmlsec1, so that a busy machine is busy for both. */
export const verify: Bench = {
  says: {
    vi: 'kiểm tra một gói tin 8 KB đã ký: đọc, dạng chuẩn, các mã băm, chứng thư số, chữ ký',
    en: 'judging one signed 8 KB packet: reading, canonical form, digests, certificate, signature',
  },
  unit: 'µs',
  budget: { of: 'ratio', atMost: 0.7 },

  async measure({ folder, say, undoLater }: Workbench) {
    const authority = openDemoAuthority(join(folder, 'ca'));
    const signer = authority.issue('van-phong', office.name);
    const packet = await signedPacket({ number: 1, to: communes.slice(0, 3) }, signer);
    const packetFile = join(folder, 'packet.edxml');
    await writeFile(packetFile, packet);
    const judging = startAlone<JudgingRound, JudgingTimes>(new URL('./judging-process.js', import.meta.url));
    undoLater(() => judging.end());
    const judge = (times: number) => judging.ask({ packetFile, certificateFile: signer.certificateFile, times });

    await judge(warmUpPackets);
    const ours: number[] = [];
    const floors: number[] = [];
    const each: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const floorMs = await timeXmlsec(packetFile, authority.certificateFile, packetsInRound);
      if (floorMs !== undefined) floors.push(floorMs * 1_000);
      const { cpuUs, eachUs } = await judge(packetsInRound);
      ours.push(cpuUs);
      each.push(...eachUs);
      say(`${round + 1}/${rounds}  ${cpuUs.toFixed(0)} µs  xmlsec1 ${floors.at(-1)?.toFixed(0) ?? '–'} µs`);
    }
    const { p50, p95, p99 } = spreadOf(each);
    return {
      figure: median(ours),
      floor: floors.length > 0 ? median(floors) : undefined,
      beside: {
        packetBytes: packet.length,
        p50Us: p50,
        p95Us: p95,
        p99Us: p99,
        xmlCryptoUs: await timeXmlCrypto(packetFile),
      },
    };
  },
};
