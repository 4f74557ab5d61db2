import { readFileSync } from 'node:fs';
import { createPacketMeasurer } from '@edoc-axis/signature';
import { createJudge } from './judge-packet.js';
import { answerAlone } from './process-alone.js';

/** To judge one packet over and over. */
export interface JudgingRound {
  readonly packetFile: string;
  readonly certificateFile: string;
  readonly times: number;
}

export interface JudgingTimes {
  /** Processor time for one, whichever thread needed it: the collector of garbage and the compiler included. */
  readonly cpuUs: number;
  /** Time by the clock of each. */
  readonly eachUs: readonly number[];
}

answerAlone(async ({ packetFile, certificateFile, times }: JudgingRound): Promise<JudgingTimes> => {
  const packet = readFileSync(packetFile);
  const judge = createJudge(certificateFile);
  const eachUs: number[] = [];
  const before = process.cpuUsage();
  for (let count = 0; count < times; count += 1) {
    const begunAt = performance.now();
    const measurer = createPacketMeasurer();
    measurer.write(packet);
    judge(measurer.end());
    eachUs.push((performance.now() - begunAt) * 1_000);
  }
  const { user, system } = process.cpuUsage(before);
  return { cpuUs: (user + system) / times, eachUs };
});
