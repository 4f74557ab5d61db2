import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { AxisRefusal, type AxisClient, createClient, readCredentials } from '@edoc-axis/client';
import { signPdf } from '@edoc-axis/signature';
import { makePlace, type Place, runEdoc, type StartedAxis, startAxisAt } from '../support/edoc.js';
import { eventually } from '../support/eventually.js';
import { writePlainPdf } from '../support/plain-pdf.js';
import { writeZip } from '../support/zip-by-hand.js';

/** An office whose system cannot sign packets: what it signs is the PDF file, as the law asks. */
describe('a letter signed inside its PDF file', () => {
  const place: Place = makePlace();
  const file = (name: string) => join(place.home, name);
  let axis: StartedAxis;
  let office: AxisClient;
  let commune: AxisClient;
  let letter: Buffer;

  beforeAll(async () => {
    await succeed('demo', '--once');
    axis = await startAxisAt(place);
    office = await clientOf('office.json');
    commune = await clientOf('communes.json');
    letter = await signed('CONG VAN SO 501');
  });

  afterAll(async () => {
    await axis.stop();
    place.remove();
  });

  it('is accepted without a packet signature, and both sides read what it is worth', async () => {
    const { submission } = await officeSends('501', letter);
    for (const party of [office, commune]) {
      const { verdict, standing, attachments } = await party.document(submission.id);
      expect(verdict.verdict).toBe('absent');
      expect(standing.sentence.vi).toBe('Chỉ có chữ ký số cơ quan');
      expect(attachments[0]?.pdf?.signatures[0]).toMatchObject({
        verdict: 'valid',
        roleName: { vi: 'Cơ quan' },
        certificate: { subject: expect.stringContaining('Văn phòng UBND tỉnh Lâm Đồng') as unknown },
        coversWholeFile: true,
      });
      const { items } = await eventually(async () => party.timeline(submission.id));
      expect(items[0]?.sentence.vi).toContain('Văn bản chính: Chữ ký số hợp lệ. Chỉ có chữ ký số cơ quan.');
    }
  });

  it('is refused when a digit was changed, with a sentence that says so, and reaches nobody', async () => {
    const altered = Buffer.from(letter);
    altered.write('SO 502', altered.indexOf('SO 501'));
    const refusal = await refused(officeSends('502', altered));
    expect(refusal.problem.code).toBe('pdf.digest-mismatch');
    expect(refusal.problem.sentence?.vi).toContain('"letter.pdf" đã bị thay đổi trong phần do');
    const waiting = await commune.lease({ agency: 'H36.45', limit: 100 });
    expect(waiting.map(({ document }) => document.code.number)).not.toContain('502');
  });

  it('is refused when nobody signed anything', async () => {
    const refusal = await refused(officeSends('503', writePlainPdf(['CONG VAN SO 503'])));
    expect(refusal.problem.code).toBe('document.policy-not-met');
  });

  it('is accepted inside a ZIP file of nothing else, and shown to both sides by its name there', async () => {
    const pdf = await signed('CONG VAN SO 505');
    const zip = writeZip([{ name: 'Hồ sơ/công văn.pdf', content: pdf }]);
    const { submission } = await officeSends('505', zip, 'ho-so.zip');
    for (const party of [office, commune]) {
      const { standing, attachments } = await party.document(submission.id);
      expect(standing.sentence.vi).toBe('Chỉ có chữ ký số cơ quan');
      expect(attachments[0]?.files).toMatchObject([
        { path: 'Hồ sơ/công văn.pdf', main: true, pdf: { verdict: 'valid' } },
      ]);
    }
    const words = ['track', submission.id, '--as', file('demo/office.json')];
    const tracked = await runEdoc(words, { ...place.environment, EDOC_URL: axis.url });
    expect(tracked.stdout).toMatch(/✓ .*ho-so\.zip › Hồ sơ\/công văn\.pdf \(/);
  });

  it('is refused beside another file in its ZIP, and told to come alone', async () => {
    const zip = writeZip(['a.pdf', 'b.pdf'].map((name) => ({ name, content: letter })));
    const refusal = await refused(officeSends('506', zip, 'ho-so.zip'));
    expect(refusal.problem.code).toBe('archive.main-document-unclear');
  });

  it('sent again under another number is accepted, and both sides are told where it was before', async () => {
    const { submission } = await officeSends('504', letter);
    const told = 'Tệp "letter.pdf" đã được gửi trong văn bản H36.01,2025/07/02,501/VP của H36.01.';
    expect(submission.warnings.map(({ sentence }) => sentence.vi)).toContain(told);
    const { items } = await eventually(() => commune.timeline(submission.id));
    expect(items.map(({ sentence }) => sentence.vi)).toContain(told);
  });

  function signed(line: string): Promise<Buffer> {
    return signPdf(writePlainPdf([line]), {
      key: readFileSync(file('demo/ca/van-phong-key.pem'), 'utf8'),
      certificate: readFileSync(file('demo/ca/van-phong.pem'), 'utf8'),
    });
  }

  async function packet(codeNumber: string, bytes: Buffer, name: string): Promise<Buffer> {
    writeFileSync(file(name), bytes);
    writeFileSync(file('draft.json'), JSON.stringify({ ...draft, code: { codeNumber, codeNotation: 'VP' } }));
    await succeed('pack', file('draft.json'), file(name), '--out', file('packet.edxml'));
    return readFileSync(file('packet.edxml'));
  }

  async function officeSends(number: string, bytes: Buffer, name = 'letter.pdf') {
    return office.send(Readable.from([await packet(number, bytes, name)]));
  }

  async function succeed(...words: string[]): Promise<void> {
    const { code, stderr } = await place.edoc(...words);
    if (code !== 0) throw new Error(`edoc ${words.join(' ')} ended with ${code}:\n${stderr}`);
  }

  async function refused(call: Promise<unknown>): Promise<AxisRefusal> {
    const error: unknown = await call.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (error instanceof AxisRefusal) return error;
    throw error ?? new Error('The axis accepted what it must refuse.');
  }

  async function clientOf(name: string): Promise<AxisClient> {
    const { system, keyPem } = await readCredentials(file(`demo/${name}`));
    return createClient(axis.url, { name: system, keyPem }, 'en');
  }
});

const draft = {
  from: 'H36.01',
  to: ['H36.45'],
  promulgationInfo: { place: 'Lâm Đồng', promulgationDate: '2025/07/02' },
  documentType: { typeName: 'Công văn' },
  subject: 'V/v ký số trong tệp PDF',
};
