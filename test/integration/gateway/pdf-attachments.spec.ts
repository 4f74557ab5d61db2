import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { admitSubmission, type ReplyOf, submitDocument } from '@edoc-axis/contracts';
import {
  type AttachmentReport,
  parseAttachmentReports,
  readPdfSignatures,
  accessBytes,
  signPdf,
} from '@edoc-axis/signature';
import request from 'supertest';
import { defaultPdfReadingLimits, type PdfReadingLimits } from '../../../apps/gateway/src/pdf/pdf-reading-limits.js';
import { writeZip } from '../../support/zip-by-hand.js';
import { eventually } from '../../support/eventually.js';
import { aSelfSignedCertificate } from '../../support/certificates.js';
import { writePlainPdf } from '../../support/plain-pdf.js';
import { anOpenedGateway, type OpenedGateway } from './support/opened-gateway.js';
import { aPacket, sha256Of } from './support/packets.js';
import { contentId, submission } from './support/replies.js';
import { aScriptedAsker } from './support/scripted-asker.js';

const mebibyte = 1024 ** 2;
const asker = aScriptedAsker();
const signer = aSelfSignedCertificate({ key: 'p-256' });
let gateway: OpenedGateway | undefined;
let signed: Buffer;

beforeAll(async () => {
  signed = await aSignedPdf();
});
afterEach(async () => {
  await gateway?.close();
  gateway = undefined;
});

