import { absent, invalid, refused, unsupported } from './attack.js';
import { between, bomb, filled, type Bomb } from './bomb.js';
import { packet, signature } from './genuine-packet.js';
import { putIntoHeader } from '../signature/forge-signature.js';

const MiB = 1024 * 1024;

const signed = putIntoHeader(packet, signature);
const inMessageHeader = '</edXML:MessageHeader>';
const inSubject = 'V/v';
const behindSignature = '</edXML:edXMLHeader>';
const inBody = '</edXML:edXMLBody>';
const behindEnvelope = '<AttachmentEncoded>';
const inAttachments = '</AttachmentEncoded>';
const inAttachment = '</Attachment>';
const inContent = 'JVBE';

const unsigned = absent('signature.absent');
const small = 128 * 1024;
const header = 17 * MiB;

const list = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join('');
const crowd = (attributes: number) => `<x${list(attributes, (index) => ` a${index}=""`)}/>`;
const declaring = (declarations: number) => `<x${list(declarations, (index) => ` xmlns:a${index}="urn:${index}"`)}>`;

/** Refused at the first tag or two, or when it grows too large. */
const atOnce: readonly Bomb[] = [
  bomb('a million nested elements', inMessageHeader, refused('xml.too-deep'), small, filled('<x>', MiB)),
  bomb(
    'a million nested elements behind the envelope',
    behindEnvelope,
    refused('xml.too-deep'),
    small,
    filled('<x>', MiB),
  ),
  bomb(
    'a million attributes',
    inMessageHeader,
    refused('xml.tag-too-long'),
    2 * small,
    between('<x', filled(' a=""', 5 * MiB), '/>'),
  ),
  bomb('one attribute too many', inMessageHeader, refused('xml.too-many-attributes'), small, [crowd(65)]),
  bomb(
    'a name of a megabyte',
    inMessageHeader,
    refused('xml.tag-too-long'),
    2 * small,
    between('<', filled('x', MiB), '/>'),
  ),
  bomb('a name a little too long', inMessageHeader, refused('xml.name-too-long'), small, [`<${'x'.repeat(501)}/>`]),
  bomb("an attribute's name a little too long", inMessageHeader, refused('xml.name-too-long'), small, [
    `<x ${'y'.repeat(501)}=""/>`,
  ]),
  bomb(
    'an attribute of megabytes',
    inMessageHeader,
    refused('xml.tag-too-long'),
    2 * small,
    between('<x y="', filled('z', 4 * MiB), '"/>'),
  ),
  bomb(
    'a quote that is never closed',
    inMessageHeader,
    refused('xml.tag-too-long'),
    2 * small,
    between('<x y="', filled('>', 4 * MiB), ''),
  ),
  bomb(
    'a tag that is never closed',
    inMessageHeader,
    refused('xml.tag-too-long'),
    2 * small,
    between('<x', filled(' ', 4 * MiB), ''),
  ),
  bomb(
    'an end tag that is never closed',
    inMessageHeader,
    refused('xml.tag-too-long'),
    2 * small,
    between('</x', filled(' ', 4 * MiB), ''),
  ),
  bomb(
    'a reference of a megabyte',
    inMessageHeader,
    refused('xml.name-too-long'),
    small,
    between('&', filled('x', MiB), ';'),
  ),
  bomb(
    'a number of a megabyte',
    inMessageHeader,
    refused('xml.name-too-long'),
    small,
    between('&#', filled('0', MiB), '65;'),
  ),
  bomb('hundreds of namespaces in scope', inMessageHeader, refused('xml.too-many-namespaces'), small, [
    declaring(60).repeat(5),
  ]),
  bomb('a declaration of megabytes', '?>', refused('xml.declaration-malformed'), small, filled(' ', 4 * MiB)),
  bomb(
    'an entity bomb',
    '<edXML ',
    refused('xml.doctype'),
    small,
    between('<!DOCTYPE x [', filled('<!ENTITY x "&x;&x;">', MiB), ']>'),
  ),
];

