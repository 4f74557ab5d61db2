import { packetNamespace } from '../namespaces.js';
import { ElementWriter } from './element-writer.js';

const declaration = ` xmlns:edXML="${packetNamespace}"`;

export const packetStart = `<?xml version="1.0" encoding="UTF-8"?>\r\n<edXML xmlns="${packetNamespace}">\r\n`;
export const packetEnd = '</edXML>\r\n';
export const contentStart = `      <edXML:ContentTransferEncoded${declaration}>`;
export const contentEnd = '</edXML:ContentTransferEncoded>\r\n';

/**
 * `edXMLEnvelope` as real builders write it: the root has no prefix, the envelope declares `edXML:` anew. Some receivers
 * look for these literal prefixes.
 */
export function writeEnvelope(header: (out: ElementWriter) => void, body?: (out: ElementWriter) => void): string {
  const out = new ElementWriter(1);
  out.element(
    'edXMLEnvelope',
    () => {
      out.element('edXMLHeader', () => header(out));
      if (body) out.element('edXMLBody', () => body(out));
    },
    declaration,
  );
  return out.toString();
}
