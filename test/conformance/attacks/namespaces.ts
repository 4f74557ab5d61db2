import { c14n, enveloped } from '../signature/forge-signature.js';
import { absent, invalid, refused, unsupported, type Attack, type End } from './attack.js';
import { afterSigning, replaced, signed, signedSo, signedWith } from './genuine-packet.js';

const packetNamespace = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';
const xmldsig = 'http://www.w3.org/2000/09/xmldsig#';
const xml = 'http://www.w3.org/XML/1998/namespace';

const reserved = refused('xml.prefix-reserved');
const unbound = refused('xml.prefix-unbound');
const duplicate = refused('xml.attribute-duplicate');

/** Not well-formed in the sense of Namespaces in XML, wherever it stands. */
const illFormed: readonly (readonly [text: string, end: End])[] = [
  ['<x xmlns:xml="urn:x"/>', reserved],
  ['<x xmlns:xml=""/>', reserved],
  [`<x xmlns:y="${xml}"/>`, reserved],
  [`<x xmlns="${xml}"/>`, reserved],
  ['<x xmlns:xmlns="urn:x"/>', reserved],
  ['<x xmlns:y="http://www.w3.org/2000/xmlns/"/>', reserved],
  ['<x xmlns="http://www.w3.org/2000/xmlns/"/>', reserved],
  ['<xmlns:x/>', reserved],
  ['<x xmlns:y=""/>', refused('xml.namespace-empty')],
  ['<y:x/>', unbound],
  ['<x y:z=""/>', unbound],
  ['<x xmlns:y="urn:y"/><y:x/>', unbound],
  ['<XML:x/>', unbound],
  ['<x xmlns:="urn:x"/>', refused('xml.name-malformed')],
  ['<x y="" y=""/>', duplicate],
  ['<x xmlns="urn:x" xmlns="urn:y"/>', duplicate],
  ['<x xmlns:a="urn:x" xmlns:a="urn:x"/>', duplicate],
  ['<x xmlns:a="urn:x" xmlns:b="urn:x" a:y="1" b:y="2"/>', duplicate],
  [`<x xmlns:a="urn:&#120;" xmlns:b="urn:x" a:y="1" b:y="2"/>`, duplicate],
  ['<x xml:lang="vi" xml:lang="en"/>', duplicate],
];

const places = {
  'in the header': '</edXML:MessageHeader>',
  'in the signature': '</KeyInfo>',
  'behind the attachments': '</AttachmentEncoded>',
};
const illFormedSomewhere = Object.entries(places).flatMap(([name, mark]) =>
  illFormed.map(([text, end]): Attack => [`${text} ${name}`, afterSigning(mark, text + mark), end]),
);

const toleratedElsewhere = Object.entries(places).flatMap(([name, mark]): Attack[] => [
  [`<xlink:x/> ${name}`, afterSigning(mark, `<xlink:x/>${mark}`), invalid('xml.prefix-unbound')],
  [`<x xlink:href=""/> ${name}`, afterSigning(mark, `<x xlink:href=""/>${mark}`), invalid('xml.prefix-unbound')],
]);

const wrong = refused('packet.namespace-wrong');
const rootNamespaces: Readonly<Record<string, End>> = {
  'http://www.e-doc.vn/Schema/': refused('packet.namespace-old'),
  '': refused('packet.namespace-missing'),
  [`${packetNamespace}/`]: wrong,
  [` ${packetNamespace}`]: wrong,
  [packetNamespace.toUpperCase()]: wrong,
  'urn:x': wrong,
};
const otherRoots = Object.entries(rootNamespaces).map(([uri, end]): Attack => {
  return [`the root in "${uri}"`, afterSigning(`<edXML xmlns="${packetNamespace}"`, `<edXML xmlns="${uri}"`), end];
});

