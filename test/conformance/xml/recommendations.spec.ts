import type { OpenToken } from '@edoc-axis/xml';
import { canonical, canonicalElement } from './canonical-form.js';

/** The recommendations' own examples, as far as they need no DTD and no processing instruction. */
describe('Canonical XML 1.0, section 3', () => {
  it('3.1: what stands around the root leaves no trace', () => {
    const document =
      '<?xml version="1.0"?>\n\n<!-- Comment 1 -->\n<doc>Hello, world!<!-- Comment 2 --></doc>\n\n<!-- Comment 3 -->\n';
    expect(canonical(document, { method: 'c14n' })).toBe('<doc>Hello, world!</doc>');
  });

  it('3.2: white space in content is kept', () => {
    const document = `<doc>
   <clean>   </clean>
   <dirty>   A   B   </dirty>
   <mixed>
      A
      <clean>   </clean>
      B
      <dirty>   A   B   </dirty>
      C
   </mixed>
</doc>`;
    expect(canonical(document, { method: 'c14n' })).toBe(document);
  });

  it('3.3: tags are written in one way, superfluous declarations not at all', () => {
    const document = `<doc>
   <e1   />
   <e2   ></e2>
   <e3   name = "elem3"   id="elem3"   />
   <e4   name="elem4"   id="elem4"   ></e4>
   <e5 a:attr="out" b:attr="sorted" attr2="all" attr="I'm"
      xmlns:b="http://www.ietf.org"
      xmlns:a="http://www.w3.org"
      xmlns="http://example.org"/>
   <e6 xmlns="" xmlns:a="http://www.w3.org">
      <e7 xmlns="http://www.ietf.org">
         <e8 xmlns="" xmlns:a="http://www.w3.org">
            <e9 xmlns="" xmlns:a="http://www.ietf.org"/>
         </e8>
      </e7>
   </e6>
</doc>
`;
    expect(canonical(document, { method: 'c14n' })).toBe(`<doc>
   <e1></e1>
   <e2></e2>
   <e3 id="elem3" name="elem3"></e3>
   <e4 id="elem4" name="elem4"></e4>
   <e5 xmlns="http://example.org" xmlns:a="http://www.w3.org" xmlns:b="http://www.ietf.org" attr="I'm" attr2="all" b:attr="sorted" a:attr="out"></e5>
   <e6 xmlns:a="http://www.w3.org">
      <e7 xmlns="http://www.ietf.org">
         <e8 xmlns="">
            <e9 xmlns:a="http://www.ietf.org"></e9>
         </e8>
      </e7>
   </e6>
</doc>`);
  });

  it('3.4: characters are replaced and escaped', () => {
    const document = `<doc>
   <text>First line&#x0d;&#10;Second line</text>
   <value>&#x32;</value>
   <compute><![CDATA[value>"0" && value<"10" ?"valid":"error"]]></compute>
   <compute expr='value>"0" &amp;&amp; value&lt;"10" ?"valid":"error"'>valid</compute>
   <norm attr=' &apos;   &#x20;&#13;&#xa;&#9;   &apos; '/>
</doc>`;
    expect(canonical(document, { method: 'c14n' })).toBe(`<doc>
   <text>First line&#xD;
Second line</text>
   <value>2</value>
   <compute>value&gt;"0" &amp;&amp; value&lt;"10" ?"valid":"error"</compute>
   <compute expr="value>&quot;0&quot; &amp;&amp; value&lt;&quot;10&quot; ?&quot;valid&quot;:&quot;error&quot;">valid</compute>
   <norm attr=" '    &#xD;&#xA;&#x9;   ' "></norm>
</doc>`);
  });

  it('3.6: a character reference becomes UTF-8', () => {
    expect(canonical('<doc>&#169;</doc>', { method: 'c14n' })).toBe('<doc>©</doc>');
  });
});

describe('Exclusive XML Canonicalization 1.0, section 2.2', () => {
  const inner =
    '<n1:elem2 xmlns:n1="http://example.net" xml:lang="en"><n3:stuff xmlns:n3="ftp://example.org"/></n1:elem2>';
  const first = `<n0:local xmlns:n0="foo:bar" xmlns:n3="ftp://example.org">${inner}</n0:local>`;
  const second = `<n2:pdu xmlns:n1="http://example.com" xmlns:n2="http://foo.example" xml:lang="fr" xml:space="retain">${inner}</n2:pdu>`;
  const isElem2 = ({ name }: OpenToken) => name.local === 'elem2';

  it('the inclusive form of an element depends on what stands around it', () => {
    expect(canonicalElement(first, { method: 'c14n' }, isElem2)).toBe(
      '<n1:elem2 xmlns:n0="foo:bar" xmlns:n1="http://example.net" xmlns:n3="ftp://example.org" xml:lang="en"><n3:stuff></n3:stuff></n1:elem2>',
    );
    expect(canonicalElement(second, { method: 'c14n' }, isElem2)).toBe(
      '<n1:elem2 xmlns:n1="http://example.net" xmlns:n2="http://foo.example" xml:lang="en" xml:space="retain"><n3:stuff xmlns:n3="ftp://example.org"></n3:stuff></n1:elem2>',
    );
  });

  it('the exclusive form does not', () => {
    const form =
      '<n1:elem2 xmlns:n1="http://example.net" xml:lang="en"><n3:stuff xmlns:n3="ftp://example.org"></n3:stuff></n1:elem2>';
    expect(canonicalElement(first, { method: 'exc-c14n' }, isElem2)).toBe(form);
    expect(canonicalElement(second, { method: 'exc-c14n' }, isElem2)).toBe(form);
  });

  it('but for the prefixes it is told to treat as the inclusive form does', () => {
    const options = { method: 'exc-c14n', inclusivePrefixes: ['n0', 'n2', '#default'] } as const;
    expect(canonicalElement(first, options, isElem2)).toMatch(
      /^<n1:elem2 xmlns:n0="foo:bar" xmlns:n1="[^"]*" xml:lang="en">/,
    );
    expect(canonicalElement(second, options, isElem2)).toMatch(
      /^<n1:elem2 xmlns:n1="[^"]*" xmlns:n2="[^"]*" xml:lang="en">/,
    );
  });
});
