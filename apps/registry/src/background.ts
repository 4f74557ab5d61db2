import {
  admittedForMs,
  createLoop,
  forgetTriesMs,
  knownAddressMs,
  type Loop,
  type Settings,
} from '@edoc-axis/platform';
import { noticeEnds } from './certificates/notice-ends.js';
import { sweepImports } from './importing/index.js';
import { closeAccounts } from './people/index.js';
import { idleMs } from './people/sessions.js';
import type { RegistryPorts } from './ports.js';
import { forgetStrangers, pruneRevocations, refreshRevocations, sayAlarms } from './revocation/index.js';

const alarmEveryMs = 60 * 60_000;
const accountsEveryMs = 60_000;
const importsEveryMs = 30_000;

/**
 * What the registry does without being asked.
 * @param revocationEveryMs how often it looks which certificates are to be asked about
 */
export function backgroundOf(
  ports: RegistryPorts,
  { revocationEveryMs }: Pick<Settings['times'], 'revocationEveryMs'>,
): Loop[] {
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
    createLoop({
      name: 'accounts',
      everyMs: accountsEveryMs,
      step: async () => {
        await closeAccounts(ports);
        await forgetEnded(ports);
      },
    }),
    createLoop({
      name: 'imports',
      everyMs: importsEveryMs,
      step: () => sweepImports(ports),
    }),
  ];
}

/** What nobody can use any more, and what counts for nothing. */
async function forgetEnded({ store, clock }: RegistryPorts): Promise<void> {
  const at = clock.now();
  const before = (ms: number) => new Date(at.getTime() - ms);
  // What was begun in a session may still be under way: see `sessionStands`.
  await store.people.forgetEnded(before(admittedForMs), before(idleMs + admittedForMs));
  await store.tries.forget(before(forgetTriesMs), before(knownAddressMs));
}
