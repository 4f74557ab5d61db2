/** What the PDF files of strangers may cost this process. What lies beyond is not read, and the report says so. */
export interface PdfReadingLimits {
  /** PDF files looked into, of one packet: attachments and files in archives. */
  readonly pdfsMax: number;
  /** Archives looked into, of one packet; each has limits of its own (`archiveLimits`). */
  readonly archivesMax: number;
  readonly pdfBytesMax: number;
  /** For one file in its thread, or the list of an archive; a thread that takes longer is ended. */
  readonly pdfMs: number;
  /** For all files of one packet, waiting for a thread and for room included. */
  readonly packetMs: number;
  /** Decoded files of all packets together, in memory and on disk. */
  readonly decodedBytesMax: number;
  /** Files unpacked from archives, likewise. Room of its own: who holds an archive may wait for it, nobody the other way. */
  readonly unpackedBytesMax: number;
  /** Files up to this size are decoded and unpacked in memory, larger ones to disk. */
  readonly inMemoryBytesMax: number;
  readonly threadsMax: number;
  readonly threadHeapMebibytesMax: number;
  /** Of the reports of one packet that travels inside its message, and of one that does not. */
  readonly reportsInMessageBytesMax: number;
  readonly reportsBesideBytesMax: number;
}

const mebibyte = 1024 ** 2;

export const defaultPdfReadingLimits: PdfReadingLimits = {
  pdfsMax: 50,
  archivesMax: 50,
  pdfBytesMax: 256 * mebibyte,
  pdfMs: 10_000,
  packetMs: 25_000,
  decodedBytesMax: 1024 * mebibyte,
  unpackedBytesMax: 512 * mebibyte,
  inMemoryBytesMax: mebibyte,
  threadsMax: 2,
  threadHeapMebibytesMax: 256,
  reportsInMessageBytesMax: 96 * 1024,
  reportsBesideBytesMax: 8 * mebibyte,
};
