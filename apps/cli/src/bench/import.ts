import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type AxisClient, createClient } from '@edoc-axis/client';
import { agencyContacts, type AgencyEntry, agencyView, capabilitiesView, findAgencies } from '@edoc-axis/contracts';
import { ownEnvironment, readSettings } from '@edoc-axis/platform';
import { asOperator } from '../commands/axis.js';
import { openTerminal } from '../terminal/terminal.js';
import type { Bench, Workbench } from './bench.js';
import { edocStart } from './edoc-start.js';
import { expectThat } from './expect.js';
import { nationalDirectory, nationalSize } from './national-directory/national-directory.js';
import { processorMs } from './what-processes-use.js';

const program = fileURLToPath(new URL('../../bin/edoc.js', import.meta.url));
const lookEveryMs = 20;
const must = { waitMs: 1_000, writeWaitMs: 10_000 };

/** A country in one file, by the command that brings it; and what others wait for meanwhile. */
export const importing: Bench = {
  says: {
    vi: `nhập ${nationalSize.agencies} dòng CSV bằng lệnh cho đến khi có hiệu lực; bên cạnh: người khác phải chờ bao lâu`,
    en: `${nationalSize.agencies} rows of CSV, from the command until in force; beside: how long others wait meanwhile`,
  },
  unit: 's',
  budget: { of: 'figure', atMost: 30 },

  async measure({ folder, say, undoLater }: Workbench) {
    const settings = { EDOC_HOME: join(folder, 'home'), EDOC_PORT: '0', EDOC_LOG: 'warn' };
    const axis = await edocStart(settings, join(folder, 'axis.log'));
    undoLater(axis.stop);
    const operator = asOperator({ terminal: openTerminal('en', () => true), settings: readSettings(settings) });
    await operator.post(agencyView, '/v1/agencies', { code: 'X01', name: 'Cơ quan' });
    const file = join(folder, 'country.csv');
    writeFileSync(file, csvOf(nationalDirectory()));

    say('importing');
    const cpuBefore = await processorMs(axis.pids);
    const before = performance.now();
    const command = spawn(process.execPath, [program, 'agency', 'import', file, '--json'], {
      env: { ...ownEnvironment(), ...settings },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const ended = once(command, 'exit');
    const waits = await waitBeside(operator, ended);
    const [code] = (await ended) as [number | null];
    const seconds = (performance.now() - before) / 1_000;
    expectThat(code === 0, 'the import is in force');
    const cpuMs = (await processorMs(axis.pids)) - cpuBefore;
    const found = await createClient(axis.url).get(findAgencies.reply, '/v1/agencies', { prefix: 'H36', limit: 500 });
    expectThat(found.agencies.length === 500, 'what was imported is found');
    return {
      figure: seconds,
      kept: waits.lookUpMs <= must.waitMs && waits.writeMs <= must.writeWaitMs,
      beside: {
        processorMs: cpuMs,
        longestLookUpMs: waits.lookUpMs,
        longestWriteMs: waits.writeMs,
        looks: waits.looks,
      },
    };
  },
};

/** Looks agencies up and changes one, again and again, until the command has ended and a moment longer. */
async function waitBeside(operator: AxisClient, ended: Promise<unknown>) {
  let isOver = false;
  void ended.then(() => (isOver = true));
  const longest = { lookUpMs: 0, writeMs: 0, looks: 0 };
  const timed = async (work: () => Promise<unknown>) => {
    const before = performance.now();
    await work();
    return performance.now() - before;
  };
  const looking = async () => {
    for (let after = 0; after < settledLooks; after += isOver ? 1 : 0) {
      const resolving = await timed(() => operator.get(capabilitiesView, '/v1/agencies/X01/capabilities'));
      const finding = await timed(() =>
        operator.get(findAgencies.reply, '/v1/agencies', { q: 'so noi vu', limit: 10 }),
      );
      longest.lookUpMs = Math.max(longest.lookUpMs, resolving, finding);
      longest.looks += 2;
      await wait(lookEveryMs);
    }
  };
  const writing = async () => {
    for (let n = 0; !isOver; n += 1) {
      const contacts = { clerks: [{ role: `Văn thư ${n}`, telephone: '0263 3822000' }] };
      const ms = await timed(() => operator.put(agencyContacts, '/v1/agencies/X01/contacts', contacts));
      longest.writeMs = Math.max(longest.writeMs, ms);
      await wait(lookEveryMs * 10);
    }
  };
  await Promise.all([looking(), writing()]);
  return longest;
}

/** Every process takes the country in after the command has ended. */
const settledLooks = 100;

const titles = [
  ...['Mã định danh', 'Mã 102', 'Tên cơ quan', 'Trực thuộc', 'Hiệu lực từ', 'Hiệu lực đến', 'Kế thừa', 'Nơi nhận thay'],
  'Nhận thay đến',
];

function csvOf(entries: readonly AgencyEntry[]): string {
  const lines = entries.map(({ code, form102, name, parent, validFrom, validUntil, successors, receivesFor }) =>
    [code, form102, name, parent, validFrom, validUntil, successors.join(' '), receivesFor?.agency, receivesFor?.until]
      .map((cell = '') => `"${cell.replaceAll('"', '""')}"`)
      .join(','),
  );
  return [titles.join(','), ...lines].join('\r\n');
}
