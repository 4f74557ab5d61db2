/** What one PDF file may make us hold or do. The largest honest files we know stay below a tenth of each. */
export const pdfLimits = {
  pdfBytesMax: 512 * 1024 * 1024,
  signaturesMax: 32,
  /** Cross-reference sections: every incremental update brings one. */
  revisionsMax: 256,
  /** Cross-reference entries, over all revisions. */
  objectsMax: 300_000,
  /** One object without its stream. The longest is a signature dictionary: two characters for a byte of Contents. */
  objectBytesMax: 2 * 1024 * 1024,
  /** Numbers, names, strings and references inside one object. */
  itemsMax: 200_000,
  /** Arrays and dictionaries inside each other. */
  depthMax: 48,
  /** One cross-reference or object stream, unpacked. */
  inflatedBytesMax: 32 * 1024 * 1024,
  inflatedTotalBytesMax: 128 * 1024 * 1024,
  /** Streams up to 64 KiB unpacked are exempt: white space packs well. */
  inflateRatioMax: 200,
  fieldsMax: 10_000,
  fieldDepthMax: 24,
  /** CMS structure in Contents, with revocation answers and stamps inside. */
  contentsBytesMax: 512 * 1024,
  /** Of all signatures together: what a report carries grows with them. */
  contentsTotalBytesMax: 2 * 1024 * 1024,
  readingMsMax: 20_000,
} as const;

export type PdfLimits = { readonly [Name in keyof typeof pdfLimits]: number };
