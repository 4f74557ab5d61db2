import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { rememberedAddress } from '@edoc-axis/platform/home';
import {
  makePlace,
  type Place,
  runEdoc,
  spawnEdoc,
  type StartedAxis,
  startAxisAt,
  type Told,
} from '../support/edoc.js';
import { eventually } from '../support/eventually.js';
import { interceptDoor, type InterceptedDoor } from '../support/intercepted-door.js';
import { opensslAuthority, type OpensslAuthority, type OpensslCertificate } from '../support/openssl-authority.js';
import { writePlainPdf } from '../support/plain-pdf.js';
import { describeWith } from '../support/tools.js';

/** Two offices without a system of their own: each has a folder, and an agent that works on it. */
describeWith('openssl', 'two offices with a folder each', (openssl) => {
  let authority: OpensslAuthority;
  let office: OpensslCertificate;
  let door: InterceptedDoor;
  let place: Place;
  let axis: StartedAxis;
  const file = (...names: string[]) => join(place.home, ...names);
  const ministry = (...names: string[]) => file('ministry', ...names);
  const commune = (...names: string[]) => file('commune', ...names);

  beforeAll(async () => {
    authority = opensslAuthority(openssl);
    office = authority.issue('UBND tinh');
    door = await interceptDoor();
    place = makePlace({ EDOC_URL: door.url });
    mkdirSync(file('trust'));
    copyFileSync(authority.certificateFile, file('trust/ca.pem'));
    axis = await startAxisAt(place);
    door.leadTo(rememberedAddress(place.home)?.door ?? '');
    await succeed('agency', 'add', 'H36', '--name', 'UBND tỉnh', '--from', '2020-01-01');
    await succeed('agency', 'add', 'H36.20.01', '--name', 'UBND xã', '--from', '2020-01-01');
    await succeed('certificate', 'add', 'H36', office.certificateFile);
    await succeed('system', 'add', 'ministry', '--agency', 'H36', '--out', file('ministry.json'));
    await succeed('system', 'add', 'commune', '--agency', 'H36.20.01', '--out', file('commune.json'));
  });

  afterAll(async () => {
    await axis?.stop();
    door?.close();
    place?.remove();
    authority?.remove();
  });

  it('what lies in "out" is sent, refused with the reason, or told what it lacks', async () => {
    mkdirSync(ministry('out', 'Công văn 1'), { recursive: true });
    writeDraft(ministry('out', 'Công văn 1', 'draft.json'), '1');
    writeFileSync(ministry('out', 'Công văn 1', '1 van ban.pdf'), writePlainPdf(['CONG VAN']));
    writeFileSync(ministry('out', 'Công văn 1', '2 phu luc.csv'), 'a;b');
    writeFileSync(ministry('out', 'half.edxml'), '<edXML>');
    writeFileSync(ministry('out', 'alone.pdf'), writePlainPdf(['ALONE']));
    writeFileSync(ministry('out', 'copying.edxml.part'), 'half');
    await packHostile(ministry('out', 'hostile.edxml'));
    expect(await agentOf('ministry')).toMatchObject({ code: 1, stderr: '' });

    const [day = ''] = readdirSync(ministry('sent'));
    expect(tree(ministry('sent', day, 'Công văn 1'))).toEqual([
      'TRANG-THAI.txt',
      'draft/1 van ban.pdf',
      'draft/2 phu luc.csv',
      'draft/draft.json',
      'packet.edxml',
      expect.stringMatching(/^receipts\/SubmissionAcceptance-.+\.jws$/),
      'status.json',
    ]);
    expect(readFileSync(ministry('sent', day, 'Công văn 1', 'TRANG-THAI.txt'), 'utf8')).toMatch(
      /^\ufeffVĂN BẢN ĐI\r\n/,
    );
    expect(tree(ministry('sent', day, 'hostile'))).toContain('hostile.edxml');
    const told = readFileSync(ministry('refused', day, 'half', 'TRANG-THAI.txt'), 'utf8');
    expect(told).toMatch(/CHƯA ĐƯỢC GỬI.*Lý do: .*REFUSED.*Why: /s);
    expect(tree(ministry('refused', day, 'half'))).toContain('half.edxml');
    expect(readdirSync(ministry('out')).sort()).toEqual(['alone.pdf', 'alone.pdf.CHUA-GUI.txt', 'copying.edxml.part']);
    for (const name of ['alone.pdf', 'copying.edxml.part']) rmSync(ministry('out', name));
  });

  it('an agent killed between storing and confirming goes on where it was', async () => {
    await killed('commune', '/v1/inbox/confirm', 'before');
    const stored = readdirSync(commune('in')).sort();
    expect(stored).toHaveLength(2);
    expect(statusesOf('in').map(({ confirmed }) => confirmed)).toEqual([undefined, undefined]);
    expect(await agentOf('commune')).toMatchObject({ code: 0 });
    expect(readdirSync(commune('in')).sort()).toEqual(stored);
    expect(statusesOf('in')).toMatchObject([
      { confirmed: { stateName: { en: 'Delivered' } }, signature: { verdict: 'valid' }, sender: 'H36' },
      { confirmed: { stateName: { en: 'Delivered' } }, axis: { verdict: { verdict: 'valid' } } },
    ]);
  });

  it('names of attachments lead nowhere, name no device, and answer nothing', async () => {
    expect(tree(inFolder('13-'))).toEqual([
      'TRANG-THAI.txt',
      'attachments/03',
      'attachments/_CON.pdf',
      'attachments/__.._out_evil.lnk_',
      'attachments/cong-van_fdp.exe_',
      'packet.edxml',
      expect.stringMatching(/^receipts\/ContentHandover-/),
      'status.json',
    ]);
    expect(readdirSync(place.home).filter((name) => name.includes('evil'))).toEqual([]);
    expect(tree(inFolder('1-'))).toEqual(
      expect.arrayContaining(['attachments/1 van ban.pdf', 'attachments/2 phu luc.csv']),
    );
  });

  it('an answer is a file in the document’s folder', async () => {
    writeFileSync(join(inFolder('1-'), '03'), '');
    writeFileSync(join(inFolder('13-'), '02 sai thẩm quyền.txt'), '');
    writeFileSync(join(inFolder('13-'), 'answer.json'), '{"status":"99"}');
    writeFileSync(join(inFolder('1-'), '15'), '');
    expect(await agentOf('commune')).toMatchObject({ code: 1 });
    expect(tree(inFolder('1-'))).toEqual(expect.arrayContaining(['03.sent', '15.refused', '15.refused.txt']));
    expect(tree(inFolder('13-'))).toEqual(
      expect.arrayContaining(['02 sai thẩm quyền.txt.sent', 'answer.json.refused', 'answer.json.refused.txt']),
    );
  });

  it('the sender reads in its folder what became of them', async () => {
    expect(await agentOf('ministry')).toMatchObject({ code: 0 });
    const [day = ''] = readdirSync(ministry('sent'));
    expect(statusesOf('sent', day)).toMatchObject([
      { deliveries: [{ state: 'acknowledged' }] },
      { deliveries: [{ state: 'refused', answers: [{ description: 'sai thẩm quyền' }] }] },
    ]);
    expect(readFileSync(ministry('sent', day, 'Công văn 1', 'TRANG-THAI.txt'), 'utf8')).toContain('Đã tiếp nhận');
    expect(tree(ministry('sent', day, 'Công văn 1'))).toContainEqual(expect.stringMatching(/^statuses\/.*\.edxml$/));
    await eventually(async () => {
      await agentOf('ministry');
      const kept = tree(ministry('sent', day, 'Công văn 1'));
      expect(kept).toContainEqual(expect.stringMatching(/^receipts\/ConsignmentAcceptance-/));
    });
  });

  it('an agent killed between sending and moving sends nothing twice', async () => {
    writeDraft(ministry('out', '2.draft.json'), '2');
    writeFileSync(ministry('out', '2.pdf'), writePlainPdf(['CONG VAN HAI']));
    await killed('ministry', '/v1/documents', 'answered');
    expect(readdirSync(ministry('out')).sort()).toEqual(['2.draft.json', '2.pdf']);
    const { code, stdout } = await agentOf('ministry');
    expect({ code, sent: eventsOf(stdout, 'sent') }).toMatchObject({ code: 0, sent: [{ repeated: true }] });
    expect(readdirSync(ministry('out'))).toEqual([]);
  });

  it('one that keeps running takes what comes and what is put there, alone, until it is told to stop', async () => {
    const { process: child, ended } = spawnEdoc(place, ...agentWords('commune').filter((word) => word !== '--once'));
    await eventually(() => Promise.resolve(expect(readdirSync(commune('in'))).toHaveLength(3)));
    expect(await agentOf('commune')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('agent.already-running'),
    });
    await eventually(() =>
      Promise.resolve(expect(tree(inFolder('2-'))).toContainEqual(expect.stringMatching(/^receipts/))),
    );
    writeFileSync(join(inFolder('2-'), '03.txt'), '');
    await eventually(() => Promise.resolve(expect(existsSync(join(inFolder('2-'), '03.txt.sent'))).toBe(true)));
    await eventually(() =>
      Promise.resolve(
        expect(readFileSync(join(inFolder('2-'), 'TRANG-THAI.txt'), 'utf8')).toContain('03 Đã tiếp nhận'),
      ),
    );
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    await succeed('doctor');
  });

  it('a take-back is asked for in the document’s folder, and answered there', async () => {
    const [day = ''] = readdirSync(ministry('sent'));
    const { id } = JSON.parse(readFileSync(ministry('sent', day, '2', 'status.json'), 'utf8')) as { id: string };
    await succeed('take-back', id, '--reason', 'Gửi nhầm', '--as', file('ministry.json'));
    await agentOf('commune');
    expect(tree(inFolder('2-'))).toContainEqual(expect.stringMatching(/^statuses\/.*\.edxml$/));
    const asked = readFileSync(join(inFolder('2-'), 'TRANG-THAI.txt'), 'utf8');
    expect(asked).toMatch(/Gửi nhầm.*Cần trả lời: .*15 \(đồng ý\)/s);
    writeFileSync(join(inFolder('2-'), '15'), '');
    expect(await agentOf('commune')).toMatchObject({ code: 0 });
    expect(readFileSync(join(inFolder('2-'), 'TRANG-THAI.txt'), 'utf8')).toContain('Đã lấy lại');
  });

  it('without an axis everything stays, and it is said', async () => {
    door.leadTo('http://127.0.0.1:9');
    writeDraft(ministry('out', '3.draft.json'), '3');
    expect(await agentOf('ministry')).toMatchObject({ code: 3, stdout: expect.stringContaining('axis.not-reachable') });
    expect(readdirSync(ministry('out'))).toEqual(['3.draft.json']);
  });

  function agentWords(who: 'ministry' | 'commune'): string[] {
    const signing = who === 'ministry' ? ['--key', office.keyFile, '--cert', office.certificateFile] : [];
    const always = ['--folder', file(who), '--settle-seconds', '0', '--json', '--once'];
    return ['agent', '--as', file(`${who}.json`), ...always, ...signing];
  }

  function agentOf(who: 'ministry' | 'commune'): Promise<Told> {
    return runEdoc(agentWords(who), place.environment);
  }

  /** The power fails at a moment that only the axis' side can see. */
  async function killed(who: 'ministry' | 'commune', path: string, when: 'before' | 'answered'): Promise<void> {
    const { process: child, ended } = spawnEdoc(place, ...agentWords(who));
    door.at(path, when, () => child.kill('SIGKILL'));
    expect(await ended).toBe(null);
  }

  async function packHostile(out: string): Promise<void> {
    const names = ['../../out/evil.lnk', 'CON.pdf', '03', 'cong-van\u202efdp.exe'];
    writeDraft(
      file('hostile.json'),
      '13',
      names.map((attachmentName) => ({ attachmentName })),
    );
    const files = names.map((_, n) => file(`${n}.bin`));
    for (const [n, name] of files.entries()) writeFileSync(name, `content ${n}`);
    await succeed('pack', file('hostile.json'), ...files, '--out', file('hostile.edxml'));
    const keys = ['--key', office.keyFile, '--cert', office.certificateFile];
    await succeed('sign', file('hostile.edxml'), ...keys, '--out', out);
  }

  function writeDraft(path: string, codeNumber: string, attachments?: object[]): void {
    writeFileSync(path, JSON.stringify({ ...draft, code: { codeNumber, codeNotation: 'UBND-VP' }, attachments }));
  }

  function inFolder(start: string): string {
    return commune('in', readdirSync(commune('in')).find((name) => name.startsWith(start)) ?? '');
  }

  function statusesOf(...folder: ['in'] | ['sent', string]): Record<string, unknown>[] {
    const whole = folder[0] === 'in' ? commune(...folder) : ministry(...folder);
    return readdirSync(whole)
      .sort()
      .map((name) => JSON.parse(readFileSync(join(whole, name, 'status.json'), 'utf8')) as Record<string, unknown>);
  }

  async function succeed(...words: string[]): Promise<string> {
    const { code, stdout, stderr } = await place.edoc(...words);
    if (code !== 0) throw new Error(`edoc ${words.join(' ')} ended with ${code}:\n${stderr}`);
    return stdout;
  }
});

/** Every file below a folder. */
function tree(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

function eventsOf(stdout: string, event: string): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter((told) => told['event'] === event);
}

const draft = {
  from: 'H36',
  to: ['H36.20.01'],
  promulgationInfo: { place: 'Lâm Đồng', promulgationDate: '2026/06/20' },
  documentType: { typeName: 'Công văn' },
  subject: 'V/v gửi qua thư mục',
};
