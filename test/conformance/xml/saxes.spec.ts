import fc from 'fast-check';
import { damagedBytes, damagedDocument, shardsOfMarkup, wellFormedDocument } from './arbitrary-documents.js';
import { findDisagreement, isRefused } from './beside-saxes.js';

describe('the tokenizer beside saxes', () => {
  it('reads every well-formed document, and sees in it what saxes sees', () => {
    fc.assert(
      fc.property(wellFormedDocument(), (document) => {
        expectAgreement(document);
        expect(isRefused(document)).toBe(false);
      }),
      { numRuns: 1_000, endOnFailure: true },
    );
  });

  it('accepts a damaged document exactly when saxes does, and then sees the same', () => {
    fc.assert(fc.property(damagedDocument(), expectAgreement), { numRuns: 2_000, endOnFailure: true });
  });

  it('accepts damaged bytes exactly when they are UTF-8 and saxes accepts what they say', () => {
    fc.assert(fc.property(damagedBytes(), expectAgreement), { numRuns: 2_000, endOnFailure: true });
  });

  it('accepts shards of markup exactly when saxes does', () => {
    fc.assert(
      fc.property(shardsOfMarkup(), (shards) => {
        expectAgreement(shards);
        expectAgreement(`<a>${shards}</a>`);
        expectAgreement(`<a ${shards}/>`);
        expectAgreement(`<a b="${shards}"/>`);
      }),
      { numRuns: 2_000, endOnFailure: true },
    );
  });
});

function expectAgreement(document: string | Uint8Array): void {
  expect({ document, disagreement: findDisagreement(document) }).toEqual({ document, disagreement: undefined });
}
