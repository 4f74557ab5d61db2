import { Readable } from 'node:stream';
import { agencyView } from '@edoc-axis/contracts';
import { type AxisClient, createClient, readCredentials } from '@edoc-axis/client';
import { join } from 'node:path';
import { asOperator } from '../commands/axis.js';
import { registerSystem } from '../systems/credentials-files.js';
import { mergedAt, province, type SampleAgency } from '../demo/province.js';
import type { Bench, Workbench } from './bench.js';
import { expectGenuine, expectThat } from './expect.js';
import { makeFloorTables, runPgbench } from './others/pgbench.js';
import { runLoad } from './run-load.js';
import { signedPacket } from './sample-packet.js';
import { type ScratchAxis, startScratchAxis } from './scratch-axis.js';
import { median } from './spread.js';

/** As many as Vietnam has since 1 July 2025. */
const communesOfVietnam = 3_321;
const rounds = 7;
const leasedAtOnce = 100;
const leaseSeconds = 3_600;
const servedAtOnce = 2_000;
const floorRounds = 5;

/** One document to every commune: time until all of them can lease it, which is when the sender has its answer. */
export const fanOut: Bench = {
  says: {
    vi: 'một văn bản gửi tới 3.321 xã, phường, đặc khu: thời gian đến khi tất cả có thể nhận',
    en: 'one document to 3,321 communes: time until all of them can lease it',
  },
  unit: 'ms',
  budget: { of: 'ratio', atMost: 6 },

  async measure(bench: Workbench) {
    const axis = await startScratchAxis(bench);
    await makeFloorTables(axis.databaseUrl);
    bench.say('registering communes');
    const communes = await registerCommunes(axis);
    const systems = await systemsServing(axis, communes, bench.folder);

    const sendingMs: number[] = [];
    const leasingMs: number[] = [];
    const floorsMs: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const floor = await insertingMs(axis);
      const packet = await signedPacket({ number: round + 1, to: communes }, axis.province.officeCertificate);
      const before = performance.now();
      const { submission } = await axis.office.send(Readable.from([packet]), { bytes: packet.length });
      const sentMs = performance.now() - before;
      expectGenuine([submission], axis.rootPem);
      const leaseMs = await leaseAll(systems, submission.id);
      bench.say(`${round}/${rounds}  ${sentMs.toFixed(0)} ms  pgbench ${floor?.toFixed(0) ?? '–'} ms`);
      // The first warms up.
      if (round === 0) continue;
      sendingMs.push(sentMs);
      leasingMs.push(leaseMs);
      if (floor !== undefined) floorsMs.push(floor);
    }
    return {
      figure: median(sendingMs),
      floor: floorsMs.length > 0 ? median(floorsMs) : undefined,
      beside: { recipients: communes.length, worstMs: Math.max(...sendingMs), leasingAllMs: median(leasingMs) },
    };
  },
};

async function insertingMs({ databaseUrl }: ScratchAxis): Promise<number | undefined> {
  const load = { clients: 1, threads: 1, transactions: floorRounds };
  return (await runPgbench(databaseUrl, 'floor-deliveries', load))?.latencyMs;
}

async function registerCommunes({ context }: ScratchAxis): Promise<SampleAgency[]> {
  const operator = asOperator(context);
  const communes = Array.from({ length: communesOfVietnam }, (_, index) => ({
    code: `${province.code}.99.${String(index).padStart(4, '0')}`,
    name: `UBND xã số ${index + 1}`,
  }));
  const work = async (commune: SampleAgency) =>
    void (await operator.post(agencyView, '/v1/agencies', { ...commune, parent: province.code, validFrom: mergedAt }));
  await runLoad({ pieces: communes, atOnce: 8, secondsMax: Infinity, work });
  return communes;
}

/** A system serves no more agencies than one request may name, so there are several. */
async function systemsServing(
  { context }: ScratchAxis,
  communes: readonly SampleAgency[],
  folder: string,
): Promise<AxisClient[]> {
  const systems: AxisClient[] = [];
  for (let from = 0; from < communes.length; from += servedAtOnce) {
    const codes = communes.slice(from, from + servedAtOnce).map(({ code }) => code);
    const name = `dms-${from}`;
    const file = join(folder, `${name}.json`);
    await registerSystem(context, { name, door: 'v1', agencies: codes, out: file });
    const { url, keyPem } = await readCredentials(file);
    systems.push(createClient(url, { name, keyPem }, 'en'));
  }
  return systems;
}

/** Takes the lease of every delivery, and shows that there is one for each commune and no more. */
async function leaseAll(systems: readonly AxisClient[], document: string): Promise<number> {
  const recipients: string[] = [];
  const before = performance.now();
  for (const system of systems) {
    for (let leased; (leased = await system.lease({ limit: leasedAtOnce, leaseSeconds })).length > 0;) {
      recipients.push(...leased.filter((each) => each.document.id === document).map(({ recipient }) => recipient));
    }
  }
  const leasingMs = performance.now() - before;
  expectThat(
    recipients.length === communesOfVietnam && new Set(recipients).size === communesOfVietnam,
    'every commune can lease it, once',
  );
  return leasingMs;
}
