/** What one ZIP file may make us hold or do. Tighter than what a packet may carry: here somebody unpacks. */
export const archiveLimits = {
  archiveBytesMax: 256 * 1024 * 1024,
  /** Files and folders it lists. */
  filesMax: 1_000,
  /** The list itself, with names, comments and extra fields. */
  directoryBytesMax: 2 * 1024 * 1024,
  nameBytesMax: 1_024,
  /** All its files together, by its own word; what is unpacked has to keep that word. */
  unpackedBytesMax: 1024 * 1024 * 1024,
  /** Unpacked to packed, of all files together and of each that is unpacked. */
  ratioMax: 100,
  /** So much is never too much: white space packs well. */
  ratioFreeBytes: 1024 * 1024,
} as const;

export type ArchiveLimits = { readonly [Name in keyof typeof archiveLimits]: number };