/** In the part that is held in memory. */
const inTheHeader: readonly Bomb[] = [
  bomb('a value of megabytes', inSubject, refused('packet.header-too-large'), header, filled('x ', 20 * MiB)),
  bomb('a value of megabytes in crumbs', inSubject, unsigned, Infinity, filled('&lt;', 4 * MiB)),
  bomb('a value of megabytes in CDATA', inSubject, unsigned, Infinity, filled('<![CDATA[x]]>', 4 * MiB)),
  bomb('a value of letters of three bytes', inSubject, unsigned, Infinity, filled('ệ', 8 * MiB)),
  bomb(
    'white space of megabytes',
    inMessageHeader,
    refused('packet.header-too-large'),
    header,
    filled(' \r\n', 17 * MiB),
  ),
  bomb('comments of megabytes', inMessageHeader, unsigned, Infinity, filled('<!-- x -->', 4 * MiB)),
  bomb(
    'hundreds of thousands of elements',
    inMessageHeader,
    refused('packet.header-too-many-elements'),
    2 * MiB,
    filled('<x/>', 8 * MiB),
  ),
  bomb(
    'hundreds of thousands of attributes',
    inMessageHeader,
    refused('packet.header-too-many-elements'),
    3 * MiB,
    filled(crowd(60), 8 * MiB),
  ),
  bomb(
    'the same behind the signature',
    behindSignature,
    refused('packet.header-too-many-elements'),
    3 * MiB,
    filled(crowd(60), 8 * MiB),
    signed,
  ),
  bomb(
    'the same in the body',
    inBody,
    refused('packet.header-too-many-elements'),
    3 * MiB,
    filled(crowd(60), 8 * MiB),
    signed,
  ),
  bomb(
    'a million declarations in the body',
    inBody,
    invalid('signature.digest-mismatch'),
    Infinity,
    filled(`${declaring(60)}</x>`, 4 * MiB),
    signed,
  ),
  bomb('ten thousand and one recipients', '<edXML:DocumentId>', refused('packet.too-many-recipients'), 2 * MiB, [
    list(10_001, (index) => organ('To', `H1.${index}`)),
  ]),
  bomb(
    'a thousand and one hops',
    behindSignature,
    refused('packet.too-many-hops'),
    MiB,
    between('<edXML:TraceHeaderList>', [organ('TraceHeader', 'H1').repeat(1_001)], '</edXML:TraceHeaderList>'),
  ),
  bomb(
    'five hundred and one lines of the manifest',
    '</edXML:edXMLManifest>',
    refused('packet.too-many-attachments'),
    MiB,
    ['<edXML:Reference/>'.repeat(501)],
  ),
];

/** In the signature, which is held, too. */
const inTheSignature: readonly Bomb[] = [
  bomb(
    'an Object of megabytes',
    '</Signature>',
    refused('signature.too-large'),
    4 * small,
    between('<Object>', filled('x', 4 * MiB), '</Object>'),
    signed,
  ),
  bomb(
    'an Object of elements',
    '</Signature>',
    refused('signature.too-large'),
    4 * small,
    between('<Object>', filled('<x/>', 4 * MiB), '</Object>'),
    signed,
  ),
  bomb(
    'a signature value of megabytes',
    '</SignatureValue>',
    refused('signature.too-large'),
    4 * small,
    filled('AAAA', 4 * MiB),
    signed,
  ),
  bomb(
    'white space of megabytes around it',
    '<SignedInfo>',
    refused('signature.too-large'),
    4 * small,
    filled(' ', 4 * MiB),
    signed,
  ),
  bomb(
    'a certificate of megabytes',
    '</X509Certificate>',
    refused('signature.too-large'),
    4 * small,
    filled('AAAA', 4 * MiB),
    signed,
  ),
  bomb(
    'a thousand certificates',
    '</X509Data>',
    invalid('signature.part-repeated'),
    small * 2,
    ['<X509Certificate>MIIB</X509Certificate>'.repeat(1_000)],
    signed,
  ),
  bomb(
    'a thousand References',
    '</SignedInfo>',
    unsupported('signature.reference-count'),
    small * 2,
    ['<Reference URI=""/>'.repeat(1_000)],
    signed,
  ),
  bomb(
    'a thousand Transforms',
    '</Transforms>',
    unsupported('signature.transform-not-accepted'),
    small * 2,
    ['<Transform Algorithm="x"/>'.repeat(1_000)],
    signed,
  ),
];

