import { c14n, enveloped, exclusive } from '../signature/forge-signature.js';
import { unsupported, type Attack } from './attack.js';
import { signedWith } from './genuine-packet.js';

const notAccepted = unsupported('signature.transform-not-accepted');

const uris = [
  '#',
  '#message',
  '#edXML',
  '#xpointer(/)',
  "#xpointer(id('message'))",
  '#xpointer(//*)',
  '#element(/1)',
  'packet.xml',
  './',
  '?',
  '/',
  '//attacker.example/packet.xml',
  'http://attacker.example/packet.xml',
  'https://attacker.example/packet.xml#x',
  'http://169.254.169.254/latest/meta-data/',
  'file:///etc/passwd',
  'file:///dev/zero',
  'ftp://attacker.example/x',
  'data:text/xml,&lt;x/>',
  'cid:1',
  'jar:http://attacker.example/x!/y',
  ' ',
  '&#x20;',
  '&#xA;',
];

const references = uris.map((uri): Attack => {
  return [`Reference to "${uri}"`, signedWith({ uri }), unsupported('signature.reference-not-accepted')];
});

/** A Reference like the genuine one, to something of the attacker's choice. */
const otherReference =
  '<Reference URI="http://attacker.example/"><Transforms>' +
  `<Transform Algorithm="${c14n}"/></Transforms><DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>` +
  '<DigestValue>47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=</DigestValue></Reference>';

const moreReferences = (
  [
    [
      'a second Reference before the genuine one',
      (text) => text.replace('<Reference ', () => `${otherReference}<Reference `),
    ],
    [
      'a second Reference behind the genuine one',
      (text) => text.replace('</SignedInfo>', () => `${otherReference}</SignedInfo>`),
    ],
    [
      'two hundred References',
      (text) => text.replace('</SignedInfo>', () => `${otherReference.repeat(200)}</SignedInfo>`),
    ],
  ] satisfies [string, (text: string) => string][]
).map(([name, beforeSigning]): Attack => {
  return [name, signedWith({ beforeSigning }), unsupported('signature.reference-count')];
});

const transform = (algorithm: string, content = '') => `<Transform Algorithm="${algorithm}">${content}</Transform>`;
const xpath = 'http://www.w3.org/TR/1999/REC-xpath-19991116';
const filter = 'http://www.w3.org/2002/06/xmldsig-filter2';
const xslt = 'http://www.w3.org/TR/1999/REC-xslt-19991116';
const stylesheet = (content: string) =>
  `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/">${content}</xsl:template></xsl:stylesheet>`;
const prefixes = (content: string, namespace = exclusive) =>
  `<InclusiveNamespaces xmlns="${namespace}" PrefixList="${content}"/>`;
const manyPrefixes = Array.from({ length: 33 }, (_, index) => `p${index}`).join(' ');

/** Behind enveloped-signature. */
const otherTransforms: Readonly<Record<string, string>> = {
  'XPath that finds nothing': transform(xpath, '<XPath>false()</XPath>'),
  'XPath that finds everything': transform(xpath, '<XPath>true()</XPath>'),
  'XPath that leaves the subject out': transform(
    xpath,
    "<XPath>not(ancestor-or-self::*[local-name()='Subject'])</XPath>",
  ),
  'XPath that takes its time': transform(xpath, `<XPath>${'count(//*'.repeat(20)}${')'.repeat(20)} > 0</XPath>`),
  'XPath filter that takes away': transform(
    filter,
    `<XPath xmlns="${filter}" Filter="subtract">//*[local-name()='To']</XPath>`,
  ),
  'XPath filter that keeps one': transform(
    filter,
    `<XPath xmlns="${filter}" Filter="intersect">//*[local-name()='From']</XPath>`,
  ),
  'XSLT that writes what the attacker likes': transform(xslt, stylesheet('harmless')),
  'XSLT that reads a file': transform(xslt, stylesheet(`<xsl:copy-of select="document('file:///etc/passwd')"/>`)),
  'XSLT that never ends': transform(xslt, stylesheet('<xsl:apply-templates select="/"/>')),
  base64: transform('http://www.w3.org/2000/09/xmldsig#base64'),
  decryption: transform('http://www.w3.org/2002/07/decrypt#XML'),
  'the transform of office documents': transform(
    'http://schemas.openxmlformats.org/package/2006/RelationshipTransform',
  ),
  'C14N 1.1': transform('http://www.w3.org/2006/12/xml-c14n11'),
  'C14N with comments': transform(`${c14n}#WithComments`),
  'exclusive C14N with comments': transform(`${exclusive}WithComments`),
  'enveloped-signature a second time': transform(enveloped),
  'two canonicalizations': transform(exclusive) + transform(exclusive),
  'a canonicalization and more': transform(exclusive) + transform(xpath, '<XPath>false()</XPath>'),
  'no name': '<Transform/>',
  'a name in a namespace': `<Transform xmlns:x="urn:x" x:Algorithm="${exclusive}"/>`,
  'a name of every object': transform('constructor'),
  'a parameter nobody knows': transform(exclusive, '<x xmlns="urn:x"/>'),
  'XPath as its parameter': transform(exclusive, '<XPath>false()</XPath>'),
  'two prefix lists': transform(exclusive, prefixes('a') + prefixes('b')),
  'a prefix list of another namespace': transform(exclusive, prefixes('a', 'urn:x')),
  'a crowd of prefixes': transform(exclusive, prefixes(manyPrefixes)),
};

const behindEnveloped = Object.entries(otherTransforms).map(([name, content]): Attack => {
  return [`a transform: ${name}`, signedWith({ transforms: transform(enveloped) + content }), notAccepted];
});

const withoutEnveloped = (
  [
    ['no transforms', '', unsupported('signature.part-missing')],
    ['only a canonicalization', transform(exclusive), notAccepted],
    ['a canonicalization before enveloped-signature', transform(exclusive) + transform(enveloped), notAccepted],
    [
      'XPath instead of enveloped-signature',
      transform(xpath, '<XPath>not(ancestor-or-self::Signature)</XPath>') + transform(exclusive),
      notAccepted,
    ],
    [
      'XPath as a parameter of enveloped-signature',
      transform(enveloped, '<XPath>false()</XPath>') + transform(exclusive),
      notAccepted,
    ],
  ] as const
).map(([name, transforms, end]): Attack => [`transforms: ${name}`, signedWith({ transforms }), end]);

/** The digest of nothing at all: what a Reference is worth that a transform has emptied. */
const digestOfNothing = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
const emptied = ([transform(xpath, '<XPath>false()</XPath>'), transform(xslt, stylesheet(''))] as const).map(
  (content, index): Attack => {
    const beforeSigning = (text: string) => text.replace(/(<DigestValue>)[^<]+/, `$1${digestOfNothing}`);
    const name = `a signature about nothing, genuinely made, by ${index === 0 ? 'XPath' : 'XSLT'}`;
    return [name, signedWith({ transforms: transform(enveloped) + content, beforeSigning }), notAccepted];
  },
);

export const referencesAndTransforms: readonly Attack[] = [
  ...references,
  ...moreReferences,
  ...behindEnveloped,
  ...withoutEnveloped,
  ...emptied,
];