describe('the PDF files of a packet', () => {
  it('are read, and what was found travels with the measurements', async () => {
    const reports = await reportsOn([Buffer.from('không phải PDF'), signed, Buffer.from('%PDF-1.7 cắt cụt')]);
    expect(reports).toEqual([
      { attachment: 1, report: readPdfSignatures(accessBytes(signed)) },
      { attachment: 2, report: expect.objectContaining({ readable: false, code: 'pdf.end-missing' }) },
    ]);
  });

  it('that are large are read from a file that has no name any more', async () => {
    const large = await aSignedPdf(3 * mebibyte);
    const [found] = await reportsOn([large]);
    expect(found).toEqual({ attachment: 0, report: readPdfSignatures(accessBytes(large)) });
    expect(readdirSync(join(home(), 'spool'))).toEqual([]);
  });

  it('cost nothing where there are none: no thread runs a script that is not there', async () => {
    const reports = await reportsOn([Buffer.from('một'), Buffer.from('hai')], {}, new URL('file:///nowhere.js'));
    expect(reports).toEqual([]);
    expect(existsSync(join(home(), 'spool'))).toBe(false);
  });

  it('inside a ZIP file are read, and what was found is told with the path of each', async () => {
    const zip = writeZip([
      { name: 'ghi-chu.txt', content: Buffer.from('ghi chú') },
      { name: 'Hồ sơ/công văn.pdf', content: signed },
      { name: 'khoa.pdf', content: signed, flags: 0x0801 },
    ]);
    const report = readPdfSignatures(accessBytes(signed));
    expect(await reportsOn([signed, zip])).toEqual([
      { attachment: 0, report },
      {
        attachment: 1,
        archive: {
          files: 3,
          pdfs: [
            { path: 'Hồ sơ/công văn.pdf', bytes: signed.length, sha256: sha256Of(signed), report },
            { path: 'khoa.pdf', bytes: signed.length, notRead: { code: 'archive.file-encrypted', params: {} } },
          ],
        },
      },
    ]);
  });

  it('inside a large ZIP file, and large themselves, are read from files without a name', async () => {
    const large = await aSignedPdf(3 * mebibyte, () => randomBytes(2).toString('hex'));
    const zip = writeZip([
      { name: 'a.pdf', content: large, method: 0 },
      { name: 'b.pdf', content: large },
    ]);
    const [found] = await reportsOn([zip]);
    const report = readPdfSignatures(accessBytes(large));
    const read = { bytes: large.length, sha256: sha256Of(large), report };
    expect(found).toEqual({
      attachment: 0,
      archive: { files: 2, pdfs: ['a.pdf', 'b.pdf'].map((path) => ({ path, ...read })) },
    });
    expect(readdirSync(join(home(), 'spool'))).toEqual([]);
  });

  it('inside a ZIP file nobody can read are not read, and the reason is told', async () => {
    const zip = Buffer.from('PK\x03\x04 nén', 'latin1');
    expect(await reportsOn([zip])).toEqual([{ attachment: 0, notRead: { code: 'archive.end-missing', params: {} } }]);
  });

  it('in archives count like others, and the archives too', async () => {
    const zip = writeZip(['a', 'b', 'c'].map((name) => ({ name: `${name}.pdf`, content: signed })));
    const reports = await reportsOn([signed, zip, zip, zip], { pdfsMax: 3, archivesMax: 2 });
    const left = (count: number) => ({ code: 'archive.files-left', params: { pdfsMax: 3, left: count } });
    expect(reports).toMatchObject([
      { report: { readable: true } },
      { archive: { files: 3, pdfs: [{ path: 'a.pdf' }, { path: 'b.pdf' }], left: left(1) } },
      { archive: { files: 3, pdfs: [], left: left(3) } },
      { notRead: { code: 'archive.too-many', params: { archivesMax: 2 } } },
    ]);
  });

  it('of Office, which are ZIP files as well, are left alone', async () => {
    const docx = writeZip([
      { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
      { name: 'b.pdf', content: signed },
    ]);
    const packet = aPacket({ attachments: [docx], name: (n) => `${n}.docx`, contentType: 'application/msword' });
    expect(await reportsOnPacket(packet)).toEqual([]);
  });

  it('beyond the limits are left, each with the limit that left it', async () => {
    const pdfBytesMax = signed.length;
    const files = [signed, Buffer.concat([signed, Buffer.from('\n')]), signed];
    const reports = await reportsOn(files, { pdfsMax: 2, pdfBytesMax });
    expect(reports.map(endOf)).toEqual([
      true,
      { code: 'pdf.too-large', params: { pdfBytesMax } },
      { code: 'pdf.too-many-files', params: { pdfsMax: 2 } },
    ]);
  });

  it('whose reports are too long for a message are not read, and the rest is', async () => {
    const one = JSON.stringify(readPdfSignatures(accessBytes(signed))).length;
    const files = [signed, signed, Buffer.from('%PDF-1.7')];
    const reports = await reportsOn(files, { reportsInMessageBytesMax: one * 1.5 });
    expect(reports.map(endOf)).toEqual([
      true,
      { code: 'pdf.report-too-long', params: { reportBytesMax: one * 1.5 } },
      false,
    ]);
  });
});

describe('an archive that hurts its reader', () => {
  it.each([
    ['hangs it', 'hang', 'archive.took-too-long'],
    ['uses up its memory', 'gather', 'archive.reader-failed'],
    ['makes it throw', 'throw', 'archive.reader-failed'],
    ['ends it', 'exit', 'archive.reader-failed'],
  ])('and %s is not read, and those beside it are', async (_, deed, code) => {
    const files = [Buffer.from('%PDF-1.7 fine'), Buffer.from(`PK\x03\x04 ${deed}`), Buffer.from('%PDF-1.7 fine')];
    const reports = await reportsOn(files, { pdfMs: 200, threadHeapMebibytesMax: 16 }, woundedThread);
    expect(reports).toEqual([
      { attachment: 0, report: fine },
      { attachment: 1, notRead: expect.objectContaining({ code }) },
      { attachment: 2, report: fine },
    ]);
  });

  it.each([
    ['hangs it', 'hang', 'archive.took-too-long'],
    ['ends it', 'exit', 'archive.reader-failed'],
  ])('with a file that %s: the files beside that one are read', async (_, deed, code) => {
    const reports = await reportsOn([Buffer.from(`PK\x03\x04 list ${deed}`)], { pdfMs: 200 }, woundedThread);
    const files = ['a', 'b', 'c'].map((path) => ({ path, bytes: 1 }));
    expect(reports).toEqual([
      {
        attachment: 0,
        archive: {
          files: 3,
          pdfs: [
            { ...files[0], ...fineFile },
            { ...files[1], notRead: expect.objectContaining({ code }) },
            { ...files[2], ...fineFile },
          ],
        },
      },
    ]);
  });
});

describe('a PDF file that hurts its reader', () => {
  it.each([
    ['hangs it', 'hang', 'pdf.took-too-long'],
    ['uses up its memory', 'gather', 'pdf.reader-failed'],
    ['makes it throw', 'throw', 'pdf.reader-failed'],
    ['ends it', 'exit', 'pdf.reader-failed'],
  ])('and %s is unreadable, and those beside it are read', async (_, deed, code) => {
    const files = ['fine', deed, 'fine'].map((text) => Buffer.from(`%PDF-1.7 ${text}`));
    const reports = await reportsOn(files, { pdfMs: 200, threadHeapMebibytesMax: 16 }, woundedThread);
    expect(reports).toEqual([
      { attachment: 0, report: fine },
      { attachment: 1, report: expect.objectContaining({ readable: false, code, pdfBytes: files[1]?.length }) },
      { attachment: 2, report: fine },
    ]);
  });

  it('does not keep the packets of others from being read', async () => {
    await open({ pdfMs: 2_000, threadsMax: 2 }, woundedThread);
    const [hanging, other] = [Buffer.from('%PDF-1.7 hang'), Buffer.from('%PDF-1.7 fine')];
    const order: string[] = [];
    const first = send(aPacket({ attachments: [hanging] })).then(() => order.push('hanging'));
    const second = send(aPacket({ attachments: [other] })).then(() => order.push('other'));
    await Promise.all([first, second]);
    expect(order).toEqual(['other', 'hanging']);
  });

  it('lets who waits for its thread hear when the time is over that it was not read', async () => {
    await open({ pdfMs: 2_000, packetMs: 300, threadsMax: 1 }, woundedThread);
    const hanging = send(aPacket({ attachments: [Buffer.from('%PDF-1.7 hang')] }));
    await send(aPacket({ attachments: [Buffer.from('%PDF-1.7 fine')] }));
    expect(lastReports()).toEqual([{ attachment: 0, notRead: { code: 'pdf.reader-busy', params: { waitMs: 300 } } }]);
    await hanging;
  });
});

it('a gateway that stops finishes reading first, and what it cannot finish is nobody’s fault', async () => {
  await open({ pdfMs: 30_000 }, woundedThread);
  const hanging = send(aPacket({ attachments: [Buffer.from('%PDF-1.7 hang')] })).catch(() => undefined);
  await eventually(async () => {
    if (!asker.heard.some(({ pattern }) => pattern === admitSubmission.pattern)) throw new Error('not yet');
  });
  await gateway?.close();
  gateway = undefined;
  await hanging;
  await eventually(async () => lastReports());
  expect(lastReports()).toEqual([{ attachment: 0, notRead: expect.objectContaining({ code: 'pdf.reader-busy' }) }]);
});

const fine = { readable: true, pdfBytes: 0, signatures: [], strays: 0 };
const fineFile = { sha256: '0'.repeat(64), report: { ...fine, pdfBytes: 1 } };

/** Plays the thread: what the file says is what it does. */
const woundedThread = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    const deeds = {
      fine: () => parentPort.postMessage(${JSON.stringify(fine)}),
      hang: () => { for (;;); },
      gather: () => { const all = []; for (;;) all.push(new Array(1e5).fill({})); },
      throw: () => { throw new Error('wounded'); },
      exit: () => process.exit(0),
    };
    const files = ['a', 'b', 'c'].map((path) => ({ path, bytes: 1 }));
    parentPort.on('message', ({ source, wanted }) => {
      const words = Buffer.from(source.bytes).toString().split(' ');
      if (words[1] !== 'list') deeds[words[1]]();
      else if (wanted.kind === 'list') parentPort.postMessage({ files: 3, pdfs: files });
      else if (wanted.file.path === 'b') deeds[words[2]]();
      else parentPort.postMessage(${JSON.stringify(fineFile)});
    });
  `)}`,
);

