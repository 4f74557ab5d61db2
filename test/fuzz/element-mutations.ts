import { cutMarkup, joinMarkup, type Piece } from '../conformance/differential/markup-pieces.js';
import type { Random } from '../conformance/differential/random.js';

/** Whole elements put out of order, so that what comes out is often still well-formed and reaches the reader. */
export const elementMutations: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => rewriteElement(text, random, (element) => element + element),
  (text, random) => rewriteElement(text, random, () => ''),
  (text, random) => rewriteElement(text, random, (element) => `<x>${element}</x>`),
  (text, random) => rewriteElement(text, random, (element) => random.pick(strangers) + element),
  (text, random) => rewriteElement(text, random, (element) => element.replace(/>[^]*</, `>${random.pick(contents)}<`)),
  (text, random) => rewriteElement(text, random, (element) => renamed(element, random.pick(names))),
  (text, random) => {
    let taken = '';
    const rest = rewriteElement(text, random, (element) => {
      taken = element;
      return '';
    });
    return rewriteElement(rest, random, (element) => taken + element);
  },
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

/** One element with everything in it, rewritten. */
function rewriteElement(text: string, random: Random, rewrite: (element: string) => string): string {
  const pieces = cutMarkup(text);
  const [from, to] = placeOfElement(pieces, random);
  const element = joinMarkup(pieces.slice(from, to));
  return joinMarkup(pieces.slice(0, from)) + rewrite(element) + joinMarkup(pieces.slice(to));
}

/** Any but the root. Where tags do not match it ends with the document. */
function placeOfElement(pieces: readonly Piece[], random: Random): [from: number, to: number] {
  const tags = pieces.flatMap(({ kind }, index) => (kind === 'open' || kind === 'empty' ? [index] : []));
  if (tags.length < 2) return [0, 0];
  const from = random.pick(tags.slice(1));
  let depth = 0;
  for (let at = from; at < pieces.length; at++) {
    const kind = pieces[at]?.kind;
    if (kind === 'open') depth++;
    if (kind === 'close') depth--;
    if (depth === 0) return [from, at + 1];
  }
  return [from, pieces.length];
}

/** In its start tag and its end tag, with the prefix it had. */
function renamed(element: string, local: string): string {
  const [, prefix = ''] = /^<([^\s:/>]+:)?/.exec(element) ?? [];
  return element.replace(/^<[^\s/>]+/, `<${prefix}${local}`).replace(/<\/[^\s>]+(\s*>)$/, `</${prefix}${local}$1`);
}
