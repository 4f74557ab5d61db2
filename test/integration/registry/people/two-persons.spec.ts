import * as contracts from '@edoc-axis/contracts';
import type { Asked } from '@edoc-axis/platform';
import { graveActs } from '../../../../apps/registry/src/approvals/index.js';
import { administrator, aSystemKey, type RegistryUnderTest, startRegistry } from '../registry-under-test.js';
import { actorsOf, goodPassword, later } from './actors.js';

let registry: RegistryUnderTest;
let actors: ReturnType<typeof actorsOf>;
let nam: Asked;
let mai: Asked;
let tuan: Asked;
let stranger: Asked;

beforeAll(async () => {
  registry = await startRegistry();
  actors = actorsOf(registry);
});
beforeEach(async () => {
  await registry.empty();
  await registry.addAgency({ code: 'H36', name: 'UBND tỉnh' });
  await registry.addAgency({ code: 'H36.15', name: 'Sở Văn hóa' });
  await registry.addAgency({ code: 'H3', name: 'Đơn vị có mã ngắn' });
  await registry.addAgency({ code: 'H361', name: 'Đơn vị có mã dài' });
  nam = (await actors.signedIn('nam', { role: 'administrator' })).asked;
  mai = (await actors.signedIn('mai', { role: 'administrator' })).asked;
  tuan = (await actors.signedIn('tuan', { role: 'administrator', branch: 'H36' })).asked;
  stranger = (await actors.signedIn('short', { role: 'administrator', branch: 'H3' })).asked;
  registry.ports.twoPersons = 'on';
});
afterAll(() => registry.stop());

const ofCode = (answer: Promise<unknown>) =>
  answer.then(
    () => 'done',
    ({ code }: { code: string }) => code,
  );

function aCertificate() {
  const validity = { notBefore: new Date('2025-01-01T00:00:00Z'), notAfter: new Date('2027-01-01T00:00:00Z') };
  return registry.authority.issues({ name: 'UBND tỉnh', ...validity, key: 'p-256' }).certificatePem;
}

function register(by: Asked, agencies = ['H36'], pem = aCertificate()) {
  return registry.asks.certificates.register(contracts.registerCertificate.request.parse({ pem, agencies }), by);
}

/** What was asked for waits: its id. */
async function waits(answer: Promise<object>): Promise<string> {
  const given = (await answer) as Partial<contracts.Waiting>;
  if (!given.proposal) throw new Error('It was done by one person.');
  return given.proposal.id;
}

const approve = (proposal: string, by: Asked) => registry.asks.approvals.approve({ proposal }, by);
const certificates = async () => (await registry.listCertificates({})).certificates.length;
const audit = (query: object = {}, by: Asked = nam) =>
  registry.asks.approvals.readAudit(contracts.readAudit.request.parse(query), by);

