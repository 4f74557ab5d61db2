import { setTimeout as wait } from 'node:timers/promises';
import { agencyEntry } from '@edoc-axis/contracts';
import { asOperator } from '../commands/axis.js';
import { mergedAt, province } from '../demo/province.js';
import type { Bench, Workbench } from './bench.js';
import { openRegister, type Register } from './database/register.js';
import type { DirectoryRound, DirectoryTaken } from './directory-process.js';
import { expectThat } from './expect.js';
import { nationalDirectory, nationalSize } from './national-directory/national-directory.js';
import { startAlone } from './process-alone.js';
import { type ScratchAxis, startScratchAxis } from './scratch-axis.js';
import { median } from './spread.js';
import { timeLookUps } from './time-look-ups.js';

const rounds = 5;
const changes = 20;
const lookEveryMs = 2;
const followingSecondsMax = 120;

const must = { changeMs: 1_000, prefixUs: 5, searchMs: 20, mib: 80 };

/** The directory of a country: how a process comes to know it, how soon it knows of a change, how fast it finds. */
export const directory: Bench = {
  says: {
    vi: `danh mục ${nationalSize.agencies} mã: một tiến trình nạp toàn bộ từ registry; thay đổi, tra cứu và bộ nhớ bên cạnh`,
    en: `a directory of ${nationalSize.agencies} codes: all of it into a process; changes, look-ups and memory beside`,
  },
  unit: 'ms',
  budget: { of: 'figure', atMost: 1_000 },

  async measure(bench: Workbench) {
    const axis = await startScratchAxis(bench);
    const register = openRegister(axis.databaseUrl, axis.context.settings);
    bench.undoLater(() => register.close());
    const entries = nationalDirectory();
    bench.say('filling the register');
    await register.fill(entries);
    const followedMs = await untilKnown(await register.newest(), register);

    const cold = await takeDirectory(axis, 'registry', bench);
    const warm = await takeTimes(rounds, axis, 'registry', bench);
    const started = await takeTimes(rounds, axis, 'tables', bench);
    const changeMs = await timeChanges(axis, register);
    const { prefixUs, searchMs, slowestSearch } = timeLookUps(entries);

    const mib = Math.max(...[cold, ...warm, ...started].map((taken) => taken.mib));
    const worstChangeMs = Math.max(...changeMs);
    return {
      figure: median(warm.map(({ ms }) => ms)),
      kept:
        worstChangeMs <= must.changeMs &&
        prefixUs.p50 <= must.prefixUs &&
        searchMs.p50 <= must.searchMs &&
        mib <= must.mib,
      beside: {
        processorMs: median(warm.map(({ cpuMs }) => cpuMs)),
        pagesUnsignedMs: cold.ms,
        fromOwnTablesMs: median(started.map(({ ms }) => ms)),
        followedAfterFillingMs: followedMs,
        changeKnownMs: median(changeMs),
        changeKnownWorstMs: worstChangeMs,
        prefixUs: prefixUs.p50,
        prefixP99Us: prefixUs.p99,
        searchMs: searchMs.p50,
        searchP95Ms: searchMs.p95,
        slowestSearch,
        snapshotMib: mib,
      },
    };
  },
};

async function takeTimes(
  times: number,
  axis: ScratchAxis,
  from: DirectoryRound['from'],
  bench: Workbench,
): Promise<DirectoryTaken[]> {
  const taken: DirectoryTaken[] = [];
  for (let time = 0; time < times; time += 1) taken.push(await takeDirectory(axis, from, bench));
  return taken;
}

/** Each time into a process of its own, as new as one that starts. */
async function takeDirectory(
  { context: { settings }, databaseUrl }: ScratchAxis,
  from: DirectoryRound['from'],
  { say }: Workbench,
): Promise<DirectoryTaken> {
  const alone = startAlone<DirectoryRound, DirectoryTaken>(new URL('./directory-process.js', import.meta.url));
  try {
    const taken = await alone.ask({ home: settings.home, axis: settings.axis, databaseUrl, from });
    expectThat(taken.agencies >= nationalSize.agencies, 'the process knows every code');
    say(`from the ${from}: ${taken.ms.toFixed(0)} ms, ${taken.mib.toFixed(0)} MiB`);
    return taken;
  } finally {
    alone.end();
  }
}

/** From the administrator's call until every process has the change. */
async function timeChanges({ context }: ScratchAxis, register: Register): Promise<number[]> {
  const operator = asOperator(context);
  const times: number[] = [];
  for (let n = 0; n < changes; n += 1) {
    const agency = { code: `${province.code}.990.${n}`, name: `Phòng số ${n}`, validFrom: mergedAt };
    // Anywhere between two looks of those that follow by the clock.
    await wait((n * 500) / changes);
    const before = performance.now();
    await operator.post(agencyEntry, '/v1/agencies', agency);
    await untilKnown(await register.newest(), register);
    times.push(performance.now() - before);
  }
  return times;
}

async function untilKnown(version: number, register: Register): Promise<number> {
  const before = performance.now();
  while ((await register.known()) < version) {
    expectThat(performance.now() - before < followingSecondsMax * 1_000, 'every process follows');
    await wait(lookEveryMs);
  }
  return performance.now() - before;
}
