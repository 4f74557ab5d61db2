import type { Alteration } from './alterations.js';
import type { SignedPacket } from './signed-packets.js';

export type Judge = 'xmlsec1' | 'xml-crypto';

export interface Case extends SignedPacket {
  readonly altered: readonly Alteration[];
}

/** xmlsec1 has the word; it knows no PSS. */
export function judgeOf({ order }: Case): Judge {
  return order.algorithm.startsWith('rsa-pss') ? 'xml-crypto' : 'xmlsec1';
}

/** Whether the judge is known to see such a packet otherwise than we, whose answer this is. */
export function isKnownDifference(one: Case, answer: string): boolean {
  const judge = judgeOf(one);
  return knownDifferences.some(
    (known) =>
      (known.judge ?? judge) === judge &&
      known.answers.includes(answer) &&
      (known.in?.(one.text) ?? true) &&
      one.altered.some(({ name }) => known.after.includes(name)),
  );
}

interface KnownDifference {
  /** Both where none is named. */
  readonly judge?: Judge;
  /** What we say, and the judge the contrary. */
  readonly answers: readonly string[];
  /** What was done to the packet, by name: without it there is no excuse. */
  readonly after: readonly string[];
  readonly in?: (packet: string) => boolean;
}

const characterwise = ['a character dropped', 'a character overwritten'];
const piecewise = ['a piece doubled', 'a piece dropped', 'two pieces exchanged'];
const elementwise = ['an element doubled', 'an element dropped', 'an element wrapped', 'an element moved'];

const knownDifferences: readonly KnownDifference[] = [
  // Comments vanish in the canonical form, so that the value somebody reads might not be the one that was signed.
  {
    answers: ['refused: packet.comment-in-value'],
    after: ['a comment in a value', 'a comment in the subject', 'a comment in an attachment', 'two pieces exchanged'],
  },
  // A base64 value is its text and white space. The judges skip whatever else stands in it.
  {
    answers: [
      'invalid: signature.digest-malformed',
      'invalid: signature.value-malformed',
      'unsupported: signature.certificate-unreadable',
    ],
    after: [
      'a comment in a value',
      'an element in a value',
      'a comment in the signature',
      'an element in the signature',
      'CDATA in the signature',
      'two pieces exchanged',
    ],
  },
  // Its decoder does not miss padding.
  {
    judge: 'xml-crypto',
    answers: ['invalid: signature.digest-malformed', 'invalid: signature.value-malformed'],
    after: characterwise,
  },
  // The judges do not look at text between the parts of a signature, and xml-crypto takes only the parts it knows.
  {
    answers: ['invalid: packet.text-misplaced'],
    after: ['a stray in the signature', ...characterwise, ...piecewise],
  },
  {
    judge: 'xml-crypto',
    answers: ['invalid: packet.element-misplaced'],
    after: ['a stray in the signature', ...elementwise],
  },
  // They take a signature wherever it stands.
  { answers: ['invalid: signature.misplaced'], after: elementwise },
  // It reads one certificate and leaves the bytes behind it.
  { judge: 'xmlsec1', answers: ['unsupported: signature.certificate-unreadable'], after: ['a piece doubled'] },
  // It takes the first of parts that come twice.
  {
    judge: 'xml-crypto',
    answers: ['invalid: signature.part-repeated'],
    after: ['an element doubled', 'a part of the signature twice'],
  },
  // It is handed the certificate and never looks at the one in the packet.
  {
    judge: 'xml-crypto',
    answers: [
      'unsupported: signature.certificate-missing',
      'unsupported: signature.certificate-unreadable',
      'unsupported: signature.certificate-not-registered',
    ],
    after: ['another certificate', ...characterwise, ...piecewise, ...elementwise],
  },
  // Its parser says so, and goes on, where Namespaces in XML 1.0 alone is broken: §3 (`xml` bound to something else) and
  // §6.3 (one attribute under two prefixes). A second `xmlns:xml` it passes over.
  { judge: 'xmlsec1', answers: ['refused: xml.prefix-reserved'], after: characterwise },
  {
    judge: 'xmlsec1',
    answers: ['refused: xml.attribute-duplicate'],
    after: ['an attribute doubled', 'an attribute under two prefixes'],
  },
  // Canonical XML 1.0 §2.1 fails on a relative namespace URI, and so do we; xml-crypto writes it as it stands.
  { judge: 'xml-crypto', answers: ['invalid: xml.namespace-relative'], after: characterwise, in: declaresRelativeUri },
];

function declaresRelativeUri(packet: string): boolean {
  const declared = packet.matchAll(/\sxmlns(?::[^\s=]+)?\s*=\s*(["'])([^]+?)\1/g);
  return [...declared].some(([, , uri = '']) => !/^[a-z][a-z\d+.-]*:\S*$/i.test(uri));
}
