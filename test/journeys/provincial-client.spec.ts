import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProvincialCredentials } from '@edoc-axis/client';
import { agencyAdded, makePlace, type Place, runAtOnce, type StartedAxis, startAxisAt } from '../support/edoc.js';
import { aProvincialClient, type GotEdoc, type ProvincialClient } from '../support/provincial-client.js';

/** Two offices whose systems carry a client of a provincial axis join by an address, an account, a systemId and a secretKey. */
describe('a client of a provincial axis', () => {
  let place: Place;
  let axis: StartedAxis;
  let office: ProvincialClient;
  let commune: ProvincialClient;
  const fixture = (name: string) => readFileSync(new URL(`../conformance/packets/${name}`, import.meta.url));
  const fileOf = (name: string) => join(place.home, `${name}.json`);

  beforeAll(async () => {
    place = makePlace();
    axis = await startAxisAt(place);
    const system = (name: string, code: string) => [
      ...['system', 'add', name, '--door', 'provincial', '--agency', code, '--out', fileOf(name)],
    ];
    await succeed(agencyAdded('000.00.00.T01'), agencyAdded('000.00.00.T02'), agencyAdded('000.00.00.T03'));
    await succeed(system('office', 'T01'), system('commune', 'T02'));
    [office, commune] = [clientOf('office'), clientOf('commune')];
  });
  afterAll(async () => {
    await axis?.stop();
    place?.remove();
  });

  const packet = fixture('sdk_edoc_new.edxml');
  let docId = '';

  it('signs in, sends, and again with the same answer', async () => {
    expect(await office.syncReceivedEdocList()).toMatchObject({ status: 401, success: false });
    expect(await office.login()).toMatchObject({ status: 200, data: { token: expect.any(String) as unknown } });
    await commune.login();
    const sent = await office.sendEdoc(packet);
    expect(sent).toMatchObject({
      success: true,
      message: 'OK',
      docId: expect.stringMatching(/^[\w-]{36}$/) as unknown,
    });
    expect(await office.sendEdoc(packet)).toEqual(sent);
    docId = sent.docId ?? '';
  });

  it('lists, fetches the packet and its attachments byte for byte, says that it is done, and finds nothing more', async () => {
    const day = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '/');
    const { count, data } = await commune.syncReceivedEdocList('edoc', { fromDate: day, toDate: day });
    expect({ count, data }).toMatchObject({ count: 1, data: [{ from: 'T01', to: 'T02', status: 'initial' }] });
    const [{ docId: delivery }] = data as [{ docId: string }];
    const got = (await commune.getEdoc(delivery)).data as GotEdoc;
    expect(got).toMatchObject({ docId: delivery, from: 'T01', edocCode: '123/CQA-VP' });
    expect(Buffer.from(got.edxml).equals(packet)).toBe(true);
    const encoded = [...packet.toString().matchAll(/ContentTransferEncoded xmlns[^>]*>([^<]+)</g)].map(
      ([, base64 = '']) => base64,
    );
    expect(encoded.length).toBeGreaterThan(0);
    const files = got.attachments.map(({ fileContent }) => Buffer.from(fileContent, 'base64'));
    expect(files).toEqual(encoded.map((base64) => Buffer.from(base64, 'base64')));
    expect(await commune.updateStatus(delivery, 'done')).toMatchObject({ status: 200, success: true });
    expect(await commune.syncReceivedEdocList()).toMatchObject({ count: 0, data: [] });
  });

  it('answers with a status packet, which the other side lists, fetches and confirms', async () => {
    const status = fixture('sdk_status_03.edxml');
    expect(await commune.sendEdoc(status, 'status')).toMatchObject({ success: true, docId });
    const { data } = await office.syncReceivedEdocList('status');
    const [{ docId: delivery }] = data as [{ docId: string }];
    const got = (await office.getEdoc(delivery)).data as GotEdoc;
    expect(got).toMatchObject({ from: 'T02', attachments: [] });
    expect(Buffer.from(got.edxml).equals(status)).toBe(true);
    await office.updateStatus(delivery, '01');
    expect(await office.syncReceivedEdocList('status')).toMatchObject({ count: 0 });
    const standing = await office.getReceiveStatus(docId);
    expect(standing.data).toContainEqual(expect.objectContaining({ to: 'T02', status: 'done', statusCode: '03' }));
    expect(standing.data).toContainEqual(expect.objectContaining({ to: 'T03', status: 'fail', statusCode: '' }));
  });

  it('finds whom it may write to', async () => {
    const { data } = await office.getAgenciesList();
    expect(data).toContainEqual(expect.objectContaining({ code: 'T02', name: '000.00.00.T02' }));
  });

  it('of another password or key is nobody', async () => {
    const stranger = (wrong: object) => aProvincialClient({ ...settingsOf('commune'), ...wrong });
    expect(await stranger({ password: 'x'.repeat(43) }).login()).toMatchObject({ status: 401, data: null });
    for (const wrong of [{ secretKey: 'x'.repeat(43) }, { systemId: 'office' }]) {
      const client = stranger(wrong);
      await client.login();
      expect(await client.syncReceivedEdocList()).toMatchObject({ status: 401, success: false, code: '15' });
    }
  });

  it('gets new secrets, and the old ones end, signed in or not, when they are revoked', async () => {
    const [rotated = ''] = await succeed(['system', 'rotate', 'commune', '--file', fileOf('commune'), '--json']);
    const { keys } = JSON.parse(rotated) as { keys: { kid: string }[] };
    const renewed = clientOf('commune');
    await renewed.login();
    for (const each of [commune, renewed]) expect(await each.syncReceivedEdocList()).toMatchObject({ status: 200 });
    await succeed(['system', 'revoke', 'commune', '--key', keys[0]?.kid ?? '']);
    for (const each of [commune, renewed]) expect(await each.syncReceivedEdocList()).toMatchObject({ status: 401 });
    expect(await commune.login()).toMatchObject({ status: 401 });
    expect(await renewed.login()).toMatchObject({ status: 200 });
    expect(await renewed.syncReceivedEdocList()).toMatchObject({ status: 200 });
  });

  function settingsOf(name: string) {
    const { url, ...account } = JSON.parse(readFileSync(fileOf(name), 'utf8')) as ProvincialCredentials;
    return { endpoint: `${url}/provincial`, ...account };
  }

  function clientOf(name: string): ProvincialClient {
    return aProvincialClient(settingsOf(name));
  }

  async function succeed(...commands: string[][]): Promise<string[]> {
    const told = await runAtOnce(commands, place.environment);
    for (const [n, { code, stderr }] of told.entries()) {
      if (code !== 0) throw new Error(`edoc ${commands[n]?.join(' ')} ended with ${code}:\n${stderr}`);
    }
    return told.map(({ stdout }) => stdout);
  }
});
