import { spawnSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { type AxisClient, AxisRefusal, createClient, readCredentials } from '@edoc-axis/client';
import { agencyView, certificateEntry, listCertificates } from '@edoc-axis/contracts';
import { formatPacketDay } from '@edoc-axis/domain';
import { writeDocumentPacket } from '@edoc-axis/edxml';
import { signPacketBytes, signPdf } from '@edoc-axis/signature';
import { Client } from 'pg';
import { operatorOf } from '../faults/support/offices.js';
import { runEdoc, type StartedAxis, startAxisAt } from '../support/edoc.js';
import { eventually } from '../support/eventually.js';
import { OpensslResponder } from '../support/http-authority.js';
import { opensslAuthority, type OpensslAuthority, type OpensslCertificate } from '../support/openssl-authority.js';
import { writePlainPdf } from '../support/plain-pdf.js';
import { startTestDatabase, type TestDatabase } from '../support/postgres.js';
import { stepBoth, stepOwnClock } from '../support/stepped-date.js';
import { makeSteppedPlace, type SteppedPlace } from '../support/stepped-place.js';
import { describeWith } from '../support/tools.js';

const hour = 3_600_000;
const day = 24 * hour;

/**
 * A CA kept by openssl, its responder, and the axis' own processes with a clock that is stepped. What an administrator
 * types is typed; the office's system calls as a program does.
 */
describeWith('openssl', 'the certificate of an office', (openssl) => {
  let authority: OpensslAuthority;
  let responder: OpensslResponder;
  let database: TestDatabase;
  let place: SteppedPlace;
  let axis: StartedAxis;
  let operator: AxisClient;
  let system: AxisClient;
  let department: AxisClient;
  let office: OpensslCertificate;
  let lost: OpensslCertificate;
  let number = 0;
  /** The document that was sent last, and the first that the office signed. */
  let sent = '';
  let first = '';

  beforeAll(async () => {
    authority = opensslAuthority(openssl);
    responder = await OpensslResponder.at(openssl, authority);
    office = authority.issue('Van phong', { responder: responder.url });
    lost = authority.issue('Van phong, khoa bi mat', { responder: responder.url });
    await responder.start();
    database = await startTestDatabase();
    place = makeSteppedPlace({
      EDOC_REVOCATION_ALLOW: '127.0.0.1',
      EDOC_REVOCATION_EVERY_SECONDS: '1',
      DATABASE_URL: database.url,
    });
    mkdirSync(file('trust'));
    copyFileSync(authority.certificateFile, file('trust/ca.pem'));
    await starts();
    for (const [code, name] of Object.entries({ 'H36.01': 'Văn phòng', 'H36.07': 'Sở Nội vụ', 'H36.09': 'Sở khác' })) {
      await operator.post(agencyView, '/v1/agencies', { code, name, validFrom: '2020-01-01T00:00:00+07:00' });
    }
    for (const { pem } of [office, lost]) await registers(pem);
    await succeed('system', 'add', 'dms-office', '--agency', 'H36.01', '--out', file('office.json'));
    await succeed('system', 'add', 'dms-department', '--agency', 'H36.07', '--out', file('department.json'));
    system = await clientOf('office.json');
    department = await clientOf('department.json');
  });

  afterAll(async () => {
    stepOwnClock(0);
    await axis?.stop();
    await database?.stop();
    await responder?.stop();
    place?.remove();
    authority?.remove();
  });

  it('of which its responder says that it is good signs what is accepted', async () => {
    for (const signer of [lost, office]) expect(await sends(signer)).toEqual([]);
    first = sent;
    expect(await place.edoc('doctor')).toMatchObject({ code: 0 });
  });

  it('that is revoked refuses the next submission within one refresh, and no other certificate’s', async () => {
    authority.revoke(lost, 'keyCompromise');
    await responder.stop();
    await responder.start();
    await isAheadBy(22 * hour);
    await eventually(async () => expect(await states()).toEqual(['good', 'revoked']));
    await eventually(async () => expect(await isRefused(lost)).toContain('signature.revoked'));
    expect(await isRefused(lost, { priority: 2 })).toContain('signature.revoked');
    expect(await sends(office)).toEqual([]);
  });

  it('nobody answers about any more is marked, and the doctor calls for somebody', async () => {
    await responder.stop();
    await isAheadBy(26 * hour);
    expect(await sends(office)).toEqual(['remark.revocation-unknown']);
    const found = await eventually(async () => {
      const { code, stdout } = await place.edoc('doctor');
      expect(code).toBe(1);
      expect(stdout).toContain('certificate.revocation-unknown');
      return stdout;
    });
    expect(found).toContain(`CN=Van phong was revoked has not been known since`);
    expect(found).toContain('documents signed with it are refused');
  });

  it('is refused when the days of grace are over; what is urgent goes on and is marked', async () => {
    await isAheadBy(24 * hour + 73 * hour);
    expect(await isRefused(office)).toContain('signature.revocation-grace-over');
    expect(await sends(office, { priority: 2 })).toEqual(['remark.revocation-unknown']);
  });

  it('is as before when its responder is there again', async () => {
    await responder.start(authority, 30);
    await isAheadBy(24 * hour + 75 * hour);
    await eventually(async () => expect(await states()).toEqual(['good', 'revoked']));
    await eventually(async () => expect(await sends(office)).toEqual([]));
    await eventually(async () => expect(await place.edoc('doctor')).toMatchObject({ code: 0 }));
  });

  it('of a stranger who signed the PDF file is asked about as soon as it was met', async () => {
    const stranger = authority.issue('Nguoi la', { responder: responder.url });
    await responder.stop();
    await responder.start(authority, 30);
    expect(await verdictOn(stranger)).toBe('revocation-unknown');
    await eventually(async () => expect(await verdictOn(stranger)).toBe('valid'));
  });

  it('leaves with each document what its CA had said, for openssl to read when the registry has long let go of it', async () => {
    const clerk = authority.issue('Van thu');
    await registers(clerk.pem);
    writeFileSync(file('ca.crl'), authority.listWith(20_000));
    await succeed('certificate', 'revocation-list', file('ca.crl'));
    expect(await sends(clerk)).toEqual([]);
    const second = sent;
    for (const id of [first, second]) {
      await eventually(async () =>
        expect((await department.document(id)).revocationAnswers).toEqual({ used: 1, kept: 1 }),
      );
    }
    expect(await succeed('track', first, '--as', file('department.json'))).toContain('kept with the document: 1');

    await axis.stop();
    place.isAheadBy(130 * day);
    stepOwnClock(130 * day);
    await starts();
    const [answer = ''] = await written(first, 'first');
    await eventually(async () => expect(await isInRegistry(answer)).toBe(false));
    const [list = ''] = await written(second, 'second');

    const ocsp = [
      '-no_nonce',
      '-issuer',
      authority.certificateFile,
      '-cert',
      office.certificateFile,
      '-CAfile',
      'ca.pem',
    ];
    const read = openssls('ocsp', '-respin', answer, ...ocsp);
    expect(read).toContain('Response verify OK');
    expect(read).toContain(`${office.certificateFile}: good`);
    expect(openssls('crl', '-inform', 'DER', '-in', list, '-CAfile', 'ca.pem', '-noout', '-issuer')).toContain(
      'verify OK',
    );
    // Others with a system of their own are no party to it.
    await succeed('system', 'add', 'dms-other', '--agency', 'H36.09', '--out', file('other.json'));
    const refused = await edoc('document', 'answers', first, '--as', file('other.json'), '--out', file('none'));
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('document.unknown') as unknown });
  });

  const file = (name: string) => join(place.home, name);
  /** Where the axis listens now; files of credentials may be older. */
  const edoc = (...words: string[]) => runEdoc(words, { ...place.environment, EDOC_URL: axis.url });
  /** What openssl says, as an answer and beside it. */
  function openssls(...words: string[]): string {
    const { stdout, stderr } = spawnSync(openssl, words, { cwd: authority.folder, encoding: 'utf8' });
    return stdout + stderr;
  }

  /** The files that the command writes for a document. */
  async function written(id: string, folder: string): Promise<string[]> {
    const words = ['document', 'answers', id, '--as', file('department.json'), '--out', file(folder), '--json'];
    const { revocations } = JSON.parse(await succeed(...words)) as { revocations: { answers: { file: string }[] }[] };
    return revocations.flatMap(({ answers }) => answers.map((answer) => answer.file));
  }

  async function isInRegistry(answerFile: string): Promise<boolean> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      const sha256 = basename(answerFile).slice(0, 64);
      const { rowCount } = await client.query('select from registry.revocation_answer where sha256 = $1', [sha256]);
      return rowCount === 1;
    } finally {
      await client.end();
    }
  }

  async function succeed(...words: string[]): Promise<string> {
    const { code, stdout, stderr } = await edoc(...words);
    if (code !== 0) throw new Error(`edoc ${words.join(' ')} ended with ${code}:\n${stderr}`);
    return stdout;
  }

  const isAheadBy = (ms: number) => stepBoth(place, axis, ms);

  async function starts(): Promise<void> {
    axis = await startAxisAt(place);
    operator = operatorOf(place, axis);
  }

  async function clientOf(credentials: string): Promise<AxisClient> {
    const { system: name, keyPem } = await readCredentials(file(credentials));
    return createClient(axis.url, { name, keyPem }, 'en');
  }

  async function registers(pem: string): Promise<void> {
    await operator.post(certificateEntry, '/v1/certificates', { pem, agencies: ['H36.01'], role: 'organisation' });
  }

  /** What the registry knows of each certificate. */
  async function states(): Promise<(string | undefined)[]> {
    const { certificates } = await operator.get(listCertificates.reply, '/v1/certificates');
    return certificates.map(({ revocation }) => revocation?.state).sort();
  }

  /** @returns the codes of the remarks */
  async function sends(signer: OpensslCertificate, otherInfo = {}): Promise<string[]> {
    const { submission } = await system.send(Readable.from([await packet(signer, otherInfo)]));
    sent = submission.id;
    return submission.warnings.map(({ code }) => code);
  }

  /** @returns the whole refusal */
  async function isRefused(signer: OpensslCertificate, otherInfo = {}): Promise<string> {
    const refused: unknown = await sends(signer, otherInfo).catch((error: unknown) => error);
    if (!(refused instanceof AxisRefusal)) throw new Error(`It was not refused: ${String(refused)}`);
    return JSON.stringify(refused.problem);
  }

  /** What is shown of the signature in a PDF file that the office sends. */
  async function verdictOn({ keyPem: key, pem: certificate }: OpensslCertificate): Promise<string | undefined> {
    const pdf = await signPdf(writePlainPdf(['CONG VAN', String(number)]), { key, certificate });
    const packed = await packet(office, {}, { name: 'letter.pdf', bytes: pdf });
    const { submission } = await system.send(Readable.from([packed]));
    const [attachment] = (await department.document(submission.id)).attachments;
    return attachment?.pdf?.signatures[0]?.verdict;
  }

  async function packet(
    { keyPem, pem: certificate }: OpensslCertificate,
    otherInfo: object,
    ...files: { readonly name: string; readonly bytes: Buffer }[]
  ): Promise<Buffer> {
    number += 1;
    const code = { codeNumber: String(number), codeNotation: 'VP' };
    const pieces: Buffer[] = [];
    for await (const piece of writeDocumentPacket(
      { ...draft, promulgationInfo: signedToday(), code, otherInfo },
      files,
      new Date(),
    ))
      pieces.push(piece);
    return signPacketBytes(Buffer.concat(pieces), { key: createPrivateKey(keyPem), certificate });
  }
});

const signedToday = () => ({ place: 'Lâm Đồng', promulgationDate: formatPacketDay(new Date()) });

const draft = {
  from: 'H36.01',
  to: ['H36.07'],
  documentType: { typeName: 'Công văn' },
  subject: 'V/v thu hồi chứng thư số',
};
