import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPacketMeasurer } from '@edoc-axis/signature';
import { openDemoAuthority } from '../demo/demo-authority.js';
import { communes, office } from '../demo/province.js';
import type { Bench, Workbench } from './bench.js';
import { createJudge } from './judge-packet.js';
import { timeXmlCrypto } from './others/xml-crypto.js';
import { timeXmlsec } from './others/xmlsec.js';
import { signedPacket } from './sample-packet.js';
import { median, spreadOf } from './spread.js';

const rounds = 7;
const packetsInRound = 3_000;
const warmUpPackets = 5_000;

/** One small packet over and over, in turns with xmlsec1, so that a busy machine is busy for both. */
export const verify: Bench = {
  says: {
    vi: 'kiểm tra một gói tin 8 KB đã ký: đọc, dạng chuẩn, các mã băm, chứng thư số, chữ ký',
    en: 'judging one signed 8 KB packet: reading, canonical form, digests, certificate, signature',
  },
  unit: 'µs',
  budget: { of: 'ratio', atMost: 0.7 },

  async measure({ folder, say }: Workbench) {
    const authority = openDemoAuthority(join(folder, 'ca'));
    const signer = authority.issue('van-phong', office.name);
    const packet = await signedPacket({ number: 1, to: communes.slice(0, 3) }, signer);
    const file = join(folder, 'packet.edxml');
    await writeFile(file, packet);
    const judge = createJudge(signer);
    const judgeOnce = () => {
      const measurer = createPacketMeasurer();
      measurer.write(packet);
      judge(measurer);
    };

    for (let count = 0; count < warmUpPackets; count += 1) judgeOnce();
    const ours: number[] = [];
    const floors: number[] = [];
    const each: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const floorMs = await timeXmlsec(file, authority.certificateFile, packetsInRound);
      if (floorMs !== undefined) floors.push(floorMs * 1_000);
      const before = process.cpuUsage();
      for (let count = 0; count < packetsInRound; count += 1) each.push(timeOf(judgeOnce));
      const { user, system } = process.cpuUsage(before);
      ours.push((user + system) / packetsInRound);
      say(`${round + 1}/${rounds}  ${ours.at(-1)?.toFixed(0)} µs  xmlsec1 ${floors.at(-1)?.toFixed(0) ?? '–'} µs`);
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
        xmlCryptoUs: await timeXmlCrypto(packet),
      },
    };
  },
};

/** Microseconds. */
function timeOf(step: () => void): number {
  const before = performance.now();
  step();
  return (performance.now() - before) * 1_000;
}
