import * as contracts from '@edoc-axis/contracts';
import type { Asked } from '@edoc-axis/platform';
import request from 'supertest';
import { registerBesideFaults, theFaultyFile } from '../../support/faulty-file.js';
import { anOpenedGateway, type OpenedGateway } from '../gateway/support/opened-gateway.js';
import { aScriptedAsker } from '../gateway/support/scripted-asker.js';
import { actorsOf, later } from './people/actors.js';
import { administrator, type RegistryUnderTest, startRegistry } from './registry-under-test.js';

let registry: RegistryUnderTest;
let gateway: OpenedGateway;
/** Who calls: the token of a real call would say so. */
let by: Asked;

beforeAll(async () => {
  registry = await startRegistry();
  const { imports, approvals } = registry.asks;
  const asker = aScriptedAsker();
  asker.answers(contracts.beginImport, (wanted) => imports.begin(wanted, by));
  asker.answers(contracts.takeImportPart, (part) => imports.takePart(part, by));
  asker.answers(contracts.runImport, (wanted) => imports.run(wanted, by));
  asker.answers(contracts.showImport, (wanted) => imports.show(wanted, by));
  asker.answers(contracts.listImports, (wanted) => imports.list(wanted, by));
  asker.answers(contracts.listImportFaults, (wanted) => imports.faults(wanted, by));
  asker.answers(contracts.listImportedRows, (wanted) => imports.rows(wanted, by));
  asker.answers(contracts.exportAgencies, (wanted) => imports.export(wanted, by));
  asker.answers(contracts.agencyDifferences, (wanted) => imports.differences(wanted, by));
  asker.answers(contracts.approveProposal, (wanted) => approvals.approve(wanted, by));
  gateway = await anOpenedGateway(asker);
});
beforeEach(async () => {
  by = administrator;
  await registry.empty();
  await registry.addAgency({ code: 'H36', name: 'UBND tỉnh Lâm Đồng', validFrom: '2020-01-01T00:00:00+07:00' });
  await registry.addAgency({ code: 'H36.07', name: 'Sở Nội vụ', validFrom: '2020-01-01T00:00:00+07:00' });
});
afterAll(async () => {
  await gateway.close();
  await registry.stop();
});

const path = '/v1/agencies/import';
const call = (test: request.Test) => test.set('authorization', 'Bearer x.y.z');
const get = (where: string) => call(request(gateway.url).get(where));
const send = (file: string | Buffer, query: object = {}, mediaType = 'text/csv') =>
  call(request(gateway.url).post(path).query(query).set('content-type', mediaType)).send(file as string);
const csv = (...lines: string[]) => lines.join('\n');
const version = () => registry.ports.store.reader.version();
const stagedRows = async () =>
  Number((await registry.pool.query('select count(*) from agency_import_row')).rows[0].count);

