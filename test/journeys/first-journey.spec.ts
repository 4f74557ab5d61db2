import { createReadStream, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AxisClient, createClient, readCredentials } from '@edoc-axis/client';
import { type Place, makePlace, type StartedAxis, startAxisAt } from '../support/edoc.js';
import { eventually } from '../support/eventually.js';

/** The real thing: the command, its processes and its PostgreSQL, as a newcomer starts them. */
describe('the first journey', () => {
  const place: Place = makePlace();
  const demo = join(place.home, 'demo');
  let documentId: string;

  afterAll(() => place.remove());

  it('is shown by the demo, which exits 0 having checked every step', async () => {
    const { code, stdout, stderr } = await place.edoc('demo', '--once', '--json');
    if (code !== 0) throw new Error(stderr);
    const told = JSON.parse(lastLine(stdout)) as { ok: boolean; document: string };
    expect(told.ok).toBe(true);
    documentId = told.document;
    for (const number of [1, 2, 3, 4, 5]) expect(stderr).toContain(`${number}. `);
  });

  it('leaves no secret in its log', () => {
    expect(readFileSync(join(place.home, 'demo.log'), 'utf8')).not.toMatch(/PRIVATE KEY|client_assertion|Bearer ey/);
  });

  describe('and when the same axis is started again', () => {
    let axis: StartedAxis;
    let office: AxisClient;

    beforeAll(async () => {
      axis = await startAxisAt(place);
      office = await clientOf('office.json', axis.url);
    });

    afterAll(async () => {
      expect(await axis.stop()).toBe(0);
    });

    it('finds everything as it was', async () => {
      const { deliveries } = await office.document(documentId);
      expect(Object.fromEntries(deliveries.map(({ recipient, state }) => [recipient, state]))).toEqual({
        'H36.40': 'acknowledged',
        'H36.41': 'refused',
        'H36.42': 'delivered',
        'H36.48': 'acknowledged',
        'H36.07': 'delivered',
      });
    });

    it('knows from the list of the demo’s CA that its certificate was not revoked', async () => {
      const { stdout } = await place.edoc('certificate', 'list', '--json');
      const { revocation, sha256 } = JSON.parse(stdout) as { revocation?: object; sha256: string };
      expect(revocation).toMatchObject({ certificate: sha256, state: 'good' });
      const crl = join(demo, 'ca', 'ca.crl');
      expect(await place.edoc('certificate', 'revocation-list', crl)).toMatchObject({ code: 0 });
    });

    it('shows the verdict on the packet, and on the signature inside its PDF file', async () => {
      const { verdict, standing, attachments } = await office.document(documentId);
      expect([verdict.verdict, standing.standing]).toEqual(['valid', 'organisation']);
      expect(attachments).toMatchObject([
        { main: true, pdf: { verdict: 'valid', signatures: [{ role: 'organisation', coversWholeFile: true }] } },
        { main: false },
      ]);
    });

    it('says for each recipient whose move it is, in both languages', async () => {
      const { deliveries } = await office.document(documentId);
      for (const { move } of deliveries) {
        expect(move.sentence.vi).not.toBe('');
        expect(move.sentence.en).not.toBe(move.sentence.vi);
      }
      expect(deliveries.find(({ recipient }) => recipient === 'H36.41')?.move.who).toBe('sender');
      expect(deliveries.find(({ recipient }) => recipient === 'H36.42')?.move.who).toBe('recipient-clerk');
    });

    it('tells of its events in order, in pages and as a stream, with every receipt', async () => {
      const events = await gather(office.events());
      const ofDocument = events.filter(({ document }) => document === documentId);
      const [{ items }, receipts] = await Promise.all([office.timeline(documentId), office.receipts(documentId)]);
      expect(ofDocument.map(({ position }) => position)).toEqual(items.map(({ position }) => position));
      expect(ofDocument.flatMap(({ receipt }) => receipt?.jws ?? [])).toEqual(receipts.map(({ jws }) => jws));
      expect(await gather(office.events({ follow: true }), events.length)).toEqual(events);
      const { stdout } = await place.edoc('events', '--after', events.at(-2)?.cursor ?? '', '--json');
      expect(
        stdout
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as unknown),
      ).toContainEqual(events.at(-1));
    });

    it('the doctor finds nothing wrong', async () => {
      const { code, stdout, stderr } = await place.edoc('doctor', '--json');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(JSON.parse(stdout)).toMatchObject({
        ...{ findings: 0, caughtUp: true },
        notices: { mail: false, call: false, unaddressed: 0 },
      });
    });

    it('goes on accepting with the registry stopped', async () => {
      const draft = join(place.home, 'draft.json');
      const packed = join(place.home, 'packed.edxml');
      const signed = join(place.home, 'signed.edxml');
      const ca = join(demo, 'ca');
      writeFileSync(draft, JSON.stringify(letter));
      expect(await place.edoc('pack', draft, '--out', packed)).toMatchObject({ code: 0 });
      const keys = ['--key', join(ca, 'van-phong-key.pem'), '--cert', join(ca, 'van-phong.pem')];
      expect(await place.edoc('sign', packed, ...keys, '--out', signed)).toMatchObject({ code: 0 });

      const registry = axis.pids['registry'] ?? 0;
      process.kill(registry, 'SIGSTOP');
      try {
        const { repeated, submission } = await office.send(createReadStream(signed));
        expect({ repeated, states: submission.deliveries.map(({ state }) => state) }).toEqual({
          repeated: false,
          states: ['pending'],
        });
      } finally {
        process.kill(registry, 'SIGCONT');
      }
    });

    it.each(['gateway', 'exchange', 'tracker', 'registry'])(
      'a killed %s comes back and the axis goes on',
      async (role) => {
        process.kill(axis.pids[role] ?? 0, 'SIGKILL');
        await eventually(() => office.document(documentId));
        await eventually(() => office.timeline(documentId));
        await eventually(() => office.agency('H36.07'));
      },
    );

    it('a second start in the same home is refused with the reason', async () => {
      const { code, stderr } = await place.edoc('start');
      expect(code).toBe(1);
      expect(stderr).toContain('axis.already-running');
    });

    it('a system with the key of another is not let in', async () => {
      const { keyPem } = await readCredentials(join(demo, 'communes.json'));
      const impostor = createClient(axis.url, { name: 'dms-van-phong', keyPem }, 'en');
      await expect(impostor.document(documentId)).rejects.toMatchObject({ problem: { status: 401 } });
    });

    it('a document that does not exist is unknown, in words', async () => {
      const other = '01890a5d-ac96-774b-bcce-b302099a8057';
      await expect(office.document(other)).rejects.toMatchObject({
        problem: { code: 'document.unknown', status: 404 },
      });
    });

    it('an agency without a system that serves it hears that its packet was refused, not that it was lost', async () => {
      const communes = await clientOf('communes.json', axis.url);
      const packet = join(demo, 'journey-1', 'van-ban-da-ky.edxml');
      await expect(communes.send(createReadStream(packet))).rejects.toMatchObject({
        problem: { code: 'caller.not-serving', status: 403 },
      });
    });

    it('keeps nothing in incoming once all is answered', () => {
      expect(readdirSync(join(place.home, 'content', 'incoming'))).toEqual([]);
    });
  });

  /** The port is a new one at every start; the credentials remember the first. */
  async function clientOf(file: string, url: string): Promise<AxisClient> {
    const { system, keyPem } = await readCredentials(join(demo, file));
    return createClient(url, { name: system, keyPem }, 'en');
  }
});

const letter = {
  from: 'H36.01',
  to: ['H36.43'],
  code: { codeNumber: '7', codeNotation: 'VP' },
  promulgationInfo: { place: 'Lâm Đồng', promulgationDate: '2025/07/03' },
  documentType: { typeName: 'Công văn' },
  subject: 'V/v gửi khi danh mục không trả lời',
};

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}

async function gather<One>(all: AsyncIterable<One>, count = Infinity): Promise<One[]> {
  const gathered: One[] = [];
  for await (const one of all) {
    gathered.push(one);
    if (gathered.length === count) break;
  }
  return gathered;
}
