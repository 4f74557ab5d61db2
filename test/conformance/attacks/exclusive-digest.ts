import { DOMParser } from '@xmldom/xmldom';
import { createHash } from 'node:crypto';
import { ExclusiveCanonicalization } from 'xml-crypto';

/** Base64 of the SHA-256 of an element's exclusive canonical form, as xml-crypto makes it. */
export function exclusiveDigestOf(text: string, local: string): string {
  const [element] = new DOMParser().parseFromString(text, 'text/xml').getElementsByTagNameNS('*', local);
  if (!element) throw new Error(`${local} does not stand in the packet`);
  return createHash('sha256').update(new ExclusiveCanonicalization().process(element, {})).digest('base64');
}
