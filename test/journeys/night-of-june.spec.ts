import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AxisClient, AxisRefusal, createClient, type SignedIn } from '@edoc-axis/client';
import {
  agencyView,
  certificateEntry,
  type LeasedDelivery,
  rehearsalView,
  reorganisationView,
  showSelf,
  waiting,
} from '@edoc-axis/contracts';
import { type Office, openOffice, operatorOf } from '../faults/support/offices.js';
import { anAuthority } from '../support/certificates.js';
import { runEdoc, type StartedAxis, startAxisAt } from '../support/edoc.js';
import { eventually } from '../support/eventually.js';
import { joinPerson, type Person } from '../support/people.js';
import { realNow, stepBoth, stepOwnClock } from '../support/stepped-date.js';
import { makeSteppedPlace, type SteppedPlace } from '../support/stepped-place.js';
import { Ledger } from './support/ledger.js';

const minute = 60_000;
const day = 24 * 60 * minute;
const validFrom = '2020-01-01T00:00:00+07:00';

/**
 * Three provinces with a system each become one at a midnight planned a week before, and a district becomes three
 * communes, while documents keep coming from both sides. The clock is stepped; everything else is as it runs. What an
 * administrator types is typed; systems and everybody else call as programs do.
 */
describe('the night on which the map changes', () => {
  const midnight = Math.ceil(realNow() / day + 7) * day - 7 * 60 * minute;
  const communes = ['H36.40', 'H36.41', 'H36.42'];
  const plan = {
    name: 'lam-dong-moi',
    effectiveAt: new Date(midnight).toISOString(),
    reason: 'Nghị quyết 202/2025/QH15',
    opens: communes.map((code) => ({ code, name: `UBND phường ${code}` })),
    closes: [
      { code: 'H11', successors: ['H36'], receivesFor: 'H36' },
      { code: 'H15', successors: ['H36'], receivesFor: 'H36' },
      { code: 'H36.20', successors: communes, receivesFor: 'H36.40' },
    ],
    changes: [{ code: 'H36', name: 'UBND tỉnh Lâm Đồng (mới)' }],
    moves: [
      { system: 'dms-h36', agencies: ['H36.40', 'H36.41'] },
      { system: 'dms-h11', agencies: ['H36.42'] },
    ],
  };
  const authority = anAuthority();
  const ledger = new Ledger();
  const certificates = new Map(communes.map((code) => [code, authority.issues({ name: code })]));
  const offices = new Map<string, Office>();
  /** Documents, by what became of them before the night. */
  const documents: Record<string, string> = {};
  const deliveries: Record<string, LeasedDelivery> = {};
  let place: SteppedPlace;
  let axis: StartedAxis;
  let operator: AxisClient;
  let lan: Person;
  let nam: Person;
  let atDesk: { client: AxisClient; session: SignedIn };

  beforeAll(async () => {
    place = makeSteppedPlace();
    axis = await startAxisAt(place);
    operator = operatorOf(place, axis);
    mkdirSync(file('trust'), { recursive: true });
    writeFileSync(file('trust/test-ca.pem'), authority.certificatePem);
    const provinces = { G22: 'Bộ Nội vụ', H36: 'Tỉnh Lâm Đồng', H11: 'Tỉnh Bình Thuận', H15: 'Tỉnh Đắk Nông' };
    for (const [code, name] of Object.entries({ ...provinces, 'H36.20': 'UBND huyện' })) {
      await operator.post(agencyView, '/v1/agencies', { code, name, validFrom });
    }
    for (const code of Object.keys(provinces)) {
      const below = code === 'H36' ? ['H36.20'] : [];
      offices.set(code, await openOffice(code, authority.issues({ name: code }), operator, below));
    }
    lan = await joinPerson(operator, 'lan', { role: 'clerk', agencies: ['H11'] });
    nam = await joinPerson(operator, 'nam', { role: 'administrator' });
  });
  afterAll(async () => {
    stepOwnClock(0);
    await axis?.stop();
    place?.remove();
  });

  it('a week before, documents are under way in every state', async () => {
    for (const name of ['taken', 'refused']) documents[name] = await ledger.send(office('G22'), ['H11']);
    const [taken, refused] = await ledger.collect(office('H11'));
    for (const status of ['03', '04'] as const) await office('H11').client.answer(taken?.id ?? '', { status });
    await office('H11').client.answer(refused?.id ?? '', { status: '02', description: 'gửi nhầm nơi nhận' });
    documents['delivered'] = await ledger.send(office('G22'), ['H15']);
    const [delivered] = await ledger.collect(office('H15'));
    documents['fetched'] = await ledger.send(office('G22'), ['H15']);
    const [fetched] = await office('H15').client.lease({ carries: 'document' });
    if (!taken || !delivered || !fetched) throw new Error('Not everything came.');
    Object.assign(deliveries, { taken, delivered, fetched });
    await ledger.fetch(office('H15'), fetched);
    documents['circular'] = await ledger.send(office('G22'), ['H36', 'H11', 'H15']);
    expect(await ledger.collect(office('H36'))).toHaveLength(1);
    await ledger.send(office('G22'), ['H11', 'H15', 'H36.20']);
    documents['outgoing'] = await ledger.send(office('H15'), ['G22']);
  });

  it('a plan with faults is told all of them, with their places, and is not kept', async () => {
    const [closing, ...others] = plan.closes;
    writePlan({ ...plan, closes: [{ ...closing, successors: [] }, ...others.slice(0, 1)], opens: [] });
    const { code, stdout } = await place.edoc('reorganise', file('plan.json'), '--dry-run');
    expect(code).toBe(1);
    expect(stdout).toContain('✗ closes[0]: Say of H11 either who follows it');
    expect(stdout).toContain('✗ moves[0]: The agency code H36.40 is not in the directory');
    expect((await place.edoc('reorganise', file('plan.json'))).stderr).toContain('reorganisation.has-faults');
  });

  it('the plan is rehearsed: trees, warnings and what waits', async () => {
    writePlan(plan);
    const told = await succeed('reorganise', file('plan.json'), '--dry-run');
    for (const line of [
      '− H11  Tỉnh Bình Thuận → H36',
      '+   H36.40  UBND phường H36.40',
      '~ H36  UBND tỉnh Lâm Đồng (mới)',
      '! opens[0]: No certificate is registered for H36.40',
      'H11  2 not collected (goes to H36), 0 not acknowledged',
    ]) {
      expect(told).toContain(line);
    }
    const rehearsal = await operator.post(rehearsalView, '/v1/reorganisations/rehearsals', plan);
    expect(rehearsal.waiting).toEqual(
      expect.arrayContaining([
        { agency: 'H15', receivesFor: 'H36', pending: 3, unacknowledged: 1 },
        { agency: 'H36.20', receivesFor: 'H36.40', pending: 1, unacknowledged: 0 },
      ]),
    );
  });

  it('a second administrator’s absence stops the plan, and the certificates of the new communes', async () => {
    expect(await succeed('reorganise', file('plan.json'))).toContain('awaits approval');
    const alone = await place.edoc('reorganise', 'approve', plan.name);
    expect(alone.stderr).toContain('person.second-person-needed');
    const shown = await operator.get(reorganisationView, `/v1/reorganisations/${plan.name}`);
    expect(shown).toMatchObject({ state: 'proposed' });

    const { client, session } = await nam.signsIn();
    writeFileSync(file('nam'), JSON.stringify({ url: axis.url, person: 'nam', ...session }), { mode: 0o600 });
    const asNam = { ...place.environment, EDOC_SESSION: file('nam') };
    const { code, stdout } = await runEdoc(['reorganise', 'approve', plan.name], asNam);
    expect([code, stdout]).toEqual([0, expect.stringContaining('approved')]);
    for (const [agency, { certificatePem: pem }] of certificates) {
      const registered = { pem, agencies: [agency], role: 'organisation' };
      const { proposal } = await operator.post(waiting, '/v1/certificates', registered);
      const approve = `/v1/approvals/${proposal.id}/approve`;
      expect(await refusal(operator.post(certificateEntry, approve, {}))).toBe('person.second-person-needed');
      await client.post(waiting, approve, {});
    }
  });

  it('until the last minutes everything is as it was', async () => {
    await isAt(-2 * minute);
    documents['fetched lately'] = await ledger.send(office('G22'), ['H11']);
    const leased = await office('H11').client.lease({ carries: 'document' });
    expect(leased.map(({ addressedTo }) => addressedTo)).toEqual([['H11'], ['H11'], ['H11']]);
    const lately = leased.find(({ document }) => document.id === documents['fetched lately']);
    if (!lately) throw new Error('It did not come.');
    deliveries['fetched lately'] = lately;
    atDesk = await lan.signsIn();
    expect((await atDesk.client.document(documents['taken'] ?? '')).deliveries).toMatchObject([{ recipient: 'H11' }]);
    expect((await operator.agency('H36')).name).toBe('Tỉnh Lâm Đồng');
  });

  it('at midnight every process switches by itself, while documents keep coming from both sides', async () => {
    const lately = deliveries['fetched lately'] as LeasedDelivery;
    const sha256 = await ledger.fetch(office('H11'), lately);
    await isAt(-minute);
    let hasStruck = false;
    const written = { before: 0, after: 0 };
    const writes = async (from: string, ...to: string[]) => {
      for (let letters = 0; letters < 3; letters += hasStruck ? 1 : 0) {
        await ledger.send(office(from), to);
        written[hasStruck ? 'after' : 'before'] += 1;
      }
    };
    /** Of a code that closes: until it is told so. */
    const writesUntilClosed = async (from: string) => {
      const send = () => ledger.send(office(from), ['G22']).then(() => 'accepted', codeOf);
      while ((await send()) === 'accepted') written.before += 1;
      return send();
    };
    const polls = async () => {
      while (!hasStruck) for (const one of offices.values()) await ledger.collect(one);
    };
    const traffic = Promise.all([
      ...[writesUntilClosed('H11'), writesUntilClosed('H15'), polls()],
      ...[writes('G22', 'H11', 'H15', 'H36.20'), writes('H36', 'G22'), writes('G22', 'H36', 'H15')],
    ]);
    await eventually(async () => expect(written.before).toBeGreaterThan(10));
    const struck = isAt(minute);
    hasStruck = true;
    await struck;
    expect((await traffic).slice(0, 2)).toEqual(['document.sender-closed', 'document.sender-closed']);
    expect(written.after).toBeGreaterThanOrEqual(6);
    // What the former system had fetched it still confirms.
    await ledger.confirm(office('H11'), lately, sha256);
  });

  it('the new communes write and are written to, whatever system serves them', async () => {
    for (const [code, certificate] of certificates) {
      await ledger.send(office('G22'), [code]);
      await ledger.send(office(code === 'H36.42' ? 'H11' : 'H36'), ['G22'], { agency: code, certificate });
    }
    await ledger.send(office('G22'), ['H36.20', 'H36.42']);
  });

  it('nothing is lost or doubled, and what was addressed to closed codes came where it should, with the fact', async () => {
    // Leases of documents that nobody fetched end.
    await isAt(10 * minute);
    await eventually(async () => {
      for (const one of offices.values()) await ledger.collect(one);
      expect(await ledger.faults()).toEqual([]);
    });
    const circular = await office('G22').client.document(documents['circular'] ?? '');
    expect(circular.deliveries).toMatchObject([{ recipient: 'H36', state: 'delivered' }]);
    expect([...(circular.deliveries[0]?.addressedTo ?? [])].sort()).toEqual(['H11', 'H15', 'H36']);
    const fetched = await office('G22').client.document(documents['fetched'] ?? '');
    expect(fetched.deliveries).toMatchObject([{ recipient: 'H36', addressedTo: ['H15'] }]);
    expect(ledger.handed).toContain(`dms-h11: ${deliveries['fetched lately']?.document.code.number} → H11`);
    const said = /The code H15 was closed at 00:00 .*; delivered to H36, which receives for it until/;
    for (const code of ['G22', 'H36']) {
      const { items } = await office(code).client.timeline(documents['circular'] ?? '');
      expect(items.map(({ sentence }) => sentence.en).join('\n')).toMatch(said);
    }
  });

  it('the old systems finish what they began, and old documents still resolve', async () => {
    const [dakNong, binhThuan, ministry] = [office('H15').client, office('H11').client, office('G22').client];
    await binhThuan.answer(deliveries['taken']?.id ?? '', { status: '06' });
    await dakNong.answer(deliveries['delivered']?.id ?? '', { status: '03' });
    const [outgoing] = (await ministry.document(documents['outgoing'] ?? '')).deliveries;
    await ministry.answer(outgoing?.id ?? '', { status: '03' });
    expect(await dakNong.lease({ carries: 'status' })).toMatchObject([{ recipient: 'H15', carries: 'status' }]);
    for (const [client, name, state] of [
      [binhThuan, 'taken', 'acknowledged'],
      [binhThuan, 'refused', 'refused'],
      [dakNong, 'delivered', 'acknowledged'],
      [dakNong, 'outgoing', 'acknowledged'],
    ] as const) {
      expect((await client.document(documents[name] ?? '')).deliveries).toMatchObject([{ state }]);
      expect((await client.receipts(documents[name] ?? '')).length).toBeGreaterThan(2);
    }
    expect(await succeed('agency', 'show', 'H11')).toContain('Successors: H36');
  });

  it('whose clerk was signed in is nobody from the moment on', async () => {
    const { client, session } = atDesk;
    expect(await refusal(client.get(showSelf.reply, '/v1/sessions/self'))).toMatch(/^(person|caller)\./);
    const again = createClient(axis.url, session, 'en');
    expect(await refusal(again.document(documents['taken'] ?? ''))).toMatch(/^person\.(disabled|session-ended)$/);
    expect(await refusal(lan.signsIn())).toBe('person.disabled');
  });

  it('every new commune is reported as connected, and the doctor finds nothing wrong', async () => {
    expect(await succeed('check-connections', '--under', 'H36')).toContain('✓ 4 of 4 agencies are reachable');
    expect(await succeed('reorganise', 'list')).toContain('in force');
    expect((await place.edoc('reorganise', 'revoke', plan.name)).stderr).toContain('reorganisation.already-effective');
    await succeed('doctor');
  });

  const file = (name: string) => join(place.home, name);
  const writePlan = (content: object) => writeFileSync(file('plan.json'), JSON.stringify(content));

  const isAt = (ms: number) => stepBoth(place, axis, midnight + ms - realNow());

  function office(code: string): Office {
    const found = offices.get(code);
    if (!found) throw new Error(`${code} has no office.`);
    return found;
  }

  async function succeed(...words: string[]): Promise<string> {
    const { code, stdout, stderr } = await place.edoc(...words);
    if (code !== 0) throw new Error(`edoc ${words.join(' ')} ended with ${code}:\n${stdout}${stderr}`);
    return stdout;
  }

  const refusal = (asked: Promise<unknown>) => asked.then(() => 'done', codeOf);
});

function codeOf(error: unknown): string {
  if (!(error instanceof AxisRefusal)) throw error;
  return error.problem.code;
}
