/**
 * Everything that can be wrong with a document, each with the one sentence that says so. A reader branches on the code;
 * the sentence is for whoever reads the log.
 */
const sentences = {
  'xml.doctype': 'a DOCTYPE is not allowed',
  'xml.processing-instruction': 'a processing instruction is not allowed',
  'xml.declaration-misplaced': 'the XML declaration must be the very first thing in the document',
  'xml.declaration-malformed': 'the XML declaration is malformed',
  'xml.version-unsupported': 'only XML version 1.0 is understood',
  'xml.encoding-unsupported': 'only the encoding UTF-8 is understood',
  'xml.utf8-invalid': 'these bytes are not UTF-8',
  'xml.character-illegal': 'this character is not allowed in XML',
  'xml.reference-malformed': 'an ampersand does not begin a reference',
  'xml.entity-unknown': 'only the entities amp, lt, gt, apos and quot are known',
  'xml.cdata-end-in-text': 'the characters ]]> may not stand in text',
  'xml.comment-malformed': 'two hyphens may stand in a comment only as part of its end',
  'xml.markup-malformed': 'this is not the beginning of any markup',
  'xml.tag-malformed': 'the tag is malformed',
  'xml.tag-mismatched': 'the end tag does not close the element that is open',
  'xml.name-malformed': 'this is not a name',
  'xml.less-than-in-value': 'a less-than sign may not stand in an attribute value',
  'xml.attribute-duplicate': 'an attribute appears twice',
  'xml.prefix-unbound': 'the prefix is bound to no namespace',
  'xml.prefix-reserved': 'the prefixes xml and xmlns and their namespaces may not be used so',
  'xml.namespace-empty': 'a prefix may not be bound to an empty namespace',
  'xml.root-missing': 'the document has no element',
  'xml.second-root': 'a second element follows the root element',
  'xml.text-outside-root': 'only white space and comments may stand outside the root element',
  'xml.truncated': 'the document ends too early',
  'xml.too-deep': 'elements are nested too deeply',
  'xml.too-many-attributes': 'an element has too many attributes',
  'xml.tag-too-long': 'a tag is too long',
  'xml.name-too-long': 'a name or reference is too long',
  'xml.too-many-namespaces': 'too many namespace declarations are in scope',
} as const;

export type XmlErrorCode = keyof typeof sentences;

export const xmlErrorCodes = Object.keys(sentences) as readonly XmlErrorCode[];

export type XmlErrorParams = Readonly<Record<string, string | number>>;

/** Why a document was refused, and where: `offset` counts bytes from 0, a byte order mark included. */
export class XmlError extends Error {
  override readonly name = 'XmlError';

  constructor(
    readonly code: XmlErrorCode,
    readonly offset: number,
    readonly params: XmlErrorParams = {},
  ) {
    super(`${sentences[code]} (byte ${offset})`);
  }
}
