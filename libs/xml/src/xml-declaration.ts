import { XmlError } from './errors.js';

/** Longer ones are legal and have never been seen. */
export const declarationBytesMax = 256;

/**
 * Judges an XML declaration (XML 1.0 §2.8 [23]), `<?xml` and `?>` included. Throws XmlError:
 * xml.declaration-malformed, xml.version-unsupported, xml.encoding-unsupported.
 */
export function checkXmlDeclaration(text: string, offset: number): void {
  const parts = pattern.exec(text);
  if (!parts) throw new XmlError('xml.declaration-malformed', offset);
  const [, version, encoding = '"UTF-8"'] = parts as unknown as [string, string, string | undefined];
  if (unquoted(version) !== '1.0') {
    throw new XmlError('xml.version-unsupported', offset, { version: unquoted(version) });
  }
  if (unquoted(encoding).toUpperCase() !== 'UTF-8') {
    throw new XmlError('xml.encoding-unsupported', offset, { encoding: unquoted(encoding) });
  }
}

function unquoted(literal: string): string {
  return literal.slice(1, -1);
}

const space = '[ \\t\\r\\n]';
const equals = `${space}*=${space}*`;
const quoted = (content: string) => `("${content}"|'${content}')`;
const pattern = new RegExp(
  `^<\\?xml${space}+version${equals}${quoted('1\\.[0-9]+')}` +
    `(?:${space}+encoding${equals}${quoted('[A-Za-z][A-Za-z0-9._\\-]*')})?` +
    `(?:${space}+standalone${equals}${quoted('(?:yes|no)')})?${space}*\\?>$`,
);
