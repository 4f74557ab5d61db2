import { isCatalogued } from '@edoc-axis/domain';
import { readPacket, type PacketReading } from '@edoc-axis/edxml';
import { altered, prefixed, samplePacket } from './sample-packets.js';

const namespace = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';

/** The code and params of the refusal; fails when the packet is read. */
async function refusal(packet: Buffer): Promise<{ code: string; params: Readonly<Record<string, unknown>> }> {
  const outcome: unknown = await readPacket(packet).catch((error: unknown) => error);
  if (!isCatalogued(outcome)) throw new Error('the packet was read', { cause: outcome });
  return { code: outcome.code, params: outcome.params };
}

/** The same document, whatever the bytes: all but where things lie. */
function said({ header, business, trace, attachments, contentDigest }: PacketReading) {
  const files = attachments.map((attachment) => ({ ...attachment, encodedFrom: 0, encodedTo: 0 }));
  return { header, business, trace, files, contentDigest };
}

describe('what real parsers read, we read', () => {
  const original = samplePacket('edoc_new');
  const text = original.toString('utf8');

  it.each<[string, Buffer]>([
    ['another prefix', prefixed('edoc_new', 'ed')],
    ['no prefix', prefixed('edoc_new', '')],
    ['a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), original])],
    ['line feeds instead of CR LF', Buffer.from(text.replaceAll('\r\n', '\n'))],
    ['no indentation', Buffer.from(text.replaceAll(/>\s+</g, '><'))],
    [
      'base64 in lines of four',
      Buffer.from(text.replaceAll(/(?<=2016">)[\w+/=]+/g, (base64) => base64.replaceAll(/.{4}/g, '$&\r\n '))),
    ],
    ['base64 with &#13; at line ends', altered('edoc_new', ['JVBERi0x', 'JVBE&#13;\r\nRi0x&#xD;\n'])],
    [
      'base64 in CDATA',
      altered('edoc_new', ['JVBERi0xLjQgZ2lhIGRpbmg=', '\n <![CDATA[JVBERi0x]]><![CDATA[LjQgZ2lhIGRpbmg=]]>']),
    ],
    ['a value in CDATA', altered('edoc_new', ['>V/v thử nghiệm', '><![CDATA[V/v]]> thử <![CDATA[nghiệm]]>'])],
    ['comments between elements', altered('edoc_new', ['<edXML:DocumentId>', '<!-- số --><edXML:DocumentId>'])],
  ])('%s', async (_, packet) => {
    expect(said(await readPacket(packet))).toEqual(said(await readPacket(original)));
  });

  it('any order of children', async () => {
    const subject = '<edXML:Subject>V/v thử nghiệm liên thông</edXML:Subject>';
    const packet = altered('edoc_new', [subject, ''], ['<edXML:From>', `${subject}<edXML:From>`]);
    const [reading, original] = [await readPacket(packet), await readPacket(samplePacket('edoc_new'))];
    expect(reading.header).toStrictEqual(original.header);
    expect(reading.business).toStrictEqual(original.business);
  });

  it('unknown elements, in our namespace and in others', async () => {
    const packet = altered(
      'edoc_new',
      ['<edXML:DocumentId>', '<edXML:Vendor><edXML:Subject>x</edXML:Subject></edXML:Vendor><edXML:DocumentId>'],
      ['<edXML:TraceHeader>', '<v:x xmlns:v="urn:v">y</v:x><edXML:TraceHeader>'],
      ['  <AttachmentEncoded>', '<Vendor><Attachment>z</Attachment></Vendor><AttachmentEncoded>'],
      ['    <Attachment>', '<Vendor>w</Vendor><Attachment>'],
      ['<ContentId>', '<Vendor><ContentTransferEncoded>!</ContentTransferEncoded></Vendor><ContentId>'],
    );
    const { contentDigest, ...reading } = said(await readPacket(packet));
    const { contentDigest: other, ...original } = said(await readPacket(samplePacket('edoc_new')));
    expect(reading).toEqual(original);
    expect(contentDigest).not.toBe(other);
  });

  it('optional blocks that are missing: a packet of the required fields alone', async () => {
    const packet = Buffer.from(
      `<edXML xmlns="${namespace}"><edXMLEnvelope><edXMLHeader><MessageHeader>` +
        '<From><OrganId>H36</OrganId><OrganName>A</OrganName></From><To><OrganId>H37</OrganId><OrganName>B</OrganName></To>' +
        '<DocumentId>1</DocumentId><Code><CodeNumber>1</CodeNumber><CodeNotation>CV</CodeNotation></Code>' +
        '<DocumentType/><Subject>s</Subject><DueDate/><SignerInfo/></MessageHeader></edXMLHeader></edXMLEnvelope></edXML>',
    );
    const reading = await readPacket(packet);
    expect(reading.header).toStrictEqual({
      from: { organId: 'H36', organName: 'A' },
      to: [{ organId: 'H37', organName: 'B' }],
      documentId: '1',
      code: { codeNumber: '1', codeNotation: 'CV' },
      documentType: {},
      subject: 's',
      responseFor: [],
      toPlaces: [],
    });
    expect(reading.business).toBeUndefined();
    expect(reading).toMatchObject({ trace: [], manifest: [], attachments: [], warnings: [] });
  });

  it('an unbound xlink prefix, which is told', async () => {
    const packet = altered('edoc_new', ['<edXML:Reference>', '<edXML:Reference xlink:href="cid:1">']);
    const reading = await readPacket(packet);
    expect(reading.unboundPrefixes).toEqual(['xlink']);
    expect(said(reading)).toEqual(said(await readPacket(samplePacket('edoc_new'))));
  });

  it('a bound xlink prefix, which is nothing to tell', async () => {
    const packet = altered('edoc_new', [
      '<edXML:Reference>',
      '<edXML:Reference xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="cid:1">',
    ]);
    expect((await readPacket(packet)).unboundPrefixes).toEqual([]);
  });

  it('content ids without cid:, in the manifest or at the attachment', async () => {
    const reading = await readPacket(altered('edoc_new', ['      <ContentId>cid:1', '      <ContentId>1']));
    expect(reading.attachments[0]).toMatchObject({ contentId: '1', name: 'van-ban-chinh.pdf' });
    expect(reading.warnings).toEqual([]);
  });

  it('a PDF by its type with a ZIP of one entry inside', async () => {
    const packet = altered(
      'edoc_new',
      ['phu-luc.txt</AttachmentName>', 'phu-luc.pdf</AttachmentName>'],
      ['<ContentType>application/zip', '<ContentType>application/pdf'],
    );
    expect((await readPacket(packet)).attachments[1]).toMatchObject({ magic: 'zip', wrapped: true });
  });

  it('a ZIP by its name with one entry inside is no wrapping', async () => {
    const packet = altered('edoc_new', ['phu-luc.txt</AttachmentName>', 'phu-luc.ZIP</AttachmentName>']);
    expect((await readPacket(packet)).attachments[1]).toMatchObject({ magic: 'zip', wrapped: false });
  });

  it('Vietnamese composed and decomposed, each as it was written', async () => {
    for (const form of ['NFC', 'NFD'] as const) {
      const packet = Buffer.from(samplePacket('edoc_new').toString('utf8').normalize(form));
      const { header } = await readPacket(packet);
      expect(header).toMatchObject({ subject: 'V/v thử nghiệm liên thông'.normalize(form) });
    }
  });

  it.each([
    ['2026/01/15', '2026/01/15'],
    ['15/01/2026', '2026/01/15'],
    ['2026-01-15', '2026/01/15'],
    ['2026-01-15T08:30:00+07:00', '2026/01/15'],
  ])('a date written as %s', async (written, read) => {
    const packet = altered('edoc_new', ['PromulgationDate>2026/01/15', `PromulgationDate>${written}`]);
    expect((await readPacket(packet)).header).toMatchObject({ promulgationInfo: { promulgationDate: read } });
  });
});

describe('what must never reach a recipient, we refuse with its reason', () => {
  it.each<[string, Buffer, string]>([
    [
      'a DOCTYPE with entities, which real parsers expand',
      altered('edoc_new', ['<edXML xmlns', '<!DOCTYPE edXML [<!ENTITY a "b">]><edXML xmlns']),
      'xml.doctype',
    ],
    ['anything before <?xml', Buffer.from(`1212${samplePacket('edoc_new').toString('utf8')}`), 'xml.text-outside-root'],
    ['a missing namespace', altered('edoc_new', [/ xmlns="[^"]+"/, '']), 'packet.namespace-missing'],
    [
      'the old namespace',
      Buffer.from(samplePacket('edoc_new').toString('utf8').replaceAll(namespace, 'http://www.e-doc.vn/Schema/')),
      'packet.namespace-old',
    ],
    ['another namespace', altered('edoc_new', [namespace, 'urn:other']), 'packet.namespace-wrong'],
    [
      'a prefixed root',
      altered('edoc_new', ['<edXML xmlns=', '<e:edXML xmlns:e='], [/<\/edXML>\s*$/, '</e:edXML>']),
      'packet.root-prefixed',
    ],
    [
      'another root',
      altered('edoc_new', ['<edXML xmlns', '<edxml xmlns'], [/<\/edXML>\s*$/, '</edxml>']),
      'packet.root-wrong',
    ],
    [
      'a known element in another namespace',
      altered('edoc_new', ['<edXML:Subject>', '<Subject xmlns="urn:x">'], ['</edXML:Subject>', '</Subject>']),
      'packet.namespace-wrong',
    ],
    [
      'Business instead of Bussiness, which real parsers take for a new document',
      altered(
        'edoc_revocation',
        ['<edXML:Bussiness>', '<edXML:Business>'],
        ['</edXML:Bussiness>', '</edXML:Business>'],
      ),
      'packet.business-misspelt',
    ],
    [
      'Bussiness outside of TraceHeaderList',
      altered(
        'edoc_revocation',
        [/<edXML:TraceHeaderList>/, ''],
        [/<edXML:TraceHeader>[^]*<\/edXML:TraceHeaderList>/, ''],
      ),
      'packet.element-misplaced',
    ],
    ['a DocumentId that is too long', altered('edoc_new', ['123/CQA-VP', '1'.repeat(200)]), 'packet.field-too-long'],
    ['an OrganId that is too long', altered('edoc_new', ['000.00.00.T02', 'H'.repeat(36)]), 'packet.field-too-long'],
    ['an impossible date', altered('edoc_new', ['Date>2026/01/15', 'Date>2014/02/30']), 'packet.date-impossible'],
    ['what is no date', altered('edoc_new', ['Date>2026/01/15', 'Date>hôm nay']), 'packet.date-malformed'],
    ['a missing field', altered('edoc_new', [/<edXML:Subject>.*Subject>/, '']), 'packet.field-missing'],
    ['an empty field', altered('edoc_new', [/<edXML:Subject>.*</, '<edXML:Subject> \r\n <']), 'packet.field-missing'],
    [
      'a field twice',
      altered('edoc_new', ['<edXML:Content>', '<edXML:Subject>x</edXML:Subject><edXML:Content>']),
      'packet.element-repeated',
    ],
    ['no recipient', altered('edoc_new', [/<edXML:To>[^]*<\/edXML:To>/, '']), 'packet.no-recipients'],
    ['a recipient twice', altered('edoc_new', ['000.00.00.T03', 'T02']), 'packet.organ-id-repeated'],
    ['a comment inside a value', altered('edoc_new', ['V/v thử', 'V/v <!-- x --> thử']), 'packet.comment-in-value'],
    ['an element inside a value', altered('edoc_new', ['V/v thử', 'V/v <b/> thử']), 'packet.element-in-value'],
    ['a comment inside base64', altered('edoc_new', ['JVBE', 'JV<!-- x -->BE']), 'packet.comment-in-value'],
    ['an element inside base64', altered('edoc_new', ['JVBE', 'JV<x/>BE']), 'packet.element-in-value'],
    ['an unknown business type', altered('edoc_new', ['DocType>0', 'DocType>4']), 'packet.field-invalid'],
    [
      'an update that names no document',
      altered('edoc_update', [/<edXML:DocumentId>[^<]*<\/edXML:DocumentId>(?=\s*<edXML:Buss)/, '']),
      'packet.target-missing',
    ],
    [
      'a replacement that names no document',
      altered('edoc_replacement', [/<edXML:ReplacementInfoList>[^]*InfoList>/, '']),
      'packet.target-missing',
    ],
    ['an unknown status', altered('status_01', ['Code>01', 'Code>07']), 'packet.field-invalid'],
    [
      'a status that is a document too',
      altered('status_01', ['<edXML:StatusCode>', '<edXML:DocumentId>x</edXML:DocumentId><edXML:StatusCode>']),
      'packet.kind-unclear',
    ],
    [
      'a status with attachments',
      altered('status_01', [/<\/edXML>\s*$/, '<AttachmentEncoded/></edXML>']),
      'packet.status-with-attachments',
    ],
    [
      'attachments before the envelope',
      altered('edoc_new', ['  <edXML:edXMLEnvelope', '<AttachmentEncoded/><edXML:edXMLEnvelope']),
      'packet.attachments-before-envelope',
    ],
    [
      'attachments inside the envelope',
      altered('edoc_new', ['</edXML:edXMLEnvelope', '<AttachmentEncoded/></edXML:edXMLEnvelope']),
      'packet.element-misplaced',
    ],
    [
      'two envelopes',
      altered('edoc_new', ['  <AttachmentEncoded>', '<edXMLEnvelope/><AttachmentEncoded>']),
      'packet.element-repeated',
    ],
    ['no envelope', Buffer.from(`<edXML xmlns="${namespace}"/>`), 'packet.element-missing'],
    [
      'an attachment without content',
      altered('edoc_new', [/<edXML:ContentTransferEncoded .*/, '']),
      'packet.element-missing',
    ],
    [
      'a content id twice',
      altered('edoc_new', ['    <ContentId>cid:2', '    <ContentId>1']),
      'packet.attachment-repeated',
    ],
    ['base64 that is cut short', altered('edoc_new', ['IGRpbmg=', 'IGRpbmg']), 'packet.attachment-not-base64'],
    ['a truncated packet', samplePacket('edoc_new').subarray(0, -10), 'xml.truncated'],
    [
      'an unbound prefix that is not xlink',
      altered('edoc_new', ['<edXML:Reference>', '<edXML:Reference x:y="">']),
      'xml.prefix-unbound',
    ],
  ])('%s', async (_, packet, code) => {
    expect((await refusal(packet)).code).toBe(code);
  });

  it('a ContentType of ZIP over other bytes, naming the attachment', async () => {
    const packet = altered('edoc_new', ['<ContentType>application/pdf', '<ContentType>application/zip']);
    expect(await refusal(packet)).toEqual({
      code: 'packet.zip-declared-but-not',
      params: { contentId: '1', attachmentName: 'van-ban-chinh.pdf' },
    });
  });

  it('a refusal names the element as a person finds it', async () => {
    const packet = altered('edoc_new', [/<edXML:OrganName>.*B<\/edXML:OrganName>/, '']);
    expect((await refusal(packet)).params).toEqual({ field: 'edXMLHeader/MessageHeader/To[1]/OrganName' });
  });
});

describe('what a recipient may cut or overlook is worth a warning', () => {
  it('a value longer than real systems keep', async () => {
    const { warnings, header } = await readPacket(altered('edoc_new', ['V/v thử', 'x'.repeat(500)]));
    expect(warnings).toEqual([
      {
        code: 'packet.field-too-long',
        params: { field: 'edXMLHeader/MessageHeader/Subject', length: 518, lengthMax: 500 },
      },
    ]);
    expect(header).toMatchObject({ subject: expect.stringMatching(/^x{500} nghiệm/) });
  });

  it('decomposed Vietnamese is as long as composed', async () => {
    const subject = 'ệ'.repeat(500).normalize('NFD');
    const { warnings } = await readPacket(altered('edoc_new', ['V/v thử nghiệm liên thông', subject]));
    expect(warnings).toEqual([]);
  });

  it.each<[string, Buffer, string]>([
    ['a priority nobody knows', altered('edoc_new', ['Priority>1', 'Priority>khẩn']), 'packet.field-invalid'],
    [
      'a number of pages out of range',
      altered('edoc_new', ['PageAmount>3', 'PageAmount>65536']),
      'packet.number-invalid',
    ],
    ['a Direction that is neither true nor false', altered('edoc_new', ['>false<', '>có<']), 'packet.field-invalid'],
    [
      'a time of a hop that cannot be read',
      altered('edoc_new', ['Timestamp>2026/01/15', 'Timestamp>nay']),
      'packet.date-malformed',
    ],
    [
      'an attachment the manifest does not list',
      altered('edoc_new', ['    <ContentId>cid:2', '    <ContentId>cid:3']),
      'packet.attachment-unlisted',
    ],
    [
      'an attachment the manifest lists and the packet lacks',
      altered('edoc_new', [/<AttachmentEncoded>[^]*AttachmentEncoded>/, '']),
      'packet.attachment-missing',
    ],
    ['an empty attachment', altered('edoc_new', ['JVBERi0xLjQgZ2lhIGRpbmg=', '']), 'packet.attachment-empty'],
  ])('%s', async (_, packet, code) => {
    const { warnings } = await readPacket(packet);
    expect(warnings[0]?.code).toBe(code);
  });

  it('warnings are few, however many there could be', async () => {
    const hop =
      '<edXML:TraceHeader><edXML:OrganId>T01</edXML:OrganId><edXML:Timestamp>x</edXML:Timestamp></edXML:TraceHeader>';
    const { warnings, trace } = await readPacket(
      altered('edoc_new', ['<edXML:TraceHeader>', `${hop.repeat(200)}<edXML:TraceHeader>`]),
    );
    expect(trace).toHaveLength(201);
    expect(warnings).toHaveLength(100);
  });
});

describe('limits', () => {
  it.each([
    ['packetBytesMax', 1000, 'packet.too-large'],
    ['headerBytesMax', 1000, 'packet.header-too-large'],
    ['headerElementsMax', 50, 'packet.header-too-many-elements'],
    ['recipientsMax', 1, 'packet.too-many-recipients'],
    ['hopsMax', 0, 'packet.too-many-hops'],
    ['attachmentsMax', 1, 'packet.too-many-attachments'],
    ['attachmentFieldsBytesMax', 50, 'packet.field-too-large'],
  ])('%s holds', async (limit, value, code) => {
    const outcome: unknown = await readPacket(samplePacket('edoc_new'), { limits: { [limit]: value } }).catch(
      (error: unknown) => error,
    );
    expect(isCatalogued(outcome) && outcome.code).toBe(code);
  });
});
