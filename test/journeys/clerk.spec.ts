import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type AxisClient, AxisRefusal, createClient } from '@edoc-axis/client';
import { agencyView, showSelf, type SubmissionView, systemSeen, type WrittenGrant } from '@edoc-axis/contracts';
import { type Office, type Province, startProvince, writeLetter } from '../faults/support/offices.js';
import { joinPerson } from '../support/people.js';

/*
 * Clerks ask the same questions as systems, with a session instead of a key: the registry vouches for them, and exchange
 * and tracker decide each by what the clerk's agencies are.
 */
describe('a clerk at her desk', () => {
  let province: Province;
  let ministry: Office;
  let department: Office;
  let lan: AxisClient;
  let hoa: AxisClient;
  let auditor: AxisClient;
  let letter: Buffer;
  let sent: SubmissionView;

  beforeAll(async () => {
    province = await startProvince(['G22', 'H36.07', 'H36.15', 'H01'], { EDOC_TWO_PERSONS: 'off' });
    [ministry, department] = province.offices as [Office, Office];
    letter = await writeLetter(ministry, { number: 1, to: ['H36.07', 'H36.15'], bytes: 500 });
    ({ submission: sent } = await ministry.client.send(Readable.from([letter])));
    // A person may have a system's name: nobody is to be taken for it.
    lan = await signedIn(department.system.name, clerkOf('H36.07'));
    hoa = await signedIn('hoa', clerkOf('H01'));
    auditor = await signedIn('kiem-tra', { role: 'auditor' });
  });
  afterAll(() => province?.stop());

  const clerkOf = (agency: string): WrittenGrant => ({ role: 'clerk', agencies: [agency] });
  const signedIn = async (name: string, grant: WrittenGrant) =>
    (await (await joinPerson(province.operator, name, grant)).signsIn()).client;
  const refusal = (asked: Promise<unknown>) =>
    asked.then(
      () => 'done',
      (error) => {
        if (!(error instanceof AxisRefusal)) throw error;
        return `${error.problem.status} ${error.problem.code}`;
      },
    );

  it('looks up where a document of her agency is, and sees of it what concerns her', async () => {
    const { deliveries, subject } = await lan.document(sent.id);
    expect(deliveries).toMatchObject([{ recipient: 'H36.07', state: 'pending' }]);
    expect(subject).toContain('số 1');
    const { items } = await lan.timeline(sent.id);
    expect(items[0]).toMatchObject({ kind: 'document.accepted' });
    expect((await lan.receipts(sent.id)).map(({ event }) => event)).toEqual(['SubmissionAcceptance']);
  });

  it('hears of others’ documents what she hears of those there are not', async () => {
    const asked = (client: AxisClient, id: string) =>
      Promise.all([client.document(id), client.timeline(id), client.receipts(id), client.openPacket(id)].map(refusal));
    const unknown = Array(4).fill('404 document.unknown');
    expect(await asked(hoa, sent.id)).toEqual(unknown);
    expect(await asked(hoa, '00000000-0000-7000-8000-000000000000')).toEqual(unknown);
    const [delivery] = sent.deliveries;
    const proof = { leaseToken: 'x'.repeat(24), packetSha256: createHash('sha256').update(letter).digest('hex') };
    expect(await refusal(hoa.confirm(delivery?.id ?? '', proof))).toBe('404 delivery.unknown');
    expect(await refusal(hoa.answer(delivery?.id ?? '', { status: '03' }))).toBe('404 delivery.unknown');
    expect(await refusal(hoa.lease({ agency: 'H36.07' }))).toBe('403 caller.not-serving');
    expect(await hoa.lease()).toEqual([]);
  });

  it('sends nothing where her agency has a system: a session in a thief’s hands writes no documents', async () => {
    const own = await writeLetter(department, { number: 2, to: ['G22'], bytes: 100 });
    const refused = [lan, hoa, auditor].map((client) =>
      refusal(client.send(Readable.from([own]), { bytes: own.length })),
    );
    const systemSends = '403 caller.system-sends';
    expect(await Promise.all(refused)).toEqual([systemSends, systemSends, '403 caller.not-permitted']);
  });

  it('takes up what waits for her agency, and answers; nobody takes her for its system', async () => {
    const [leased, ...others] = await lan.lease();
    expect(leased).toMatchObject({ recipient: 'H36.07', document: { id: sent.id } });
    expect(others).toEqual([]);
    const bytes = await buffer(await lan.openPacket(sent.id));
    expect(bytes.equals(letter)).toBe(true);
    const packetSha256 = createHash('sha256').update(bytes).digest('hex');
    const proof = { leaseToken: leased?.leaseToken ?? '', packetSha256 };
    expect(await lan.confirm(leased?.id ?? '', proof)).toMatchObject({ state: 'delivered' });
    expect(await lan.answer(leased?.id ?? '', { status: '03' })).toMatchObject({ state: 'acknowledged' });
    const { items } = await ministry.client.timeline(sent.id);
    const taken = items.find(({ kind }) => kind === 'delivery.acknowledged');
    expect(taken).toMatchObject({ by: `person:${department.system.name}` });
    const seen = await province.operator.get(systemSeen, `/v1/systems/${department.system.name}/seen`);
    const calls = { ...seen.calls, answered: 0, refused: 0, codes: [] };
    expect(seen).toEqual({ system: department.system.name, statuses: [], calls });
    expect(await lan.lease()).toEqual([]);
  });

  it('an auditor follows every document and opens none', async () => {
    expect((await auditor.document(sent.id)).deliveries).toHaveLength(2);
    expect((await auditor.timeline(sent.id)).items.length).toBeGreaterThan(2);
    expect(await refusal(auditor.openPacket(sent.id))).toBe('403 caller.not-permitted');
    expect(await refusal(auditor.lease())).toBe('done');
    expect(await refusal(auditor.lease({ agency: 'H36.07' }))).toBe('403 caller.not-permitted');
  });

  it('is nobody any more from the moment her agency closes, though her session was open', async () => {
    const { client, session } = await (await joinPerson(province.operator, 'mai', clerkOf('H36.15'))).signsIn();
    expect((await client.document(sent.id)).id).toBe(sent.id);
    const closure = { at: new Date().toISOString(), successors: ['H36'], receivesFor: { agency: 'H36' } };
    await province.operator.post(agencyView, '/v1/agencies/H36.15/close', closure);
    expect(await refusal(client.get(showSelf.reply, '/v1/sessions/self'))).toBe('403 person.disabled');
    const again = createClient(province.operator.url, session, 'en');
    expect(await refusal(again.document(sent.id))).toMatch(/^40[13] person\.(disabled|session-ended)$/);
    expect((await lan.document(sent.id)).id).toBe(sent.id);
  });
});
