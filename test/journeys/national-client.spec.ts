import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { VxpCredentials } from '@edoc-axis/client';
import { agencyAdded, makePlace, type Place, type StartedAxis, startAxisAt } from '../support/edoc.js';
import { describeWith } from '../support/tools.js';
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
    await succeed(...agencyAdded('000.00.00.T01', 'Cơ quan A'));
    await succeed(...agencyAdded('000.00.00.T02', 'Cơ quan B'));
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

  it('sees what became of what it sent, counts what waits, and fetches it as bytes', async () => {
    const packet = Buffer.from(fixture('sdk_edoc_new.edxml').toString().replaceAll('123/CQA-VP', '124/CQA-VP'));
    // Its codes stand in the packet in the other form.
    const { DocId = '' } = await office.sendEdoc(packet, 'T01', { to: ['T02'] });
    for (const method of ['POST', 'GET'] as const) {
      expect(await commune.count('countReceiveEdoc', method)).toMatchObject({ ErrorCode: '0', count: 1 });
      expect(await commune.count('countReceiveStatus', method)).toMatchObject({ ErrorCode: '0', count: 0 });
    }
    const [entry] = entriesOf(await commune.getReceivedEdocList());
    const bytes = await commune.downloadEdoc(entry?.docId ?? '');
    expect(Buffer.isBuffer(bytes) && bytes.equals(packet)).toBe(true);
    const sent = { fromCode: '000.00.00.T01', toCode: '000.00.00.T02', sendStatus: 'done' };
    expect((await office.getSentEdocList()).data).toMatchObject([
      { ...sent, senderDocId: DocId, receiverDocId: entry?.docId, receiveStatus: 'processing', receivedTime: '' },
      { ...sent, senderDocId: docId, receiveStatus: 'done', receiveStatusDesc: 'Đã tiếp nhận' },
    ]);
    expect((await office.getSentEdocList({ docId, status: 'done' })).data).toHaveLength(1);
  });

  it('knows the directory, and asks for changes of it, which an administrator decides', async () => {
    const both = { code: 'T02', name: 'Cơ quan B' };
    expect((await office.getAgenciesList()).data).toContainEqual(
      expect.objectContaining({ ...both, oldCode: '000.00.00.T02' }),
    );
    expect((await office.getAgenciesListQD20()).data).toContainEqual(
      expect.objectContaining({ ...both, code102: '000.00.00.T02' }),
    );
    const asked = await office.registerAgency({ code: '000.00.15.T01', name: 'Phòng Một cửa', pcode: '000.00.00.T01' });
    expect(
      await office.registerAgency({ code: '000.00.15.T01', name: 'Phòng Một cửa', pcode: '000.00.00.T01' }),
    ).toEqual(asked);
    const { id } = asked.data as { id: string };
    expect(await succeed('approval', 'list')).toContain(`registry.request-agency T01.15`);
    await succeed('approval', 'approve', id);
    expect((await office.getAgenciesList()).data).toContainEqual(
      expect.objectContaining({ code: 'T01.15', pid: 'T01' }),
    );
    expect(await office.deleteAgency('T01.15')).toMatchObject({ ErrorCode: '0', data: { status: 'processing' } });
    expect((await office.getSynchronizeUnit()).data).toContainEqual(
      expect.objectContaining({ code: 'T01.15', deleted: false, isAgency: true }),
    );
  });

  it('sends what updates, replaces and revokes it, each of which the other one gets as it is', async () => {
    // What an earlier one only fetched.
    for (const { docId: earlier } of entriesOf(await commune.getReceivedEdocList())) {
      expect(await commune.updateStatus(earlier, 'done')).toMatchObject({ status: 'OK' });
    }
    const replacing = numbered(fixture('sdk_edoc_replacement.edxml'), 126)
      .toString()
      .replace('2026/01/02,9/', '2026/01/15,123/');
    const packets = [fixture('sdk_edoc_update.edxml'), Buffer.from(replacing), fixture('sdk_edoc_revocation.edxml')];
    for (const packet of packets) {
      expect(await office.sendEdoc(packet, 'T01', { to: ['T02'] })).toMatchObject({ status: 'OK' });
      const [entry, ...others] = entriesOf(await commune.getReceivedEdocList());
      expect(others).toEqual([]);
      const { data } = await commune.getEdoc(entry?.docId ?? '');
      expect(Buffer.from(String(data), 'base64').equals(packet)).toBe(true);
      expect(await commune.updateStatus(entry?.docId ?? '', 'done')).toMatchObject({ status: 'OK' });
    }
  });

  // A JDK, not a mere Java: the client is started from its source.
  describeWith('javac', 'in plain Java, written by nobody here', () => {
    const source = fileURLToPath(new URL('../conformance/clients/NationalClient.java', import.meta.url));

    /** What it printed. */
    async function java(name: string, ...words: string[]): Promise<string[]> {
      const { systemId, secret } = credentialsOf(name);
      const order = [source, `${axis.url}/vxp`, systemId, secret, ...words];
      const { stdout } = await promisify(execFile)('java', order, { timeout: 60_000 });
      return stdout.split('\n').filter((line) => line !== '');
    }

    it('sends, and the other fetches byte for byte, confirms, answers, and finds nothing more', async () => {
      const packet = numbered(fixture('sdk_edoc_new.edxml'), 125);
      const file = join(place.home, '125.edxml');
      writeFileSync(file, packet);
      const sent = await java('office', 'send', 'edoc', '000.00.00.T01', file, '000.00.00.T02');
      const folder = join(place.home, 'received');
      mkdirSync(folder);
      const got = await java('commune', 'receive', folder);
      // What it is asked because of the revocation comes as a status.
      const [received = '', ...others] = got.filter((line) => !line.startsWith('status '));
      expect(others).toEqual([]);
      expect(received).toMatch(/^edoc [\w-]{36} 000\.00\.00\.T01 000\.00\.00\.T02$/);
      expect(readFileSync(join(folder, `${received.split(' ')[1]}.edxml`)).equals(packet)).toBe(true);
      const status = join(place.home, 'status.edxml');
      writeFileSync(status, numbered(fixture('sdk_status_03.edxml'), 125));
      expect(await java('commune', 'send', 'status', '000.00.00.T02', status)).toEqual(sent);
      expect(entriesOf(await commune.getReceivedEdocList())).toEqual([]);
      expect(await java('office', 'receive', folder)).toEqual([expect.stringMatching(/^status /)]);
    });
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
    const { url, systemId, secret } = credentialsOf(name);
    return aVxpClient({ endpoint: `${url}/vxp`, systemId, secret });
  }

  function credentialsOf(name: string): VxpCredentials {
    return JSON.parse(readFileSync(join(place.home, `${name}.json`), 'utf8')) as VxpCredentials;
  }

  async function succeed(...words: string[]): Promise<string> {
    const { code, stdout, stderr } = await place.edoc(...words);
    if (code !== 0) throw new Error(`edoc ${words.join(' ')} ended with ${code}:\n${stderr}`);
    return stdout;
  }
});

/** The same document under another number. */
function numbered(packet: Buffer, number: number): Buffer {
  const text = packet.toString();
  return Buffer.from(text.replaceAll('123/CQA-VP', `${number}/CQA-VP`).replaceAll('>123<', `>${number}<`));
}

interface Entry {
  readonly docId: string;
}

function entriesOf({ ErrorCode, data }: VxpAnswer): Entry[] {
  expect(ErrorCode).toBe('0');
  return data as Entry[];
}