describe('what needs two persons', () => {
  it('is known by its name when it is approved, each of them', () => {
    const acts = Object.values(graveActs).filter((act) => typeof act === 'object');
    expect(acts.length).toBeGreaterThan(11);
    for (const act of acts) expect(graveActs.graveActOf(act.question.pattern)).toBe(act);
  });

  it('stops where there is no second administrator, and nothing has happened when it lapses', async () => {
    const proposal = await waits(register(nam));
    expect(await ofCode(approve(proposal, nam))).toBe('person.second-person-needed');
    expect(await ofCode(approve(proposal, administrator))).toBe('person.second-person-needed');
    later(registry, 14 * 24 * 3600);
    mai = (await actors.signedIn('lien', { role: 'administrator' })).asked;
    expect(await ofCode(approve(proposal, mai))).toBe('approval.lapsed');
    expect(await certificates()).toBe(0);
    const { proposals } = await registry.asks.approvals.list({ state: 'lapsed', limit: 10 }, mai);
    expect(proposals).toMatchObject([{ id: proposal, state: 'lapsed' }]);
  });

  it('is done when another one approves: once, with both names in the audit log, and the agency is told', async () => {
    const proposal = await waits(register(nam, ['000.00.00.H36']));
    expect(await certificates()).toBe(0);
    const { result, proposal: decided } = await approve(proposal, mai);
    expect(result).toMatchObject({ kind: 'certificate', agencies: ['H36'] });
    expect(decided).toMatchObject({ state: 'approved', askedBy: 'nam', decidedBy: 'mai' });
    expect(await certificates()).toBe(1);
    expect(await ofCode(approve(proposal, mai))).toBe('approval.decided');
    const { records } = await audit({ agency: 'H36', limit: 2 });
    expect(records).toMatchObject([
      { who: 'nam', approvedBy: 'mai', what: 'registry.register-certificate', agencies: ['H36'], address: '10.1.0.7' },
      { who: 'nam', what: 'registry.propose' },
    ]);
    const { notices } = await registry.asks.people.showSelf({}, tuan);
    expect(notices.map(({ code }) => code)).toEqual(['notice.approved', 'notice.proposed']);
    expect(notices[0]?.sentence.en).toContain('What nam asked for, concerning H36, was approved by mai');
    const { upTo } = await registry.asks.approvals.notices({ limit: 10 });
    const told = async () => (await registry.asks.approvals.notices({ after: '0', limit: 10 })).notices;
    expect(await told()).toEqual([]);
    registry.clock.time = new Date(registry.clock.time.getTime() + 10_000);
    expect((await told()).map(({ agency, code }) => [agency, code])).toEqual([
      ['H36', 'notice.proposed'],
      ['H36', 'notice.approved'],
    ]);
    expect(await registry.asks.approvals.notices({ after: upTo, limit: 10 })).toEqual({ notices: [], upTo });
  });

  it('is a policy below the one this axis has, whatever other axes have', async () => {
    const { agencies } = registry.asks;
    const change = (policy: contracts.Policy | null) =>
      agencies.change(contracts.changeAgency.request.parse({ code: 'H36.15', policy }), nam);
    const add = (code: string, policy?: string) =>
      agencies.add(contracts.addAgency.request.parse({ code, name: 'Sở mới', policy }), nam);
    registry.ports.policy = 'packet';
    await waits(change('either'));
    await waits(add('H36.16', 'either'));
    expect(await add('H36.16')).toMatchObject({ code: 'H36.16' });
    registry.ports.policy = 'channel';
    expect(await add('H36.17', 'channel')).toMatchObject({ policy: 'channel' });
    expect(await change('either')).toMatchObject({ policy: 'either' });
    await waits(change(null));
  });

  it('is every way to become an agency: its policy, its signatures, its system and the keys of that', async () => {
    const { agencies, systems } = registry.asks;
    const key = () => ({ publicKeyPem: aSystemKey().publicKeyPem });
    await registry.registerSystem({ name: 'old', agencies: ['H36.15'], ...key() }, nam);
    await registry.registerSystem({ name: 'new', agencies: ['H36'], ...key() }, nam);
    const code = 'H36.15';
    const change = (policy: 'both' | 'channel', by = nam) =>
      agencies.change(contracts.changeAgency.request.parse({ code, policy }), by);
    // Stricter is nobody's danger.
    expect(await change('both')).toMatchObject({ policy: 'both' });
    const waiting = [
      await waits(change('channel')),
      await waits(agencies.tolerateSha1({ code, tolerated: true }, nam)),
      await waits(systems.move({ system: 'new', agencies: [code] }, nam)),
      await waits(systems.addKey(contracts.addSystemKey.request.parse({ system: 'old', ...key() }), nam)),
    ];
    const standing = () => registry.showAgency({ code });
    expect(await standing()).toMatchObject({ policy: 'both' });
    expect((await registry.showSystem({ system: 'old' })).keys).toHaveLength(1);
    for (const proposal of waiting) expect(await ofCode(approve(proposal, nam))).toBe('person.second-person-needed');
    for (const proposal of waiting) await approve(proposal, mai);
    expect(await standing()).toMatchObject({ policy: 'channel', toleratesSha1: true });
    expect((await registry.showSystem({ system: 'new' })).serves.map(({ agency }) => agency)).toEqual(['H36', code]);
    expect((await registry.showSystem({ system: 'old' })).keys).toHaveLength(2);
  });

  it('is not what takes something away: a lost key and a system in wrong hands end at once, by one person', async () => {
    const { systems } = registry.asks;
    const { keys } = await registry.registerSystem({ name: 'dms', agencies: ['H36.15'], ...aSystemKey() }, nam);
    expect(await systems.change({ system: 'dms', suspended: true, reason: 'lộ khóa' }, tuan)).toMatchObject({
      suspended: true,
    });
    expect(await systems.revokeKey({ system: 'dms', kid: keys[0]?.kid ?? '' }, tuan)).toMatchObject({ name: 'dms' });
    expect(await ofCode(systems.change({ system: 'dms', suspended: false }, stranger))).toBe('agency.outside-branch');
  });

  it('is what lets a stolen secret be used from elsewhere or for longer, and not what keeps it from that', async () => {
    const { systems } = registry.asks;
    await registry.registerSystem({ name: 'dms', agencies: ['H36.15'], ...aSystemKey() }, nam);
    const change = (guard: object) =>
      Promise.resolve(systems.change(contracts.changeSystem.request.parse({ system: 'dms', ...guard }), tuan));
    const inner = { addresses: ['10.1.0.0/16', '2001:db8::/32'], signedCallAgeHours: 12 };
    expect(await change(inner)).toMatchObject(inner);
    expect(await change({ addresses: ['10.1.0.0/16'], signedCallAgeHours: 6 })).toMatchObject({
      signedCallAgeHours: 6,
    });
    for (const looser of [
      ...[{ addresses: null }, { addresses: ['10.1.0.0/16', '10.2.0.0/16'] }],
      ...[{ signedCallAgeHours: 7 }, { signedCallAgeHours: null }, { scopes: ['receive'], addresses: ['0.0.0.0/0'] }],
    ]) {
      await waits(change(looser));
    }
    expect(await registry.showSystem({ system: 'dms' })).toMatchObject({
      ...{ addresses: ['10.1.0.0/16'], signedCallAgeHours: 6 },
    });
    const proposal = await waits(change({ addresses: null }));
    expect((await approve(proposal, mai)).result).toMatchObject({ addresses: undefined, signedCallAgeHours: 6 });
  });

  it('approved by several at once is done once', async () => {
    const proposal = await waits(register(administrator));
    const outcomes = await Promise.all([nam, mai, tuan, nam, mai].map((by) => ofCode(approve(proposal, by))));
    expect(outcomes.sort()).toEqual([...Array(4).fill('approval.decided'), 'done']);
    expect(await certificates()).toBe(1);
    expect((await audit({ limit: 100 })).records.filter(({ approvedBy }) => approvedBy)).toHaveLength(1);
  });

  it('is judged anew when it is approved: what is no longer so is refused, and stays to be refused by people', async () => {
    const { publicKeyPem } = aSystemKey();
    await registry.registerSystem({ name: 'old', agencies: ['H36'], publicKeyPem }, nam);
    const moving = contracts.registerSystem.request.parse({
      name: 'new',
      agencies: ['H36'],
      publicKeyPem: aSystemKey().publicKeyPem,
    });
    const proposal = await waits(Promise.resolve(registry.asks.systems.register(moving, nam)));
    // Somebody else has taken the name meanwhile.
    await registry.registerSystem({ name: 'new', agencies: ['H36.15'], publicKeyPem: aSystemKey().publicKeyPem }, nam);
    expect(await ofCode(approve(proposal, mai))).toBe('system.exists');
    expect((await registry.asks.approvals.show({ proposal }, mai)).state).toBe('pending');
    const refused = await registry.asks.approvals.refuse({ proposal, reason: 'tên đã dùng' }, mai);
    expect(refused).toMatchObject({ state: 'refused', decidedBy: 'mai', reason: 'tên đã dùng' });
    expect((await audit({ limit: 1 })).records).toMatchObject([
      { who: 'mai', what: 'registry.refuse-proposal', reason: 'tên đã dùng', after: { askedBy: 'nam' } },
    ]);
    expect(await ofCode(approve(proposal, tuan))).toBe('approval.decided');
  });

  it('is not done for a first person who is none any more', async () => {
    const proposal = await waits(register(nam));
    await registry.asks.people.disable({ name: 'nam', reason: 'nghỉ việc' }, mai);
    expect(await ofCode(approve(proposal, mai))).toBe('approval.first-person-gone');
    expect(await certificates()).toBe(0);
  });

  it('asked for again waits once; what would be refused is refused at once; what is done already is answered', async () => {
    const pem = aCertificate();
    const proposal = await waits(register(nam, ['H36'], pem));
    expect(await waits(register(nam, ['H36'], pem))).toBe(proposal);
    expect(await ofCode(register(nam, ['H99'], pem))).toBe('agency.unknown');
    expect(await ofCode(register(nam, ['H36'], 'no certificate'))).toMatch(/^certificate\./);
    await approve(proposal, mai);
    expect(await register(nam, ['H36'], pem)).toMatchObject({ kind: 'certificate' });
    expect((await registry.asks.approvals.list({ limit: 10 }, mai)).proposals).toHaveLength(1);
  });

  it('is: registering a certificate, lowering a policy, naming a successor, moving an agency, making an administrator', async () => {
    const { agencies, systems, people } = registry.asks;
    await waits(register(nam));
    await waits(agencies.add({ code: 'H36.16', name: 'Sở', policy: 'channel' }, nam));
    await registry.addAgency({ code: 'H36.16', name: 'Sở', policy: 'both' }, nam);
    const closure = { code: 'H36.16', at: '2025-06-30', successors: ['H36.15'] };
    await waits(agencies.close(closure, nam));
    await registry.closeAgency({ code: 'H36.16', at: '2025-06-30' }, nam);
    await registry.registerSystem({ name: 'old', agencies: ['H36'], publicKeyPem: aSystemKey().publicKeyPem }, nam);
    const { publicKeyPem } = aSystemKey();
    await waits(Promise.resolve(systems.register({ name: 'new', door: 'v1', agencies: ['H36'], publicKeyPem }, nam)));
    const puppet = { name: 'puppet', fullName: 'Người thứ hai', grants: [{ role: 'administrator' as const }] };
    const proposal = await waits(people.add(puppet, nam));
    await waits(people.changeGrants({ name: 'tuan', grants: [{ role: 'administrator' }], reason: 'thử' }, nam));
    await people.add({ ...puppet, name: 'clerk', grants: [{ role: 'clerk', agencies: ['H36'] }] }, nam);
    expect(await ofCode(people.invite({ name: 'puppet' }, nam))).toBe('person.unknown');
    // Only who approves is shown what opens the account.
    const { result } = await approve(proposal, mai);
    const first = contracts.invited.parse(result).invitation;
    // Nor does one person get another invitation of an administrator: who holds it becomes that one.
    const again = await approve(await waits(people.invite({ name: 'puppet' }, nam)), mai);
    expect(await ofCode(actors.join(first))).toBe('person.invitation-unusable');
    const { invitation } = contracts.invited.parse(again.result);
    expect((await actors.join(invitation)).name).toBe('puppet');
    expect(JSON.stringify(await registry.asks.approvals.show({ proposal }, mai))).not.toContain(invitation);
  });

  it('is done by one where the axis was told so, or as long as its operator is alone', async () => {
    registry.ports.twoPersons = 'off';
    expect(await register(administrator)).toMatchObject({ kind: 'certificate' });
    await registry.empty();
    registry.ports.twoPersons = 'once-joined';
    await registry.addAgency({ code: 'H36', name: 'UBND tỉnh' });
    expect(await register(administrator)).toMatchObject({ kind: 'certificate' });
    const first = await actors.invite('first', [{ role: 'administrator' }]);
    const ofBranch = await actors.invite('branch', [{ role: 'administrator', branch: 'H36' }]);
    await actors.join(ofBranch);
    expect(await register(administrator)).toMatchObject({ kind: 'certificate' });
    expect(await registry.asks.approvals.twoPersons()).toEqual({ setting: 'once-joined', inForce: false });
    await actors.join(first);
    expect(await registry.asks.approvals.twoPersons()).toMatchObject({ setting: 'once-joined', inForce: true });
    await registry.asks.people.disable({ name: 'first', reason: 'thử quay lại một người' }, administrator);
    await waits(register(administrator));
  });
});

