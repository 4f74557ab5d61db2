import { bytesOf, createTokenizer, XmlError, type XmlErrorCode } from '@edoc-axis/xml';
import { EventList } from './event-list.js';
import { eventsOfSaxes } from './saxes-peer.js';

/**
 * How our judgement of a document differs from that of saxes: whether it is well-formed and, where it is, what stands in
 * it. Undefined where we agree, and where one of us departs from the recommendations on purpose.
 */
export function findDisagreement(document: string | Uint8Array): string | undefined {
  const ours = ourEvents(document);
  const text = typeof document === 'string' ? document : textOf(document);
  if (text === undefined) return typeof ours === 'string' ? undefined : 'we read what is not UTF-8';
  if (typeof ours === 'string' && strictnesses.includes(ours)) return undefined;
  if (isMisjudgedBySaxes(text, ours)) return undefined;
  const theirs = eventsOfSaxes(text);
  if (typeof ours === 'string') return theirs && `we refuse it (${ours}), saxes reads it`;
  return theirs ? findDifference(ours, theirs) : 'we read it, saxes refuses it';
}

export function isRefused(document: string | Uint8Array): boolean {
  return typeof ourEvents(document) === 'string';
}

/** What of XML this project leaves out on purpose, and its limits. */
const strictnesses: readonly XmlErrorCode[] = [
  'xml.doctype',
  'xml.processing-instruction',
  'xml.version-unsupported',
  'xml.encoding-unsupported',
  'xml.too-deep',
  'xml.too-many-attributes',
  'xml.too-many-namespaces',
  'xml.tag-too-long',
  'xml.name-too-long',
];

/** Where saxes departs from the recommendations. */
function isMisjudgedBySaxes(document: string, ours: string[] | XmlErrorCode): boolean {
  // It trims the namespaces declared; neither XML nor Namespaces in XML do.
  if (paddedNamespace.test(document)) return true;
  // It lets the part behind a colon begin with any name character; Namespaces in XML 1.0 §3 [4] does not.
  return ours === 'xml.name-malformed' && /:[-.\d\u00B7]/.test(document);
}

const whiteSpace = String.raw`(?:\s|&#(?:0*(?:9|10|13|32)|x0*(?:9|a|d|20));)`;
const paddedNamespace = new RegExp(`xmlns[^=<>]*=\\s*(["'])(?:${whiteSpace}[^"']*|[^"']*${whiteSpace})\\1`, 'i');

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

function findDifference(ours: readonly string[], theirs: readonly string[]): string | undefined {
  for (let index = 0; index < Math.max(ours.length, theirs.length); index++) {
    if (ours[index] !== theirs[index]) return `event ${index}: we see ${ours[index]}, saxes sees ${theirs[index]}`;
  }
  return undefined;
}
