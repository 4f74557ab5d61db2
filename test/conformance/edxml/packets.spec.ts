import { readPacket } from '@edoc-axis/edxml';
import { samplePacket } from './sample-packets.js';

const agency = (letter: string, code: string) => ({
  organId: code,
  organizationInCharge: `Cơ quan Giả Định ${letter}`,
  organName: `Cơ quan Giả Định ${letter}`,
  organAdd: 'Số 1 Đường Giả Định, Tỉnh Giả Định',
  email: `vanthu@${code.toLowerCase()}.example`,
  telephone: '0000000000',
  fax: '0000000001',
  website: 'www.example',
});

const documentHeader = {
  from: agency('A', '000.00.00.T01'),
  to: [agency('B', '000.00.00.T02'), agency('C', '000.00.00.T03')],
  documentId: '000.00.00.T01,2026/01/15,123/CQA-VP',
  code: { codeNumber: '123', codeNotation: 'CQA-VP' },
  promulgationInfo: { place: 'Tỉnh Giả Định', promulgationDate: '2026/01/15' },
  documentType: { type: 2, typeDetail: 0, typeName: 'Công văn' },
  subject: 'V/v thử nghiệm liên thông',
  content: 'Trích yếu thử nghiệm',
  signerInfo: { competence: 'TL. THỦ TRƯỞNG', position: 'Chánh Văn phòng', fullName: 'Người Ký Giả Định' },
  dueDate: '2026/02/01',
  otherInfo: {
    priority: 1,
    sphereOfPromulgation: 'Hành chính',
    typerNotation: 'NGD',
    promulgationAmount: 1,
    pageAmount: 3,
    direction: false,
    appendixes: ['Phụ lục I'],
  },
  responseFor: [
    {
      organId: '000.00.00.T02',
      code: '45/CQB-VP',
      documentId: '000.00.00.T02,2026/01/10,45/CQB-VP',
      promulgationDate: '2026/01/10',
    },
  ],
  steeringType: 1,
  toPlaces: ['Như trên', 'Lưu: VT'],
};

const staffInfo = {
  department: 'Văn thư',
  staff: 'Nhân viên Giả Định',
  email: 'vt@a.example',
  mobile: '0000000002',
};

const businesses = {
  new: {
    bussinessDocType: 0,
    bussinessDocReason: 'Văn bản điện tử mới',
    paper: 0,
    replacementInfoList: [],
    staffInfo,
  },
  revocation: {
    bussinessDocType: 1,
    bussinessDocReason: 'Thu hồi văn bản điện tử',
    paper: 0,
    replacementInfoList: [],
    staffInfo,
  },
  update: {
    documentId: '000.00.00.T01,2026/01/15,123/CQA-VP',
    bussinessDocType: 2,
    bussinessDocReason: 'Cập nhật văn bản điện tử',
    paper: 0,
    bussinessDocumentInfo: {
      documentInfo: 1,
      documentReceiver: 1,
      receiverList: [
        { organId: '000.00.00.T02', receiverType: 0 },
        { organId: '000.00.00.T04', receiverType: 1 },
      ],
    },
    replacementInfoList: [],
    staffInfo,
  },
  replacement: {
    bussinessDocType: 3,
    bussinessDocReason: 'Văn bản thay thế',
    paper: 0,
    replacementInfoList: [
      { documentId: '000.00.00.T01,2026/01/02,9/CQA-VP', organIdList: ['000.00.00.T02', '000.00.00.T03'] },
    ],
    staffInfo,
  },
};