it('an axis that needs two from the start gets its first administrator from the operator, and nothing grave is done till then', async () => {
  await registry.empty();
  registry.ports.twoPersons = 'on';
  await registry.addAgency({ code: 'H36', name: 'UBND tỉnh' });
  const proposal = await waits(register(administrator));
  const first = await actors.join(await actors.invite('first', [{ role: 'administrator' }]));
  await expect(actors.invite('second', [{ role: 'administrator' }])).rejects.toThrow('waits for a second person');
  later(registry, 60);
  expect(await ofCode(approve(proposal, (await first.signIn()).asked))).toBe('done');
});

describe('an administrator of a branch', () => {
  it('does not reach out of it by the beginning of a code, nor approve what lies outside', async () => {
    expect(await ofCode(register(stranger, ['H36']))).toBe('agency.outside-branch');
    expect(await ofCode(register(stranger, ['H3', 'H36']))).toBe('agency.outside-branch');
    expect(await ofCode(register(tuan, ['H361']))).toBe('agency.outside-branch');
    expect(await ofCode(register(tuan, ['000.00.00.H36', 'H361']))).toBe('agency.outside-branch');
    expect(await ofCode(registry.addAgency({ code: 'H37', name: 'x' }, tuan))).toBe('agency.outside-branch');
    expect(await ofCode(registry.addAgency({ code: 'H36.20', name: 'x', parent: 'H3' }, tuan))).toBe(
      'agency.outside-branch',
    );
    await registry.addAgency({ code: 'H36.20', name: 'Sở mới' }, tuan);
    const proposal = await waits(register(nam, ['H36']));
    expect(await ofCode(approve(proposal, stranger))).toBe('approval.unknown');
    expect(await ofCode(registry.asks.approvals.show({ proposal }, stranger))).toBe('approval.unknown');
    expect((await registry.asks.approvals.list({ limit: 10 }, stranger)).proposals).toEqual([]);
    expect(await ofCode(approve(proposal, tuan))).toBe('done');
  });

  it('sees what it may change: contacts, systems and plans of the branch, and of no other', async () => {
    const systemOf = (name: string, ...agencies: string[]) =>
      registry.registerSystem({ name, agencies, publicKeyPem: aSystemKey().publicKeyPem }, nam);
    await systemOf('of-branch', 'H36.15');
    await systemOf('of-two', 'H36', 'H361');
    const plan = (name: string, code: string) => ({
      ...{ name, effectiveAt: '2026-01-01T00:00:00+07:00', reason: 'x', opens: [], closes: [], moves: [] },
      changes: [{ code, name: 'Tên mới' }],
    });
    await registry.proposePlan(plan('inside', 'H36.15'), nam);
    await registry.proposePlan(plan('outside', 'H361'), nam);
    const inside = [
      registry.showContacts('000.00.15.H36', tuan),
      registry.showSystem({ system: 'of-branch' }, tuan),
      registry.showPlan('inside', tuan),
      registry.rehearsePlan(plan('tried', 'H36'), tuan),
    ];
    expect(await Promise.all(inside.map(ofCode))).toEqual(Array(4).fill('done'));
    const outside = [
      registry.showContacts('H361', tuan),
      registry.showSystem({ system: 'of-two' }, tuan),
      registry.rehearsePlan(plan('tried', 'H361'), tuan),
    ];
    expect(await ofCode(registry.showPlan('outside', tuan))).toBe('reorganisation.unknown');
    expect(await Promise.all(outside.map(ofCode))).toEqual(Array(3).fill('agency.outside-branch'));
    expect(await ofCode(registry.showSystem({ system: 'nobody' }, tuan))).toBe('caller.not-permitted');
    const listed = [
      (await registry.listSystems({}, tuan)).systems.map(({ name }) => name),
      (await registry.listPlans(tuan)).reorganisations.map(({ name }) => name),
    ];
    expect(listed).toEqual([expect.arrayContaining(['of-branch']), ['inside']]);
    expect(listed[0]).not.toContain('of-two');
    expect(listed[0]).not.toContain('nobody');
  });

  it('keeps the people of the branch and sees no others, nor makes one who is more', async () => {
    const { people } = registry.asks;
    const names = async (by: Asked) => (await people.list({ limit: 100 }, by)).people.map(({ name }) => name);
    expect(await names(tuan)).toEqual(['tuan']);
    expect(await names(mai)).toEqual(['mai', 'nam', 'short', 'tuan']);
    expect(await ofCode(people.show({ name: 'nam' }, tuan))).toBe('person.unknown');
    expect(await ofCode(people.disable({ name: 'nam', reason: 'x' }, tuan))).toBe('person.unknown');
    expect(await ofCode(people.resetSecondFactor({ name: 'short', reason: 'x' }, tuan))).toBe('person.unknown');
    const add = (grants: contracts.WrittenGrant[]) =>
      ofCode(people.add({ name: 'moi', fullName: 'Người mới', grants }, tuan));
    expect(await add([{ role: 'administrator' }])).toBe('caller.not-permitted');
    expect(await add([{ role: 'auditor' }])).toBe('caller.not-permitted');
    expect(await add([{ role: 'clerk', agencies: ['H36', 'H361'] }])).toBe('agency.outside-branch');
    expect(await add([{ role: 'administrator', branch: 'H3' }])).toBe('agency.outside-branch');
    expect(await add([{ role: 'clerk', agencies: ['000.00.15.H36'] }])).toBe('done');
    const grants: contracts.WrittenGrant[] = [{ role: 'auditor' }];
    expect(await ofCode(people.changeGrants({ name: 'moi', grants, reason: 'x' }, tuan))).toBe('caller.not-permitted');
  });

  it('reads of the audit log what concerns the branch', async () => {
    await registry.addAgency({ code: 'H361.01', name: 'x' }, nam);
    const { records } = await audit({ limit: 100 }, tuan);
    expect(new Set(records.flatMap(({ agencies }) => agencies))).toEqual(new Set(['H36', 'H36.15']));
    const ofShort = (await audit({ limit: 100 }, stranger)).records;
    expect(new Set(ofShort.flatMap(({ agencies }) => agencies))).toEqual(new Set(['H3']));
  });
});

