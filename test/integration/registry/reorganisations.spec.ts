import type { proposePlan, RequestOf } from '@edoc-axis/contracts';
import { actorsOf } from './people/actors.js';
import { administrator, aSystemKey, type RegistryUnderTest, startRegistry } from './registry-under-test.js';

type Plan = RequestOf<typeof proposePlan>;

const midnight = '2025-06-30T17:00:00.000Z';
const justBefore = new Date(Date.parse(midnight) - 1);
const another = { ...administrator, caller: { ...administrator.caller, id: 'second' } } as typeof administrator;

/** Two provinces become one; a district ends in a ward that opens; a department is renamed and moves to another system. */
const plan: Plan = {
  name: 'lam-dong-2025',
  effectiveAt: '2025-07-01T00:00:00+07:00',
  reason: 'Nghị quyết 202/2025/QH15',
  opens: [{ code: '000.00.40.H36', name: 'UBND phường', shortName: 'P', policy: 'channel' }],
  closes: [
    { code: 'H11', successors: ['H36'], receivesFor: 'H36', receivesUntil: '2026-01-01T00:00:00+07:00' },
    { code: 'H36.20', successors: ['H36.40'], receivesFor: 'H36.40' },
    { code: 'H36.20.01', ends: true },
  ],
  changes: [{ code: 'H36.07', name: 'Sở Nội vụ mới', shortName: null }],
  moves: [{ system: 'new', agencies: ['H36.40', 'H36.07'] }],
};

