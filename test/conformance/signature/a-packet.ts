export interface PacketOrder {
  readonly sender?: string;
  readonly recipients?: number;
  readonly subject?: string;
  /** Decoded bytes of the only attachment. */
  readonly attachment?: Uint8Array;
  /** Attributes of the root beside its namespace. */
  readonly rootAttributes?: string;
  /** The last thing in the header. */
  readonly headerEnd?: string;
  /** Whatever stands beside AttachmentEncoded. */
  readonly afterEnvelope?: string;
}

/** A document packet as builders write them, small and unsigned, with places where a test can put something. */
export function aPacket(order: PacketOrder = {}): string {
  const { sender = 'H36.15', recipients = 1, subject = 'V/v thử nghiệm liên thông', rootAttributes = '' } = order;
  const attachment = Buffer.from(order.attachment ?? '%PDF-1.7 thử nghiệm').toString('base64');
  return `<?xml version="1.0" encoding="UTF-8"?>
<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"${rootAttributes}>
  <edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">
    <edXML:edXMLHeader>
      <edXML:MessageHeader>
        <edXML:From><edXML:OrganId>${sender}</edXML:OrganId><edXML:OrganName>Cơ quan Giả Định A</edXML:OrganName></edXML:From>
${Array.from({ length: recipients }, (_, index) => recipient(index)).join('\n')}
        <edXML:DocumentId>${sender},2026/01/15,123/CQA-VP</edXML:DocumentId>
        <edXML:Code><edXML:CodeNumber>123</edXML:CodeNumber><edXML:CodeNotation>CQA-VP</edXML:CodeNotation></edXML:Code>
        <edXML:PromulgationInfo><edXML:Place>Tỉnh Giả Định</edXML:Place><edXML:PromulgationDate>2026/01/15</edXML:PromulgationDate></edXML:PromulgationInfo>
        <edXML:DocumentType><edXML:Type>2</edXML:Type><edXML:TypeName>Công văn</edXML:TypeName></edXML:DocumentType>
        <edXML:Subject>${subject}</edXML:Subject>
      </edXML:MessageHeader>${order.headerEnd ?? ''}
    </edXML:edXMLHeader>
    <edXML:edXMLBody>
      <edXML:edXMLManifest version="1.0">
        <edXML:Reference><edXML:ContentId>cid:1</edXML:ContentId><edXML:ContentType>application/pdf</edXML:ContentType><edXML:AttachmentName>van-ban.pdf</edXML:AttachmentName></edXML:Reference>
      </edXML:edXMLManifest>
    </edXML:edXMLBody>
  </edXML:edXMLEnvelope>
  <AttachmentEncoded>
    <Attachment><ContentId>cid:1</ContentId><AttachmentName>van-ban.pdf</AttachmentName><ContentType>application/pdf</ContentType><edXML:ContentTransferEncoded xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">${attachment}</edXML:ContentTransferEncoded></Attachment>
  </AttachmentEncoded>${order.afterEnvelope ?? ''}
</edXML>
`;
}

function recipient(index: number): string {
  return `        <edXML:To><edXML:OrganId>H36.${100 + index}</edXML:OrganId><edXML:OrganName>Cơ quan &amp; đơn vị ${index}</edXML:OrganName></edXML:To>`;
}
