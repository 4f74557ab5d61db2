import { createHash } from 'node:crypto';
import type { DocumentView } from '@edoc-axis/contracts';
import type { ErrorCode, Policy } from '@edoc-axis/domain';
import { verifyReceipt } from '@edoc-axis/evidence';
import { signPdf } from '@edoc-axis/signature';
import { jest } from '@jest/globals';
import { aSelfSignedCertificate, anAuthority, type TestCertificate } from '../../support/certificates.js';
import { writePlainPdf } from '../../support/plain-pdf.js';
import { writeZip } from '../../support/zip-by-hand.js';
import { startTrackerBeside } from '../rereading/tracker-beside.js';
import { anActor, refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { aDocument } from './support/packets.js';

const authority = anAuthority({ notBefore: new Date('2020-01-01') });
const year = { key: 'p-256', notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') } as const;
const office = authority.issues({ ...year, name: 'Văn phòng' });
const head = authority.issues({ ...year, name: 'Chánh Văn phòng' });
const neighbour = authority.issues({ ...year, name: 'Láng giềng' });
const ending = authority.issues({ ...year, name: 'Sắp hết hạn', notAfter: new Date('2026-12-01') });
const stranger = aSelfSignedCertificate({ ...year, name: 'Người lạ' });
const policies: readonly Policy[] = ['packet', 'attachment', 'either', 'both', 'channel'];
const day = 86_400_000;

const files: Record<string, Buffer> = {};
let exchange: ExchangeUnderTest;
let number = 0;

beforeAll(async () => {
  exchange = await startExchange();
  exchange.trusts(authority);
  for (const policy of policies) exchange.agency(codeOf(policy), { policy });
  exchange.agency('H36.15.04');
  exchange.system('office-dms', ...policies.map(codeOf));
  exchange.system('commune-dms', 'H36.15.04');
  const codes = policies.map(codeOf);
  register(office, 'organisation', codes);
  register(ending, 'organisation', codes);
  register(head, 'person', codes);
  register(neighbour, 'organisation', ['H36.15.04']);
  await makeFiles();
});
afterAll(() => exchange?.stop());

const sender = () => anActor(exchange, 'office-dms');
const recipient = () => anActor(exchange, 'commune-dms');

describe('the policy of the sender', () => {
  const accepted = undefined;
  it.each<[Policy, boolean, string, ErrorCode | undefined]>([
    ['packet', true, 'altered', accepted],
    ['packet', false, 'office', 'signature.absent'],
    ['attachment', false, 'office', accepted],
    ['attachment', false, 'head and office', accepted],
    ['attachment', true, 'plain', 'pdf.no-signature'],
    ['attachment', true, 'head', 'pdf.no-organisation-signature'],
    ['attachment', true, 'stranger', 'pdf.no-organisation-signature'],
    ['attachment', true, 'neighbour', 'signature.wrong-agency'],
    ['attachment', true, 'altered', 'pdf.digest-mismatch'],
    ['attachment', true, 'cut off', 'pdf.unreadable'],
    ['attachment', true, 'no PDF', 'pdf.not-a-pdf'],
    ['attachment', false, 'ZIP of office', accepted],
    ['attachment', true, 'ZIP of altered', 'pdf.digest-mismatch'],
    ['attachment', true, 'ZIP of no PDF', 'pdf.not-a-pdf'],
    ['attachment', true, 'ZIP of two', 'archive.main-document-unclear'],
    ['attachment', true, 'ZIP cut off', 'archive.end-missing'],
    ['attachment', true, 'ZIP with a password', 'archive.file-encrypted'],
    ['either', false, 'ZIP of office', accepted],
    ['either', false, 'ZIP of two', 'archive.main-document-unclear'],
    ['either', true, 'ZIP of two', accepted],
    ['either', true, 'ZIP cut off', accepted],
    ['attachment', true, 'RAR', 'archive.kind-not-read'],
    ['either', false, '7z', 'archive.kind-not-read'],
    ['either', true, '7z', accepted],
    ['either', true, 'plain', accepted],
    ['either', false, 'office', accepted],
    ['either', false, 'plain', 'document.policy-not-met'],
    ['either', false, 'no PDF', 'document.policy-not-met'],
    ['either', false, 'altered', 'pdf.digest-mismatch'],
    ['both', true, 'office', accepted],
    ['both', true, 'plain', 'pdf.no-signature'],
    ['both', false, 'office', 'signature.absent'],
    ['channel', false, 'plain', accepted],
    ['channel', false, 'altered', accepted],
  ])('%s, with the packet signed (%p) and a main document "%s": %p', async (policy, signed, file, code) => {
    const document = next(policy, file);
    const reply = await sender().submits(await (signed ? document.signedBy(office) : document).packet());
    if (code === undefined) expect(reply).toMatchObject({ outcome: 'accepted' });
    else expect(reply).toMatchObject({ outcome: 'refused', code });
  });

  it('looks at the attachment the manifest calls the main document, wherever it stands', async () => {
    const attachments = [
      { attachmentName: 'phu-luc.pdf', description: 'Phụ lục' },
      { attachmentName: 'a.pdf', description: 'VĂN BẢN  chính' },
    ];
    const good = next('attachment', 'plain', 'office').describing(attachments);
    const { id } = await sender().sends(await good.packet());
    expect((await sender().sees(id)).attachments.map(({ main, pdf }) => [main, pdf?.verdict])).toEqual([
      [false, 'absent'],
      [true, 'valid'],
    ]);
    const bad = next('attachment', 'office', 'plain').describing(attachments);
    expect(await sender().submits(await bad.packet())).toMatchObject({ outcome: 'refused', code: 'pdf.no-signature' });
  });
});

describe('a document with signed PDF files', () => {
  it('shows both sides each signature in words, and what they make of the document', async () => {
    const { id, receipt } = await sender().sends(await next('either', 'head and office', 'plain').packet());
    const views = [await sender().sees(id), await recipient().sees(id)];
    for (const view of views) {
      expect(view.standing).toEqual({
        standing: 'original',
        sentence: expect.objectContaining({ vi: 'Ký số cá nhân và cơ quan (bản gốc)' }),
      });
      expect(view.attachments[0]?.pdf).toMatchObject({ verdict: 'valid', sentence: { vi: 'Chữ ký số hợp lệ' } });
      expect(view.attachments[0]?.pdf?.signatures).toMatchObject([
        { verdict: 'valid', role: 'person', roleName: { vi: 'Cá nhân' }, coversWholeFile: false },
        { verdict: 'valid', role: 'organisation', coversWholeFile: true, provenTime: { by: 'first-seen' } },
      ]);
      expect(view.attachments[1]?.pdf).toMatchObject({ verdict: 'absent', code: 'pdf.no-signature', signatures: [] });
    }
    const judgement = verifyReceipt(receipt, exchange.receipts);
    if (judgement.verdict !== 'valid') throw new Error(judgement.code);
    expect(judgement.claims).toMatchObject({
      verdict: 'absent',
      policy: 'either',
      standing: 'original',
      pdfs: [
        { n: 1, verdict: 'valid', main: true },
        { n: 2, verdict: 'absent' },
      ],
    });
    const [fact] = await exchange.rows<{ params: object }>(
      `select params from fact where document = $1 and kind = 'document.accepted'`,
      [id],
    );
    expect(fact?.params).toMatchObject({ verdict: 'absent', mainVerdict: 'valid', standing: 'original' });
  });

  it.each([
    ['office', true, 'organisation'],
    ['plain', true, 'organisation'],
    ['head', false, 'person'],
    ['plain', false, 'information'],
    ['altered', false, 'information'],
  ])('that is "%s" in a packet signed by the office (%p) stands as %s', async (file, signed, standing) => {
    const document = next('channel', file);
    const { id } = await sender().sends(await (signed ? document.signedBy(office) : document).packet());
    expect((await sender().sees(id)).standing.standing).toBe(standing);
  });

  it('is not called unsigned where its main document is signed, and says what is wrong with others', async () => {
    const { warnings } = await sender().sends(await next('either', 'office', 'altered').packet());
    const codes = warnings.map(({ code }) => code);
    expect(codes).toContain('pdf.digest-mismatch');
    expect(codes).not.toContain('remark.unsigned');
  });

  it('whose fields bear names no database takes is accepted like any other', async () => {
    const { privateKey: key, certificatePem: certificate } = office;
    const fieldName = 'a\u0000b\ud800';
    files['odd name'] = await signPdf(writePlainPdf(['TEN LA']), { key, certificate, fieldName });
    const { id } = await sender().sends(await next('attachment', 'odd name').packet());
    const [attachment] = (await sender().sees(id)).attachments;
    expect(attachment?.pdf?.signatures[0]).toMatchObject({ verdict: 'valid', field: 'a\ufffdb\ufffd' });
  });

  it.each([['no PDF'], ['office']])('costs one write, with "%s" as without', async (file) => {
    const packet = await next('channel', file).packet();
    const statements = jest.spyOn(exchange.ports.database, 'query');
    try {
      await sender().sends(packet);
      expect(statements).toHaveBeenCalledTimes(1);
    } finally {
      statements.mockRestore();
    }
  });

  it('without PDF files keeps no verdicts', async () => {
    const { id } = await sender().sends(await next('channel', 'no PDF').packet());
    const view: DocumentView = await sender().sees(id);
    expect(view.attachments.map(({ main, pdf }) => [main, pdf])).toEqual([[true, undefined]]);
  });

  it('of five hundred that nobody looked into still fits into an answer, and says what counts of the main one', async () => {
    const pdfs = Array.from({ length: 500 }, (_, index) => Buffer.from(`%PDF-1.7 ${index}`));
    const packet = await aDocument()
      .from(codeOf('channel'))
      .to('H36.15.04')
      .named('many')
      .with(...pdfs)
      .packet();
    const { id } = await sender().sends({ ...packet, pdfs: [] });
    const { attachments } = await sender().sees(id);
    expect(attachments[0]?.pdf).toMatchObject({ verdict: 'not-read', code: 'pdf.not-looked-into' });
    expect(JSON.stringify(attachments).length).toBeLessThan(200 * 1024);
  });
});

describe('a document with archives', () => {
  it('shows both sides the file that is its main document, by its path', async () => {
    const { id, receipt } = await sender().sends(await next('attachment', 'ZIP of office', 'ZIP of two').packet());
    for (const view of [await sender().sees(id), await recipient().sees(id)]) {
      expect(view.standing.standing).toBe('organisation');
      const [main, annex] = view.attachments;
      expect([main?.main, main?.pdf, annex?.main, annex?.pdf]).toEqual([true, undefined, false, undefined]);
      expect(main?.files).toMatchObject([
        { path: 'Hồ sơ/công văn.pdf', main: true, sha256: sha256Of('office'), pdf: { verdict: 'valid' } },
      ]);
      expect(annex?.files).toMatchObject([
        { path: 'a.pdf', main: false, pdf: { verdict: 'valid' } },
        { path: 'b.pdf', main: false, pdf: { verdict: 'absent' } },
      ]);
    }
    const judgement = verifyReceipt(receipt, exchange.receipts);
    if (judgement.verdict !== 'valid') throw new Error(judgement.code);
    expect(judgement.claims.pdfs).toEqual([
      { n: 1, path: 'Hồ sơ/công văn.pdf', sha256: sha256Of('office'), verdict: 'valid', main: true },
      { n: 2, path: 'a.pdf', sha256: sha256Of('office'), verdict: 'valid' },
      { n: 2, path: 'b.pdf', sha256: sha256Of('plain'), verdict: 'absent' },
    ]);
  });

  it('is told what nobody could look into, by the path of the file', async () => {
    const { warnings } = await sender().sends(await next('channel', 'office', 'ZIP with a password').packet());
    expect(warnings.map(({ sentence }) => sentence.vi)).toContain(
      'Tệp "tep-2.pdf › khoa.pdf" được bảo vệ bằng mật khẩu nên không kiểm tra được chữ ký số.',
    );
  });

  it('of several files stands for information, however they are signed, and says why', async () => {
    const { id, warnings } = await sender().sends(await next('channel', 'ZIP of two').packet());
    const view = await sender().sees(id);
    expect(view.standing.standing).toBe('information');
    expect(view.attachments[0]).toMatchObject({ main: true, pdf: { verdict: 'not-read' } });
    expect(warnings.map(({ code }) => code)).toContain('archive.main-document-unclear');
  });

  it('without PDF files in them keeps no verdicts', async () => {
    const { id, warnings } = await sender().sends(await next('channel', 'office', 'ZIP of no PDF').packet());
    const [, annex] = (await sender().sees(id)).attachments;
    expect([annex?.pdf, annex?.files]).toEqual([undefined, undefined]);
    expect(warnings.map(({ code }) => code)).not.toContain('pdf.not-looked-into');
  });

  it.each([
    ['RAR', 'tep.bin'],
    ['7z', 'tep.7z'],
    ['no PDF', 'ho-so.tar.gz'],
  ])('of another kind (%s) says in both languages that nobody looked into it', async (file, attachmentName) => {
    const document = next('channel', 'office', file).describing([{ attachmentName: 'a.pdf' }, { attachmentName }]);
    const { id, warnings } = await sender().sends(await document.packet());
    const { sentence } = warnings.find(({ code }) => code === 'archive.kind-not-read') ?? {};
    expect(sentence?.vi).toMatch(
      `Tệp nén "${attachmentName}" thuộc loại không đọc được bên trong (RAR, 7z…) nên chưa kiểm tra chữ ký số`,
    );
    expect(sentence?.en).toMatch(`The archive "${attachmentName}" is of a kind that is not looked into`);
    for (const view of [await sender().sees(id), await recipient().sees(id)]) {
      expect(view.attachments[1]?.pdf).toMatchObject({ verdict: 'not-read', code: 'archive.kind-not-read' });
    }
  });

  it('that nobody looked into says so', async () => {
    const packet = { ...(await next('attachment', 'ZIP of office').packet()), pdfs: [] };
    expect(await sender().submits(packet)).toMatchObject({ outcome: 'refused', code: 'pdf.not-looked-into' });
  });

  it.each([
    ['of an attachment that is none', (archive: object) => [{ attachment: 1, archive }]],
    ['of more PDF files than files', (archive: object) => [{ attachment: 0, archive: { ...archive, files: 0 } }]],
    [
      'of one file twice',
      ({ pdfs = [] }: ToldArchive) => [{ attachment: 0, archive: { files: 2, pdfs: [...pdfs, ...pdfs] } }],
    ],
    [
      'of another length',
      ({ pdfs = [] }: ToldArchive) => [
        { attachment: 0, archive: { files: 1, pdfs: pdfs.map((one) => ({ ...one, bytes: 1 })) } },
      ],
    ],
  ])('is not believed of a gateway that tells %s', async (_, tell) => {
    const packet = await next('either', 'ZIP of office', 'office').packet();
    const [told] = packet.pdfs;
    const pdfs = tell(told && 'archive' in told ? told.archive : {});
    const call = sender().submits(packet, { measurements: { inline: { ...packet.measured, pdfs } } });
    expect(await refusal(call)).toMatchObject({ code: 'process.bad-message' });
  });

  it('is told where a file was before, whether it is packed now or was packed then', async () => {
    const fresh = await sign(writePlainPdf(['NEN RA NEN VAO']), office);
    files['unpacked'] = fresh;
    files['packed'] = writeZip([{ name: 'a.pdf', content: fresh }]);
    await sender().sends(await next('either', 'packed').packet());
    const bare = await sender().sends(await next('attachment', 'unpacked').packet());
    const again = await sender().sends(await next('both', 'packed').signedBy(office).packet());
    for (const { warnings } of [bare, again]) {
      expect(warnings).toMatchObject([{ code: 'remark.same-file-elsewhere', params: { sender: codeOf('either') } }]);
    }
    expect(again.warnings[0]?.params).toMatchObject({ attachmentName: 'tep-1.pdf › a.pdf' });
  });
});

interface ToldArchive {
  readonly pdfs?: readonly object[];
}

describe('a report of the gateway', () => {
  it('that is missing is no verdict: the file counts as not signed', async () => {
    const packet = { ...(await next('attachment', 'office').packet()), pdfs: [] };
    expect(await sender().submits(packet)).toMatchObject({ outcome: 'refused', code: 'pdf.not-looked-into' });
  });

  it('that says it had no time makes the sender try again where it decides, and nobody else', async () => {
    const busy = { attachment: 0, notRead: { code: 'pdf.reader-busy', params: { waitMs: 1_000 } } } as const;
    const deciding = { ...(await next('either', 'office').packet()), pdfs: [busy] };
    expect(await refusal(sender().submits(deciding))).toMatchObject({ code: 'pdf.reader-busy' });
    const indifferent = { ...(await next('either', 'office').signedBy(office).packet()), pdfs: [busy] };
    const { warnings } = await sender().sends(indifferent);
    expect(warnings.map(({ code }) => code)).toContain('pdf.reader-busy');
  });

  it.each([
    ['of an attachment that is not there', (report: object) => [{ attachment: 7, report }]],
    ['of another file', (report: object) => [{ attachment: 0, report: { ...report, pdfBytes: 1 } }]],
    ['twice of one', (report: object) => [0, 0].map((attachment) => ({ attachment, report }))],
    ['of no shape', () => [{ attachment: 0, report: { readable: 'yes' } }]],
  ])('%s is not believed', async (_, pdfs) => {
    const packet = await next('either', 'office').packet();
    const [one] = packet.pdfs;
    const said = pdfs(one && 'report' in one ? one.report : {});
    const call = sender().submits(packet, { measurements: { inline: { ...packet.measured, pdfs: said } } });
    expect(await refusal(call)).toMatchObject({ code: 'process.bad-message' });
  });
});

describe('a PDF file that was sent before', () => {
  it('by another or under another number is accepted, and both sides are told', async () => {
    files['once'] = await sign(writePlainPdf(['MOT LAN']), office);
    const first = await sender().sends(await next('either', 'once').packet());
    expect(first.warnings).toEqual([]);
    const again = await sender().sends(await next('attachment', 'once').packet());
    expect(again.warnings).toMatchObject([
      {
        code: 'remark.same-file-elsewhere',
        params: { sender: codeOf('either'), documentId: first.documentId, attachmentName: 'tep-1.pdf' },
      },
    ]);
    expect(await kindsOf(again.id)).toContain('document.same-file-elsewhere');
    expect(await kindsOf(first.id)).not.toContain('document.same-file-elsewhere');
  });

  it('keeps the worth it had then: its certificate has ended since', async () => {
    files['in time'] = await sign(writePlainPdf(['KIP THOI']), ending);
    files['too late'] = await sign(writePlainPdf(['MUON']), ending);
    await sender().sends(await next('attachment', 'in time').packet());
    exchange.passes(60 * day);
    const seen = await sender().sends(await next('either', 'in time').packet());
    const [timely] = (await sender().sees(seen.id)).attachments;
    expect(timely?.pdf?.signatures[0]).toMatchObject({
      verdict: 'valid',
      remarks: [],
      provenTime: { at: '2026-11-20T01:00:00.000Z', by: 'first-seen' },
    });
    const unseen = await sender().sends(await next('either', 'too late').packet());
    const [late] = (await sender().sees(unseen.id)).attachments;
    expect(late?.pdf?.signatures[0]).toMatchObject({ remarks: [{ code: 'pdf.signing-time-unknown' }] });
  });
});

it('whatever was accepted here is, read anew, what it was accepted for', async () => {
  const tracker = await startTrackerBeside(exchange);
  try {
    await tracker.rereads();
    expect(await tracker.found()).toEqual([]);
    expect(await tracker.unread()).toEqual([]);
  } finally {
    await tracker.stop();
  }
});

function codeOf(policy: Policy): string {
  return `G22.${String(policies.indexOf(policy) + 1).padStart(2, '0')}`;
}

function register(certificate: TestCertificate, role: 'organisation' | 'person', agencies: string[]): void {
  const { sha256, der } = certificate;
  const registeredAt = '2026-01-01T00:00:00Z';
  exchange.publish({ kind: 'certificate', sha256, role, agencies, der: der.toString('base64'), registeredAt });
}

async function makeFiles(): Promise<void> {
  const plain = writePlainPdf(['CONG VAN']);
  const signed = await sign(plain, office);
  const altered = Buffer.from(signed);
  altered.write('CONG VAM', altered.indexOf('CONG VAN'));
  Object.assign(files, {
    plain,
    altered,
    office: signed,
    head: await sign(plain, head),
    'head and office': await sign(await sign(plain, head), office),
    stranger: await sign(plain, stranger),
    neighbour: await sign(plain, neighbour),
    'cut off': plain.subarray(0, -20),
    'no PDF': Buffer.from('chỉ là chữ'),
    'ZIP of office': writeZip([{ name: 'Hồ sơ/' }, { name: 'Hồ sơ/công văn.pdf', content: signed }]),
    'ZIP of altered': writeZip([{ name: 'a.pdf', content: altered }]),
    'ZIP of no PDF': writeZip([{ name: 'a.txt', content: Buffer.from('chỉ là chữ') }]),
    'ZIP of two': writeZip([
      { name: 'a.pdf', content: signed },
      { name: 'b.pdf', content: plain },
    ]),
    'ZIP cut off': writeZip([{ name: 'a.pdf', content: signed }]).subarray(0, -9),
    RAR: Buffer.from('Rar!\x1a\x07\x01\0…', 'latin1'),
    '7z': Buffer.from("7z\xbc\xaf'\x1c…", 'latin1'),
    'ZIP with a password': writeZip([{ name: 'khoa.pdf', content: signed, flags: 0x0801 }]),
  });
}

function sha256Of(file: string): string {
  return createHash('sha256')
    .update(files[file] ?? '')
    .digest('hex');
}

function sign(pdf: Buffer, { privateKey, certificatePem }: TestCertificate): Promise<Buffer> {
  return signPdf(pdf, { key: privateKey, certificate: certificatePem, at: new Date('2026-11-19T03:00:00Z') });
}

/** A document of its own name, with these of the files. */
function next(policy: Policy, ...names: string[]) {
  number += 1;
  const code = codeOf(policy);
  return aDocument()
    .from(code)
    .to('H36.15.04')
    .numbered(String(number), 'VP')
    .named(`${code},2026/11/20,${number}/VP`)
    .with(...names.map((name) => files[name] ?? Buffer.from(name)));
}

async function kindsOf(document: string): Promise<string[]> {
  const rows = await exchange.rows<{ kind: string }>('select kind from fact where document = $1', [document]);
  return rows.map(({ kind }) => kind);
}
