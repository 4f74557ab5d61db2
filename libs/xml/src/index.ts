export { c14nUri, exclusiveC14nUri, type CanonicalMethod } from './algorithms.js';
export { createCanonicalizer, type Canonicalizer, type CanonicalizerOptions } from './canonicalizer.js';
export { XmlError, xmlErrorCodes, type XmlErrorCode, type XmlErrorParams } from './errors.js';
export { escapeAttribute, escapeText } from './escape.js';
export { xmlLimits } from './limits.js';
export { createTokenizer, type TokenizerOptions, type XmlTokenizer } from './tokenizer.js';
export { bytesOf } from './tokens.js';
export type {
  CloseToken,
  CommentToken,
  NamespaceDeclaration,
  OpenToken,
  TextToken,
  XmlAttribute,
  XmlLimits,
  XmlName,
  XmlToken,
} from './tokens.js';
