import { bytesOf, createTokenizer, XmlError, type XmlErrorCode } from '@edoc-axis/xml';
import fc from 'fast-check';
import { damagedBytes, damagedDocument, shardsOfMarkup, wellFormedDocument } from './arbitrary-documents.js';
import { EventList } from './event-list.js';
import { eventsOfSaxes } from './saxes-peer.js';

describe('the tokenizer beside saxes', () => {
  it('reads every well-formed document, and sees in it what saxes sees', () => {
    fc.assert(
      fc.property(wellFormedDocument(), (document) => {
        expect(ourEvents(document)).toEqual(eventsOfSaxes(document));
      }),
      { numRuns: 1_000, endOnFailure: true },
    );
  });

  it('accepts a damaged document exactly when saxes does, and then sees the same', () => {
    fc.assert(fc.property(damagedDocument(), expectSameJudgement), { numRuns: 2_000, endOnFailure: true });
  });

  it('accepts damaged bytes exactly when they are UTF-8 and saxes accepts what they say', () => {
    fc.assert(
      fc.property(damagedBytes(), (bytes) => {
        const text = textOf(bytes);
        if (text === undefined) expect(typeof ourEvents(bytes)).toBe('string');
        else expectSameJudgement(text);
      }),
      { numRuns: 2_000, endOnFailure: true },
    );
  });

  it('accepts shards of markup exactly when saxes does', () => {
    fc.assert(
      fc.property(shardsOfMarkup(), (shards) => {
        expectSameJudgement(shards);
        expectSameJudgement(`<a>${shards}</a>`);
        expectSameJudgement(`<a ${shards}/>`);
        expectSameJudgement(`<a b="${shards}"/>`);
      }),
      { numRuns: 2_000, endOnFailure: true },
    );
  });
});

/** What of XML this project leaves out on purpose. */
const strictnesses: readonly XmlErrorCode[] = [
  'xml.doctype',
  'xml.processing-instruction',
  'xml.version-unsupported',
  'xml.encoding-unsupported',
];

function expectSameJudgement(document: string): void {
  const ours = ourEvents(document);
  if (typeof ours === 'string' && strictnesses.includes(ours)) return;
  if (isMisjudgedBySaxes(document, ours)) return;
  const theirs = eventsOfSaxes(document);
  expect({ document, events: typeof ours === 'string' ? undefined : ours }).toEqual({ document, events: theirs });
}

/** Where saxes departs from the recommendations. */
function isMisjudgedBySaxes(document: string, ours: string[] | XmlErrorCode): boolean {
  // It trims the namespaces declared; neither XML nor Namespaces in XML do.
  if (/xmlns[^=<>]*=\s*(["'])(\s[^"']*|[^"']*\s)\1/.test(document)) return true;
  // It lets the part behind a colon begin with any name character; Namespaces in XML 1.0 §3 [4] does not.
  return ours === 'xml.name-malformed' && /:[-.\d\u00B7]/.test(document);
}

/** The error's code where we refuse. */
function ourEvents(document: string | Uint8Array): string[] | XmlErrorCode {
  const events = new EventList();
  const tokenizer = createTokenizer({}, (token) => {
    switch (token.kind) {
      case 'open':
        events.open(
          token.name,
          token.attributes,
          token.namespaces.map(({ prefix, uri }) => [prefix, uri] as const),
        );
        return;
      case 'close':
        events.close(token.name);
        return;
      case 'text':
        events.text(bytesOf(token).toString('utf8'), token.cdata);
        return;
      case 'comment':
        events.comment();
    }
  });
  try {
    tokenizer.write(typeof document === 'string' ? Buffer.from(document, 'utf8') : document);
    tokenizer.end();
    return events.all();
  } catch (error) {
    if (error instanceof XmlError) return error.code;
    throw error;
  }
}

/** Undefined when the bytes are not UTF-8. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