describe('an auditor', () => {
  it('reads everything and changes nothing', async () => {
    const auditor = (await actors.signedIn('kiem', { role: 'auditor' })).asked;
    const proposal = await waits(register(nam));
    expect((await audit({ limit: 5 }, auditor)).records).toHaveLength(5);
    expect((await registry.asks.approvals.show({ proposal }, auditor)).askedBy).toBe('nam');
    expect((await registry.asks.people.list({ limit: 10 }, auditor)).people.length).toBeGreaterThan(3);
    await registry.listCertificates({}, auditor);
    await registry.listSystems({}, auditor);
    const changes = [
      register(auditor),
      approve(proposal, auditor),
      registry.addAgency({ code: 'H36.21', name: 'x' }, auditor),
      registry.asks.people.disable({ name: 'nam', reason: 'x' }, auditor),
      registry.asks.approvals.refuse({ proposal, reason: 'x' }, auditor),
    ];
    expect(await Promise.all(changes.map(ofCode))).toEqual(Array(5).fill('caller.not-permitted'));
  });
});

describe('a clerk', () => {
  it('keeps no register and reads no log', async () => {
    const clerk = (await actors.signedIn('lan', { role: 'clerk', agencies: ['H36'] })).asked;
    const refused = [register(clerk), audit({}, clerk), registry.asks.people.list({ limit: 1 }, clerk)];
    expect(await Promise.all(refused.map(ofCode))).toEqual(Array(3).fill('caller.not-permitted'));
  });
});

