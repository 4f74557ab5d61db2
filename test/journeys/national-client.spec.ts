import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VxpCredentials } from '@edoc-axis/client';
import { makePlace, type Place, type StartedAxis, startAxisAt } from '../support/edoc.js';
import { aVxpClient, type VxpAnswer, type VxpClient } from '../support/vxp-client.js';

/** Two offices whose systems carry a client of the national axis' interface join by an address, a systemId and a secret. */
describe('a client of the national axis', () => {
  let place: Place;
  let axis: StartedAxis;
  let office: VxpClient;
  let commune: VxpClient;
  const fixture = (name: string) => readFileSync(new URL(`../conformance/packets/${name}`, import.meta.url));

  beforeAll(async () => {
    place = makePlace();
    axis = await startAxisAt(place);
    await succeed(
      'agency',
      'add',
      '000.00.00.T01',
      '--name',
      'Cơ quan A',
      '--policy',
      'channel',
      '--from',
      '2020-01-01',
    );
    await succeed(
      'agency',
      'add',
      '000.00.00.T02',
      '--name',
      'Cơ quan B',
      '--policy',
      'channel',
      '--from',
      '2020-01-01',
    );
    office = await joins('office', 'T01');
    commune = await joins('commune', 'T02');
  });
  afterAll(async () => {
    await axis?.stop();
    place?.remove();
  });

  let docId = '';

  it('sends, and again with the same answer', async () => {
    const packet = fixture('sdk_edoc_new.edxml');
    const sent = await office.sendEdoc(packet, '000.00.00.T01', { to: ['000.00.00.T02'] });
    expect(sent).toEqual({ status: 'OK', ErrorCode: '0', ErrorDesc: '', DocId: expect.stringMatching(/^[\w-]{36}$/) });
    expect(await office.sendEdoc(packet, '000.00.00.T01', { to: ['000.00.00.T02'] })).toEqual(sent);
    docId = sent.DocId ?? '';
  });

  it('polls, fetches, says that it is done, and finds nothing more', async () => {
    const [entry, ...others] = entriesOf(await commune.getReceivedEdocList());
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ from: '000.00.00.T01', to: '000.00.00.T02', messageType: 'edoc', status: 'initial' });
    const { data } = await commune.getEdoc(entry?.docId ?? '');
    expect(Buffer.from(String(data), 'base64').equals(fixture('sdk_edoc_new.edxml'))).toBe(true);
    expect(entriesOf(await commune.getReceivedEdocList())).toHaveLength(1);
    expect(await commune.updateStatus(entry?.docId ?? '', 'done')).toMatchObject({ status: 'OK' });
    expect(entriesOf(await commune.getReceivedEdocList())).toEqual([]);
  });

  it('answers with a status packet, which the other side polls, fetches and confirms', async () => {
    const status = fixture('sdk_status_03.edxml');
    const answered = await commune.sendEdoc(status, '000.00.00.T02', { messagetype: 'status' });
    expect(answered).toMatchObject({ status: 'OK', DocId: docId });
    const [entry] = entriesOf(await office.getReceivedEdocList('status'));
    expect(entry).toMatchObject({ from: '000.00.00.T02', to: '000.00.00.T01', messageType: 'status' });
    const { data } = await office.getEdoc(entry?.docId ?? '');
    expect(Buffer.from(String(data), 'base64').equals(status)).toBe(true);
    await office.updateStatus(entry?.docId ?? '', 'done');
    expect(entriesOf(await office.getReceivedEdocList('status'))).toEqual([]);
  });

  it('of another secret is nobody', async () => {
    const stranger = aVxpClient({ endpoint: `${axis.url}/vxp`, systemId: 'commune', secret: 'x'.repeat(43) });
    expect(await stranger.getReceivedEdocList()).toMatchObject({ status: 'FAIL', ErrorCode: '15' });
  });

  it('gets a new secret, and the old one ends when it is revoked', async () => {
    const rotated = await succeed('system', 'rotate', 'commune', '--file', join(place.home, 'commune.json'), '--json');
    const { keys } = JSON.parse(rotated) as { keys: { kid: string }[] };
    const renewed = clientOf('commune');
    for (const each of [commune, renewed]) expect(await each.getReceivedEdocList()).toMatchObject({ status: 'OK' });
    await succeed('system', 'revoke', 'commune', '--key', keys[0]?.kid ?? '');
    expect(await commune.getReceivedEdocList()).toMatchObject({ ErrorCode: '15' });
    expect(await renewed.getReceivedEdocList()).toMatchObject({ status: 'OK' });
  });

  async function joins(name: string, agency: string): Promise<VxpClient> {
    await succeed(
      'system',
      'add',
      name,
      '--door',
      'vxp',
      '--agency',
      agency,
      '--out',
      join(place.home, `${name}.json`),
    );
    return clientOf(name);
  }

  function clientOf(name: string): VxpClient {
    const file = readFileSync(join(place.home, `${name}.json`), 'utf8');
    const { url, systemId, secret } = JSON.parse(file) as VxpCredentials;
    return aVxpClient({ endpoint: `${url}/vxp`, systemId, secret });
  }

  async function succeed(...words: string[]): Promise<string> {
    const { code, stdout, stderr } = await place.edoc(...words);
    if (code !== 0) throw new Error(`edoc ${words.join(' ')} ended with ${code}:\n${stderr}`);
    return stdout;
  }
});

interface Entry {
  readonly docId: string;
}

function entriesOf({ ErrorCode, data }: VxpAnswer): Entry[] {
  expect(ErrorCode).toBe('0');
  return data as Entry[];
}
