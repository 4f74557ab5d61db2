import { createPrivateKey } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { catalogue } from '@edoc-axis/domain';
import { writeStatusPacket } from '@edoc-axis/edxml';
import { signPdf } from '@edoc-axis/signature';
import {
  makePlace,
  type Place,
  runAtOnce,
  runEdoc,
  type StartedAxis,
  startAxisAt,
  type Told,
} from '../../support/edoc.js';
import type { TestCertificate } from '../../support/certificates.js';
import { eventually } from '../../support/eventually.js';
import { writePlainPdf } from '../../support/plain-pdf.js';
import { writeZip } from '../../support/zip-by-hand.js';
import { aDocument } from '../exchange/support/packets.js';

/** The command as people and scripts use it: what the README shows, and what they get wrong. */
describe('edoc', () => {
  // What is damaged here is the doctor's to find, not the tracker's that reads packets anew.
  const place: Place = makePlace({ EDOC_REREAD: 'off' });
  const demo = join(place.home, 'demo');
  const work = join(place.home, 'work');
  const at = (name: string) => join(work, name);
  const office = at('office.json');
  const commune = at('commune.json');
  let axis: StartedAxis;

  beforeAll(async () => {
    await expectFine(place.edoc('demo', '--once'));
    axis = await startAxisAt(place);
    mkdirSync(work);
  });
  afterAll(async () => {
    await axis.stop();
    place.remove();
  });

  describe('administers', () => {
    it('agencies: adds, repeats, shows, finds without accents, closes by the last valid day', async () => {
      const add = (code: string, name: string) => ['agency', 'add', code, '--name', name, '--from', '2025-01-01'];
      const added = ['Sở Thử nghiệm', 'UBND xã Thử Nghiệm', 'UBND xã Đã Sáp Nhập'].map((name, n) => ({
        ...{ code: `H36.9${n}`, name, validFrom: '2024-12-31T17:00:00.000Z' },
      }));
      const fine = await allFine(
        ...added.map(({ code, name }) => [...add(code, name), '--json']),
        add('H36.90', 'Sở Thử nghiệm'),
        ['agency', 'list', '--search', 'thu nghiem', '--json'],
        ['agency', 'close', '000.00.92.H36', '--at', '2025-06-30', '--successor', 'H36.91', '--json'],
        ['agency', 'tolerate-sha1', 'H36.91'],
        ['agency', 'tolerate-sha1', 'H36.91', '--off'],
        ['agency', 'show', 'h36.92'],
      );
      expect(fine.slice(0, added.length).flatMap(objects)).toMatchObject(added);
      const [found, closed, tolerant, strict, shown] = fine.slice(added.length + 1) as [Told, Told, Told, Told, Told];
      expect(objects(found).map(({ code }) => code)).toEqual(['H36.90', 'H36.91']);
      expect(objects(closed)).toMatchObject([
        { code: 'H36.92', validUntil: '2025-06-30T17:00:00.000Z', successors: ['H36.91'] },
      ]);
      expect(tolerant.stdout).toContain('SHA-1');
      expect(strict.stdout).not.toContain('SHA-1');
      expect(shown.stdout).toContain('Closed from 00:00:00 1/7/2025');
    });

    it('agencies: changes them from a moment on, shows what was and will be, takes back, says what they can', async () => {
      const change = ['agency', 'change', 'H36.91', '--name', 'UBND phường Thử Nghiệm', '--kind', 'people-committee'];
      const planned = [...change, '--since', '2099-01-01', '--reason', 'Nghị quyết 1', '--json'];
      const [first, second, , shown, then, picked, , restored] = (await allFine(
        planned,
        planned,
        ['agency', 'change', 'H36.91', '--hidden', '--address', '1 Trần Phú', '--packet-max', '50'],
        ['agency', 'show', 'H36.91'],
        ['agency', 'show', '000.00.91.H36', '--at', '2099-01-01', '--json'],
        ['agency', 'list', '--search', 'thu nghiem', '--recipients', '--json'],
        ['agency', 'take-back', 'H36.91', '--since', '2099-01-01'],
        ['agency', 'change', 'H36.91', '--no-hidden', '--clear', 'address', 'capabilities', '--json'],
      )) as [Told, Told, Told, Told, Told, Told, Told, Told];
      for (const changed of [first, second]) {
        expect(objects(changed)).toMatchObject([
          { name: 'UBND xã Thử Nghiệm', versions: [{}, { agencyKind: 'people-committee' }] },
        ]);
      }
      expect(shown.stdout).toContain('1 Trần Phú');
      expect(shown.stdout).toContain('Packets up to 50');
      expect(shown.stdout).toContain('From 00:00:00 1/1/2099: UBND phường Thử Nghiệm');
      expect(objects(then)).toMatchObject([{ name: 'UBND phường Thử Nghiệm', hidden: true }]);
      expect(objects(picked).map(({ code }) => code)).toEqual(['H36.90']);
      const [now] = objects(restored);
      expect(now).toMatchObject({ hidden: false, name: 'UBND xã Thử Nghiệm' });
      expect(now).not.toHaveProperty('address');
      const refused = await place.edoc('agency', 'change', 'H36.91', '--json');
      expect(refused.code).toBe(1);
      expect(objects(refused)).toMatchObject([{ code: 'agency.nothing-to-change' }]);

      const [contacts, reached, can] = (await allFine(
        ['agency', 'contacts', 'H36.91', '--clerk', 'Văn thư;vanthu@example.vn;0263 3822 000', '--json'],
        ['agency', 'contacts', 'H36.91'],
        ['agency', 'capabilities', 'H36.91', '--json'],
      )) as [Told, Told, Told];
      expect(objects(contacts)).toEqual([
        { clerks: [{ role: 'Văn thư', email: 'vanthu@example.vn', telephone: '0263 3822 000' }], technical: [] },
      ]);
      expect(reached.stdout).toContain('Clerk: Văn thư · vanthu@example.vn · 0263 3822 000');
      expect(objects(can)).toMatchObject([{ reachable: false, problem: { code: 'agency.no-system' } }]);
    });

    it('agencies by the file: out and in again, with a table of what is wrong', async () => {
      const file = at('agencies.xlsx');
      await expectFine(place.edoc('agency', 'export', '--under', 'H36', '--out', file));
      const same = objects(await expectFine(place.edoc('agency', 'import', file, '--json')))[0];
      expect(same).toMatchObject({ state: 'in-force', counts: { new: 0, changed: 0 }, faults: [] });
      const csv = at('agencies.csv');
      writeFileSync(csv, 'code,name,parent\nH36.95,Sở Mới,H36\nH36.96,,H36\n?,Sở,H99\n');
      const refused = await place.edoc('agency', 'import', csv);
      expect(refused.code).toBe(1);
      expect(refused.stdout).toMatch(
        /^Row {2}Column {2}What is wrong.*\n3 {4}B name +The agency H36\.96 has no name\./,
      );
      expect(refused.stderr).toContain('import.faulty');
      writeFileSync(csv, 'code,name,parent\nH36.95,Sở Mới,H36\n');
      expect((await expectFine(place.edoc('agency', 'import', csv, '--dry-run'))).stdout).toContain(
        'H36.95         new',
      );
      expect((await expectFine(place.edoc('agency', 'import', csv))).stdout).toContain('1 new');
      const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
      const changes = objects(await expectFine(place.edoc('agency', 'changes', '--day', today, '--json')));
      expect(changes).toContainEqual(expect.objectContaining({ agency: 'H36.95', what: 'opened' }));
    });

    it('certificates', async () => {
      const pem = join(demo, 'ca', 'van-phong.pem');
      const [added, listed] = (await allFine(
        ['certificate', 'add', 'H36.90,H36.01', pem, '--also', '--json'],
        ['certificate', 'list', '--agency', 'H36.90'],
      )) as [Told, Told];
      expect(objects(added)).toMatchObject([{ agencies: expect.arrayContaining(['H36.90', 'H36.01']) }]);
      expect(listed.stdout).toContain('Văn phòng UBND tỉnh Lâm Đồng');
    });

    it('what was signed with a certificate, and no more than was registered of its revocation', async () => {
      const [{ sha256 }] = objects(await expectFine(place.edoc('certificate', 'list', '--json'))) as [
        { sha256: string },
      ];
      const since = '2020-01-01T00:00:00+07:00';
      const signed = await expectFine(place.edoc('certificate', 'documents', sha256, '--since', since, '--json'));
      for (const document of objects(signed)) expect(document).toMatchObject({ sender: 'H36.01', verdict: 'valid' });
      const unknown = await place.edoc('certificate', 'distrust', 'ab'.repeat(32), '--since', since, '--reason', 'x');
      expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('certificate.unknown')]);
      writeFileSync(at('no-list.crl'), 'nothing');
      const carried = await place.edoc('certificate', 'revocation-list', at('no-list.crl'));
      expect([carried.code, carried.stderr]).toEqual([1, expect.stringContaining('revocation.not-readable')]);
    });

    it('systems, whose credentials are their own alone', async () => {
      await expectFine(place.edoc('system', 'add', 'dms-test', '--agency', 'H36.90', '--out', office));
      await expectFine(place.edoc('system', 'add', 'dms-commune', '--agency', 'H36.91', '--out', commune));
      expect(statSync(office).mode & 0o077).toBe(0);
      const listed = await expectFine(place.edoc('system', 'list', '--json'));
      expect(objects(listed).map(({ name }) => name)).toContain('dms-test');
      expect(listed.stdout).not.toContain('PRIVATE');
    });

    it('a system again with its own file: the key stays, so that who got no answer may repeat', async () => {
      const before = readFileSync(office, 'utf8');
      await expectFine(place.edoc('system', 'add', 'dms-test', '--agency', 'H36.90', '--out', office));
      expect(readFileSync(office, 'utf8')).toBe(before);
      const other = await place.edoc('system', 'add', 'dms-other', '--agency', 'H36.90', '--out', office, '--json');
      expect(other.code).toBe(1);
      expect(objects(other)).toMatchObject([{ code: 'file.exists' }]);
    });

    it('and leaves no credentials where the axis refused', async () => {
      const refused = await place.edoc('system', 'add', 'dms-x', '--agency', 'H99.99', '--out', at('x.json'), '--json');
      expect(refused.code).toBe(1);
      expect(objects(refused)).toMatchObject([{ code: 'agency.unknown', occurrence: expect.any(String) }]);
      expect(existsSync(at('x.json'))).toBe(false);
    });
  });

  describe('sends and receives', () => {
    const signed = at('signed.edxml');
    const [key, cert] = [join(demo, 'ca', 'van-phong-key.pem'), join(demo, 'ca', 'van-phong.pem')];
    let document: string;

    it('packs, signs and sends; the same again gets the same receipt', async () => {
      writeFileSync(
        at('draft.json'),
        JSON.stringify({
          from: 'H36.90',
          to: ['H36.91'],
          code: { codeNumber: '7', codeNotation: 'TN' },
          promulgationInfo: { place: 'Lâm Đồng', promulgationDate: '2025/07/02' },
          documentType: { typeName: 'Công văn' },
          subject: 'V/v thử dòng lệnh',
        }),
      );
      writeFileSync(at('letter.txt'), 'Kính gửi');
      await expectFine(place.edoc('pack', at('draft.json'), at('letter.txt'), '--out', at('packed.edxml')));
      await expectFine(place.edoc('sign', at('packed.edxml'), '--key', key, '--cert', cert, '--out', signed));
      const [sent] = objects(await expectFine(place.edoc('send', signed, '--as', office, '--json')));
      const [again] = objects(await expectFine(place.edoc('send', signed, '--as', office, '--json')));
      expect([again?.id, again?.receipt]).toEqual([sent?.id, sent?.receipt]);
      document = String(sent?.id);
      writeFileSync(at('receipt.jws'), String(sent?.receipt));
    });

    it('fetches, verifies and confirms into a folder, then answers, and the sender tracks it', async () => {
      const received = await expectFine(place.edoc('receive', '--as', commune, '--into', at('in'), '--json'));
      expect(objects(received)).toMatchObject([{ recipient: 'H36.91', verdict: 'valid' }]);
      const delivery = String(objects(received)[0]?.id);
      expect(received.stdout).not.toContain('leaseToken');
      expect(readdirSync(at('in')).sort()).toEqual([`${delivery}.edxml`, `${delivery}.json`]);
      expect(readFileSync(join(at('in'), `${delivery}.edxml`))).toEqual(readFileSync(signed));
      await expectFine(place.edoc('answer', delivery, '03', '--as', commune));
      const refused = await place.edoc(
        'answer',
        delivery,
        '02',
        '--as',
        office,
        '--reason',
        'không phải của tôi',
        '--json',
      );
      expect(refused.code).toBe(1);
      await eventually(async () => {
        const [tracked] = objects(await expectFine(place.edoc('track', document, '--as', office, '--json')));
        expect(tracked).toMatchObject({ deliveries: [{ state: 'acknowledged' }], receipts: { length: 3 } });
      });
    });

    it('asks for it back, and the recipient agrees', async () => {
      const options = ['--recipient', 'H36.91', '--reason', 'Gửi nhầm', '--as', office, '--json'];
      const [taken] = objects(await expectFine(place.edoc('take-back', document, ...options)));
      expect(taken).toMatchObject({ document, asked: 1, deliveries: [{ recipient: 'H36.91', outcome: 'asked' }] });
      const waiting = objects(await expectFine(place.edoc('inbox', '--as', commune, '--json')));
      const { asks } = waiting.find(({ carries }) => carries === 'status') as unknown as { asks: { delivery: string } };
      const agreed = await expectFine(place.edoc('answer', asks.delivery, '15', '--as', commune, '--json'));
      expect(objects(agreed)).toMatchObject([{ state: 'withdrawn', receipts: [{ event: 'ContentWithdrawn' }] }]);
    });

    it('deals with what does not arrive, takes back by a status packet, and revokes', async () => {
      const signer = { privateKey: createPrivateKey(readFileSync(key)), certificatePem: readFileSync(cert, 'utf8') };
      const letter = aDocument().from('H36.90').to('H36.91').named('H36.90,9/TN').numbered('9', 'TN');
      const makeSigned = async (name: string, unsigned: typeof letter) => {
        writeFileSync(at(name), (await unsigned.signedBy(signer as TestCertificate).packet()).bytes);
        return at(name);
      };
      const nine = await makeSigned('nine.edxml', letter);
      const [sent] = objects(await expectFine(place.edoc('send', nine, '--as', office, '--json')));
      const { id, documentId, deliveries } = sent as { id: string; documentId: string; deliveries: { id: string }[] };
      const delivery = deliveries[0]?.id ?? '';
      await expectFine(place.edoc('delivery', 'close', delivery, '--reason', 'không ai lấy'));
      const dead = await expectFine(place.edoc('dead-letters', '--under', 'H36.91', '--json'));
      expect(objects(dead)).toMatchObject([{ id: delivery, state: 'undeliverable', move: { who: 'sender' } }]);
      const again = await expectFine(place.edoc('delivery', 'redeliver', delivery, '--reason', 'gửi lại', '--json'));
      expect(objects(again)).toMatchObject([{ delivery, successor: { recipient: 'H36.91', state: 'pending' } }]);

      writeFileSync(
        at('13.edxml'),
        writeStatusPacket({
          from: { organId: 'H36.90', organName: 'Sở Thử nghiệm' },
          responseFor: { organId: 'H36.91', documentId },
          ...{ statusCode: '13', description: 'Gửi nhầm' },
        }),
      );
      const status = await expectFine(place.edoc('status', at('13.edxml'), '--as', office, '--json'));
      expect(objects(status)).toMatchObject([{ status: '13', document: id, takenBack: { withdrawn: 1, ended: 1 } }]);
      const revoking = letter.doing({ bussinessDocType: 1, bussinessDocReason: 'Ban hành sai', paper: 0 });
      const revocation = await makeSigned('revocation.edxml', revoking);
      const stray = await place.edoc('revoke', document, revocation, '--as', office, '--json');
      expect([stray.code, `${stray.stdout}${stray.stderr}`]).toEqual([
        1,
        expect.stringContaining('not-its-revocation'),
      ]);
      const revoked = await expectFine(place.edoc('revoke', id, revocation, '--as', office, '--json'));
      expect(objects(revoked)).toMatchObject([{ documentId, edition: 1 }]);
    });

    it('verifies packets and receipts offline, one line each in the order given', async () => {
      const root = at('root.pem');
      await expectFine(place.edoc('trust', 'export', '--out', root));
      const printed = await expectFine(place.edoc('trust', 'export'));
      expect(printed.stdout.trimEnd()).toBe(readFileSync(root, 'utf8').trimEnd());
      const ca = join(demo, 'ca', 'ca.pem');
      const told = await expectFine(
        place.edoc('verify', at('receipt.jws'), signed, '--trust', root, '--trust', ca, '--json'),
      );
      expect(objects(told)).toMatchObject([
        { file: at('receipt.jws'), kind: 'receipt', verdict: 'valid', event: 'SubmissionAcceptance' },
        { file: signed, kind: 'packet', verdict: 'valid', code: 'signature.valid', agency: 'not-checked' },
      ]);
      const mixed = await place.edoc('verify', at('nothing'), work, at('packed.edxml'), at('receipt.jws'), '--json');
      expect(mixed.code).toBe(1);
      expect(objects(mixed).map(({ kind, verdict }) => [kind, verdict])).toEqual([
        ['unknown', 'unreadable'],
        ['unknown', 'unreadable'],
        ['packet', 'absent'],
        ['receipt', 'untrusted'],
      ]);
    });

    it('verifies the signatures inside PDF attachments offline, and finds one that does not hold', async () => {
      const pdf = await signPdf(writePlainPdf(['CONG VAN']), {
        key: readFileSync(key, 'utf8'),
        certificate: readFileSync(cert, 'utf8'),
      });
      const altered = Buffer.from(pdf);
      altered.write('CONG VAM', altered.indexOf('CONG VAN'));
      writeFileSync(at('fine.pdf'), pdf);
      writeFileSync(at('altered.pdf'), altered);
      const ca = join(demo, 'ca', 'ca.pem');
      const verify = async (...files: string[]) => {
        const [packed, done] = [at('pdfs.edxml'), at('pdfs-signed.edxml')];
        const [, , verified] = (await runAtOnce(
          [
            ['pack', at('draft.json'), ...files, '--out', packed],
            ['sign', packed, '--key', key, '--cert', cert, '--out', done],
            ['verify', done, '--trust', ca, '--json'],
          ],
          place.environment,
        )) as [Told, Told, Told];
        return verified;
      };
      writeFileSync(at('ho-so.7z'), '7z');
      expect(objects(await expectFine(verify(at('fine.pdf'), at('letter.txt'), at('ho-so.7z'))))).toMatchObject([
        {
          verdict: 'valid',
          pdfs: [
            { n: 1, name: 'fine.pdf', verdict: 'valid', authority: 'checked' },
            { n: 3, name: 'ho-so.7z', verdict: 'not-read', code: 'archive.kind-not-read' },
          ],
        },
      ]);
      const doubtful = await verify(at('fine.pdf'), at('altered.pdf'));
      expect(doubtful.code).toBe(1);
      expect(objects(doubtful)).toMatchObject([
        { verdict: 'valid', pdfs: [{ verdict: 'valid' }, { verdict: 'invalid', code: 'pdf.digest-mismatch' }] },
      ]);
      const packed = [
        { name: 'a.pdf', content: pdf },
        { name: 'b.pdf', content: altered },
      ];
      writeFileSync(at('ho-so.zip'), writeZip(packed));
      writeFileSync(at('hong.zip'), writeZip(packed, { behind: Buffer.from('?') }));
      const archived = await verify(at('ho-so.zip'), at('hong.zip'));
      expect(archived.code).toBe(1);
      expect(objects(archived)).toMatchObject([
        {
          verdict: 'valid',
          pdfs: [
            { n: 1, name: 'ho-so.zip › a.pdf', verdict: 'valid' },
            { n: 1, name: 'ho-so.zip › b.pdf', verdict: 'invalid', code: 'pdf.digest-mismatch' },
            { n: 2, name: 'hong.zip', verdict: 'not-read', code: 'archive.bytes-behind' },
          ],
        },
      ]);
    });

    it('finds the axis under another address by EDOC_URL, which counts for more than an old file', async () => {
      const moved = at('moved.json');
      writeFileSync(moved, readFileSync(office, 'utf8').replace(axis.url, 'http://127.0.0.1:1'));
      expect((await place.edoc('track', document, '--as', moved)).code).toBe(3);
      const elsewhere = { ...place.environment, EDOC_URL: axis.url };
      await expectFine(runIn(elsewhere, 'track', document, '--as', moved));
      await expectFine(runIn(elsewhere, 'doctor'));
    });
    it('sends a packet too large for a row, and lists it with all that confirming needs', async () => {
      const draft = JSON.parse(readFileSync(at('draft.json'), 'utf8')) as object;
      const code = { codeNumber: '8', codeNotation: 'TN' };
      writeFileSync(at('draft-2.json'), JSON.stringify({ ...draft, code }));
      writeFileSync(at('large.txt'), 'x'.repeat(100_000));
      await expectFine(place.edoc('pack', at('draft-2.json'), at('large.txt'), '--out', at('packed-2.edxml')));
      await expectFine(
        place.edoc('sign', at('packed-2.edxml'), '--key', key, '--cert', cert, '--out', at('signed-2.edxml')),
      );
      await expectFine(place.edoc('send', at('signed-2.edxml'), '--as', office));
      const [leased] = objects(await expectFine(place.edoc('inbox', '--as', commune, '--json')));
      expect(leased).toMatchObject({ recipient: 'H36.91', leaseToken: expect.any(String) });
      const lease = ['--lease', String(leased?.leaseToken), '--sha256', 'ab'];
      const wrong = await place.edoc('confirm', String(leased?.id), '--as', commune, ...lease);
      expect(wrong.code).toBe(1);
    });

    it('finds a damaged packet when asked to examine the live axis, one finding a line', async () => {
      const kept = readdirSync(join(place.home, 'content', 'kept'), { recursive: true, withFileTypes: true });
      const object = kept.find((each) => each.isFile());
      const file = join(object?.parentPath ?? '', object?.name ?? '');
      copyFileSync(file, at('backup'));
      writeFileSync(file, 'damaged');
      const told = await place.edoc('doctor', '--json');
      expect(told.code).toBe(1);
      expect(objects(told)).toEqual([
        expect.objectContaining({ code: expect.stringMatching(/^content\./) }),
        expect.objectContaining({ findings: 1 }),
      ]);
      copyFileSync(at('backup'), file);
      await expectFine(place.edoc('doctor'));
    });
  });

  describe('tells apart', () => {
    const misused = [
      ['nonsense'],
      ['agency', 'nonsense'],
      ['agency', 'add', 'H36.93'],
      ['agency', 'add', 'H36.93', '--name', 'x', '--policy', 'none'],
      ['agency', 'add', 'H36.93', '--name', 'x', '--from', '2025-07-01T00:00:00'],
      ['agency', 'close', 'H36.90', '--at', 'tomorrow'],
      ['agency', 'change', 'H36.90', '--clear', 'name'],
      ['agency', 'contacts', 'H36.90', '--clerk', 'Văn thư'],
      ['system', 'add', 'a b', '--agency', 'H36.90', '--out', '/dev/null'],
      ['inbox', '--as', 'x.json', '--lease-seconds', '1'],
      ['answer', 'id', '07', '--as', 'x.json'],
      ['send'],
      ['send', 'a', 'b', '--as', 'x.json'],
      ['verify', '--tryst', 'a.pem', 'b'],
    ];
    let english: Told[];
    let vietnamese: Told[];
    beforeAll(async () => {
      const inVietnamese = { ...place.environment, EDOC_LANG: 'vi' };
      [english, vietnamese] = await Promise.all([
        runAtOnce(misused, place.environment),
        runAtOnce(misused, inVietnamese),
      ]);
    });

    it.each(misused.map((words, n) => [words, n] as const))('wrong usage (2): %j', (_, n) => {
      expect(english[n]).toMatchObject({ code: 2, stdout: '' });
      expect(english[n]?.stderr).toMatch(/^✗ .+\n {2}Add --help/);
      expect(vietnamese[n]?.code).toBe(2);
      expect(vietnamese[n]?.stderr).toMatch(/^✗ .+\n {2}Thêm --help/);
      expect(vietnamese[n]?.stderr).not.toContain('error:');
    });

    it('wrong usage (2) in a process of its own, which ends by itself', async () => {
      expect(await place.edoc('agency', 'nonsense')).toEqual(english[1]);
    });

    const refusals: [string, string[]][] = [
      ['file.not-readable', ['sign', 'nothing.edxml', '--key', 'k', '--cert', 'c', '--out', 'o']],
      ['file.not-readable', ['certificate', 'add', 'H36.90', 'nothing.pem']],
      ['file.not-writable', ['trust', 'export', '--out', '/nowhere/root.pem']],
      ['caller.credentials-unreadable', ['track', 'id', '--as', 'nothing.json']],
    ];

    it('refusals (1), with their codes and sentences', async () => {
      const commands = refusals.map(([, words]) => [...words, '--json']);
      for (const [n, told] of (await runAtOnce(commands, place.environment)).entries()) {
        const code = refusals[n]?.[0] ?? '';
        expect(told.code).toBe(1);
        expect(objects(told)).toMatchObject([{ code, sentence: { vi: expect.any(String), en: expect.any(String) } }]);
        expect(told.stderr).toContain(code);
        expect(told.stderr).not.toContain('    at ');
      }
    });

    it('nobody there (3), and somebody else there', async () => {
      const nobody = await runIn({ ...place.environment, EDOC_URL: 'http://127.0.0.1:1' }, 'doctor', '--json');
      expect(nobody.code).toBe(3);
      expect(objects(nobody)).toMatchObject([{ code: 'axis.not-reachable' }]);
      const page = createServer((_request, response) => response.end('<html>'));
      await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
      const { port } = page.address() as AddressInfo;
      const other = await runIn({ ...place.environment, EDOC_URL: `http://127.0.0.1:${port}` }, 'doctor', '--json');
      page.close();
      expect(other.code).toBe(1);
      expect(objects(other)).toMatchObject([{ code: 'axis.answer-not-understood' }]);
    });

    it('wrong settings (2), which nothing offline minds', async () => {
      const wrong = { ...place.environment, EDOC_PORT: 'x', EDOC_HOME: at('nowhere'), DATABASE_URL: 'x' };
      const asked = await runIn(wrong, 'agency', 'list');
      expect([asked.code, asked.stderr]).toEqual([2, expect.stringContaining('EDOC_PORT must be')]);
      const offline = await runAtOnce([['--help'], ['errors', 'packet'], ['verify', '--help']], wrong);
      expect(offline.map(({ code }) => code)).toEqual([0, 0, 0]);
      expect(existsSync(at('nowhere'))).toBe(false);
    });

    it('a folder without an axis, and makes none there', async () => {
      const nowhere = { ...place.environment, EDOC_HOME: at('nowhere') };
      for (const told of await runAtOnce([['agency', 'list'], ['trust', 'export'], ['doctor']], nowhere)) {
        expect([told.code, told.stderr]).toEqual([1, expect.stringContaining('home.missing')]);
      }
      expect(existsSync(at('nowhere'))).toBe(false);
    });
  });

  it('lists every error in both languages, for machines one a line', async () => {
    const told = await expectFine(place.edoc('errors', '--json'));
    expect(objects(told).map(({ code }) => code)).toEqual(Object.keys(catalogue));
    expect((await place.edoc('errors', 'nothing.such')).code).toBe(1);
  });

  it('explains every command in both languages', async () => {
    const { stdout } = await expectFine(place.edoc('--help'));
    const listed = [...stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name ?? '');
    const names = listed.filter((name) => name !== 'help');
    expect(names).toEqual(expect.arrayContaining(['start', 'agency', 'send', 'receive', 'verify', 'doctor']));
    const inVietnamese = { ...place.environment, EDOC_LANG: 'vi' };
    const told = await runAtOnce(
      names.map((name) => [name, '--help']),
      inVietnamese,
    );
    expect(told.map(({ code }) => code)).toEqual(names.map(() => 0));
    expect(told.map((help) => help.stdout.split('\n')[0])).toEqual(
      names.map((name) => expect.stringContaining(`Cách dùng: edoc ${name} `)),
    );
  });

  const allFine = async (...commands: string[][]) => {
    const told = await runAtOnce(commands, place.environment);
    for (const one of told) await expectFine(Promise.resolve(one));
    return told;
  };
  const runIn = (environment: Place['environment'], ...words: string[]) => runEdoc(words, environment);
});

async function expectFine(telling: Promise<Told>): Promise<Told> {
  const told = await telling;
  if (told.code !== 0) throw new Error(`exit ${told.code}: ${told.stderr}`);
  return told;
}

function objects({ stdout }: Told): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
