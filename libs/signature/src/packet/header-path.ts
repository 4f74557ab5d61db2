import { packetNamespace } from '@edoc-axis/edxml';
import type { OpenToken } from '@edoc-axis/xml';

const headerPath = ['edXML', 'edXMLEnvelope', 'edXMLHeader'];

/** How many elements are open around a child of edXMLHeader. */
export const headerChildDepth = headerPath.length;

/** Whether these start tags, the root's first, begin with the way to the header: the only place for a signature. */
export function isHeaderPath(around: readonly OpenToken[]): boolean {
  return headerPath.every((local, depth) => {
    const name = around[depth]?.name;
    return name?.local === local && name.uri === packetNamespace;
  });
}
