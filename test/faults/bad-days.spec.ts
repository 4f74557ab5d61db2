import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Client } from 'pg';
import { spawnEdoc } from '../support/edoc.js';
import { eventually } from '../support/eventually.js';
import { Correspondence } from './support/correspondence.js';
import { openSession } from './support/database.js';
import { expectAllReread, expectHealth } from './support/expect-health.js';
import { type Office, type Province, startProvince, writeLetter } from './support/offices.js';
import { canSeeProcesses, pidOf } from './support/processes.js';
import { canMakeSmallDisk, fillDisk, underSmallDisks } from './support/small-disk.js';

const mebibyte = 1024 * 1024;
/** As much as still lies in a row of the database. */
const inRows = 40_000;
const hasSmallDisk = canSeeProcesses && canMakeSmallDisk();
/** What the agent of an office was sent. */
const beside = hasSmallDisk ? { documents: 1, deliveries: 1 } : { documents: 0, deliveries: 0 };
if (!hasSmallDisk) process.stderr.write('A full disk is not tested: file systems cannot be mounted here.\n');

(canSeeProcesses ? describe : describe.skip)('an axis', () => {
  let province: Province;
  let correspondence: Correspondence;
  let from: Office;
  let to: Office;
  /** Where its disks are seen. */
  let root: string;
  let content: string;
  let lastNumber = 0;

  beforeAll(async () => {
    province = await startProvince(['H36.01', 'H36.40', 'H36.41'], {}, (home) =>
      hasSmallDisk ? underSmallDisks(home, { content: '2m', postgres: '300m' }) : [],
    );
    correspondence = new Correspondence(province);
    [from, to] = province.offices as [Office, Office];
    root = `/proc/${province.axis.process.pid}/root`;
    content = join(root, province.place.home, 'content');
  });
  afterAll(() => province?.stop());

  const letter = (bytes: number) => ({ number: (lastNumber += 1), to: [to.agency], bytes });

  it('with its tracker stopped accepts, hands over and takes answers; all of it is told afterwards', async () => {
    const tracker = pidOf('tracker', province.place, province.axis) ?? 0;
    process.kill(tracker, 'SIGSTOP');
    try {
      const { submission } = await correspondence.send(from, letter(100));
      await correspondence.collect(to);
      await correspondence.collect(from);
      const { deliveries } = await from.client.document(submission.id);
      expect(deliveries.map(({ state }) => state)).toEqual(['acknowledged']);
    } finally {
      process.kill(tracker, 'SIGCONT');
    }
  });

  (hasSmallDisk ? it : it.skip)(
    'whose disk is full refuses what does not fit, keeps nothing of it, and goes on',
    async () => {
      const tooLarge = await writeLetter(from, letter(3 * mebibyte));
      await expect(from.client.send(Readable.from([tooLarge]))).rejects.toMatchObject({
        problem: { code: 'content.full', retry: 'later' },
      });
      expect(readdirSync(join(content, 'incoming'))).toEqual([]);
      await correspondence.send(from, letter(mebibyte / 2));
      await correspondence.collect(to);
    },
  );

  (hasSmallDisk ? it : it.skip)(
    'whose database has no room gives no receipt for what it cannot keep, and goes on when there is some',
    async () => {
      const full = fillDisk(join(root, province.place.home, 'postgres'));
      const packet = await writeLetter(from, letter(inRows));
      await expect(from.client.send(Readable.from([packet]))).rejects.toMatchObject({
        problem: { code: 'axis.database-full', status: 503, retry: 'later' },
      });
      // Where not even its log has room it ends, and ends again as often as it is started.
      const session = await openSession(province.place, root);
      await expect(writeLogWithoutEnd(session)).rejects.toThrow();
      await expect(from.client.send(Readable.from([packet]))).rejects.toMatchObject({
        problem: { code: 'axis.database-unavailable', status: 503, retry: 'later' },
      });
      full.clear();
      await correspondence.send(from, letter(100));
      await correspondence.collect(to);
    },
  );

  (hasSmallDisk ? it : it.skip)(
    'whose recipient’s agent has no room confirms nothing it could not keep; when there is room it is taken whole',
    async () => {
      const [, , office] = province.offices as [Office, Office, Office];
      const { place, axis } = province;
      const credentials = join(place.home, 'office.json');
      const { name: system, keyPem } = office.system;
      writeFileSync(
        credentials,
        JSON.stringify({ url: axis.url, door: 'v1', system, agencies: [], keyPem, axisRootPem: province.rootPem }),
      );
      const under = underSmallDisks(place.home, { desk: '2m' });
      const words = ['agent', '--as', credentials, '--folder', join(place.home, 'desk'), '--json'];
      const agent = spawnEdoc({ ...place, under }, ...words);
      const told: Buffer[] = [];
      agent.process.stdout?.on('data', (piece: Buffer) => told.push(piece));
      const desk = join(`/proc/${agent.process.pid}/root`, place.home, 'desk');
      await eventually(async () => readdirSync(join(desk, 'in')));
      const full = fillDisk(desk);
      const packet = await writeLetter(from, { ...letter(100_000), to: [office.agency] });
      const { submission } = await from.client.send(Readable.from([packet]));
      const stateOf = async () => (await from.client.document(submission.id)).deliveries[0]?.state;
      await eventually(async () => expect(Buffer.concat(told).toString()).toContain('file.disk-full'));
      // Between two tries: what told of the disk may have been another of its loops, in the middle of this one's try.
      await eventually(async () => expect([await stateOf(), readdirSync(join(desk, 'in'))]).toEqual(['pending', []]));
      full.clear();
      await eventually(async () => expect(await stateOf()).toBe('delivered'));
      const [kept = '', ...others] = readdirSync(join(desk, 'in'));
      expect(others).toEqual([]);
      expect(readFileSync(join(desk, 'in', kept, 'packet.edxml'))).toEqual(packet);
      agent.process.kill('SIGTERM');
      expect(await agent.ended).toBe(0);
    },
  );

  it('notices that a kept packet was altered on its disk, never serves it, and serves it once it is restored', async () => {
    const { submission } = await correspondence.send(from, letter(200_000));
    // Damaged before it was read anew, it would look like a gateway's lie.
    await expectAllReread(province);
    // Names begin with the time they were made at.
    const path = join(content, 'kept', readdirSync(join(content, 'kept')).sort().at(-1) ?? '');
    const whole = readFileSync(path);
    const altered = Buffer.from(whole);
    altered[150_000] = (altered[150_000] ?? 0) ^ 1;
    writeFileSync(path, altered);

    await expect(fetch(() => to.client.openPacket(submission.id))).rejects.toThrow();
    await expect(fetch(() => to.client.openAttachment(submission.id, 1))).rejects.toThrow();
    const { code, stdout } = await province.doctor();
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining('content.damaged') });

    writeFileSync(path, whole);
    await correspondence.collect(to);
  });

  it('has kept every promise after all this, and the doctor finds nothing wrong', () =>
    expectHealth(province, correspondence, beside));
});

async function fetch(open: () => Promise<Readable>): Promise<Buffer> {
  return buffer(await open());
}

/** Each round leaves the rest of a segment of the log unused; no more than some segments lie ready. */
async function writeLogWithoutEnd(session: Client): Promise<void> {
  session.on('error', () => undefined);
  try {
    for (let n = 0; n < 100; n += 1)
      await session.query('select pg_logical_emit_message(true, $1, $2), pg_switch_wal()', ['x', 'x']);
  } finally {
    await session.end().catch(() => undefined);
  }
}