describe('document packets of a real builder', () => {
  it.each(['new', 'revocation', 'update', 'replacement'] as const)('%s: every field is read', async (name) => {
    const packet = samplePacket(`edoc_${name}`);
    const reading = await readPacket(packet);

    expect(reading.kind).toBe('document');
    expect(reading.header).toStrictEqual(documentHeader);
    expect(reading.business).toStrictEqual(businesses[name]);
    expect(reading.trace).toStrictEqual([{ organId: '000.00.00.T01', timestamp: '2026/01/15 00:00:00' }]);
    expect(reading.manifest).toStrictEqual([
      {
        contentId: 'cid:1',
        contentType: 'application/zip',
        description: 'Văn bản chính',
        attachmentName: 'van-ban-chinh.pdf',
      },
      { contentId: 'cid:2', contentType: 'application/zip', description: 'Phụ lục', attachmentName: 'phu-luc.txt' },
    ]);
    expect(reading.warnings).toEqual([]);
    expect(reading.unboundPrefixes).toEqual([]);
    expect(packet.toString('utf8', 0, reading.headerBytes)).toMatch(/<\/edXML:edXMLEnvelope>$/);
    expect(packet.toString('utf8', reading.headerCloseFrom)).toMatch(/^<\/edXML:edXMLHeader>/);
  });

  it('the attachments are measured: a plain PDF, and a text in a ZIP of one entry', async () => {
    const packet = samplePacket('edoc_new');
    const { attachments } = await readPacket(packet);

    expect(attachments).toStrictEqual([
      {
        index: 0,
        contentId: '1',
        name: 'van-ban-chinh.pdf',
        description: 'Văn bản chính',
        contentType: 'application/pdf',
        encodedFrom: packet.indexOf('JVBERi0x'),
        encodedTo: packet.indexOf('JVBERi0x') + 24,
        bytes: 17,
        sha256: '137efb52ed14eb5436a242816cc89cea4506aa97c561e15707c980f94ffd462a',
        magic: 'pdf',
        wrapped: false,
      },
      {
        index: 1,
        contentId: '2',
        name: 'phu-luc.txt',
        description: 'Phụ lục',
        contentType: 'application/zip',
        encodedFrom: packet.indexOf('UEsDBBQA'),
        encodedTo: packet.indexOf('</edXML:ContentTransferEncoded', packet.indexOf('UEsDBBQA')),
        bytes: 212,
        sha256: 'ac4a43ede0f7a0349bab6591fb14d866f5b30b4f10a147215445079030a59ac5',
        magic: 'zip',
        wrapped: true,
      },
    ]);
  });

  it('the placeholder Signature is no signature, and its place is known', async () => {
    const packet = samplePacket('edoc_new');
    const [signature, more] = (await readPacket(packet)).signatures;

    expect(more).toBeUndefined();
    expect(signature?.placeholder).toBe(true);
    expect(packet.toString('utf8', signature?.from, signature?.to)).toMatch(/^<Signature>[^]*<\/Signature>$/);
  });
});

describe('status packets of a real builder', () => {
  const recipientSays = ['01', '02', '03', '04', '05', '06', '15', '16'];

  it.each([...recipientSays, '13'])('%s: every field is read', async (statusCode) => {
    const bySender = statusCode === '13';
    const reading = await readPacket(samplePacket(`status_${statusCode}`));

    expect(reading.kind).toBe('status');
    expect(reading.header).toStrictEqual({
      from: bySender ? agency('A', '000.00.00.T01') : agency('B', '000.00.00.T02'),
      responseFor: {
        organId: bySender ? '000.00.00.T02' : '000.00.00.T01',
        code: '123/CQA-VP',
        documentId: '000.00.00.T01,2026/01/15,123/CQA-VP',
        promulgationDate: '2026/01/15',
      },
      staffInfo: {
        department: 'Văn thư',
        staff: 'Nhân viên Giả Định',
        email: 'vt@b.example',
        mobile: '0000000003',
      },
      statusCode,
      description: `Mô tả trạng thái ${statusCode}`,
      timestamp: '2026/01/15 00:00:00',
    });
    expect(reading.business).toBeUndefined();
    expect(reading.attachments).toEqual([]);
    expect(reading.signatures).toEqual([]);
    expect(reading.warnings).toEqual([]);
  });
});