function endOf(report: AttachmentReport) {
  if ('notRead' in report) return report.notRead;
  return 'report' in report ? report.report.readable : 'archive';
}

async function aSignedPdf(bytes = 0, four = () => 'xxxx'): Promise<Buffer> {
  const content = Array.from({ length: Math.ceil(bytes / 4) }, four)
    .join('')
    .slice(0, bytes);
  const objects = bytes > 0 ? [`<< /Length ${bytes} >>\nstream\n${content}\nendstream`] : [];
  const pdf = writePlainPdf(['CONG VAN'], { objects });
  return signPdf(pdf, { key: signer.privateKey, certificate: signer.certificatePem });
}

async function open(limits: Partial<PdfReadingLimits> = {}, pdfThread?: URL): Promise<void> {
  gateway = await anOpenedGateway(asker, { pdfLimits: { ...defaultPdfReadingLimits, ...limits }, pdfThread });
  asker.forget();
  asker.answers(admitSubmission, () => ({ contentId, packetBytesMax: 64 * mebibyte }));
  asker.answers(submitDocument, async ({ packet }): Promise<ReplyOf<typeof submitDocument>> => {
    if ('incoming' in packet) await gateway?.content.keep(packet.incoming);
    return { outcome: 'accepted', submission };
  });
}

function home(): string {
  return gateway?.home ?? '';
}

async function reportsOn(attachments: Buffer[], limits: Partial<PdfReadingLimits> = {}, thread?: URL) {
  return reportsOnPacket(aPacket({ attachments }), limits, thread);
}

async function reportsOnPacket(packet: Buffer, limits: Partial<PdfReadingLimits> = {}, thread?: URL) {
  await open(limits, thread);
  await send(packet);
  return lastReports();
}

async function send(packet: Buffer): Promise<void> {
  const posting = request(gateway?.url ?? '')
    .post('/v1/documents')
    .set('authorization', 'Bearer of-an-office');
  await posting.type('application/edxml+xml').send(packet).expect(201);
}

function lastReports(): AttachmentReport[] {
  const { measurements } = asker.lastOf(submitDocument).request;
  if (!('inline' in measurements)) throw new Error('The measurements lie beside the packet.');
  return parseAttachmentReports(measurements.inline.pdfs);
}
