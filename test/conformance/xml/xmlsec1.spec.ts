import { c14nUri, exclusiveC14nUri, type CanonicalMethod, type OpenToken } from '@edoc-axis/xml';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWith } from '../../support/tools.js';
import { wellFormedDocument } from './arbitrary-documents.js';
import { canonicalElement, tokensOf } from './canonical-form.js';

describeWith('xmlsec1', 'the canonical form of an element in its place, beside xmlsec1', (path) => {
  const prefixes = fc.uniqueArray(fc.constantFrom('#default', 'p', 'q', 'edXML', 'ns1', 'unknown'), { minLength: 1 });

  it.each(['c14n', 'exc-c14n'] as const)('is the same to the byte in %s, whatever stands around it', (method) => {
    fc.assert(
      fc.property(wellFormedDocument(), fc.nat({ max: 8 }), (document, index) =>
        expectSame(path, { document, index, method }),
      ),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it('is the same to the byte with an inclusive PrefixList', () => {
    fc.assert(
      fc.property(wellFormedDocument(), fc.nat({ max: 8 }), prefixes, (document, index, inclusivePrefixes) =>
        expectSame(path, { document, index, method: 'exc-c14n', inclusivePrefixes }),
      ),
      { numRuns: 60, endOnFailure: true },
    );
  });
});

interface Question {
  readonly document: string;
  /** Which of its elements, in document order. */
  readonly index: number;
  readonly method: CanonicalMethod;
  readonly inclusivePrefixes?: readonly string[];
}

/** xmlsec1 signs the element by reference and tells what it digested and what it signed. */
function expectSame(path: string, { document, index, ...options }: Question): void {
  const template = withSignature(document, index, transformOf(options));
  const { digested, signed, output } = sign(path, template);
  expect(digested).toMatch(/^<.* xml:id="marked"/s);
  expect(canonicalElement(template, options, isMarked)).toBe(digested);
  expect(canonicalElement(output, options, ({ name }) => name.local === 'SignedInfo')).toBe(signed);
}

function isMarked({ attributes }: OpenToken): boolean {
  return attributes.some(({ prefix, local }) => prefix === 'xml' && local === 'id');
}

/** Marks an element by `xml:id`, which every parser knows, and adds a signature to be filled in. */
function withSignature(document: string, index: number, transform: string): string {
  const bytes = Buffer.from(document, 'utf8');
  const tokens = tokensOf(document);
  const starts = tokens.filter((token) => token.kind === 'open');
  const { name, from } = starts[index % starts.length] as OpenToken;
  const mark = from + 1 + Buffer.byteLength(name.prefix === '' ? name.local : `${name.prefix}:${name.local}`);
  const end = tokens.findLast((token) => token.kind === 'close')?.from ?? 0;
  // A root written as an empty element has no place for a signature.
  fc.pre(bytes[end + 1] === '/'.charCodeAt(0));
  return [
    bytes.subarray(0, mark).toString('utf8'),
    ' xml:id="marked"',
    bytes.subarray(mark, end).toString('utf8'),
    `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>${transform.replaceAll('Transform', 'CanonicalizationMethod')}`,
    '<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"/>',
    `<Reference URI="#marked"><Transforms>${transform}</Transforms>`,
    '<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue/></Reference>',
    '</SignedInfo><SignatureValue/></Signature>',
    bytes.subarray(end).toString('utf8'),
  ].join('');
}

function transformOf({ method, inclusivePrefixes }: Omit<Question, 'document' | 'index'>): string {
  if (method === 'c14n') return `<Transform Algorithm="${c14nUri}"/>`;
  const list = inclusivePrefixes
    ? `<InclusiveNamespaces xmlns="${exclusiveC14nUri}" PrefixList="${inclusivePrefixes.join(' ')}"/>`
    : '';
  return `<Transform Algorithm="${exclusiveC14nUri}">${list}</Transform>`;
}

function sign(path: string, template: string): { digested: string; signed: string; output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'xmlsec1-'));
  try {
    const [key, input, output] = [join(folder, 'key'), join(folder, 'template.xml'), join(folder, 'signed.xml')];
    writeFileSync(key, 'a key of no consequence');
    writeFileSync(input, template);
    const wishes = ['--store-references', '--store-signatures', '--print-debug', '--output', output];
    const report = execFileSync(path, ['--sign', '--hmackey', key, ...wishes, input], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return {
      digested: bufferIn(report, 'PreDigest'),
      signed: bufferIn(report, 'PreSigned'),
      output: readFileSync(output, 'utf8'),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function bufferIn(report: string, name: string): string {
  const [, after = ''] = report.split(`== ${name} data - start buffer:\n`);
  return after.split(`\n== ${name} data - end buffer`)[0] ?? '';
}