/** Where attachments of gigabytes pass, so nothing but memory and work is bounded. */
const behindTheHeader: readonly Bomb[] = [
  bomb('megabytes of elements', behindEnvelope, unsigned, Infinity, filled('<x/>', 4 * MiB)),
  bomb('megabytes of attributes', behindEnvelope, unsigned, Infinity, filled(crowd(64), 4 * MiB)),
  bomb('megabytes of declarations', behindEnvelope, unsigned, Infinity, filled(`${declaring(60)}</x>`, 4 * MiB)),
  bomb('megabytes of comments', behindEnvelope, unsigned, Infinity, filled('<!---->', 4 * MiB)),
  bomb('a comment of megabytes', behindEnvelope, unsigned, Infinity, between('<!--', filled('- ', 8 * MiB), '-->')),
  bomb(
    'a CDATA section of megabytes',
    inAttachments,
    unsigned,
    Infinity,
    between('<![CDATA[', filled(']] ', 8 * MiB), ']]>'),
  ),
  bomb('megabytes of brackets', inAttachments, unsigned, Infinity, filled(']', 8 * MiB)),
  bomb('megabytes of carriage returns', inAttachments, unsigned, Infinity, filled('\r', 8 * MiB)),
  bomb('megabytes of references', inAttachments, unsigned, Infinity, filled('&#x20;', 2 * MiB)),
  bomb(
    'values full of references',
    inAttachments,
    unsigned,
    Infinity,
    filled(`<x y="${'&#10;'.repeat(13_000)}"/>`, 2 * MiB),
  ),
  bomb('megabytes of white space in an attachment', inContent, unsigned, Infinity, filled(' \n', 8 * MiB)),
  bomb('an attachment of carriage returns by reference', inContent, unsigned, Infinity, filled('&#13;', 2 * MiB)),
  bomb(
    'a description of megabytes',
    inAttachment,
    refused('packet.field-too-large'),
    2 * small,
    between('<Description>', filled('x', 4 * MiB), '</Description>'),
  ),
  bomb(
    'an attachment with a crowd of elements',
    inAttachment,
    refused('packet.field-too-large'),
    2 * small,
    filled('<x/>', 4 * MiB),
  ),
  bomb('five hundred and one attachments', inAttachments, refused('packet.too-many-attachments'), MiB, [
    list(501, (index) => attachment(`a${index}`)),
  ]),
];

/** And what the memory held may grow by at most while they pass. */
export const bombs: readonly {
  readonly where: string;
  readonly heldBytesMax: number;
  readonly bombs: readonly Bomb[];
}[] = [
  { where: 'refused at once', heldBytesMax: 8 * MiB, bombs: atOnce },
  { where: 'in the header, which is held', heldBytesMax: 128 * MiB, bombs: inTheHeader },
  { where: 'in the signature, which is held', heldBytesMax: 8 * MiB, bombs: inTheSignature },
  { where: 'where attachments pass', heldBytesMax: 8 * MiB, bombs: behindTheHeader },
];

function organ(element: string, organId: string): string {
  return `<edXML:${element}><edXML:OrganId>${organId}</edXML:OrganId><edXML:OrganName>x</edXML:OrganName></edXML:${element}>`;
}

function attachment(contentId: string): string {
  return `<Attachment><ContentId>${contentId}</ContentId><ContentTransferEncoded>AAAA</ContentTransferEncoded></Attachment>`;
}
