/** What one packet may make us hold or do. Every number is a default that an axis may change. */
export interface PacketLimits {
  readonly packetBytesMax: number;
  /** From the first byte to the end of `edXMLEnvelope`: the part that is held in memory. */
  readonly headerBytesMax: number;
  /** Elements and attributes in that part: tiny ones cost more memory than their bytes. */
  readonly headerElementsMax: number;
  readonly recipientsMax: number;
  /** TraceHeader elements: a packet that passed more stations than this travels in circles. */
  readonly hopsMax: number;
  /** Attachments, and lines of the manifest. */
  readonly attachmentsMax: number;
  /** One attachment without its base64: its name, description and whatever a vendor adds. */
  readonly attachmentFieldsBytesMax: number;
  /** After so many remarks one more teaches nobody anything. */
  readonly warningsMax: number;
}

export const packetLimits: PacketLimits = {
  packetBytesMax: 2 * 1024 ** 3,
  headerBytesMax: 16 * 1024 ** 2,
  headerElementsMax: 250_000,
  recipientsMax: 10_000,
  hopsMax: 1_000,
  attachmentsMax: 500,
  attachmentFieldsBytesMax: 64 * 1024,
  warningsMax: 100,
};
