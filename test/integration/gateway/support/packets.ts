import { createHash } from 'node:crypto';

const namespace = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';

export interface PacketParts {
  /** Decoded contents of the attachments. */
  readonly attachments?: readonly Buffer[];
  readonly recipients?: readonly string[];
  readonly subject?: string;
  /** What the attachments call themselves: `1.pdf`, `application/pdf` where nothing is said. */
  readonly name?: (n: number) => string;
  readonly contentType?: string;
}

/** An unsigned packet as an ordinary builder writes it. */
export function aPacket({ attachments = [Buffer.from('%PDF-1.4 thử nghiệm')], ...envelope }: PacketParts = {}): Buffer {
  const contents = attachments.map((bytes, index) => attachment(index + 1, bytes.toString('base64'), envelope));
  return Buffer.from(`${head(envelope, attachments.length)}${contents.join('')}${tail}`);
}

/** A packet whose one attachment makes it as large as wanted, written anew each time it is read and never held whole. */
export function aLargePacket(bytesWanted: number): { bytes: number; pieces: () => Generator<Buffer> } {
  const [before = '', after = ''] = attachment(1, '|').split('|');
  const begin = Buffer.from(`${head({}, 1)}${before}`);
  const end = Buffer.from(`${after}${tail}`);
  const piece = Buffer.alloc(64 * 1024, 'QUJD');
  const count = Math.ceil(bytesWanted / piece.length);
  return {
    bytes: begin.length + count * piece.length + end.length,
    *pieces() {
      yield begin;
      for (let sent = 0; sent < count; sent += 1) yield piece;
      yield end;
    },
  };
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function reprDigestOf(bytes: Uint8Array): string {
  return `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`;
}

/** Where the base64 of an attachment lies in a packet, as the exchange keeps it. */
export function placeOf(packet: Buffer, n: number): { from: number; to: number } {
  const open = '<ContentTransferEncoded>';
  let from = 0;
  for (let found = 0; found < n; found += 1) from = packet.indexOf(open, from) + open.length;
  return { from, to: packet.indexOf('<', from) };
}

function head(
  { recipients = ['H36.16'], subject = 'V/v thử nghiệm' }: Omit<PacketParts, 'attachments'>,
  count: number,
) {
  const references = Array.from({ length: count }, (_, index) => {
    const n = index + 1;
    return `<Reference><ContentId>cid:${n}</ContentId><ContentType>application/pdf</ContentType><Description>Tệp ${n}</Description><AttachmentName>${n}.pdf</AttachmentName></Reference>`;
  });
  const to = recipients.map((code) => `<To><OrganId>${code}</OrganId><OrganName>Nơi nhận ${code}</OrganName></To>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<edXML xmlns="${namespace}"><edXMLEnvelope><edXMLHeader><MessageHeader>`,
    '<From><OrganId>H36.15</OrganId><OrganName>Ủy ban nhân dân xã A</OrganName></From>',
    ...to,
    '<DocumentId>H36.15,2026/11/20,12/CV-UBND</DocumentId>',
    '<Code><CodeNumber>12</CodeNumber><CodeNotation>CV-UBND</CodeNotation></Code>',
    '<PromulgationInfo><Place>Xã A</Place><PromulgationDate>2026/11/20</PromulgationDate></PromulgationInfo>',
    '<DocumentType><Type>2</Type><TypeName>Công văn</TypeName></DocumentType>',
    `<Subject>${subject}</Subject>`,
    '<SignerInfo><Competence>TM. UBND</Competence><Position>Chủ tịch</Position><FullName>Nguyễn Văn A</FullName></SignerInfo>',
    '<OtherInfo><Priority>0</Priority></OtherInfo>',
    '</MessageHeader></edXMLHeader><edXMLBody>',
    `<edXMLManifest version="1.0">${references.join('')}</edXMLManifest>`,
    '</edXMLBody></edXMLEnvelope><AttachmentEncoded>',
  ].join('');
}

function attachment(n: number, base64: string, { name, contentType = 'application/pdf' }: PacketParts = {}): string {
  const called = name?.(n) ?? `${n}.pdf`;
  return `<Attachment><ContentId>cid:${n}</ContentId><AttachmentName>${called}</AttachmentName><Description>Tệp ${n}</Description><ContentType>${contentType}</ContentType><ContentTransferEncoded>${base64}</ContentTransferEncoded></Attachment>`;
}

const tail = '</AttachmentEncoded></edXML>\n';
