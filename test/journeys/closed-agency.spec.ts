import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SubmissionView } from '@edoc-axis/contracts';
import { formatPacketDay } from '@edoc-axis/domain';
import { signPdf } from '@edoc-axis/signature';
import { opensslPeer } from '../conformance/pdf/openssl-peer.js';
import { type StartedAxis, startAxisAt } from '../support/edoc.js';
import { eventually } from '../support/eventually.js';
import { opensslAuthority, type OpensslAuthority, type OpensslCertificate } from '../support/openssl-authority.js';
import { writePlainPdf } from '../support/plain-pdf.js';
import { makeSteppedPlace, type SteppedPlace } from '../support/stepped-place.js';
import { describeWith } from '../support/tools.js';

const day = 86_400_000;
const remark = 'pdf.agency-closed-since';

/**
 * Signed in June by an office that closes in July, and sent in August by the one that followed it. June is when the test
 * runs, because openssl stamps at no other time; the axis' clock is stepped to July and August.
 */
describeWith('openssl', 'a decision of June, whose office closed in July', (openssl) => {
  const june = Date.now();
  const july = new Date(june + 20 * day).toISOString();
  const peer = opensslPeer(openssl);
  let authority: OpensslAuthority;
  let place: SteppedPlace;
  let axis: StartedAxis;
  let former: OpensslCertificate;
  let successor: OpensslCertificate;
  let stampAuthority: OpensslCertificate;
  let decision: Buffer;
  let sent: SubmissionView;

  beforeAll(async () => {
    authority = opensslAuthority(openssl);
    former = authority.issue('UBND huyen Cu');
    successor = authority.issue('UBND xa Moi');
    stampAuthority = authority.issue('TSA', { extensions: ['extendedKeyUsage = critical,timeStamping'] });
    place = makeSteppedPlace();
    mkdirSync(file('trust'));
    copyFileSync(authority.certificateFile, file('trust/ca.pem'));
    axis = await startAxisAt(place);
    const both = ['--policy', 'both', '--from', '2020-01-01'];
    await succeed('agency', 'add', 'H36.20', '--name', 'UBND huyện Cũ', ...both);
    await succeed('agency', 'add', 'H36.20.01', '--name', 'UBND xã Mới', ...both);
    await succeed('agency', 'add', 'H36.07', '--name', 'Sở Nội vụ', '--from', '2020-01-01');
    await succeed('certificate', 'add', 'H36.20', former.certificateFile);
    await succeed('certificate', 'add', 'H36.20.01', successor.certificateFile);
    await succeed('system', 'add', 'dms-commune', '--agency', 'H36.20.01', '--out', file('commune.json'));
    await succeed('system', 'add', 'dms-department', '--agency', 'H36.07', '--out', file('department.json'));
    decision = await signedBy(former);
    await succeed('agency', 'close', 'H36.20', '--at', july, '--successor', 'H36.20.01');
    place.isAheadBy(60 * day);
  });

  afterAll(async () => {
    await axis?.stop();
    place?.remove();
    authority?.remove();
  });

  it('is accepted in August from its successor, with a remark on the command line, in both languages', async () => {
    const told = await succeed('send', await packet('501', decision), '--as', file('commune.json'), '--json');
    sent = JSON.parse(told) as SubmissionView;
    expect(sent.warnings).toMatchObject([
      {
        code: remark,
        params: { closedAgency: 'H36.20', closedAt: july },
        sentence: {
          vi: expect.stringContaining(
            '"letter.pdf" do UBND huyện Cũ, H36.20 ký (CN=UBND huyen Cu); cơ quan này đã đóng',
          ),
          en: expect.stringContaining('by UBND huyện Cũ, H36.20 (CN=UBND huyen Cu), which has been closed since'),
        },
      },
    ]);
    const again = await succeed('send', file('501.edxml'), '--as', file('commune.json'));
    expect(again).toContain('! The file "letter.pdf" was signed by UBND huyện Cũ, H36.20');
  });

  it.each([['commune.json'], ['department.json']])('says so to both sides and in the timeline (%s)', async (who) => {
    const tracked = await eventually(() => succeed('track', sent.id, '--as', file(who)));
    const said = /was signed by UBND huyện Cũ, H36\.20 \(CN=UBND huyen Cu\), which has been closed since/g;
    // With the signature, and in the timeline.
    expect(tracked.match(said)).toHaveLength(2);
    expect(tracked).toContain('signed before');
    expect(tracked).toContain('(time stamp)');
    expect(tracked).toContain('receipts, all valid');
  });

  it('leaves a receipt that says so to whoever verifies it, offline and years later', async () => {
    writeFileSync(file('receipt.jws'), sent.receipt);
    writeFileSync(file('root.pem'), await succeed('trust', 'export'));
    const told = await succeed('verify', file('receipt.jws'), '--trust', file('root.pem'));
    expect(told).toContain('which has been closed since');
    const { remarks } = JSON.parse(
      await succeed('verify', file('receipt.jws'), '--trust', file('root.pem'), '--json'),
    ) as { remarks: { code: string; sentence: { vi: string } }[] };
    expect(remarks).toMatchObject([{ code: remark, sentence: { vi: expect.stringContaining('cơ quan này đã đóng') } }]);
  });

  it('is refused in August when it was signed in August', async () => {
    await succeed('agency', 'add', 'H36.21', '--name', 'UBND huyện Khác', '--from', '2020-01-01');
    const other = authority.issue('UBND huyen Khac');
    await succeed('certificate', 'add', 'H36.21', other.certificateFile);
    const before = new Date(june - 20 * day).toISOString();
    await succeed('agency', 'close', 'H36.21', '--at', before, '--successor', 'H36.20.01');
    const told = await place.edoc('send', await packet('502', await signedBy(other)), '--as', file('commune.json'));
    expect(told.code).not.toBe(0);
    expect(told.stderr).toContain('signature.agency-closed');
    expect(told.stderr).toContain('UBND huyện Khác, H36.21, which closed at');
  });

  const file = (name: string) => join(place.home, name);

  async function succeed(...words: string[]): Promise<string> {
    const { code, stdout, stderr } = await place.edoc(...words);
    if (code !== 0) throw new Error(`edoc ${words.join(' ')} ended with ${code}:\n${stderr}`);
    return stdout;
  }

  function signedBy({ keyPem: key, pem: certificate }: OpensslCertificate): Promise<Buffer> {
    const { pem: certificatePem, keyPem } = stampAuthority;
    const stamp = (digest: Buffer, name: string) => peer.stamp(digest, name, { certificatePem, keyPem });
    return signPdf(writePlainPdf(['QUYET DINH']), { key, certificate, stamp });
  }

  async function packet(codeNumber: string, pdf: Buffer): Promise<string> {
    writeFileSync(file('letter.pdf'), pdf);
    writeFileSync(
      file('draft.json'),
      JSON.stringify({ ...draft, promulgationInfo: signedToday(), code: { codeNumber, codeNotation: 'QĐ-UBND' } }),
    );
    await succeed('pack', file('draft.json'), file('letter.pdf'), '--out', file('packed.edxml'));
    const keys = ['--key', successor.keyFile, '--cert', successor.certificateFile];
    const signed = file(`${codeNumber}.edxml`);
    await succeed('sign', file('packed.edxml'), ...keys, '--out', signed);
    return signed;
  }
});

/** By the clock of the axis. */
const signedToday = () => ({
  place: 'Lâm Đồng',
  promulgationDate: formatPacketDay(new Date(Date.now() + 60 * day)),
});

const draft = {
  from: 'H36.20.01',
  to: ['H36.07'],
  documentType: { typeName: 'Quyết định' },
  subject: 'V/v ban hành quy chế',
};