describe('a file of agencies over HTTP', () => {
  it('with forty faults names all of them with row and column, and changes nothing', async () => {
    for (const { code, name, validFrom, form102, validUntil, centre } of registerBesideFaults.slice(1)) {
      await registry.addAgency({ code, name, validFrom, form102, centre });
      if (validUntil) await registry.closeAgency({ code, at: validUntil });
    }
    const before = await version();
    const { text, expected } = theFaultyFile();
    const refused = await send(text).expect(400);
    expect(refused.body).toMatchObject({ code: 'import.faulty', faultsCount: expected.length });
    expect(refused.body.detail).toMatch(/Tệp có \d+ lỗi.*hàng 1/);
    const { faults, next } = (await get(`/v1/agencies/imports/${refused.body.import}/faults`).expect(200)).body;
    const placed = faults.map(({ row, column, code }: contracts.ImportFault) => [row, column?.letters, code]);
    expect(placed).toEqual(expected);
    expect(placed.length).toBeGreaterThan(40);
    expect(next).toBeUndefined();
    expect(faults[1].sentence.vi).not.toBe(faults[1].sentence.en);
    expect(await version()).toBe(before);
    expect(await stagedRows()).toBe(0);
  });

  const file = csv(
    'Mã định danh,Tên cơ quan,Tên viết tắt,Loại,Trực thuộc,Hiệu lực từ,Dấu hiệu,Địa chỉ',
    'H36,UBND tỉnh Lâm Đồng,,,,,,',
    'H36.07,Sở Nội vụ tỉnh Lâm Đồng,SNV,Sở,,,,"4 Trần Hưng Đạo, Đà Lạt"',
    'H36.07.01,Chi cục Văn thư,,,H36.07,01/07/2025,Thử nghiệm,',
  );

  it('rehearsed says what each row would do, and is in force with one answer when it is meant', async () => {
    const before = await version();
    const rehearsed = (await send(file, { dryRun: 'true' }).expect(200)).body;
    expect(rehearsed).toMatchObject({ state: 'rehearsed', faults: 0, counts: { new: 1, changed: 1, same: 1 } });
    expect(rehearsed.firstRows).toEqual([
      { row: 2, code: 'H36', effect: 'same', changed: [] },
      { row: 3, code: 'H36.07', effect: 'changed', changed: ['name', 'shortName', 'address', 'agencyKind'] },
      { row: 4, code: 'H36.07.01', effect: 'new', changed: [] },
    ]);
    expect(await version()).toBe(before);

    const done = (await send(file, { reason: 'Theo QĐ 09' }).expect(200)).body;
    expect(done).toMatchObject({ state: 'in-force', versions: { first: before + 1, last: before + 2 } });
    expect(await registry.showAgency({ code: 'H36.07' })).toMatchObject({
      ...{ name: 'Sở Nội vụ tỉnh Lâm Đồng', shortName: 'SNV', agencyKind: 'government', policy: undefined },
      versions: [{ name: 'Sở Nội vụ' }, { since: registry.clock.time.toISOString() }],
    });
    expect(await registry.showAgency({ code: '000.01.07.H36', at: '2025-07-02T00:00:00Z' })).toMatchObject({
      ...{ code: 'H36.07.01', parent: 'H36.07', test: true, validFrom: '2025-06-30T17:00:00.000Z' },
    });
    const { records } = await registry.asks.approvals.readAudit({ limit: 10 }, administrator);
    expect(records.slice(0, 3)).toMatchObject([
      { subject: `import ${done.id}`, reason: 'Theo QĐ 09', after: { sha256: done.sha256, rows: done.counts } },
      { subject: 'H36.07.01', what: 'registry.put-import-in-force', before: undefined },
      { subject: 'H36.07', before: { name: 'Sở Nội vụ' }, after: { changes: [{ shortName: 'SNV' }] } },
    ]);
    const again = (await send(file).expect(200)).body;
    expect(again).toMatchObject({ state: 'in-force', counts: { new: 0, changed: 0, same: 3 } });
    expect(await version()).toBe(before + 2);
  });

  it('is listed with all that were brought, the newest first, to who may see it', async () => {
    const listed = async (query = '') => (await get(`/v1/agencies/imports${query}`).expect(200)).body;
    const idsOf = async () => (await listed()).imports.map(({ id }: contracts.ImportView) => id);
    const tried = (await send(file, { dryRun: 'true', reason: 'Thử' }).expect(200)).body;
    const faulty = (await send(csv('Mã định danh,Tên cơ quan', 'H36.99,')).expect(400)).body.import;
    const done = (await send(file).expect(200)).body;
    expect(await idsOf()).toEqual([done.id, faulty, tried.id]);
    const view = contracts.importView.parse((await get(`/v1/agencies/imports/${faulty}`)).body);
    const page = await listed('?limit=2');
    expect(page.imports).toMatchObject([{ state: 'in-force', who: 'operator', rows: 3 }, view]);
    expect(page.next).toBe(faulty);
    expect(await listed(`?limit=2&after=${page.next}`)).toMatchObject({
      imports: [{ state: 'rehearsed', reason: 'Thử' }],
    });

    const actors = actorsOf(registry);
    by = (await actors.signedIn('tuan', { role: 'administrator', branch: 'H36.07' })).asked;
    // The one with a fault is nobody's but who brought it, and who sees everything.
    expect(await idsOf()).toEqual([done.id, tried.id]);
    await get(`/v1/agencies/imports/${tried.id}`).expect(200);
    await get(`/v1/agencies/imports/${faulty}`).expect(404);
    await registry.addAgency({ code: 'H360', name: 'Khác' });
    by = (await actors.signedIn('short', { role: 'administrator', branch: 'H360' })).asked;
    expect(await idsOf()).toEqual([]);
    const own = (await send(csv('code,name,parent', 'H36.08,Sở,H36')).expect(400)).body.import;
    expect(await idsOf()).toEqual([own]);
    by = (await actors.signedIn('kiem', { role: 'auditor' })).asked;
    expect(await idsOf()).toEqual([own, done.id, faulty, tried.id]);
    by = (await actors.signedIn('van', { role: 'clerk', agencies: ['H36.07'] })).asked;
    expect((await get('/v1/agencies/imports').expect(403)).body.code).toBe('caller.not-permitted');
    await get('/v1/agencies/imports?after=x').expect(400);
  });

  it('waits for the one that is under way, and knows when its process has died: nothing of that is in force', async () => {
    const before = await version();
    const { write } = registry.ports.store;
    // Its process stands still between staging and the last step.
    let goOn = () => {};
    const stands = new Promise<void>((resolve) => (goOn = resolve));
    registry.ports.store.write = (act, work) => stands.then(() => write(act, work));
    const { id } = (await send(file, { waitSeconds: 0 }).expect(202)).body;
    while ((await registry.asks.imports.show({ import: id, waitMs: 0 }, by)).state !== 'putting-in-force');
    expect(await stagedRows()).toBe(2);
    expect((await send(file).expect(409)).body).toMatchObject({ code: 'import.under-way', who: 'operator' });

    later(registry, 61);
    registry.ports.store.write = write;
    const other = (await send(file, { dryRun: 'true' }).expect(200)).body;
    expect(other.state).toBe('rehearsed');
    const dead = (await get(`/v1/agencies/imports/${id}`).expect(200)).body;
    expect(dead).toMatchObject({ state: 'broken-off', problem: { code: 'import.broken-off' } });
    expect(await version()).toBe(before);
    // It was not dead after all: what others were told stays true.
    goOn();
    await registry.asks.imports.show({ import: id, waitMs: 5_000 }, by);
    expect((await get(`/v1/agencies/imports/${id}`)).body.state).toBe('broken-off');
    expect(await version()).toBe(before);
    later(registry, 24 * 3600 + 1);
    await registry.sweepImports();
    expect(await stagedRows()).toBe(0);
  });

  it('whose arrival is said twice at once is taken once, and a part that comes late is not heard', async () => {
    const { imports } = registry.asks;
    const { id } = await imports.begin({ dryRun: false }, by);
    const part = { import: id, part: 1, bytes: new contracts.CarriedBytes(Buffer.from(file)) };
    await imports.takePart(part, by);
    const run = () => imports.run({ import: id, complete: true }, by);
    // So many connections are open that all of them look before one of them writes.
    await Promise.all(Array.from({ length: 3 }, () => imports.show({ import: id, waitMs: 0 }, by)));
    const answers = await Promise.all([run(), run(), run()]);
    expect(answers.map(({ problem }) => problem)).toEqual([undefined, undefined, undefined]);
    await expect(
      imports.takePart({ ...part, bytes: new contracts.CarriedBytes(Buffer.from('x')) }, by),
    ).rejects.toThrow();
    expect(await imports.show({ import: id, waitMs: 5_000 }, by)).toMatchObject({
      ...{ state: 'in-force', bytes: Buffer.byteLength(file), counts: { new: 1, changed: 1, same: 1 } },
    });
  });

  it('is judged again when the register changes before it is in force, and never overwrites what it has not seen', async () => {
    const { write } = registry.ports.store;
    let interfered = false;
    registry.ports.store.write = async (act, work) => {
      if (!interfered) {
        interfered = true;
        registry.ports.store.write = write;
        await registry.changeAgency({ code: 'H36.07', name: 'Sở Nội vụ và Lao động' });
      }
      return write(act, work);
    };
    const done = (await send(csv('code,name,short name', 'H36.07,Sở Nội vụ,SNV')).expect(200)).body;
    expect(done.counts).toEqual({ new: 0, changed: 1, same: 0 });
    expect(await registry.showAgency({ code: 'H36.07' })).toMatchObject({ name: 'Sở Nội vụ', shortName: 'SNV' });
    const { records } = await registry.asks.approvals.readAudit({ subject: 'H36.07', limit: 10 }, administrator);
    expect(records[0]?.before).toMatchObject({ changes: [{ name: 'Sở Nội vụ và Lao động' }] });
  });

  it('of somebody who administers a branch may touch that branch alone, row by row', async () => {
    await registry.addAgency({ code: 'H360', name: 'Khác' });
    const actors = actorsOf(registry);
    by = (await actors.signedIn('tuan', { role: 'administrator', branch: 'H36.07' })).asked;
    const refused = await send(
      csv('code,name,parent', 'H36.07.02,Phòng,H36.07', 'H36.08,Sở,H36', 'H36.07.03,Phòng,H36'),
    );
    expect(refused.status).toBe(400);
    expect(
      refused.body.faults.map(({ row, column, code }: contracts.ImportFault) => [row, column?.letters, code]),
    ).toEqual([
      [3, 'A', 'agency.outside-branch'],
      [4, 'C', 'agency.outside-branch'],
    ]);
    await send(csv('code,name,parent', 'H36.07.02,Phòng,H36.07')).expect(200);
    const { import: id } = refused.body;
    by = (await actors.signedIn('short', { role: 'administrator', branch: 'H360' })).asked;
    expect((await get(`/v1/agencies/imports/${id}`).expect(404)).body.code).toBe('import.unknown');
    by = (await actors.signedIn('lan', { role: 'clerk', agencies: ['H36'] })).asked;
    await send(file).expect(403);
  });

  it('is no way around the second person: a lower policy and a successor wait, and are judged anew when approved', async () => {
    const actors = actorsOf(registry);
    const nam = (await actors.signedIn('nam', { role: 'administrator' })).asked;
    const mai = (await actors.signedIn('mai', { role: 'administrator' })).asked;
    registry.ports.twoPersons = 'on';
    by = nam;
    await send(csv('code,name', 'H36.09,Sở Y tế')).expect(200);
    const grave = csv(
      'code,name,valid until,successors,policy',
      'H36.07,Sở Nội vụ,2025-06-30,H36,',
      'H36.09,Sở Y tế,,,channel',
      'H36.10,Sở Mới,,,',
    );
    const before = await version();
    const waiting = await send(grave).expect(202);
    expect(waiting.body).toMatchObject({ state: 'waiting', counts: { new: 1, changed: 2, same: 0 } });
    expect(waiting.headers['location']).toBe(`/v1/approvals/${waiting.body.approval}`);
    expect(await version()).toBe(before);
    const approve = (who: Asked) => {
      by = who;
      return call(request(gateway.url).post(`/v1/approvals/${waiting.body.approval}/approve`)).send({});
    };
    expect((await approve(nam)).body.code).toBe('person.second-person-needed');
    later(registry, 600);
    await approve(mai).expect(200);
    expect(await registry.showAgency({ code: 'H36.09' })).toMatchObject({
      policy: 'channel',
      versions: [{}, { since: registry.clock.time.toISOString(), policy: 'channel' }],
    });
    expect(await registry.showAgency({ code: 'H36.07' })).toMatchObject({ successors: ['H36'] });
    const [record] = (await registry.asks.approvals.readAudit({ subject: 'H36.10', limit: 1 }, mai)).records;
    expect(record).toMatchObject({ who: 'nam', approvedBy: 'mai' });

    // What the first person saw is no longer so: nobody's change is undone by an approval.
    by = nam;
    const second = (await send(csv('code,name,policy', 'H36.10,Sở Mới,channel')).expect(202)).body;
    await registry.changeAgency({ code: 'H36.10', shortName: 'SM' });
    by = mai;
    const refused = await call(request(gateway.url).post(`/v1/approvals/${second.approval}/approve`)).send({});
    expect(refused.body).toMatchObject({ code: 'import.register-changed', agency: 'H36.10' });
  });
});

