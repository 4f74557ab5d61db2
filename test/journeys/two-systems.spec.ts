import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Credentials } from '@edoc-axis/client';
import type { SubmissionView } from '@edoc-axis/contracts';
import { type StartedAxis, startAxisAt } from '../support/edoc.js';
import { opensslAuthority, type OpensslAuthority, type OpensslCertificate } from '../support/openssl-authority.js';
import { writePlainPdf } from '../support/plain-pdf.js';
import { makeSteppedPlace, type SteppedPlace } from '../support/stepped-place.js';
import { describeWith } from '../support/tools.js';

const hour = 3_600_000;

/** A commune moves from its old system to a new one at a moment that was planned, with post under way; the clock is stepped. */
describeWith('openssl', 'two systems side by side', (openssl) => {
  const tomorrow = new Date(Date.now() + 24 * hour).toISOString();
  let authority: OpensslAuthority;
  let office: OpensslCertificate;
  let place: SteppedPlace;
  let axis: StartedAxis;
  /** A delivery that the old system took before the moment. */
  let delivered: string;

  beforeAll(async () => {
    authority = opensslAuthority(openssl);
    office = authority.issue('UBND tinh');
    place = makeSteppedPlace();
    mkdirSync(file('trust'));
    copyFileSync(authority.certificateFile, file('trust/ca.pem'));
    axis = await startAxisAt(place);
    await succeed('agency', 'add', 'H36', '--name', 'UBND tỉnh', '--from', '2020-01-01');
    await succeed('agency', 'add', 'H36.20.01', '--name', 'UBND xã', '--from', '2020-01-01');
    await succeed('certificate', 'add', 'H36', office.certificateFile);
    await succeed('system', 'add', 'office', '--agency', 'H36', '--out', file('office.json'));
    await succeed('system', 'add', 'old', '--agency', 'H36.20.01', '--out', file('old.json'));
    const planned = ['--agency', 'H36.20.01', '--from', tomorrow, '--out', file('new.json')];
    await succeed('system', 'add', 'new', ...planned);
  });

  afterAll(async () => {
    await axis?.stop();
    place?.remove();
    authority?.remove();
  });

  it('the new one is there before its moment and gets nothing yet', async () => {
    await send('1');
    expect(JSON.parse(await succeed('system', 'show', 'new', '--json'))).toMatchObject({
      serves: [{ agency: 'H36.20.01', since: tomorrow }],
    });
    expect(await waiting('new.json')).toEqual([]);
    const [first] = await received('old.json');
    expect(first).toMatchObject({ document: { code: { number: '1' } } });
    delivered = first?.id ?? '';
  });

  it('a plan is taken back by giving the agency to who serves it, and made again', async () => {
    await succeed('system', 'move', 'old', '--agency', 'H36.20.01');
    expect(await succeed('system', 'show', 'new')).not.toContain('H36.20.01');
    const moved = await succeed('system', 'move', 'new', '--agency', '000.01.20.H36', '--at', tomorrow);
    expect(moved).toMatch(/H36\.20\.01\n.*→.*old\n.*→ ….*new/);
  });

  it('what waits goes to the new one at the moment, and the old one finishes what it took', async () => {
    await send('2');
    place.isAheadBy(25 * hour);
    expect(await waiting('old.json')).toEqual([]);
    expect(await waiting('new.json')).toEqual(['2']);
    await succeed('answer', delivered, '03', '--as', file('old.json'));
    await succeed('doctor');
  });

  it('the board of connections says who is ready, and why not', async () => {
    const told = await place.edoc('check-connections', '--under', 'H36', '--csv', file('board.csv'));
    expect(told.stdout).toContain('0 of 2 agencies are reachable');
    expect(told.stdout).toMatch(/H36 +UBND tỉnh\n +The system "office" has never asked for documents\./);
    expect(told.stdout).toMatch(/H36\.20\.01 +UBND xã\n +No certificate is registered for it/);
    expect(readFileSync(file('board.csv'), 'utf8')).toMatch(
      /^\uFEFF"Code","Name","System","Reason","Received by"\r\n"H36",/,
    );
    await succeed('inbox', '--as', file('office.json'));
    expect(await succeed('check-connections', '--under', 'H36')).toContain('1 of 2 agencies are reachable');
    expect(await succeed('check-connections', '--under', 'H36', '--history')).toMatch(/1\/2.*\n.*0\/2/);
    expect(await succeed('system', 'show', 'old')).toContain('Statuses it sends: 03');
  });

  it('a key is replaced with an overlap, and a lost one ends at once with its tokens', async () => {
    const before = JSON.parse(readFileSync(file('new.json'), 'utf8')) as Credentials;
    writeFileSync(file('before.json'), JSON.stringify(before));
    const { keys } = JSON.parse(await succeed('system', 'rotate', 'new', '--file', file('new.json'), '--json')) as {
      keys: { kid: string }[];
    };
    expect(keys).toHaveLength(2);
    const after = JSON.parse(readFileSync(file('new.json'), 'utf8')) as Credentials;
    expect(after).toEqual({ ...before, keyPem: expect.not.stringContaining(before.keyPem) });
    await succeed('inbox', '--as', file('before.json'));
    await succeed('inbox', '--as', file('new.json'));
    await succeed('system', 'revoke', 'new', '--key', keys[0]?.kid ?? '');
    expect((await place.edoc('inbox', '--as', file('before.json'))).stderr).toContain('caller.credentials-wrong');
    await succeed('inbox', '--as', file('new.json'));
  });

  it('one that is suspended is told why, and goes on where it was', async () => {
    await succeed('system', 'suspend', 'new', '--reason', 'kiểm tra an toàn thông tin');
    const { code, stderr } = await place.edoc('inbox', '--as', file('new.json'));
    expect(code).toBe(1);
    expect(stderr).toContain('kiểm tra an toàn thông tin');
    await succeed('system', 'resume', 'new');
    await succeed('inbox', '--as', file('new.json'));
  });

  it('one that may only receive does not send', async () => {
    await succeed('system', 'limit', 'office', '--scope', 'receive', 'track');
    const { stderr } = await place.edoc('send', await packet('3'), '--as', file('office.json'));
    expect(stderr).toContain('caller.scope-missing');
  });

  const file = (name: string) => join(place.home, name);

  async function succeed(...words: string[]): Promise<string> {
    const { code, stdout, stderr } = await place.edoc(...words);
    if (code !== 0) throw new Error(`edoc ${words.join(' ')} ended with ${code}:\n${stderr}`);
    return stdout;
  }

  async function send(codeNumber: string): Promise<SubmissionView> {
    const told = await succeed('send', await packet(codeNumber), '--as', file('office.json'), '--json');
    return JSON.parse(told) as SubmissionView;
  }

  /** The numbers of the documents that wait for a system. */
  async function waiting(credentials: string): Promise<string[]> {
    const told = linesOf(await succeed('inbox', '--as', file(credentials), '--lease-seconds', '10', '--json'));
    return told.map(({ document }) => document.code.number);
  }

  async function received(credentials: string): Promise<Told[]> {
    return linesOf(await succeed('receive', '--as', file(credentials), '--into', place.home, '--json'));
  }

  async function packet(codeNumber: string): Promise<string> {
    writeFileSync(file('letter.pdf'), writePlainPdf(['CONG VAN']));
    writeFileSync(file('draft.json'), JSON.stringify({ ...draft, code: { codeNumber, codeNotation: 'UBND-VP' } }));
    await succeed('pack', file('draft.json'), file('letter.pdf'), '--out', file('packed.edxml'));
    const signed = file(`${codeNumber}.edxml`);
    await succeed(
      'sign',
      file('packed.edxml'),
      '--key',
      office.keyFile,
      '--cert',
      office.certificateFile,
      '--out',
      signed,
    );
    return signed;
  }
});

interface Told {
  readonly id: string;
  readonly document: { readonly code: { readonly number: string } };
}

function linesOf(told: string): Told[] {
  return told
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Told);
}

const draft = {
  from: 'H36',
  to: ['H36.20.01'],
  promulgationInfo: { place: 'Lâm Đồng', promulgationDate: '2026/06/20' },
  documentType: { typeName: 'Công văn' },
  subject: 'V/v chuyển hệ thống',
};
