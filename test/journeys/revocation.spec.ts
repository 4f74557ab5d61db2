import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentView, SubmissionView } from '@edoc-axis/contracts';
import { signPdf } from '@edoc-axis/signature';
import { type StartedAxis, startAxisAt } from '../support/edoc.js';
import { eventually } from '../support/eventually.js';
import { OpensslResponder } from '../support/http-authority.js';
import { opensslAuthority, type OpensslAuthority, type OpensslCertificate } from '../support/openssl-authority.js';
import { writePlainPdf } from '../support/plain-pdf.js';
import { makeSteppedPlace, type SteppedPlace } from '../support/stepped-place.js';
import { describeWith } from '../support/tools.js';

const hour = 3_600_000;

/** A CA kept by openssl, its responder, and the axis' own processes with a clock that is stepped. */
describeWith('openssl', 'the certificate of an office', (openssl) => {
  let authority: OpensslAuthority;
  let responder: OpensslResponder;
  let place: SteppedPlace;
  let axis: StartedAxis;
  let office: OpensslCertificate;
  let lost: OpensslCertificate;
  let number = 0;

  beforeAll(async () => {
    authority = opensslAuthority(openssl);
    responder = await OpensslResponder.at(openssl, authority);
    office = authority.issue('Van phong', { responder: responder.url });
    lost = authority.issue('Van phong, khoa bi mat', { responder: responder.url });
    await responder.start();
    place = makeSteppedPlace({ EDOC_REVOCATION_ALLOW: '127.0.0.1' });
    mkdirSync(file('trust'));
    copyFileSync(authority.certificateFile, file('trust/ca.pem'));
    axis = await startAxisAt(place);
    await succeed('agency', 'add', 'H36.01', '--name', 'Văn phòng', '--from', '2020-01-01');
    await succeed('agency', 'add', 'H36.07', '--name', 'Sở Nội vụ', '--from', '2020-01-01');
    await succeed('certificate', 'add', 'H36.01', office.certificateFile);
    await succeed('certificate', 'add', 'H36.01', lost.certificateFile);
    await succeed('system', 'add', 'dms-office', '--agency', 'H36.01', '--out', file('office.json'));
    await succeed('system', 'add', 'dms-department', '--agency', 'H36.07', '--out', file('department.json'));
  });

  afterAll(async () => {
    await axis?.stop();
    await responder?.stop();
    place?.remove();
    authority?.remove();
  });

  it('of which its responder says that it is good signs what is accepted', async () => {
    for (const signer of [office, lost]) expect(await sends(signer)).toEqual([]);
    expect(await place.edoc('doctor')).toMatchObject({ code: 0 });
  });

  it('that is revoked refuses the next submission within one refresh, and no other certificate’s', async () => {
    authority.revoke(lost, 'keyCompromise');
    await responder.stop();
    await responder.start();
    place.isAheadBy(22 * hour);
    await eventually(async () => expect(await states()).toEqual(['good', 'revoked']));
    expect(await isRefused(lost)).toContain('signature.revoked');
    expect(await isRefused(lost, { priority: 2 })).toContain('signature.revoked');
    expect(await sends(office)).toEqual([]);
  });

  it('nobody answers about any more is marked, and the doctor calls for somebody', async () => {
    await responder.stop();
    place.isAheadBy(26 * hour);
    expect(await sends(office)).toEqual(['remark.revocation-unknown']);
    const found = await eventually(async () => {
      const { code, stdout } = await place.edoc('doctor');
      expect(code).toBe(1);
      return stdout;
    });
    expect(found).toContain('certificate.revocation-unknown');
    expect(found).toContain(`CN=Van phong was revoked has not been known since`);
    expect(found).toContain('documents signed with it are refused');
  });

  it('is refused when the days of grace are over; what is urgent goes on and is marked', async () => {
    place.isAheadBy(24 * hour + 73 * hour);
    expect(await isRefused(office)).toContain('signature.revocation-grace-over');
    expect(await sends(office, { priority: 2 })).toEqual(['remark.revocation-unknown']);
  });

  it('is as before when its responder is there again', async () => {
    await responder.start(authority, 30);
    place.isAheadBy(24 * hour + 75 * hour);
    await eventually(async () => expect(await states()).toEqual(['good', 'revoked']));
    expect(await sends(office)).toEqual([]);
    expect(await place.edoc('doctor')).toMatchObject({ code: 0 });
  });

  it('of a stranger who signed the PDF file is asked about as soon as it was met', async () => {
    const stranger = authority.issue('Nguoi la', { responder: responder.url });
    await responder.stop();
    await responder.start(authority, 30);
    expect(await verdictOn(stranger)).toBe('revocation-unknown');
    await eventually(async () => expect(await verdictOn(stranger)).toBe('valid'));
  });

  const file = (name: string) => join(place.home, name);

  async function succeed(...words: string[]): Promise<string> {
    const { code, stdout, stderr } = await place.edoc(...words);
    if (code !== 0) throw new Error(`edoc ${words.join(' ')} ended with ${code}:\n${stderr}`);
    return stdout;
  }

  /** What the registry knows of each certificate. */
  async function states(): Promise<(string | undefined)[]> {
    const lines = (await succeed('certificate', 'list', '--json')).trim().split('\n');
    return lines.map((line) => (JSON.parse(line) as { revocation?: { state: string } }).revocation?.state).sort();
  }

  /** @returns the codes of the remarks */
  async function sends(signer: OpensslCertificate, otherInfo = {}): Promise<string[]> {
    const stdout = await succeed('send', await packet(signer, otherInfo), '--as', file('office.json'), '--json');
    return (JSON.parse(stdout) as SubmissionView).warnings.map(({ code }) => code);
  }

  /** @returns what the command says */
  async function isRefused(signer: OpensslCertificate, otherInfo = {}): Promise<string> {
    const told = await place.edoc('send', await packet(signer, otherInfo), '--as', file('office.json'));
    expect(told.code).not.toBe(0);
    return told.stderr;
  }

  /** What is shown of the signature in a PDF file that the office sends. */
  async function verdictOn({ keyPem: key, pem: certificate }: OpensslCertificate): Promise<string | undefined> {
    const pdf = await signPdf(writePlainPdf(['CONG VAN', String(number)]), { key, certificate });
    writeFileSync(file('letter.pdf'), pdf);
    const packed = await packet(office, {}, file('letter.pdf'));
    const { id } = JSON.parse(await succeed('send', packed, '--as', file('office.json'), '--json')) as SubmissionView;
    const tracked = await succeed('track', id, '--as', file('department.json'), '--json');
    const [attachment] = (JSON.parse(tracked) as DocumentView).attachments;
    return attachment?.pdf?.signatures[0]?.verdict;
  }

  async function packet(signer: OpensslCertificate, otherInfo: object, ...files: string[]): Promise<string> {
    number += 1;
    writeFileSync(file('draft.json'), JSON.stringify({ ...draft, code: codeOf(number), otherInfo }));
    await succeed('pack', file('draft.json'), ...files, '--out', file('packed.edxml'));
    const signed = file(`${number}.edxml`);
    const keys = ['--key', signer.keyFile, '--cert', signer.certificateFile];
    await succeed('sign', file('packed.edxml'), ...keys, '--out', signed);
    return signed;
  }
});

function codeOf(number: number) {
  return { codeNumber: String(number), codeNotation: 'VP' };
}

const draft = {
  from: 'H36.01',
  to: ['H36.07'],
  promulgationInfo: { place: 'Lâm Đồng', promulgationDate: '2026/07/02' },
  documentType: { typeName: 'Công văn' },
  subject: 'V/v thu hồi chứng thư số',
};
