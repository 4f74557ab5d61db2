import { createLoop, type Loop } from '@edoc-axis/platform';
import { noticeEnds } from './certificates/notice-ends.js';
import type { RegistryPorts } from './ports.js';
import { forgetStrangers, pruneRevocations, refreshRevocations, sayAlarms } from './revocation/index.js';

const revocationEveryMs = 15_000;
const alarmEveryMs = 60 * 60_000;

/** What the registry does without being asked. */
export function backgroundOf(ports: RegistryPorts): Loop[] {
  return [
    createLoop({
      name: 'revocation',
      everyMs: revocationEveryMs,
      step: () => refreshRevocations(ports),
    }),
    createLoop({
      name: 'pruning',
      everyMs: alarmEveryMs,
      step: () => pruneRevocations(ports),
    }),
    createLoop({
      name: 'certificates',
      everyMs: alarmEveryMs,
      step: async () => {
        await sayAlarms(ports);
        await noticeEnds(ports);
        await forgetStrangers(ports);
      },
    }),
  ];
}
