export type { BytesSource } from './attachments/encode-base64.js';
export { magicBytes, magicOf, type Magic } from './attachments/magic.js';
export { extensionOf, isZipBased } from './attachments/zip-names.js';
export { decodeAttachment, type AttachmentPlace, type PacketBytes } from './decode-attachment.js';
export { packetLimits, type PacketLimits } from './limits.js';
export { mainDocumentOf } from './main-document.js';
export { oldPacketNamespace, packetNamespace, signatureNamespace } from './namespaces.js';
export {
  createPacketPass,
  readPacket,
  toleratedPrefixes,
  type PacketPass,
  type ReadPacketOptions,
} from './read-packet.js';
export type { OnAttachmentBytes } from './reading/attachments-section.js';
export { createPacketReader, type PacketReader, type PacketReaderOptions } from './reading/packet-reader.js';
export type {
  DocumentReading,
  MeasuredAttachment,
  PacketFacts,
  PacketReading,
  SignatureElementPlace,
  StatusReading,
} from './reading/packet-reading.js';
export type { PacketWarning } from './reading/remarks.js';
export { readHeaderOf } from './read-header-of.js';
export { refusalOf } from './reading/xml-refusal.js';
export { writeDocumentPacket, type DraftFile } from './writing/write-document-packet.js';
export { writeStatusPacket } from './writing/write-status-packet.js';
