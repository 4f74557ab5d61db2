/** What one signature may make us hold or do. With a chain of four certificates it takes about 12 KiB. */
export const signatureLimits = {
  /** From the first byte of its start tag to the last of its end tag. */
  signatureBytesMax: 128 * 1024,
  certificatesMax: 16,
  /** Of InclusiveNamespaces: every element of the packet is compared with each. */
  inclusivePrefixesMax: 32,
} as const;
