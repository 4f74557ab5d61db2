import {
  abandonSubmission,
  admitSubmission,
  CarriedBytes,
  type HeardBy,
  inlinePacketBytesMax,
  openForRevocation,
  type ReplyOf,
  submitDocument,
} from '@edoc-axis/contracts';
import type { Draft } from '@edoc-axis/domain';
import { readPacket } from '@edoc-axis/edxml';
import { buffer } from 'node:stream/consumers';
import request from 'supertest';
import { anOpenedGateway, type OpenedGateway } from './support/opened-gateway.js';
import { aPacket, sha256Of } from './support/packets.js';
import { contentId, documentId, submission } from './support/replies.js';
import { aScriptedAsker } from './support/scripted-asker.js';

type Reply = ReplyOf<typeof submitDocument>;

const packetBytesMax = 4 * 1024 * 1024;
const asker = aScriptedAsker();
let gateway: OpenedGateway;

const draft: Draft = {
  from: { organId: 'H36.52', organName: 'UBND xã Tà Hine' },
  to: ['H36.01', { organId: 'H36.02', organName: 'Sở Công Thương' }],
  code: { codeNumber: '12', codeNotation: 'UBND-VP' },
  promulgationInfo: { place: 'Tà Hine', promulgationDate: '2026/11/20' },
  documentType: { type: 2, typeName: 'Công văn' },
  subject: 'V/v "báo cáo" <quý III> & tổng hợp',
  attachments: [{ attachmentName: 'công văn.pdf' }, { attachmentName: 'phụ lục.csv', description: 'Phụ lục' }],
};
const pdf = Buffer.from('%PDF-1.4 thử nghiệm\r\n--edoc-b\r\nkhông phải ranh giới');
const csv = Buffer.from('a,b\n1,2\n');

beforeAll(async () => {
  gateway = await anOpenedGateway(asker, { limits: { lingerMs: 300, lingerBytesMax: 1024 * 1024 } });
});
afterAll(() => gateway.close());
beforeEach(() => {
  asker.forget();
  asker.answers(admitSubmission, () => ({ contentId, packetBytesMax }));
  asker.answers(abandonSubmission, () => ({}));
});
afterEach(async () => {
  await gateway.content.remove(contentId);
  expect(await gateway.incoming()).toEqual([]);
});

type Part = [name: string, content: Buffer | string, fileName?: string];