describe('a reorganisation in the registry', () => {
  let registry: RegistryUnderTest;
  beforeAll(async () => {
    registry = await startRegistry();
  });
  beforeEach(async () => {
    await registry.empty();
    const validFrom = '2020-01-01T00:00:00+07:00';
    await registry.addAgency({ code: 'H36', name: 'UBND tỉnh Lâm Đồng', validFrom });
    await registry.addAgency({ code: 'H36.07', name: 'Sở Nội vụ', shortName: 'SNV', validFrom });
    await registry.addAgency({ code: 'H36.20', name: 'UBND huyện', validFrom });
    await registry.addAgency({ code: 'H36.20.01', name: 'UBND xã', validFrom });
    await registry.addAgency({ code: 'H11', name: 'UBND tỉnh Bình Thuận', validFrom });
    await registry.addAgency({ code: 'H99', name: 'Đơn vị khác', validFrom });
    const { publicKeyPem } = aSystemKey();
    await registry.registerSystem({ name: 'old', agencies: ['H36', 'H36.07', 'H36.20', 'H11'], publicKeyPem });
    await registry.registerSystem({ name: 'new', agencies: ['H99'], ...{ publicKeyPem: aSystemKey().publicKeyPem } });
  });
  afterAll(() => registry.stop());

  const everything = async () => {
    const codes = ['H36', 'H36.07', 'H36.20', 'H36.20.01', 'H11'];
    const { reader } = registry.ports.store;
    const [agencies, servings] = await Promise.all([reader.agenciesAmong(codes), reader.servings(codes)]);
    return { agencies: agencies.sort((one, other) => (one.code < other.code ? -1 : 1)), servings };
  };

  it('is rehearsed: its trees, its warnings and whom it closes, and nothing is kept', async () => {
    const version = await registry.ports.store.reader.version();
    const rehearsal = await registry.rehearsePlan(plan);
    expect(rehearsal).toMatchObject({
      ...{ effectiveAt: midnight, faults: 0, warnings: 1, leftOut: 0 },
      counts: { opens: 1, closes: 3, changes: 1, moves: 2 },
      closes: [
        { agency: 'H11', receivesFor: 'H36' },
        { agency: 'H36.20', receivesFor: 'H36.40' },
        { agency: 'H36.20.01' },
      ],
    });
    expect(rehearsal.findings).toMatchObject([
      {
        ...{ where: 'opens[0]', weight: 'warning', code: 'reorganisation.no-certificate' },
        sentence: { vi: expect.stringContaining('H36.40'), en: expect.stringContaining('H36.40') },
      },
    ]);
    const written = rehearsal.after.map(({ depth, code, mark }) => `${'  '.repeat(depth)}${code} ${mark}`);
    expect(written).toEqual(['H36 stays', '  H36.07 changes', '  H36.40 opens']);
    expect(await registry.ports.store.reader.version()).toBe(version);
    expect((await registry.listPlans()).reorganisations).toEqual([]);
  });

  it('shows the same trees when it is proposed, approved, in force and revoked', async () => {
    const { before, after, leftOut } = await registry.rehearsePlan(plan);
    await registry.proposePlan(plan);
    expect(await registry.showPlanTrees(plan.name)).toEqual({ before, after, leftOut });
    await registry.approvePlan(plan.name);
    expect(await registry.showPlanTrees(plan.name)).toEqual({ before, after, leftOut });
    registry.clock.time = new Date(Date.parse(midnight) + 1);
    expect(await registry.showPlanTrees(plan.name)).toEqual({ before, after, leftOut });

    registry.clock.time = justBefore;
    await registry.revokePlan(plan.name);
    expect(await registry.showPlanTrees(plan.name)).toEqual({ before, after, leftOut });
  });

  it('with faults is told all of them, and not kept', async () => {
    await registry.changeAgency({ code: 'H11', since: '2025-08-01T00:00:00+07:00', name: 'Sau này' });
    const faulty: Plan = {
      ...plan,
      opens: [
        { code: 'H36.41', name: ' ', form102: '000.00.00.H99' },
        { code: 'H36.42', name: 'Xã Bốn Hai', form102: 'không phải mã' },
      ],
      closes: [{ code: 'H11', successors: ['H36'], receivesFor: 'H36', receivesUntil: '2025-01-01T00:00:00Z' }],
      changes: [{ code: 'H36.07' }],
      moves: [],
    };
    const { findings, faults } = await registry.rehearsePlan(faulty);
    const told = findings.flatMap(({ weight, where, code }) => (weight === 'fault' ? `${where} ${code}` : []));
    expect(told).toEqual([
      'opens[0] agency.name-missing',
      'opens[0] agency.exists',
      'opens[1] agency.code-malformed',
      'closes[0] agency.change-after-closing',
      'closes[0] reorganisation.receiver-ends-first',
      'changes[0] agency.nothing-to-change',
    ]);
    expect(faults).toBe(6);
    await expect(registry.proposePlan(faulty)).rejects.toMatchObject({
      code: 'reorganisation.has-faults',
      params: { faults: 6, where: 'opens[0]' },
    });
    expect((await registry.listPlans()).reorganisations).toEqual([]);
  });

  it('is kept until another person approves it, once, and takes effect by itself at the moment', async () => {
    const { asked: second } = await actorsOf(registry).signedIn('second', { role: 'administrator' });
    registry.ports.twoPersons = 'on';
    const proposed = await registry.proposePlan(plan);
    expect(proposed).toMatchObject({ state: 'proposed', proposed: { by: 'operator' } });
    expect(await registry.proposePlan(plan)).toEqual(proposed);
    await expect(registry.proposePlan({ ...plan, reason: 'khác' })).rejects.toMatchObject({
      code: 'reorganisation.exists',
    });
    await expect(registry.approvePlan(plan.name)).rejects.toMatchObject({ code: 'person.second-person-needed' });

    const [approved, again] = await Promise.all([
      registry.approvePlan(plan.name, second),
      registry.approvePlan(plan.name, second),
    ]);
    expect(again).toEqual(approved);
    expect(approved).toMatchObject({ state: 'approved', inForce: false, approved: { by: 'second' } });
    const version = await registry.ports.store.reader.version();

    registry.clock.time = justBefore;
    expect(await registry.showAgency({ code: 'H36.07' })).toMatchObject({ name: 'Sở Nội vụ', shortName: 'SNV' });
    const before = await registry.showCapabilities({ code: 'H36.20' });
    expect(before).toMatchObject({ open: true, reachable: true, served: { system: 'old' } });
    expect(await registry.showCapabilities({ code: 'H36.40' })).toMatchObject({ reachable: false });
    registry.clock.time = new Date(midnight);
    expect(await registry.showAgency({ code: 'H36.07' })).toMatchObject({ name: 'Sở Nội vụ mới' });
    expect(await registry.showCapabilities({ code: 'H36.07' })).toMatchObject({ served: { system: 'new' } });
    expect(await registry.showCapabilities({ code: 'H36.40' })).toMatchObject({
      ...{ open: true, reachable: true, served: { system: 'new' } },
    });
    expect(await registry.showAgency({ code: '000.00.40.H36' })).toMatchObject({
      ...{ name: 'UBND phường', parent: 'H36', form102: '000.00.40.H36', policy: 'channel', validFrom: midnight },
    });
    expect(await registry.showCapabilities({ code: 'H11' })).toMatchObject({
      ...{ open: false, reachable: true, successors: ['H36'] },
      receivedBy: { agency: 'H36', until: '2025-12-31T17:00:00.000Z' },
    });
    expect(await registry.showCapabilities({ code: 'H36.20.01' })).toMatchObject({ open: false, reachable: false });
    expect(await registry.ports.store.reader.version()).toBe(version);
    expect(await registry.showPlan(plan.name)).toMatchObject({
      state: 'approved',
      inForce: true,
      plan: { opens: [{}] },
    });
    await expect(registry.revokePlan(plan.name)).rejects.toMatchObject({ code: 'reorganisation.already-effective' });
  });

  it('may be approved by who proposed it where the axis has one operator', async () => {
    await registry.proposePlan(plan);
    expect(await registry.approvePlan(plan.name)).toMatchObject({ state: 'approved', approved: { by: 'operator' } });
  });

  it('is not approved for a proposer who may not propose it any more', async () => {
    const { asked: first } = await actorsOf(registry).signedIn('first', { role: 'administrator' });
    const { asked: second } = await actorsOf(registry).signedIn('second', { role: 'administrator' });
    registry.ports.twoPersons = 'on';
    await registry.proposePlan(plan, first);
    await registry.asks.people.disable({ name: 'first', reason: 'nghỉ hưu' }, second);
    await expect(registry.approvePlan(plan.name, second)).rejects.toMatchObject({
      ...{ code: 'approval.first-person-gone', params: { askedBy: 'first' } },
    });
    expect(await registry.showPlan(plan.name)).toMatchObject({ state: 'proposed' });
  });

  it('is refused with what another act changed in between, and nothing of it is written', async () => {
    await registry.proposePlan(plan);
    await registry.closeAgency({ code: 'H36.20', at: '2025-06-15', successors: ['H36'] });
    const version = await registry.ports.store.reader.version();
    await expect(registry.approvePlan(plan.name, another)).rejects.toMatchObject({
      code: 'reorganisation.contradicts',
      params: { where: 'closes[1]', problem: { code: 'agency.closed' } },
    });
    expect(await registry.ports.store.reader.version()).toBe(version);
    expect(await registry.showPlan(plan.name)).toMatchObject({ state: 'proposed' });
  });

  it('is not approved after its moment', async () => {
    await registry.proposePlan(plan);
    registry.clock.time = new Date(midnight);
    await expect(registry.approvePlan(plan.name, another)).rejects.toMatchObject({
      params: { problem: { code: 'reorganisation.in-the-past' } },
    });
  });

  it('is revoked before its moment: everything is as it was, and its codes may be opened by another plan', async () => {
    const before = await everything();
    await registry.proposePlan(plan);
    await registry.approvePlan(plan.name, another);
    expect(await everything()).not.toEqual(before);
    registry.clock.time = justBefore;
    const revoked = await registry.revokePlan(plan.name, 'hoãn');
    expect(revoked).toMatchObject({ state: 'revoked', revoked: { by: 'operator', reason: 'hoãn' } });
    expect(await registry.revokePlan(plan.name)).toEqual(revoked);
    expect(await everything()).toEqual(before);
    await expect(registry.approvePlan(plan.name, another)).rejects.toMatchObject({ code: 'reorganisation.revoked' });
    expect(await registry.showAgency({ code: 'H36.40' })).toMatchObject({ validFrom: midnight, validUntil: midnight });

    const later = { ...plan, name: 'lam-dong-2026', effectiveAt: '2026-01-01T00:00:00+07:00' };
    const closes = later.closes?.map((closing) => ({ ...closing, receivesUntil: undefined }));
    await registry.proposePlan({ ...later, closes });
    await registry.approvePlan('lam-dong-2026', another);
    registry.clock.time = new Date('2026-01-01T00:00:00+07:00');
    expect(await registry.showCapabilities({ code: 'H36.40' })).toMatchObject({ open: true, reachable: true });
    expect((await registry.listPlans()).reorganisations.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'lam-dong-2026 approved',
      'lam-dong-2025 revoked',
    ]);
  });

  it('that was revoked leaves alone what others decided since', async () => {
    await registry.proposePlan(plan);
    await registry.approvePlan(plan.name, another);
    await registry.changeAgency({ code: 'H36.07', address: '36 Trần Phú' });
    await registry.moveAgencies({ system: 'old', agencies: ['H36.07'], since: '2025-06-20T00:00:00+07:00' });
    await registry.revokePlan(plan.name);
    registry.clock.time = new Date(midnight);
    const shown = await registry.showAgency({ code: 'H36.07' });
    expect(shown).toMatchObject({ name: 'Sở Nội vụ', shortName: 'SNV', address: '36 Trần Phú' });
    expect(await registry.showCapabilities({ code: 'H36.07' })).toMatchObject({ served: { system: 'old' } });
  });

  it('is not revoked while others were put below what it opens', async () => {
    await registry.proposePlan(plan);
    await registry.approvePlan(plan.name, another);
    await registry.changeAgency({ code: 'H99', parent: 'H36.40', since: midnight });
    await expect(registry.revokePlan(plan.name)).rejects.toMatchObject({
      ...{ code: 'reorganisation.built-upon', params: { agency: 'H99' } },
    });
    expect(await registry.showAgency({ code: 'H11' })).toMatchObject({ validUntil: midnight });
    await registry.takeBackChange({ code: 'H99', since: midnight });
    expect(await registry.revokePlan(plan.name)).toMatchObject({ state: 'revoked' });
  });

  it('stands in the audit log: who proposed, who approved, and with each entry why', async () => {
    await registry.proposePlan(plan);
    await registry.approvePlan(plan.name, another);
    await registry.revokePlan(plan.name, 'hoãn');
    const { rows } = await registry.pool.query<{ who: string; what: string; subject: string; reason: string }>(
      `select who, what, subject, reason from audit where what like '%-reorganisation' order by id`,
    );
    const about = (subject: string) =>
      rows.flatMap((row) => (row.subject === subject ? `${row.who} ${row.what.slice(9)} ${row.reason}` : []));
    expect(about(plan.name)).toEqual([
      'operator propose-reorganisation Nghị quyết 202/2025/QH15',
      'second approve-reorganisation Nghị quyết 202/2025/QH15',
      'operator revoke-reorganisation hoãn',
    ]);
    expect(about('H11')).toEqual([
      'second approve-reorganisation Nghị quyết 202/2025/QH15',
      'operator revoke-reorganisation hoãn',
    ]);
  });

  it('is the administrators’ business', async () => {
    await registry.proposePlan(plan);
    const caller = { kind: 'system' as const, id: 'old', scopes: ['send'], issuedAt: new Date(midnight) };
    const stranger = { ...administrator, caller };
    for (const ask of [
      () => registry.proposePlan(plan, stranger),
      () => registry.rehearsePlan(plan, stranger),
      () => registry.listPlans(stranger),
    ]) {
      await expect(ask()).rejects.toMatchObject({ code: 'caller.scope-missing' });
    }
  });

  it('is unknown to whose business it is not, as one is that does not exist', async () => {
    await registry.proposePlan(plan);
    const actors = actorsOf(registry);
    const { asked: elsewhere } = await actors.signedIn('tuan', { role: 'administrator', branch: 'H99' });
    const { asked: auditor } = await actors.signedIn('lan', { role: 'auditor' });
    const asks = (name: string, by: typeof administrator) => [
      () => registry.showPlan(name, by),
      () => registry.approvePlan(name, by),
      () => registry.revokePlan(name, 'x', by),
    ];
    for (const name of [plan.name, 'no-such-plan']) {
      for (const ask of asks(name, elsewhere)) {
        await expect(ask()).rejects.toMatchObject({ code: 'reorganisation.unknown', params: { reorganisation: name } });
      }
    }
    expect(await registry.showPlan(plan.name, auditor)).toMatchObject({ state: 'proposed' });
    expect(await registry.listPlans(elsewhere)).toEqual({ reorganisations: [] });
    expect(await registry.listPlans(auditor)).toMatchObject({ reorganisations: [{ name: plan.name }] });
    const { asked: clerk } = await actors.signedIn('minh', { role: 'clerk', agencies: ['H36'] });
    await expect(registry.listPlans(clerk)).rejects.toMatchObject({ code: 'caller.not-permitted' });
    await expect(registry.approvePlan(plan.name, auditor)).rejects.toMatchObject({ code: 'caller.not-permitted' });
  });

  it('waits for a second person only when a person asked, or the operator', async () => {
    registry.ports.twoPersons = 'on';
    const caller = { ...administrator.caller, kind: 'system', id: 'old' } as typeof administrator.caller;
    await expect(registry.proposePlan(plan, { ...administrator, caller })).rejects.toMatchObject({
      code: 'caller.person-needed',
    });
  });

  it('of a branch opens nothing below an agency of another', async () => {
    const { asked: branch } = await actorsOf(registry).signedIn('tuan', { role: 'administrator', branch: 'H36' });
    const opening = (parent: string): Plan => ({
      ...{
        name: `below-${parent.toLowerCase()}`,
        effectiveAt: midnight,
        reason: 'sắp xếp',
        closes: [],
        changes: [],
        moves: [],
      },
      opens: [{ code: 'H36.50', name: 'UBND phường', parent }],
    });
    await expect(registry.proposePlan(opening('H11'), branch)).rejects.toMatchObject({
      ...{ code: 'agency.outside-branch', params: { agency: 'H11' } },
    });
    expect(await registry.proposePlan(opening('H36'), branch)).toMatchObject({ state: 'proposed' });
    await registry.proposePlan(plan);
    const { reorganisations } = await registry.listPlans(branch);
    expect(reorganisations.map(({ name }) => name)).toEqual(['below-h36']);
  });

  it('of a whole province is approved within seconds and fits its message', async () => {
    const name = 'UBND phường Xuân Hương thuộc tỉnh Lâm Đồng';
    const opens = Array.from({ length: 900 }, (_, n) => ({ code: `H36.${100 + n}`, name: `${name} ${n}` }));
    const moves = [{ system: 'new', agencies: opens.map(({ code }) => code) }];
    const large = { ...plan, name: 'large', opens, closes: [], changes: [], moves };
    const { after, leftOut } = await registry.rehearsePlan(large);
    expect(after.length + leftOut).toBeGreaterThan(900);
    await registry.proposePlan(large);
    expect(await registry.approvePlan('large', another)).toMatchObject({ state: 'approved' });
    await registry.revokePlan('large');
  }, 60_000);
});
