import { exclusive, forgeSignature, putIntoHeader } from '../signature/forge-signature.js';
import { invalid, refused, unsupported, type Attack, type End } from './attack.js';
import { evilPacket, office, packet, partOf, replaced, signature, signatureOf, signed } from './genuine-packet.js';
import { exclusiveDigestOf } from './exclusive-digest.js';
import { places, type HidingPlace, type KnownParent } from './hiding-places.js';

/** What was signed, or a part of it: hidden where a verifier may find it and no reader looks. */
interface HiddenPart {
  readonly name: string;
  readonly of: (text: string) => string;
  /** The only place where we read it, so that there it would come twice. */
  readonly readIn?: KnownParent;
}

const packetPart: HiddenPart = { name: 'the packet', of: (text) => partOf(text, '<edXML ', '</edXML>') };
const messageHeader: HiddenPart = {
  name: 'the message header',
  of: (text) => partOf(text, '<edXML:MessageHeader', '</edXML:MessageHeader>'),
  readIn: 'header',
};
const parts: readonly HiddenPart[] = [
  packetPart,
  {
    name: 'the envelope',
    of: (text) => partOf(text, '<edXML:edXMLEnvelope', '</edXML:edXMLEnvelope>'),
    readIn: 'root',
  },
  { name: 'the header', of: (text) => partOf(text, '<edXML:edXMLHeader>', '</edXML:edXMLHeader>'), readIn: 'envelope' },
  messageHeader,
];

/** An element nobody knows around the hidden part, or none. */
const wrappers = ['', 'Vendor'] as const;
type Wrapper = (typeof wrappers)[number];

/** The genuine signature stays in the hidden part, moves to the evil header, or stands in both. */
const stands = ['in the hidden part', 'in the evil header', 'in both'] as const;
type SignatureStands = (typeof stands)[number];

/**
 * Signature wrapping (XSW): a genuine part is hidden, so that its digest can still be found, and an evil one stands
 * where readers look. Every part in every place, with the signature of the whole packet in every place, too.
 */
const wholePacketWrappings = parts.flatMap((part) =>
  places.flatMap((place) =>
    wrappers.flatMap((wrapper) =>
      stands
        .filter((signatureStands) => part !== messageHeader || signatureStands === 'in the evil header')
        .map((signatureStands): Attack => {
          const name = `${nameOf(part, place, wrapper)}, the signature ${signatureStands}`;
          return [
            name,
            () => wrap(part, place, wrapper, signatureStands),
            endOf(part, place, wrapper, signatureStands),
          ];
        }),
    ),
  ),
);

/** The same with a signature about an element with an Id: the reference for which wrapping was invented. */
const elementWrappings = [packetPart, messageHeader].flatMap((part) =>
  places.flatMap((place) =>
    wrappers.map((wrapper): Attack => {
      const end = findRefusal(part, place, wrapper) ?? unsupported('signature.reference-not-accepted');
      const build = () => hide(part.of(withId), place, wrapper, putIntoHeader(evilPacket, signatureByReference()));
      return [`${nameOf(part, place, wrapper)}, signed by its Id`, build, end];
    }),
  ),
);

/** Nothing hides but the signature itself. */
const movedSignatures = places
  .filter(({ parent }) => parent !== 'header')
  .map(({ name, mark }): Attack => {
    const build = () => replaced(replaced(signed, signature, ''), mark, signature + mark);
    return [`the signature alone ${name}`, build, invalid('signature.misplaced')];
  });

export const wrappings: readonly Attack[] = [...wholePacketWrappings, ...elementWrappings, ...movedSignatures];

function nameOf(part: HiddenPart, place: HidingPlace, wrapper: Wrapper): string {
  return `${part.name} hidden ${place.name}${wrapper && ', in an element nobody knows'}`;
}

function wrap(part: HiddenPart, place: HidingPlace, wrapper: Wrapper, signatureStands: SignatureStands): string {
  const hidden = part.of(signatureStands === 'in the evil header' ? replaced(signed, signature, '') : signed);
  const carrier = signatureStands === 'in the hidden part' ? evilPacket : putIntoHeader(evilPacket, signature);
  return hide(hidden, place, wrapper, carrier);
}

/** The prefix is declared anew: below the root it is not in scope everywhere. */
function hide(hidden: string, { mark }: HidingPlace, wrapper: Wrapper, carrier: string): string {
  const isDeclared = /^<[^>]*xmlns:edXML=/.test(hidden);
  const element = isDeclared ? hidden : hidden.replace(/^<[^ >]+/, `$& ${prefixDeclaration}`);
  return replaced(carrier, mark, `${wrapper && `<${wrapper}>`}${element}${wrapper && `</${wrapper}>`}${mark}`);
}

function endOf(part: HiddenPart, place: HidingPlace, wrapper: Wrapper, signatureStands: SignatureStands): End {
  const altered = signatureStands === 'in the evil header';
  return findRefusal(part, place, wrapper) ?? invalid(altered ? 'signature.digest-mismatch' : 'signature.misplaced');
}

/** Where the packet is not even read. */
function findRefusal(part: HiddenPart, place: HidingPlace, wrapper: Wrapper): End | undefined {
  if (part === packetPart && place.inEnvelope) return refused('packet.element-misplaced');
  const comesTwice = wrapper === '' && part.readIn !== undefined && part.readIn === place.parent;
  return comesTwice ? refused('packet.element-repeated') : undefined;
}

const prefixDeclaration = 'xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"';
const withId = replaced(packet, '<edXML:MessageHeader>', `<edXML:MessageHeader ${prefixDeclaration} Id="message">`);

/** A genuine signature about the message header alone. */
function signatureByReference(): string {
  const digest = exclusiveDigestOf(withId, 'MessageHeader');
  const signedById = forgeSignature(withId, {
    signer: office,
    uri: '#message',
    transforms: `<Transform Algorithm="${exclusive}"/>`,
    beforeSigning: (signedInfo) => replaced(signedInfo, /(?<=<DigestValue>)[^<]+/, digest),
  });
  return signatureOf(signedById);
}