describe('the audit log', () => {
  it('is only added to: the database refuses everything else', async () => {
    for (const statement of [`update audit set who = 'nobody'`, 'delete from audit', 'truncate audit']) {
      await expect(registry.pool.query(statement)).rejects.toThrow('The audit log is only added to.');
    }
  });

  it('says who, when, from where, what, before, after and why; and is searched by each', async () => {
    await registry.asks.people.disable({ name: 'tuan', reason: 'chuyển công tác' }, { ...nam, address: '192.0.2.1' });
    const { records } = await audit({ subject: 'tuan', who: 'nam', from: registry.clock.time.toISOString(), limit: 1 });
    expect(records).toMatchObject([
      {
        ...{ who: 'nam', at: registry.clock.time.toISOString(), address: '192.0.2.1', what: 'registry.disable-person' },
        ...{ subject: 'tuan', before: { disabled: false }, after: { disabled: true }, reason: 'chuyển công tác' },
      },
    ]);
    expect((await audit({ to: '2025-01-01T00:00:00Z' })).records).toEqual([]);
    const pages = [];
    for (let after: string | undefined; ;) {
      const page = await audit({ limit: 3, after });
      pages.push(...page.records.map(({ id }) => Number(id)));
      after = page.next;
      if (after === undefined) break;
    }
    expect(pages).toEqual([...pages].sort((one, other) => other - one));
    expect(new Set(pages).size).toBe((await audit({ limit: 500 })).records.length);
  });
});

