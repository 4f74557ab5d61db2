import type { XmlLimits } from './tokens.js';

/** Generous for any packet seen, and small enough that a tokenizer never holds more than some hundred KiB. */
export const xmlLimits: XmlLimits = Object.freeze({
  depthMax: 64,
  attributesMax: 64,
  tagBytesMax: 64 * 1024,
  nameBytesMax: 500,
  namespacesMax: 256,
});
