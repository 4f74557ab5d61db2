import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { AxisRefusal, type AxisClient, createClient, readCredentials } from '@edoc-axis/client';
import { approveProposal, timelineItem, waiting as waitingForTwo } from '@edoc-axis/contracts';
import { z } from 'zod';
import { operatorOf } from '../faults/support/offices.js';
import { makePlace, type Place, type StartedAxis, startAxisAt } from '../support/edoc.js';
import { eventually } from '../support/eventually.js';
import { joinPerson } from '../support/people.js';
import { lieAsGateway } from '../support/thief.js';

describe('a gateway in a thief’s hands', () => {
  const place: Place = makePlace();
  const file = (name: string) => join(place.home, name);
  let axis: StartedAxis;
  let office: AxisClient;
  let commune: AxisClient;

  beforeAll(async () => {
    await succeed('demo', '--once');
    axis = await startAxisAt(place);
    office = await clientOf('office.json');
    commune = await clientOf('communes.json');
  });
  afterAll(async () => {
    await axis?.stop();
    place.remove();
  });

  it('is found out, what it brought reaches nobody until two persons let it, and its door closes until the operator opens it', async () => {
    const honest = await office.send(Readable.from([await packet('601')]));
    await nothingBehind();
    expect((await place.edoc('doctor')).code).toBe(0);

    const document = await lie(await packet('602'), 'H36.01,2025/07/02,9/VP');
    const refusal = await eventually(async () => {
      const refused = await commune.document(document).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(AxisRefusal);
      return refused as AxisRefusal;
    });
    expect(refusal.problem).toMatchObject({ code: 'gateway.taken-out', status: 503, retry: 'later' });
    const again = await office.send(Readable.from([await packet('603')])).catch((error: unknown) => error);
    expect((again as AxisRefusal).problem).toMatchObject({ code: 'gateway.taken-out', status: 503 });
    // Neither is told what a document is about.
    expect(axis.said()).not.toContain('V/v');
    expect(axis.said()).toMatch(/"level":50.*A stored packet is not what it was accepted for/);

    const doctor = await place.edoc('doctor', '--json');
    expect(doctor.code).not.toBe(0);
    const [frozen, out] = doctor.stdout.split('\n').slice(0, 2).map(readFinding);
    expect(frozen).toMatchObject({ code: 'document.not-kept-intact', subject: `document ${document}` });
    expect(frozen?.sentence.vi).toContain(
      'mã văn bản (DocumentId) (khi tiếp nhận: H36.01,2025/07/02,9/VP; trong gói tin: H36.01,2025/07/02,602/VP)',
    );
    expect(out?.code).toBe('gateway.taken-out');

    const [gateway = ''] = (await succeed('gateway', 'list')).stdout.split('\n');
    expect(gateway).toMatch(/^[0-9a-f]{64}$/);
    await succeed('gateway', 'allow', gateway, '--reason', 'máy đã cài lại');
    await expectRefusal('document.frozen', () => commune.openPacket(document));
    const waiting = await commune.lease({ agency: 'H36.45', limit: 100 });
    const ids = waiting.map((each) => each.document.id);
    expect(ids).toContain(honest.submission.id);
    expect(ids).not.toContain(document);
    const told = await commune.get(z.object({ items: z.array(timelineItem) }), `/v1/documents/${document}/timeline`);
    expect(told.items.at(-1)?.sentence.vi).toContain('không đúng như khi tiếp nhận: mã văn bản');

    const nam = await (await joinPerson(operatorOf(place, axis), 'nam', { role: 'administrator' })).signsIn();
    const own = await nam.client.post(waitingForTwo, `/v1/documents/${document}/lift-freeze`, { reason: 'đã hỏi' });
    expect(own.proposal).toMatchObject({ askedBy: 'nam', agencies: ['H36.01', 'H36.45'], subject: document });
    const asked = await succeed('document', 'release', document, '--reason', 'đã xác minh với nơi gửi', '--json');
    const { proposal } = waitingForTwo.parse(JSON.parse(asked.stdout));
    await expectRefusal('document.frozen', () => commune.openPacket(document));
    const approved = await nam.client.post(approveProposal.reply, `/v1/approvals/${proposal.id}/approve`, {});
    expect(approved.result).toMatchObject({ document, askedBy: 'operator', approvedBy: 'nam' });
    expect((await commune.lease({ agency: 'H36.45', limit: 100 })).map((each) => each.document.id)).toContain(document);
    await office.send(Readable.from([await packet('604')]));
    await nothingBehind();
    expect((await place.edoc('doctor')).code).toBe(0);
  });

  async function lie(bytes: Buffer, documentId: string): Promise<string> {
    const { system: name, keyPem } = await readCredentials(file('demo/office.json'));
    return (await lieAsGateway(place.home, { name, keyPem }, bytes, { documentId })).id;
  }

  async function nothingBehind(): Promise<void> {
    await eventually(async () => {
      const { stdout } = await place.edoc('doctor', '--json');
      expect(stdout).toContain('"behind":0');
    });
  }

  async function packet(codeNumber: string): Promise<Buffer> {
    writeFileSync(file('letter.txt'), `Công văn số ${codeNumber}`);
    const code = { codeNumber, codeNotation: 'VP' };
    const draft = { from: 'H36.01', to: ['H36.45'], code, documentType: { typeName: 'Công văn' }, subject: 'V/v họp' };
    const promulgationInfo = { place: 'Lâm Đồng', promulgationDate: '2025/07/02' };
    writeFileSync(file('draft.json'), JSON.stringify({ ...draft, promulgationInfo }));
    await succeed('pack', file('draft.json'), file('letter.txt'), '--out', file('packet.edxml'));
    const by = ['--key', file('demo/ca/van-phong-key.pem'), '--cert', file('demo/ca/van-phong.pem')];
    await succeed('sign', file('packet.edxml'), ...by, '--out', file('signed.edxml'));
    return readFileSync(file('signed.edxml'));
  }

  async function succeed(...words: string[]) {
    const told = await place.edoc(...words);
    if (told.code !== 0) throw new Error(`edoc ${words.join(' ')} ended with ${told.code}:\n${told.stderr}`);
    return told;
  }

  async function clientOf(name: string): Promise<AxisClient> {
    const { system, keyPem } = await readCredentials(file(`demo/${name}`));
    return createClient(axis.url, { name: system, keyPem }, 'vi');
  }
});

const found = z.object({
  code: z.string(),
  subject: z.string(),
  sentence: z.object({ vi: z.string(), en: z.string() }),
});

function readFinding(line: string) {
  return found.parse(JSON.parse(line));
}

async function expectRefusal(code: string, ask: () => Promise<unknown>): Promise<void> {
  const refused = await ask().catch((error: unknown) => error);
  expect((refused as AxisRefusal).problem).toMatchObject({ code });
}
