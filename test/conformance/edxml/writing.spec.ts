import type { Draft, StatusHeader } from '@edoc-axis/domain';
import { decodeAttachment, readPacket, writeDocumentPacket, writeStatusPacket } from '@edoc-axis/edxml';
import { samplePacket } from './sample-packets.js';

async function gather(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const gathered: Uint8Array[] = [];
  for await (const chunk of chunks) gathered.push(chunk);
  return Buffer.concat(gathered);
}

const writtenAt = new Date('2026-01-15T00:00:00+07:00');

const draft: Draft = {
  from: 'H36',
  to: ['H36.15', { organId: 'H36.16', organName: 'Sở Y tế' }],
  code: { codeNumber: '7', codeNotation: 'UBND-VX' },
  promulgationInfo: { promulgationDate: '15/01/2026' },
  documentType: { typeName: 'Công văn' },
  subject: 'V/v a < b & c > d',
};

describe('a packet written again', () => {
  it.each(['new', 'revocation', 'update', 'replacement'])(
    '%s: byte for byte what the real builder wrote, but for its placeholder and its manifest types',
    async (name) => {
      const sample = samplePacket(`edoc_${name}`);
      const reading = await readPacket(sample);
      if (reading.kind !== 'document') throw new Error('no document');
      const files = reading.attachments.map((attachment) => ({
        name: attachment.name,
        bytes: decodeAttachment(sample, attachment),
      }));
      const attachments = reading.attachments.map(({ description, contentType }) => ({ description, contentType }));
      const again: Draft = { ...reading.header, bussiness: reading.business, attachments };

      const written = await gather(writeDocumentPacket(again, files, writtenAt));

      const expected = sample
        .toString('utf8')
        .replace(/ *<Signature>[^]*<\/Signature>\r\n/, '')
        .replace('<edXML:ContentType>application/zip', '<edXML:ContentType>application/pdf');
      expect(written.toString('utf8')).toBe(expected);
    },
  );

  it.each(['01', '02', '03', '04', '05', '06', '13', '15', '16'])('status %s: byte for byte', async (code) => {
    const sample = samplePacket(`status_${code}`);
    const reading = await readPacket(sample);
    if (reading.kind !== 'status') throw new Error('no status');
    expect(writeStatusPacket(reading.header).toString('utf8')).toBe(sample.toString('utf8'));
  });
});

describe('a draft', () => {
  it('needs little: names, the DocumentId and the business are filled in', async () => {
    const reading = await readPacket(writeDocumentPacket(draft, [], writtenAt));
    expect(reading.header).toMatchObject({
      from: { organId: 'H36', organName: 'H36' },
      to: [
        { organId: 'H36.15', organName: 'H36.15' },
        { organId: 'H36.16', organName: 'Sở Y tế' },
      ],
      documentId: 'H36,2026/01/15,7/UBND-VX',
      promulgationInfo: { promulgationDate: '2026/01/15' },
      subject: 'V/v a < b & c > d',
    });
    expect(reading.business).toMatchObject({ bussinessDocType: 0 });
    expect(reading.trace).toEqual([{ organId: 'H36', timestamp: '2026/01/15 00:00:00' }]);
    expect(reading.warnings).toEqual([]);
  });

  it('gives files their true types, and calls the first the main document', async () => {
    const files = [
      { name: 'cv.pdf', bytes: Buffer.from('%PDF-1.7') },
      { name: 'bảng.xlsx', bytes: Buffer.from('PK\x03\x04') },
      { name: 'khác', bytes: Buffer.from('') },
    ];
    const { attachments, manifest } = await readPacket(writeDocumentPacket(draft, files));
    expect(attachments.map(({ contentType }) => contentType)).toEqual([
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/octet-stream',
    ]);
    expect(attachments.map(({ description }) => description)).toEqual(['Văn bản chính', undefined, undefined]);
    expect(manifest.map(({ contentId }) => contentId)).toEqual(['cid:1', 'cid:2', 'cid:3']);
  });

  it('may call another file the main document', async () => {
    const files = [1, 2].map((n) => ({ name: `${n}.pdf`, bytes: Buffer.from('%PDF-1.7') }));
    const attachments = [{}, { description: 'Văn bản chính' }];
    const reading = await readPacket(writeDocumentPacket({ ...draft, attachments }, files));
    expect(reading.attachments.map(({ description }) => description)).toEqual([undefined, 'Văn bản chính']);
  });

  it.each<[string, Partial<Draft>, string]>([
    ['without a subject', { subject: ' ' }, 'packet.field-missing'],
    ['without recipients', { to: [] }, 'packet.no-recipients'],
    ['with a recipient twice', { to: ['H36.15', '000.00.15.H36'] }, 'packet.organ-id-repeated'],
    ['with an impossible date', { dueDate: '31/02/2026' }, 'packet.date-impossible'],
    ['with nothing to make a DocumentId of', { promulgationInfo: undefined }, 'packet.field-missing'],
    ['with a character XML does not have', { subject: 'a\u0000b' }, 'packet.character-illegal'],
    ['with half a character', { subject: 'a\ud83d b' }, 'packet.character-illegal'],
    ['with a DocumentId that is too long', { documentId: 'x'.repeat(201) }, 'packet.field-too-long'],
    ['of an update that names nothing', { bussiness: { bussinessDocType: 2 } }, 'packet.target-missing'],
  ])('%s is refused before anything is written', (_, change, code) => {
    expect(() => writeDocumentPacket({ ...draft, ...change }, [])).toThrow(expect.objectContaining({ code }));
  });

  it('that announces a file nobody gives is refused', () => {
    const attachments = [{ attachmentName: 'cv.pdf' }, { attachmentName: 'phu-luc.pdf' }];
    const files = [{ name: 'cv.pdf', bytes: Buffer.from('%PDF-1.7') }];
    expect(() => writeDocumentPacket({ ...draft, attachments }, files)).toThrow(
      expect.objectContaining({
        code: 'packet.attachment-missing',
        params: { contentId: 'cid:2', attachmentName: 'phu-luc.pdf' },
      }),
    );
  });

  it('with more files than a packet takes is refused', () => {
    const files = Array.from({ length: 501 }, () => ({ name: 'a', bytes: Buffer.of(1) }));
    expect(() => writeDocumentPacket(draft, files)).toThrow(
      expect.objectContaining({ code: 'packet.too-many-attachments' }),
    );
  });
});

describe('a status', () => {
  it('without what it may lack is written and read', async () => {
    const status: StatusHeader = {
      from: { organId: 'H36', organName: 'A' },
      responseFor: { organId: 'H37', documentId: 'H37,2026/01/15,7/UBND-VX' },
      statusCode: '03',
    };
    const reading = await readPacket(writeStatusPacket(status));
    expect(reading.header).toStrictEqual(status);
  });
});