describe('a file of agencies that needs a second person', () => {
  beforeEach(() => {
    registry.ports.twoPersons = 'on';
  });
  const lowered = csv('code,name,policy', 'H36.07,Sở Nội vụ,channel');

  it('is asked for by a person or the operator: what a system asks for nobody could approve', async () => {
    by = { ...administrator, caller: { kind: 'system', id: 'dms', scopes: ['administer'], issuedAt: new Date() } };
    expect((await send(lowered).expect(403)).body).toMatchObject({ code: 'caller.person-needed' });
    const changed = registry.asks.agencies.change({ code: 'H36.07', policy: 'channel' }, by);
    await expect(changed).rejects.toMatchObject({ code: 'caller.person-needed' });
    await registry.changeAgency({ code: 'H36.07', shortName: 'SNV' }, by);
  });

  it('stays whole when its approval breaks off, and is approved again', async () => {
    const nam = await actorsOf(registry).signedIn('nam', { role: 'administrator' });
    const two = csv('code,name,policy', 'H36.07,Sở Nội vụ,channel', 'H36.10,Sở Mới,channel');
    const { approval } = (await send(two).expect(202)).body;
    by = nam.asked;
    const approve = () => call(request(gateway.url).post(`/v1/approvals/${approval}/approve`)).send({});
    const table = 'alter table agency_import_row';
    // What is there stays; written again it cannot be.
    await registry.pool.query(`${table} add constraint breaks_off check (code <> 'H36.10') not valid`);
    await approve().expect(500);
    expect(await stagedRows()).toBe(2);
    await registry.pool.query(`${table} drop constraint breaks_off`);
    await approve().expect(200);
    expect(await registry.showAgency({ code: 'H36.07' })).toMatchObject({ policy: 'channel' });
    expect(await registry.showAgency({ code: 'H36.10' })).toMatchObject({ policy: 'channel' });
  });

  it('and concerns more agencies than anybody lists is the business of the branch it lies in', async () => {
    const codes = Array.from({ length: 201 }, (_, n) => `H36.07.${100 + n}`);
    await send(csv('code,name', ...codes.map((code) => `${code},Phòng ${code}`))).expect(200);
    const actors = actorsOf(registry);
    const branch = { role: 'administrator', branch: 'H36.07' } as const;
    by = (await actors.signedIn('tuan', branch)).asked;
    const waiting = await send(csv('code,name,policy', ...codes.map((code) => `${code},Phòng ${code},channel`)));
    expect(waiting.body).toMatchObject({ state: 'waiting', counts: { changed: 201 } });
    by = (await actors.signedIn('mai', branch)).asked;
    await call(request(gateway.url).post(`/v1/approvals/${waiting.body.approval}/approve`))
      .send({})
      .expect(200);
    expect(await registry.showAgency({ code: 'H36.07.300' })).toMatchObject({ policy: 'channel' });
  });
});