const boundary = 'edoc-b0undary';
const form = (...parts: Part[]) =>
  Buffer.concat([
    ...parts.flatMap(([name, content, fileName]) => [
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"`),
      Buffer.from(fileName === undefined ? '\r\n\r\n' : `; filename="${fileName}"\r\nContent-Type: x/y\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
const post = (body: Buffer, path = '/v1/documents') =>
  request(gateway.url)
    .post(path)
    .set('authorization', 'Bearer t')
    .set('content-type', `multipart/form-data; boundary=${boundary}`)
    .send(body);
const whole = (...more: Part[]): Part[] => [
  ['draft', JSON.stringify(draft), 'blob'],
  ['file', pdf, 'công văn.pdf'],
  ['file', csv, 'phụ lục.csv'],
  ...more,
];

function accepting(reply: Reply = { outcome: 'accepted', submission }) {
  const seen: { packet?: Buffer; asked?: HeardBy<typeof submitDocument> } = {};
  asker.answers(submitDocument, async (asked) => {
    seen.asked = asked;
    if ('incoming' in asked.packet) await gateway.content.keep(asked.packet.incoming);
    seen.packet =
      'inline' in asked.packet ? asked.packet.inline.bytes : await buffer(await gateway.content.read(contentId));
    return reply;
  });
  return seen;
}

describe('a document brought as a draft with its files', () => {
  it('becomes the packet it would be, and its sender is told what was written', async () => {
    const seen = accepting();
    const { body } = await post(form(...whole())).expect(201);
    const packet = seen.packet ?? Buffer.alloc(0);
    const packetSha256 = sha256Of(packet);
    const written = { documentId: 'H36.52,2026/11/20,12/UBND-VP', packetSha256, packetBytes: packet.length };
    expect(body).toEqual({ ...submission, written });
    const reading = await readPacket(packet);
    expect(reading).toMatchObject({ kind: 'document', header: { subject: draft.subject } });
    expect(reading.attachments).toMatchObject([
      { name: 'công văn.pdf', sha256: sha256Of(pdf), bytes: pdf.length, description: 'Văn bản chính' },
      { name: 'phụ lục.csv', sha256: sha256Of(csv), description: 'Phụ lục' },
    ]);
  });

  it('is the same content however often it is brought', async () => {
    const digests = [];
    for (let n = 0; n < 2; n += 1) {
      const seen = accepting();
      await post(form(...whole())).expect(201);
      digests.push((await readPacket(seen.packet ?? Buffer.alloc(0))).contentDigest);
    }
    expect(digests[0]).toBe(digests[1]);
  });

  it('that was accepted before is not told of a packet nobody keeps', async () => {
    accepting({ outcome: 'repeated', submission });
    expect((await post(form(...whole())).expect(200)).body).toEqual(submission);
  });

  it('whose form fits into a message and whose packet does not is kept in the content store', async () => {
    // A small packet admitted a moment ago would be read before anybody is asked.
    accepting();
    await post(form(...whole())).expect(201);
    const large = Buffer.alloc(inlinePacketBytesMax - 8_000, 7);
    const seen = accepting();
    const one = { ...draft, attachments: [{ attachmentName: 'a.bin' }] };
    await post(form(['draft', JSON.stringify(one)], ['file', large])).expect(201);
    expect(seen.asked?.packet).toEqual({ incoming: contentId });
    expect((await readPacket(seen.packet ?? Buffer.alloc(0))).attachments[0]?.sha256).toBe(sha256Of(large));
  });

  it('is refused where the packet would be too large, though the form is not', async () => {
    const one = { ...draft, attachments: [{ attachmentName: 'a.bin' }] };
    const body = form(['draft', JSON.stringify(one)], ['file', Buffer.alloc(packetBytesMax - 10_000, 7)]);
    expect((await post(body).expect(413)).body).toMatchObject({ code: 'packet.too-large' });
  });

  it('is checked the same way, and nothing is kept', async () => {
    const standing = { standing: 'information', sentence: { vi: 'Không ký số', en: 'Not signed' } } as const;
    const checked: Reply = { outcome: 'acceptable', warnings: [], attachments: [], standing, policy: 'channel' };
    const seen = accepting(checked);
    const { body } = await post(form(...whole()), '/v1/document-checks').expect(200);
    expect(body).toMatchObject({ ...checked, written: { documentId: 'H36.52,2026/11/20,12/UBND-VP' } });
    expect(seen.asked?.checkOnly).toBe(true);
  });
});

describe('a form that is not what it says', () => {
  const [first, ...files] = whole() as [Part, ...Part[]];
  const changed = (parts: object) => JSON.stringify({ ...draft, ...parts });
  const named = (attachmentName: string) => changed({ attachments: [{ attachmentName }] });

  it.each<[string, string, Part[]]>([
    ['without a draft', 'form.draft-not-first', files],
    ['with the draft behind a file', 'form.draft-not-first', [...files, first]],
    ['empty', 'form.draft-not-first', []],
    ['with one file too few', 'form.file-missing', whole().slice(0, 2)],
    ['with one file too many', 'form.file-unannounced', whole(['file', 'x', 'x'])],
    ['with files in another order', 'form.file-out-of-order', [first, ...files.toReversed()]],
    ['with a part of its own making', 'form.part-unknown', whole(['to', 'H36.03'])],
    ['with a second draft', 'form.part-unknown', whole(first)],
    ['with a draft that is not JSON', 'request.malformed', [['draft', '{']]],
    ['with a draft that is not UTF-8', 'request.malformed', [['draft', Buffer.from('{"subject":"\xe1"}', 'latin1')]]],
    ['with a misspelt field', 'request.parameter-invalid', [['draft', changed({ subjekt: 'x' })]]],
    ['without recipients', 'request.parameter-invalid', [['draft', changed({ to: [] })]]],
    [
      'with a day that does not exist',
      'packet.date-impossible',
      [['draft', changed({ promulgationInfo: { promulgationDate: '2026/02/30' } })]],
    ],
    ['with a file that has no name', 'request.parameter-missing', [['draft', changed({ attachments: [{}] })]]],
    ['with a path for a name', 'form.file-name-refused', [['draft', named('../../a.pdf')]]],
    ['with a name that reads backwards', 'form.file-name-refused', [['draft', named('a\u202efdp.exe')]]],
    [
      'with a control character in the subject',
      'packet.character-illegal',
      [['draft', changed({ subject: 'a\u0001' })]],
    ],
    ['with too long a draft', 'form.draft-too-large', [['draft', 'x'.repeat(2 * 1024 * 1024 + 1)]]],
  ])('%s is refused by its name, and nothing of it stays', async (_, code, parts) => {
    const seen = accepting();
    const { body, status } = await post(form(...parts));
    expect([status >= 400 && status < 500, body.code]).toEqual([true, code]);
    expect(seen.asked).toBeUndefined();
  });

  it('a form whose part names itself twice, or that breaks off, is malformed', async () => {
    const twice = form(first).toString().replace('\r\n\r\n', '\r\nContent-Disposition: form-data; name="file"\r\n\r\n');
    const broken = form(...whole());
    for (const body of [Buffer.from(twice), broken.subarray(0, broken.length - 30)]) {
      expect((await post(body).expect(400)).body.code).toBe('request.malformed');
    }
    const noBoundary = request(gateway.url).post('/v1/documents').set('authorization', 'Bearer t');
    const { body } = await noBoundary.set('content-type', 'multipart/form-data').send('x').expect(400);
    expect(body.code).toBe('request.malformed');
  });

  it('names of files that a program mangled on the way are taken for what they are', async () => {
    for (const fileName of ['cÃ´ng vÄn.pdf', 'c?ng v?n.pdf', 'C:\\\\Users\\\\công văn.pdf', '']) {
      accepting();
      const one = changed({ attachments: [{ attachmentName: 'công văn.pdf' }] });
      await post(form(['draft', one], ['file', pdf, fileName])).expect(201);
    }
  });
});

describe('a revocation brought as a form', () => {
  const path = `/v1/documents/${documentId}/revoke`;
  const original = aPacket({ recipients: ['H36.16'] });

  it('is the notice about the document, to everybody it was addressed to', async () => {
    asker.answers(openForRevocation, () => ({
      packet: { inline: new CarriedBytes(original) },
      bytes: original.length,
      addressedTo: ['H36.16', 'H36.17'],
    }));
    const seen = accepting();
    await post(form(['draft', JSON.stringify({ reason: 'Ban hành sai thẩm quyền' })]), path).expect(201);
    expect(seen.asked?.revokes).toBe(documentId);
    const [reading, before] = await Promise.all([readPacket(seen.packet ?? Buffer.alloc(0)), readPacket(original)]);
    if (reading.kind !== 'document' || before.kind !== 'document') throw new Error('It is a document.');
    expect(reading.business).toMatchObject({ bussinessDocType: 1, bussinessDocReason: 'Ban hành sai thẩm quyền' });
    const { to, ...header } = reading.header;
    expect({ ...before.header, ...header }).toEqual({ ...header, to: before.header.to });
    expect(to).toEqual([...before.header.to, { organId: 'H36.17', organName: 'H36.17' }]);
    expect(reading.attachments).toEqual([]);
  });

  it('needs a reason, and takes the notice as a file', async () => {
    asker.answers(openForRevocation, () => ({
      packet: { inline: new CarriedBytes(original) },
      bytes: original.length,
      addressedTo: ['H36.16'],
    }));
    const seen = accepting();
    expect((await post(form(['draft', '{"reason":" "}']), path).expect(400)).body.code).toBe(
      'request.parameter-invalid',
    );
    const notice = { reason: 'Sai thể thức', attachments: [{ attachmentName: 'thông báo.pdf' }] };
    await post(form(['draft', JSON.stringify(notice)], ['file', pdf]), path).expect(201);
    expect((await readPacket(seen.packet ?? Buffer.alloc(0))).attachments).toMatchObject([{ sha256: sha256Of(pdf) }]);
  });
});
