import { forgeSignature } from '../signature/forge-signature.js';
import { refused, type Attack, type End } from './attack.js';
import { office, packet, replaced, signed } from './genuine-packet.js';

const repeated = refused('packet.element-repeated');

/** What may be there once: of two, nobody knows which one another reader takes. And how it ends. */
const singles: readonly (readonly [name: string, end: End, emptyFirst?: End])[] = [
  ['edXML:edXMLEnvelope', repeated, refused('packet.element-missing')],
  ['edXML:edXMLHeader', repeated],
  ['edXML:MessageHeader', repeated],
  ['edXML:From', repeated],
  ['edXML:OrganId', repeated],
  ['edXML:OrganName', repeated],
  ['edXML:DocumentId', repeated],
  ['edXML:Code', repeated],
  ['edXML:CodeNumber', repeated],
  ['edXML:CodeNotation', repeated],
  ['edXML:PromulgationInfo', repeated],
  ['edXML:PromulgationDate', repeated],
  ['edXML:DocumentType', repeated],
  ['edXML:TypeName', repeated],
  ['edXML:Subject', repeated],
  ['edXML:edXMLBody', repeated],
  ['edXML:edXMLManifest', repeated],
  ['AttachmentEncoded', repeated],
  ['AttachmentName', repeated],
  ['edXML:ContentTransferEncoded', refused('packet.field-repeated')],
];

/** An element that is doubled on the way breaks the signature; one that the sender itself doubled does not. */
const ways: readonly (readonly [name: string, send: (edit: (text: string) => string) => string])[] = [
  ['on the way', (edit) => edit(signed)],
  ['by the sender', (edit) => forgeSignature(edit(packet), { signer: office })],
];

interface Second {
  readonly name: string;
  readonly make: (genuine: string, name: string) => string;
  readonly end?: End;
}

const empty: Second = {
  name: 'an empty one',
  make: (_, name) => `<${name} xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"></${name}>`,
};
const seconds: readonly Second[] = [
  empty,
  { name: 'the same again', make: (genuine) => genuine },
  { name: 'an evil one', make: (genuine) => genuine.replace(/>[^<>]*[^<>\s][^<>]*</, '>RXZpbCE=<') },
  {
    name: 'one of another namespace',
    make: (_, name) => `<${localOf(name)} xmlns="urn:other">RXZpbCE=</${localOf(name)}>`,
    end: refused('packet.namespace-wrong'),
  },
  {
    name: 'one of no namespace',
    make: (_, name) => `<${localOf(name)} xmlns="">RXZpbCE=</${localOf(name)}>`,
    end: refused('packet.namespace-wrong'),
  },
];

export const doubles: readonly Attack[] = singles.flatMap(([element, end, emptyFirst = end]) =>
  seconds.flatMap((second) =>
    ways.slice(0, second.end ? 1 : 2).flatMap(([way, send]) =>
      (['before', 'behind'] as const).map((side): Attack => {
        const name = `${second.name} ${side} ${element}, ${way}`;
        const isEmptyFirst = second === empty && side === 'before';
        const is = second.end ?? (isEmptyFirst ? emptyFirst : end);
        return [name, () => send((text) => put(text, element, second, side)), is];
      }),
    ),
  ),
);

function put(text: string, element: string, { make }: Second, side: 'before' | 'behind'): string {
  const [genuine] = new RegExp(`<${element}(?: [^>]*)?>[^]*?</${element}>`).exec(text) ?? [];
  if (!genuine) throw new Error(`${element} does not stand in the packet`);
  const second = make(genuine, element);
  return replaced(text, genuine, side === 'before' ? second + genuine : genuine + second);
}

function localOf(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