describe('an export of the directory', () => {
  beforeEach(async () => {
    await registry.addAgency({
      ...{ code: 'H36.08', name: '=HYPERLINK("x"), "Sở"', shortName: "'-S", agencyKind: 'government', policy: 'both' },
      ...{ address: '+84 63; Đà Lạt', test: true, hidden: true, parent: 'H36', validFrom: '2021-05-04T03:02:01.123Z' },
    });
    await registry.addAgency({ code: 'H36.07.01', name: 'Phòng A & B <mới>', form102: '000.00.99.H36' });
    await registry.addAgency({ code: 'W01', name: 'Trung tâm', validFrom: '2020-01-01T00:00:00+07:00' });
    await registry.addAgency({ code: 'H360', name: 'Khác', validFrom: '2020-01-01T00:00:00+07:00' });
    await registry.changeAgency({ code: 'H36.07', name: 'Sở Nội vụ\nvà Lao động', since: '2025-05-01T00:00:00+07:00' });
    await registry.closeAgency({
      code: 'H36.07.01',
      at: '2025-06-30',
      successors: ['H36', 'H36.07'],
      receivesFor: { agency: 'H36' },
    });
  });

  it.each([
    ['csv', 'text/csv', 'vi'],
    ['csv', 'text/csv', 'en'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'vi'],
  ])('as %s (%s, %s) read again says nothing new', async (format, mediaType, language) => {
    const exported = await get(`/v1/agencies/export?format=${format}`)
      .set('accept-language', language)
      .buffer(true)
      .parse((from, done) => {
        const pieces: Buffer[] = [];
        from.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => done(null, Buffer.concat(pieces)));
      })
      .expect(200);
    expect(exported.headers['content-disposition']).toContain(`agencies.${format}`);
    if (format === 'csv') expect(exported.body.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const read = (await send(exported.body, { dryRun: 'true' }, mediaType).expect(200)).body;
    expect(read.firstFaults).toEqual([]);
    expect(read).toMatchObject({ rows: 6, counts: { new: 0, changed: 0, same: 6 } });
  });

  it('keeps a spreadsheet from computing what begins like a formula', async () => {
    const { text } = await get('/v1/agencies/export?under=H36.08').expect(200);
    expect(text.split('\r\n')[1]).toMatch(/^H36\.08,000\.00\.08\.H36,"'=HYPERLINK\(""x""\), ""Sở""",''-S,/);
    expect(text).toContain(`"'+84 63; Đà Lạt"`);
  });

  it('of a branch has the branch alone; as JSON with what cells cannot hold', async () => {
    const { agencies } = (await get('/v1/agencies/export?under=h36&format=json').expect(200)).body;
    expect(agencies.map(({ code }: contracts.AgencyView) => code)).toEqual(['H36', 'H36.07', 'H36.07.01', 'H36.08']);
    expect(agencies[1].versions).toHaveLength(2);
    expect((await get('/v1/agencies/export?under=H99').expect(404)).body.code).toBe('agency.unknown');
  });
});

