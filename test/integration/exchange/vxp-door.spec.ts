import { vxpCallNames } from '@edoc-axis/contracts';
import { writeStatusPacket } from '@edoc-axis/edxml';
import type { VxpAnswer, VxpCall, VxpClient } from '../../support/vxp-client.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { aDocument } from './support/packets.js';
import { openVxpDoor } from './support/vxp-door.js';

describe('the door of the national clients, before the exchange:', () => {
  let exchange: ExchangeUnderTest;
  let door: Awaited<ReturnType<typeof openVxpDoor>>;
  let office: VxpClient;
  let commune: VxpClient;
  let number = 0;

  beforeAll(async () => {
    exchange = await startExchange();
    door = await openVxpDoor(exchange, { EDOC_PROXIES: '127.0.0.1' });
    for (const code of ['H36.01', 'H36.40', 'H36.41']) exchange.agency(code, { policy: 'channel' });
    office = await door.client('office', 'H36.01');
    commune = await door.client('commune', 'H36.40');
    await door.client('other', 'H36.41');
  });
  afterAll(async () => {
    await door?.close();
    await exchange?.stop();
  });

  function aLetter(to = 'H36.40') {
    number += 1;
    return aDocument().from('H36.01').to(to).numbered(String(number), 'CV').named(`H36.01,2026/11/20,${number}/CV`);
  }
  const docIdsIn = ({ data }: VxpAnswer) => (data as { docId: string }[]).map(({ docId }) => docId);
  const refused = (ErrorCode: string, words: string) => ({
    ...{ status: 'FAIL', ErrorCode, DocId: '', ErrorDesc: expect.stringContaining(words) },
  });

  describe('a captured call', () => {
    /** What each call of an honest exchange of letters looked like on its way. */
    const captured: { path: string; headers: Record<string, string>; body: Buffer }[] = [];
    /** Waits for the commune, and must go on waiting. */
    let waiting = '';

    async function calls(client: VxpClient, call: VxpCall): Promise<VxpAnswer> {
      const headers = client.headersOf(call);
      captured.push({ path: call.path, headers, body: call.body ?? Buffer.alloc(0) });
      return client.post(call.path, headers, call.body);
    }

    beforeAll(async () => {
      await office.sendEdoc((await aLetter().packet()).bytes, 'H36.01');
      waiting = docIdsIn(await commune.getReceivedEdocList())[0] ?? '';
      const { bytes } = await aLetter().packet();
      await calls(office, office.sending(bytes, 'H36.01', { to: ['H36.40'] }));
      const listing = { path: 'getReceivedEdocList', parameters: { servicetype: 'eDoc', messagetype: 'edoc' } };
      const docId = docIdsIn(await calls(commune, listing)).find((each) => each !== waiting) ?? '';
      await calls(commune, { path: 'getEdoc', parameters: { docId }, body: Buffer.from('{}') });
      await calls(commune, { path: 'updateStatus', parameters: { docId, status: 'done' }, body: Buffer.from('{}') });
      await calls(commune, commune.sending(anAnswer(number), 'H36.40', { messagetype: 'status' }));
      await calls(office, { path: 'getAgenciesList', parameters: {} });
    });

    /** Every row there is. */
    async function everything(): Promise<string> {
      const tables = await exchange.rows<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = current_schema() order by 1`,
      );
      const rows = [];
      for (const { name } of tables) {
        rows.push(
          await exchange.rows(`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${name} t`),
        );
      }
      expect(rows.length).toBeGreaterThan(10);
      return JSON.stringify(rows);
    }

    it('does nothing when it is sent to another path, with headers nobody signed and another body', async () => {
      const before = await everything();
      const unsigned = {
        'XroadVnpt-docId': waiting,
        'xroadvnpt-Status': 'done',
        'XroadVnpt-messagetype': 'edoc',
        'XroadVnpt-from': 'H36.41',
        'XroadVnpt-to': '["H36.41"]',
        'XroadVnpt-AgencyCode': 'H36.40',
        'XroadVnpt-hash-file': 'ab',
        docId: waiting,
        status: 'done',
      };
      const other = (await aLetter('H36.41').packet()).bytes;
      let sent = 0;
      for (const { path: own, headers, body } of captured) {
        // What was signed comes as it was: else it is refused for that alone.
        const added = Object.fromEntries(
          Object.entries(unsigned).filter(([name]) => !namesOf(headers).includes(name.toLowerCase())),
        );
        for (const path of vxpCallNames.filter((each) => each !== own)) {
          for (const [more, bytes] of [
            [{}, body],
            [added, other],
            [added, Buffer.from('{"docId":"1"}')],
          ] as const) {
            await office.post(`${path}?docId=${waiting}&status=done`, { ...headers, ...more }, bytes);
            sent += 1;
          }
        }
        const changed = await office.post(own, headers, Buffer.concat([body, other]));
        if (own === 'sendEdoc') expect(changed).toMatchObject({ status: 'FAIL', ErrorCode: '22', DocId: '' });
        for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
          const answer = await fetch(`${door.gateway.url}/vxp/${own}`, { method, headers });
          expect(await answer.json()).toMatchObject({ ErrorCode: expect.any(String) });
        }
      }
      expect(sent).toBe(captured.length * (vxpCallNames.length - 1) * 3);
      expect(await everything()).toBe(before);
    });

    it('with one pair changed, taken away, added or sent twice is refused', async () => {
      const before = await everything();
      const call: VxpCall = { path: 'updateStatus', parameters: { docId: waiting, status: 'done' } };
      const honest = commune.headersOf(call);
      const signed = honest['XroadVnpt-sign-header'] ?? '';
      const changes: Record<string, string>[] = [
        { 'XroadVnpt-docId': '0198a5b0-0000-7000-8000-000000000001' },
        { 'XroadVnpt-status': 'fail' },
        { 'XroadVnpt-status': '' },
        { 'XroadVnpt-sign-header': signed.replace('done', 'fail'), 'XroadVnpt-status': 'fail' },
        { 'XroadVnpt-sign-header': signed.replace('{', '{"XroadVnpt-status":"fail",') },
        { 'XroadVnpt-sign-header': `${signed} ` },
        { 'XroadVnpt-hash-header': '0'.repeat(64) },
        { 'XroadVnpt-hash-header': 'f'.repeat(5_000) },
        { 'XroadVnpt-hash-header': '' },
      ];
      for (const changed of changes) {
        expect(await commune.post('updateStatus', { ...honest, ...changed }, undefined)).toMatchObject({
          ...{ status: 'FAIL', ErrorCode: expect.stringMatching(/^(15|20)$/) },
        });
      }
      const twice = new Headers(honest);
      twice.append('XroadVnpt-docId', waiting);
      const answer = await fetch(`${door.gateway.url}/vxp/updateStatus`, { method: 'POST', headers: twice });
      expect(await answer.json()).toMatchObject({ status: 'FAIL', ErrorCode: '15' });
      expect(await everything()).toBe(before);
    });
  });

  it('who calls for another agency than the packet is from is told so, in either form of the code', async () => {
    const { bytes } = await aLetter().packet();
    for (const from of ['H36.40', '000.00.41.H36', 'H99', 'x'.repeat(40)]) {
      expect(await office.sendEdoc(bytes, from)).toMatchObject({ status: 'FAIL', DocId: '' });
    }
    expect(await office.sendEdoc(bytes, 'H36.40')).toMatchObject(refused('19', 'H36.01'));
    // Neither does it serve that agency, nor say that it is one it serves.
    expect(await commune.sendEdoc(bytes, 'H36.40')).toMatchObject(refused('19', 'caller.not-serving'));
    expect(await commune.sendEdoc(bytes, 'H36.01')).toMatchObject(refused('19', 'caller.not-serving'));
    expect(await office.sendEdoc(bytes, '000.00.01.H36')).toMatchObject({ status: 'OK' });
    const [docId = ''] = docIdsIn(await commune.getReceivedEdocList()).slice(-1);
    await commune.getEdoc(docId);
    const inName = (from: string) => commune.sendEdoc(anAnswer(number), from, { messagetype: 'status' });
    expect(await inName('H36.01')).toMatchObject(refused('19', 'H36.40'));
    expect(await inName('000.00.40.H36')).toMatchObject({ status: 'OK' });
  });

  it('where the register says from where, the address a trusted proxy tells counts, and no other', async () => {
    const client = await door.client('inner', 'H36.41');
    const system = exchange.ports.directory.system('inner');
    if (!system) throw new Error('no system');
    exchange.publish({ ...system, addresses: ['10.1.0.0/16'] });
    const polls = (unsigned: Record<string, string>) =>
      client.call({ path: 'getReceivedEdocList', parameters: { messagetype: 'edoc' }, unsigned });
    expect(await polls({ 'x-forwarded-for': '10.1.2.3' })).toMatchObject({ status: 'OK' });
    // Whatever who calls has written before it, the proxy writes the last.
    expect(await polls({ 'x-forwarded-for': '10.1.2.3, 10.2.0.1' })).toMatchObject(refused('15', '10.2.0.1'));
    for (const written of ['', 'unknown', '10.1.2.3.4', 'x'.repeat(500)]) {
      expect(await polls({ 'x-forwarded-for': written })).toMatchObject(refused('15', 'caller.address-not-allowed'));
    }
  });

  it('500 recipients stand in one header, and each of them has it waiting', async () => {
    const codes = Array.from({ length: 500 }, (_, n) => `H37.${1 + Math.floor(n / 90)}0.${10 + (n % 90)}`);
    for (const code of codes) exchange.agency(code);
    const province = await door.client('province', ...codes);
    number += 1;
    const letter = aDocument()
      .from('H36.01')
      .to(...codes)
      .numbered(String(number), 'CV');
    const { bytes } = await letter.named(`H36.01,2026/11/20,${number}/CV`).packet();
    expect(await office.sendEdoc(bytes, 'H36.01', { to: codes })).toMatchObject({ status: 'OK' });
    const { data } = await province.getReceivedEdocList('edoc', { pageSize: '500' });
    expect(data).toHaveLength(500);
  });

  it('50 systems poll at once, each is shown its own, and nobody waits long', async () => {
    const codes = Array.from({ length: 50 }, (_, n) => `H38.${10 + n}`);
    for (const code of codes) exchange.agency(code);
    const clients = await Promise.all(codes.map((code) => door.client(`dms-${code}`, code)));
    number += 1;
    const letter = aDocument()
      .from('H36.01')
      .to(...codes)
      .numbered(String(number), 'CV');
    const { bytes } = await letter.named(`H36.01,2026/11/20,${number}/CV`).packet();
    await office.sendEdoc(bytes, 'H36.01');
    const rounds = 2;
    const began = performance.now();
    const polled = await Promise.all(
      clients.flatMap((client) => Array.from({ length: rounds }, () => client.getReceivedEdocList())),
    );
    const tookMs = performance.now() - began;
    const seen = polled.map(docIdsIn);
    expect(seen.every((ids) => ids.length === 1)).toBe(true);
    expect(new Set(seen.flat()).size).toBe(codes.length);
    // On an idle machine a fraction of a second; this finds who waits for the others' time-outs.
    expect(tookMs).toBeLessThan(20_000);
  });
});

/** That the commune has taken the office's letter. */
function anAnswer(number: number): Buffer {
  return writeStatusPacket({
    from: { organId: 'H36.40', organName: 'UBND xã' },
    responseFor: { organId: 'H36.01', documentId: `H36.01,2026/11/20,${number}/CV`, code: `${number}/CV` },
    statusCode: '03',
  });
}

function namesOf(headers: Record<string, string>): string[] {
  return Object.keys(headers).map((name) => name.toLowerCase());
}
