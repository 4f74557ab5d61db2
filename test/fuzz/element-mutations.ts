import { moveElement, rewriteElement } from '../conformance/differential/markup-elements.js';
import type { Random } from '../support/random.js';

/** Whole elements put out of order, so that what comes out is often still well-formed and reaches the reader. */
export const elementMutations: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => rewriteElement(text, random, (element) => element + element),
  (text, random) => rewriteElement(text, random, () => ''),
  (text, random) => rewriteElement(text, random, (element) => `<x>${element}</x>`),
  (text, random) => rewriteElement(text, random, (element) => random.pick(strangers) + element),
  (text, random) => rewriteElement(text, random, (element) => element.replace(/>[^]*</, `>${random.pick(contents)}<`)),
  (text, random) => rewriteElement(text, random, (element) => renamed(element, random.pick(names))),
  moveElement,
];

/** As they are known, known elsewhere, and not known at all. */
const names = 'To From OrganId Subject StatusCode Bussiness Signature Attachment Reference x'.split(' ');

const strangers = `
<x/>
x
<!-- x -->
<Subject>x</Subject>
<OrganId xmlns="">x</OrganId>
<StatusCode>01</StatusCode>
<Business/>
<Attachment/>
<AttachmentEncoded/>
<edXMLHeader/>
<x xlink:href=""/>
<Signature/>
<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>
`
  .trim()
  .split('\n');

const written = `
x
<!-- -->
<![CDATA[]]>
<![CDATA[x]]>
&#13;
99999999999
-1
2014/02/30
2026/01/15
AAAA
A
====
AA==
UEsDBA==
JVBERi0=
`
  .trim()
  .split('\n');
const contents = [...written, '', ' ', 'x'.repeat(300), 'ệ'.normalize('NFD').repeat(100)];

/** In its start tag and its end tag, with the prefix it had. */
function renamed(element: string, local: string): string {
  const [, prefix = ''] = /^<([^\s:/>]+:)?/.exec(element) ?? [];
  return element.replace(/^<[^\s/>]+/, `<${prefix}${local}`).replace(/<\/[^\s>]+(\s*>)$/, `</${prefix}${local}$1`);
}