describe('what a day changed', () => {
  it('stands in the list of the day on which it took effect, or was written if that was later', async () => {
    await registry.addAgency({ code: 'H36.09', name: 'Sở Y tế', parent: 'H36', validFrom: '2025-06-30T17:00:00Z' });
    await registry.changeAgency({ code: 'H36.07', name: 'Sở Nội vụ mới', since: '2025-07-01T10:00:00+07:00' });
    await registry.closeAgency({ code: 'H36', at: '2025-06-30', successors: ['H36.07'] });
    const of = async (day: string) => (await get(`/v1/agencies/changes?day=${day}`).expect(200)).body.changes;
    expect(await of('2025-06-01')).toMatchObject([
      // Both were registered on that day, for a time that had begun.
      { agency: 'H36', what: 'opened' },
      { agency: 'H36.07', what: 'opened' },
    ]);
    registry.clock.time = new Date('2025-07-03T08:00:00+07:00');
    await registry.changeAgency({ code: 'H36.09', policy: 'packet', since: '2025-07-02T00:00:00+07:00' });
    expect(await of('2025-07-01')).toMatchObject([
      { agency: 'H36', what: 'closed', after: { successors: ['H36.07'] } },
      { agency: 'H36.07', what: 'renamed', field: 'name', before: 'Sở Nội vụ', after: 'Sở Nội vụ mới' },
      { agency: 'H36.09', what: 'opened', after: { parent: 'H36' } },
    ]);
    expect(await of('2025-07-02')).toEqual([]);
    expect(await of('2025-07-03')).toMatchObject([{ agency: 'H36.09', what: 'policy', after: 'packet' }]);
    const { text } = await get('/v1/agencies/changes?day=2025-07-01&format=csv&limit=1').expect(200);
    expect(text.trim().split('\r\n')).toHaveLength(4);
  });
});
