import { Readable } from 'node:stream';
import { importOutcome, publishedKeys } from '@edoc-axis/contracts';
import { eventually } from '../support/eventually.js';
import { type Receiver, startReceiver } from '../support/push-receiver.js';
import { createRandom, type Random } from '../support/random.js';
import { Correspondence } from './support/correspondence.js';
import { inDatabase, openSession } from './support/database.js';
import { expectHealth } from './support/expect-health.js';
import { makeHaltOrders } from './support/halting.js';
import { type Office, type Province, startProvince } from './support/offices.js';
import { persistently } from './support/persistently.js';
import { canSeeProcesses, endDatabase, kill, type Role } from './support/processes.js';

const agencies = ['H36.01', 'H36.02', 'H36.03', 'H36.40', 'H36.41', 'H36.42'];
const writers = 3;
const roles: readonly Role[] = ['gateway', 'exchange', 'tracker', 'registry', 'postgres'];
const secondsShort = 6;
const rowsImported = 2_000;
const lettersPerRound = 8;
const secondVictimShare = 0.2;
const politeShare = 0.5;
const largeShare = 0.15;
const smallBytes = 6_000;
const underWayMax = 300;
const largeBytesMin = 50_000;
const largeBytesMax = 400_000;

const seconds = Number(process.env['EDOC_FAULTS_SECONDS'] ?? secondsShort);
const seed = Number(process.env['EDOC_FAULTS_SEED'] ?? Date.now() % 1_000_000);

(canSeeProcesses ? describe : describe.skip)(`while processes are killed (EDOC_FAULTS_SEED=${seed})`, () => {
  const orders = makeHaltOrders();
  let province: Province;
  /** Of an office whose post is brought; it writes, too. */
  let receiver: Receiver;
  beforeAll(async () => {
    province = await startProvince(agencies, orders.environment);
    const { keys } = await province.operator.get(publishedKeys, '/v1/keys');
    receiver = await startReceiver({ trust: () => ({ keys }) });
  });
  afterAll(async () => {
    await province?.stop();
    await receiver?.stop();
    orders.remove();
  });

  it('an import whose registry dies between staging and the last step is not in force at all, and says so', async () => {
    const { operator, place, axis } = province;
    const lines = Array.from({ length: rowsImported }, (_, n) => `H36.X${n},Phòng số ${n}`);
    const body = () => Readable.from([['code,name', ...lines].join('\n')]);
    const bring = (query: Record<string, string | number>) =>
      operator.upload(importOutcome, '/v1/agencies/import', { query, body: body(), contentType: 'text/csv' });
    const ask = (id: string) => operator.get(importOutcome, `/v1/agencies/imports/${id}`);
    // Its last step waits for somebody who never gets ready.
    const busy = await openSession(place);
    await busy.query(`select pg_advisory_lock(hashtext('edoc directory versions'))`);
    const { id } = await bring({ waitSeconds: 0 });
    await eventually(async () => {
      expect(await ask(id)).toMatchObject({ state: 'putting-in-force', staged: rowsImported });
    });
    expect(kill('registry', place, axis)).toBe(true);
    await busy.end();

    await eventually(() => ask(id));
    // A minute later:
    await inDatabase(place, `update registry.agency_import set moved_at = moved_at - interval '2 minutes'`);
    const { counts, state } = await persistently(() => bring({ dryRun: 'true' }));
    expect({ counts, state }).toEqual({ state: 'rehearsed', counts: { new: rowsImported, changed: 0, same: 0 } });
    expect(await ask(id)).toMatchObject({ state: 'broken-off', problem: { code: 'import.broken-off' } });
  }, 60_000);

  it(
    'every letter with a receipt reaches each recipient, is confirmed once, and nothing is lost, doubled or stuck',
    async () => {
      const correspondence = new Correspondence(province);
      const brought = province.offices[1] as Office;
      await correspondence.isBrought(brought, receiver);
      const random = createRandom(seed);
      const until = Date.now() + seconds * 1000;
      let isWriting = true;
      let kills = 0;
      const collecting = Promise.all(
        province.offices.map(async (office, n) => {
          const collect =
            n % 2 === 0 ? () => correspondence.collect(office) : () => correspondence.collectAtOnce(office);
          while (isWriting) await collect();
        }),
      );
      try {
        while (Date.now() < until) {
          kills += await writeUnderFire(province, correspondence, random);
          // Recipients that fell ever further behind would be read long after the last death.
          await eventually(async () => expect(correspondence.underWay).toBeLessThan(underWayMax));
        }
      } finally {
        isWriting = false;
        await collecting;
      }
      const { sent, received, silences } = correspondence;
      const told = { seed, seconds, kills, letters: sent.length, received: received.size, silences };
      process.stderr.write(`kill test: ${JSON.stringify(told)}\n`);
      expect(kills).toBeGreaterThan(0);
      await eventually(async () => {
        await endClaimsOfTheDead(province);
        await Promise.all(province.offices.map((office) => correspondence.collect(office)));
        expect(correspondence.underWay).toBe(0);
      });
      await expectHealth(province, correspondence);
      expect(receiver.requests.filter(({ judgement }) => judgement.verdict !== 'valid')).toEqual([]);
    },
    (seconds + 900) * 1000,
  );
});

/** As a minute does it: who lives keeps what it carries, and has carried it long before that. */
async function endClaimsOfTheDead({ place }: Province): Promise<void> {
  await inDatabase(
    place,
    `with dead as (
       update exchange.attempt set held_until = now()
        where ended_at is null and held_until > now() and begun_at < now() - interval '5 seconds'
       returning delivery
     ), probed as (
       update exchange.destination set probing_until = null where tried_at < now() - interval '5 seconds'
     )
     update exchange.delivery set leased_until = now() where id in (select delivery from dead) and leased_until > now()`,
  );
}

let lastNumber = 0;

/**
 * Some offices write some letters each; after one of them, somewhere in the middle of everything, a process or two die.
 * A round ends when its letters have their receipts, so the pace is that of coming back to life.
 * @returns how many were killed; who is not back yet is spared
 */
async function writeUnderFire(province: Province, correspondence: Correspondence, random: Random): Promise<number> {
  const victims = new Set([random.pick(roles)]);
  if (random.chance(secondVictimShare)) victims.add(random.pick(roles));
  const moment = random.below(writers * lettersPerRound);
  let written = 0;
  let kills = 0;
  await Promise.all(
    province.offices.slice(0, writers).map(async (office) => {
      for (let letters = 0; letters < lettersPerRound; letters += 1) {
        await correspondence.send(office, someLetter(province.offices, office, random));
        written += 1;
        if (written === moment + 1) for (const role of victims) kills += end(role, province, random) ? 1 : 0;
      }
    }),
  );
  return kills;
}

/** PostgreSQL is now killed and now restarted. */
function end(role: Role, { place, axis }: Province, random: Random): boolean {
  if (role === 'postgres' && random.chance(politeShare)) return endDatabase(place, axis);
  return kill(role, place, axis);
}

function someLetter(offices: readonly Office[], from: Office, random: Random) {
  const others = offices.filter(({ agency }) => agency !== from.agency);
  const chosen = [random.pick(others), ...others.filter(() => random.chance(0.4))];
  const bytes = random.chance(largeShare) ? largeBytesMin + random.below(largeBytesMax - largeBytesMin) : smallBytes;
  return { number: (lastNumber += 1), to: [...new Set(chosen.map(({ agency }) => agency))], bytes };
}
