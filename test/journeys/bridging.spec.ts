import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createHash } from 'node:crypto';
import {
  type AxisClient,
  createClient,
  type Credentials,
  type ProvincialCredentials,
  type VxpCredentials,
} from '@edoc-axis/client';
import { agencyAdded, makePlace, type Place, runAtOnce, type StartedAxis, startAxisAt } from '../support/edoc.js';
import {
  aProvincialClient,
  type GotEdoc,
  type ProvincialAnswer,
  type ProvincialClient,
} from '../support/provincial-client.js';
import { aVxpClient, type VxpAnswer, type VxpClient } from '../support/vxp-client.js';

/**
 * Three offices, each with a system of its own kind. What is sent through one door is received through the others, whichever of
 * the two forms its codes are written in.
 */
describe('between the doors', () => {
  /** Each as it comes to its door, and in both forms of its code. */
  const offices = {
    v1: { code: 'H36.15', form102: '000.00.15.H36' },
    vxp: { code: 'H36.16', form102: '000.00.16.H36' },
    provincial: { code: 'H36.17', form102: '000.00.17.H36' },
  } as const;
  type Door = keyof typeof offices;
  const doors = Object.keys(offices) as Door[];

  let place: Place;
  let axis: StartedAxis;
  let v1: AxisClient;
  let vxp: VxpClient;
  let provincial: ProvincialClient;

  beforeAll(async () => {
    place = makePlace();
    axis = await startAxisAt(place);
    await succeed(
      agencyAdded('H36'),
      ...doors.map((door) => agencyAdded(offices[door].code)),
      ...doors.map((door) => [
        ...['system', 'add', `dms-${door}`, '--door', door, '--agency', offices[door].code, '--out', fileOf(door)],
      ]),
    );
    const { url, system, keyPem } = credentialsOf<Credentials>('v1');
    v1 = createClient(url, { name: system, keyPem }, 'vi');
    vxp = aVxpClient({ ...credentialsOf<VxpCredentials>('vxp'), endpoint: `${url}/vxp` });
    provincial = aProvincialClient({
      ...credentialsOf<ProvincialCredentials>('provincial'),
      endpoint: `${url}/provincial`,
    });
    await provincial.login();
  });
  afterAll(async () => {
    await axis?.stop();
    place?.remove();
  });

  it.each<[Door, 'code' | 'form102', 'code' | 'form102']>([
    ['v1', 'code', 'form102'],
    ['vxp', 'form102', 'code'],
    ['provincial', 'form102', 'form102'],
  ])('what %s sends, its code as %s, arrives at the others, theirs as %s', async (sender, from, to) => {
    const recipients = doors.filter((door) => door !== sender);
    const packet = packetOf('sdk_edoc_new', {
      ...{ number: `${doors.indexOf(sender) + 1}0`, from: offices[sender][from] },
      to: recipients.map((door) => offices[door][to]),
    });
    const document = await sends(sender, packet);
    for (const door of recipients) expect(await collects(door, 'edoc')).toEqual([packet.toString()]);
    expect(await stand(sender, document)).toEqual(recipients.map(() => 'arrived'));
    // And how it was taken, told through every door, reaches the sender's.
    for (const door of recipients) {
      const answer = statusOf('03', { number: `${doors.indexOf(sender) + 1}0`, from: door, to: sender });
      await sends(door, answer, 'status');
      expect(await collects(sender, 'status')).toEqual([answer.toString()]);
    }
  });

  it("a v1 sender's take-back is a status 13 elsewhere, and what is answered to it comes back", async () => {
    const number = '40';
    const document = await isSentAndCollected(number);
    expect(await v1.takeBack(document, { reason: 'Ghi nhầm ngày họp' })).toMatchObject({ asked: 2 });
    for (const door of ['vxp', 'provincial'] as const) {
      const [asked, ...others] = await collects(door, 'status');
      expect(others).toEqual([]);
      expect(asked).toMatch(/StatusCode>13</);
      expect(asked).toContain('Ghi nhầm ngày họp');
      expect(asked).toContain(`,${number}/CQA-VP<`);
    }
    const answers = [
      statusOf('15', { number, from: 'vxp', to: 'v1' }),
      statusOf('16', { number, from: 'provincial', to: 'v1' }),
    ];
    await sends('vxp', answers[0] ?? Buffer.alloc(0), 'status');
    await sends('provincial', answers[1] ?? Buffer.alloc(0), 'status');
    expect(await collects('v1', 'status')).toEqual(answers.map(String));
    expect((await v1.document(document)).deliveries.map(({ state }) => state)).toEqual(['withdrawn', 'delivered']);
  });

  it('what nobody fetched is gone at once, and is listed nowhere any more', async () => {
    const document = await sends('v1', aLetter('50'));
    expect(await v1.takeBack(document, { reason: 'Gửi nhầm' })).toMatchObject({ withdrawn: 2 });
    for (const door of ['vxp', 'provincial'] as const) {
      for (const carries of ['edoc', 'status'] as const) expect(await collects(door, carries)).toEqual([]);
    }
  });

  it("a v1 sender's own revocation arrives as itself, and is agreed to by status packets", async () => {
    const number = '60';
    const document = await isSentAndCollected(number);
    const revocation = packetOf('sdk_edoc_revocation', {
      ...{ number, from: offices.v1.code, to: [offices.vxp.code, offices.provincial.code] },
    });
    await v1.revoke(document, Readable.from([revocation]), { bytes: revocation.length });
    for (const door of ['vxp', 'provincial'] as const) {
      expect(await collects(door, 'edoc')).toEqual([revocation.toString()]);
      await sends(door, statusOf('15', { number, from: door, to: 'v1' }), 'status');
    }
    expect((await v1.document(document)).deliveries.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
    expect(await collects('v1', 'status')).toHaveLength(2);
  });

  it.each(['vxp', 'provincial'] as const)(
    'a take-back by status packet through %s asks a v1 recipient, who agrees',
    async (sender) => {
      const number = sender === 'vxp' ? '70' : '80';
      const packet = packetOf('sdk_edoc_new', { number, from: offices[sender].code, to: [offices.v1.code] });
      const document = await sends(sender, packet);
      await collects('v1', 'edoc');
      await sends(sender, statusOf('13', { number, from: sender, to: 'v1' }), 'status');
      const [asked] = await v1.lease({ carries: 'status' });
      await v1.answer(asked?.asks?.delivery ?? '', { status: '15', question: asked?.asks?.question });
      const [told] = await collects(sender, 'status');
      expect(told).toMatch(/StatusCode>15</);
      expect(await stand(sender, document)).toEqual(['ended']);
    },
  );

  /** From the v1 office to both others, who have it by now. */
  async function isSentAndCollected(number: string): Promise<string> {
    const packet = aLetter(number);
    const document = await sends('v1', packet);
    for (const door of ['vxp', 'provincial'] as const)
      expect(await collects(door, 'edoc')).toEqual([packet.toString()]);
    return document;
  }

  function aLetter(number: string): Buffer {
    const to = [offices.vxp.form102, offices.provincial.form102];
    return packetOf('sdk_edoc_new', { number, from: offices.v1.code, to });
  }

  /** @returns the id of the document, as the sender's system knows it */
  async function sends(door: Door, packet: Buffer, type: 'edoc' | 'status' = 'edoc'): Promise<string> {
    switch (door) {
      case 'v1': {
        if (type === 'status') return (await v1.sendStatus(Readable.from([packet]), packet.length)).document;
        return (await v1.send(Readable.from([packet]), { bytes: packet.length })).submission.id;
      }
      case 'vxp':
        return demandDone(await vxp.sendEdoc(packet, offices.vxp.form102, { messagetype: type })).DocId ?? '';
      case 'provincial':
        return demandSuccess(await provincial.sendEdoc(packet, type)).docId ?? '';
    }
  }

  /** Everything that waits there, which is stored and confirmed. */
  async function collects(door: Door, type: 'edoc' | 'status'): Promise<string[]> {
    switch (door) {
      case 'v1': {
        const leased = await v1.lease({ carries: type === 'status' ? 'status' : 'document' });
        return Promise.all(
          leased.map(async ({ id, document, leaseToken }) => {
            const packet = await buffer(await v1.openPacket(document.id, id));
            await v1.confirm(id, { leaseToken, packetSha256: createHash('sha256').update(packet).digest('hex') });
            return packet.toString();
          }),
        );
      }
      case 'vxp': {
        const entries = demandDone(await vxp.getReceivedEdocList(type)).data as { docId: string }[];
        const packets: string[] = [];
        for (const { docId } of entries) {
          const { data } = demandDone(await vxp.getEdoc(docId));
          packets.push(Buffer.from(String(data), 'base64').toString());
          demandDone(await vxp.updateStatus(docId, 'done'));
        }
        return packets;
      }
      case 'provincial': {
        const entries = demandSuccess(await provincial.syncReceivedEdocList(type)).data as { docId: string }[];
        const packets: string[] = [];
        for (const { docId } of entries) {
          packets.push((demandSuccess(await provincial.getEdoc(docId)).data as GotEdoc).edxml);
          demandSuccess(await provincial.updateStatus(docId, 'done'));
        }
        return packets;
      }
    }
  }

  /** How it stands with each recipient, as the sender's system is told; in the order of the recipients. */
  async function stand(door: Door, document: string): Promise<string[]> {
    const words: Readonly<Record<string, string>> = {
      ...{ delivered: 'arrived', acknowledged: 'arrived', withdrawn: 'ended' },
      ...{ done: 'arrived', fail: 'ended' },
    };
    const told = async (): Promise<string[]> => {
      switch (door) {
        case 'v1':
          return (await v1.document(document)).deliveries.map(({ state }) => state);
        case 'vxp': {
          const wanted = { path: 'getSentEdocList', parameters: { messagetype: 'edoc', docId: document } };
          const lines = demandDone(await vxp.call(wanted)).data as { receiveStatus: string }[];
          return lines.map(({ receiveStatus }) => receiveStatus);
        }
        case 'provincial': {
          const lines = demandSuccess(await provincial.getReceiveStatus(document)).data as { status: string }[];
          return lines.map(({ status }) => status);
        }
      }
    };
    return (await told()).map((word) => words[word] ?? word);
  }

  /** A packet of the usual builder, between these offices and under this number. */
  function packetOf(
    name: string,
    { number, from, to }: { number: string; from: string; to: readonly string[] },
  ): Buffer {
    const [first = '', second] = to;
    const one = fixture(name)
      .replaceAll('000.00.00.T01', from)
      .replaceAll('000.00.00.T02', first)
      .replaceAll(',123/CQA-VP', `,${number}/CQA-VP`)
      .replaceAll('CodeNumber>123<', `CodeNumber>${number}<`);
    const both =
      second === undefined ? one.replace(/<edXML:To>\s*<edXML:OrganId>000\.00\.00\.T03[^]*?<\/edXML:To>/, '') : one;
    return Buffer.from(both.replaceAll('000.00.00.T03', second ?? first));
  }

  /** A status packet of the same builder about such a document: all codes are in the 102 form, whatever they were sent in. */
  function statusOf(status: string, { number, from, to }: { number: string; from: Door; to: Door }): Buffer {
    const [speaker, other] = status === '13' ? ['T01', 'T02'] : ['T02', 'T01'];
    return Buffer.from(
      fixture(`sdk_status_${status}`)
        .replaceAll(`000.00.00.${speaker}`, offices[from].form102)
        .replaceAll(`000.00.00.${other}`, offices[to].form102)
        .replaceAll(',123/CQA-VP', `,${number}/CQA-VP`),
    );
  }

  function fixture(name: string): string {
    return readFileSync(new URL(`../conformance/packets/${name}.edxml`, import.meta.url), 'utf8');
  }

  function demandDone(answer: VxpAnswer): VxpAnswer {
    if (answer.status !== 'OK') throw new Error(JSON.stringify(answer));
    return answer;
  }

  function demandSuccess(answer: ProvincialAnswer): ProvincialAnswer {
    if (!answer.success) throw new Error(JSON.stringify(answer));
    return answer;
  }

  function fileOf(door: Door): string {
    return join(place.home, `${door}.json`);
  }

  function credentialsOf<Kind>(door: Door): Kind {
    return JSON.parse(readFileSync(fileOf(door), 'utf8')) as Kind;
  }

  async function succeed(...commands: string[][]): Promise<void> {
    for (const [n, { code, stderr }] of (await runAtOnce(commands, place.environment)).entries()) {
      if (code !== 0) throw new Error(`edoc ${commands[n]?.join(' ')} ended with ${code}:\n${stderr}`);
    }
  }
});
