import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { C14nCanonicalization, ExclusiveCanonicalization } from 'xml-crypto';
import { wellFormedDocument } from './arbitrary-documents.js';
import { canonical } from './canonical-form.js';

describe('the canonical forms beside xml-crypto', () => {
  it.each([
    ['c14n', new C14nCanonicalization()],
    ['exc-c14n', new ExclusiveCanonicalization()],
  ] as const)('%s of any document is the same', (method, peer) => {
    fc.assert(
      fc.property(wellFormedDocument(), (written) => {
        const document = withinReach(written);
        const tree = new DOMParser({ onError: () => undefined }).parseFromString(document, 'text/xml');
        expect(canonical(document, { method })).toBe(peer.process(tree.documentElement, {}));
      }),
      { numRuns: 300, endOnFailure: true },
    );
  });
});

/** Without what it reads otherwise than the recommendations, and libxml2, ask. */
function withinReach(document: string): string {
  return document
    .replace(/[\u0085\u2028]/g, '') // line ends to its parser, as in XML 1.1
    .replace(/\uFEFF/g, '')
    .replace(/\s+xmlns=""/g, '') // repeated in the exclusive form on every element below
    .replaceAll('\u{10000}', '\u4E00'); // sorted by UTF-16 units
}