describe('a file of people', () => {
  const rows = (...lines: string[]) => ['name,fullName,email,role,agencies', ...lines].join('\n');
  const load = (csv: string, by: Asked, dryRun = false) => registry.asks.people.import({ csv, dryRun }, by);

  it('is imported whole or not at all, with every fault named', async () => {
    const csv = rows('lan,Lan,,clerk,H36', 'mai,Mai,,auditor,', 'hoa,Hoa,,clerk,H99', 'an,An,,administrator,H36');
    const refused = load(csv, nam);
    await expect(refused).rejects.toMatchObject({
      code: 'person.import-faulty',
      params: { faults: [{ row: 3, column: 'name' }, { row: 4 }, { row: 5 }] },
    });
    expect(await ofCode(registry.asks.people.show({ name: 'lan' }, nam))).toBe('person.unknown');
    await expect(load(rows('lan,Lan,,clerk,H36', 'hoa,Hoa,,clerk,H361'), tuan)).rejects.toMatchObject({
      params: { faults: [{ row: 3, column: 'role, agencies' }] },
    });
  });

  it('may be tried first, and gives an invitation for each', async () => {
    const csv = rows('lan,Lan,,clerk,H36 H36.15', 'hoa,Hoa,hoa@h36.example,clerk,000.00.15.H36');
    const tried = await load(csv, tuan, true);
    expect(tried).toEqual({
      imported: false,
      people: [
        { name: 'lan', fullName: 'Lan' },
        { name: 'hoa', fullName: 'Hoa' },
      ],
    });
    expect(await ofCode(registry.asks.people.show({ name: 'lan' }, nam))).toBe('person.unknown');
    const { people, imported } = await load(csv, tuan);
    expect(imported).toBe(true);
    const hoa = await actors.join(people[1]?.invitation ?? '', goodPassword);
    expect(hoa.name).toBe('hoa');
  });
});