const packetElements: readonly Attack[] = [
  ['a root with a prefix', () => prefixedRoot(signed), refused('packet.root-prefixed')],
  ['another root', () => signed.replaceAll(/(<\/?)edXML(?=[ >])/g, '$1edxml'), refused('packet.root-wrong')],
  ...['edXMLHeader', 'MessageHeader', 'From', 'Subject', 'edXMLBody'].flatMap((element): Attack[] => [
    [
      `the prefix bound anew at ${element}`,
      afterSigning(`<edXML:${element}>`, `<edXML:${element} xmlns:edXML="urn:x">`),
      wrong,
    ],
    [
      `the prefix bound anew at ${element} by the sender`,
      signedSo(`<edXML:${element}>`, `<edXML:${element} xmlns:edXML="urn:x">`),
      wrong,
    ],
  ]),
  ['no namespace for the attachments', afterSigning('<AttachmentEncoded>', '<AttachmentEncoded xmlns="">'), wrong],
  ['another namespace for an attachment', afterSigning('<Attachment>', '<Attachment xmlns="urn:x">'), wrong],
];

/** Elements that only look like a signature: the packet has none. */
const lookalikes: Readonly<Record<string, End>> = {
  'http://www.w3.org/2000/09/xmldsig': absent('signature.absent'),
  'https://www.w3.org/2000/09/xmldsig#': absent('signature.absent'),
  [`${xmldsig} `]: absent('signature.absent'),
  [xmldsig.toUpperCase()]: absent('signature.absent'),
  'http://www.w3.org/2001/04/xmldsig-more#': absent('signature.absent'),
  '': absent('signature.absent'),
  [packetNamespace]: absent('signature.placeholder'),
};
const notSignatures = Object.entries(lookalikes).map(([uri, end]): Attack => {
  return [`a Signature in "${uri}"`, afterSigning(`<Signature xmlns="${xmldsig}"`, `<Signature xmlns="${uri}"`), end];
});

const inclusive = {
  canonicalization: c14n,
  documentForm: c14n,
  transforms: `<Transform Algorithm="${enveloped}"/>`,
} as const;
const afterInclusive = (before: string, after: string) => () => replaced(signedWith(inclusive)(), before, after);
const reference = (attributes: string) => signedWith({ beforeSigning: (text) => text.replace(' URI=""', attributes) });
const notAccepted = unsupported('signature.reference-not-accepted');

const attributes: readonly Attack[] = [
  [
    'a namespace declared around SignedInfo',
    afterInclusive('<edXML ', '<edXML xmlns:x="urn:x" '),
    invalid('signature.value-mismatch'),
  ],
  [
    'xml:lang around SignedInfo',
    afterInclusive('<edXML ', '<edXML xml:lang="en" '),
    invalid('signature.value-mismatch'),
  ],
  [
    'a namespace declared in SignedInfo',
    afterInclusive('<SignedInfo', '<SignedInfo xmlns:x="urn:x"'),
    invalid('signature.value-mismatch'),
  ],
  [
    'a namespace declared in the header',
    afterInclusive('<edXML:From', '<edXML:From xmlns:x="urn:x"'),
    invalid('signature.digest-mismatch'),
  ],
  [
    'xml:base at the root',
    afterSigning('<edXML ', '<edXML xml:base="http://attacker.example/" '),
    invalid('signature.digest-mismatch'),
  ],
  ['xml:id in the header', afterSigning('<edXML:From', '<edXML:From xml:id="x"'), invalid('signature.digest-mismatch')],
  ['URI in a namespace', reference(` xmlns:x="${xmldsig}" x:URI=""`), notAccepted],
  ['URI in a namespace beside another', reference(' URI="#x" xmlns:x="urn:x" x:URI=""'), notAccepted],
  ['URI with an unbound prefix', afterSigning(' URI=""', ' xlink:URI=""'), invalid('xml.prefix-unbound')],
  ['uri in small letters', reference(' uri=""'), notAccepted],
  [
    'a signature in small letters',
    () => signed.replaceAll('Signature ', 'signature ').replaceAll('Signature>', 'signature>'),
    absent('signature.absent'),
  ],
];

export const namespaces: readonly Attack[] = [
  ...illFormedSomewhere,
  ...toleratedElsewhere,
  ...otherRoots,
  ...packetElements,
  ...notSignatures,
  ...attributes,
];

function prefixedRoot(text: string): string {
  return text
    .replace(`<edXML xmlns=`, `<e:edXML xmlns="${packetNamespace}" xmlns:e=`)
    .replace('</edXML>', '</e:edXML>');
}