describe('what a system asks for', () => {
  const system = (id: string, ...scopes: string[]): Asked => ({
    ...administrator,
    caller: { kind: 'system', id, scopes, issuedAt: new Date('2025-06-01T00:00:00Z') },
  });
  const dms = system('dms', 'directory');
  const requests = () => registry.asks.agencies;
  const wanted = { code: '000.07.15.H36', name: 'Phòng Tài chính', parent: 'H36.15' };
  const asksFor = (agency: Partial<typeof wanted> = {}, by = dms) =>
    requests().request(contracts.requestAgency.request.parse({ ...wanted, ...agency }), by);
  const asksToClose = (code: string, by = dms) => requests().requestClosure({ code }, by);

  it('waits once, changes nothing, tells nobody, and is done when one administrator approves', async () => {
    const proposal = await waits(asksFor());
    expect(await waits(asksFor())).toBe(proposal);
    expect(await ofCode(Promise.resolve(registry.showAgency({ code: 'H36.15.07' })))).toBe('agency.unknown');
    const { proposals } = await registry.asks.approvals.list({ limit: 100 }, nam);
    expect(proposals).toMatchObject([
      { what: 'registry.request-agency', subject: 'H36.15.07', askedBy: 'dms', bySystem: true, state: 'pending' },
    ]);
    expect((await registry.asks.approvals.notices({ after: '0', limit: 100 })).notices).toEqual([]);
    // A branch's administrator decides of what lies within it, and no other's.
    expect(await ofCode(approve(proposal, stranger))).toBe('approval.unknown');
    await approve(proposal, tuan);
    expect(await registry.showAgency({ code: 'H36.15.07' })).toMatchObject({ name: wanted.name, parent: 'H36.15' });
    expect(await asksFor()).toMatchObject({ code: 'H36.15.07' });
    expect((await audit({ subject: 'H36.15.07' })).records[0]).toMatchObject({ who: 'dms', approvedBy: 'tuan' });
  });

  it('may be a closing, which the operator may approve alone; it closes then, and again changes nothing', async () => {
    const proposal = await waits(asksToClose('000.00.15.H36'));
    later(registry, 60);
    await approve(proposal, administrator);
    const at = registry.clock.time.toISOString();
    expect(await registry.showAgency({ code: 'H36.15' })).toMatchObject({ validUntil: at, successors: [] });
    later(registry, 60);
    expect(await asksToClose('H36.15')).toMatchObject({ validUntil: at });
  });

  it('is refused at once where it could not be done, and by an administrator who says why', async () => {
    expect(await ofCode(asksFor({ code: 'H36.15', parent: 'H36' }))).toBe('agency.exists');
    expect(await ofCode(asksToClose('H99'))).toBe('agency.unknown');
    const proposal = await waits(asksToClose('H36.15'));
    const refused = await registry.asks.approvals.refuse({ proposal, reason: 'Không phải của hệ thống này' }, tuan);
    expect(refused).toMatchObject({ state: 'refused', decidedBy: 'tuan' });
    expect((await registry.showAgency({ code: 'H36.15' })).validUntil).toBeUndefined();
  });

  it('is asked by systems with the scope alone, and of one only so much waits', async () => {
    expect(await ofCode(asksFor({}, system('dms', 'send')))).toBe('caller.scope-missing');
    expect(await ofCode(asksFor({}, nam))).toBe('caller.system-needed');
    for (let n = 0; n < 100; n += 1) await waits(asksFor({ code: `H36.15.${100 + n}` }));
    expect(await ofCode(asksFor())).toBe('approval.requests-waiting');
    expect(await ofCode(asksFor({}, system('other', 'directory')))).toBe('done');
  });
});
