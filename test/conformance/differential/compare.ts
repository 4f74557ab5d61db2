import { isCatalogued } from '@edoc-axis/domain';
import { createPacketMeasurer, judgePacketSignature } from '@edoc-axis/signature';
import { registering } from '../signature/judging.js';
import { eventsOfSaxes } from '../xml/saxes-peer.js';
import { alterations, type Alteration } from './alterations.js';
import { createRandom } from './random.js';
import { authority, signers, signPackets, type SignedPacket } from './signed-packets.js';
import { isValidForXmlCrypto } from './xml-crypto.js';
import { verifyWithXmlsec1 } from './xmlsec1.js';

/** Where our verdict and the judge's differ. The seed makes the same packet again, with other keys. */
export interface Finding {
  readonly seed: number;
  readonly what: string;
  readonly packet: Uint8Array;
}

export interface Comparison {
  readonly findings: readonly Finding[];
  /** How many packets the judge took for valid, and how many of those were altered. */
  readonly packets: number;
  readonly altered: number;
  readonly valid: number;
  readonly validThoughAltered: number;
}

/** Makes a packet of each seed, alters every other one, and asks the judges and us. */
export function compareVerdicts(seeds: readonly number[], xmlsec1Path: string): Comparison {
  const cases = signPackets(seeds, xmlsec1Path).map(alterSome);
  const theirs = judgeThem(cases, xmlsec1Path);
  const findings = cases.flatMap((one, index) => findDifference(one, theirs[index] ?? false));
  const isAltered = ({ altered }: Case) => altered.length > 0;
  return {
    findings,
    packets: cases.length,
    altered: cases.filter(isAltered).length,
    valid: theirs.filter(Boolean).length,
    validThoughAltered: cases.filter((one, index) => isAltered(one) && theirs[index]).length,
  };
}

interface Case extends SignedPacket {
  readonly altered: readonly Alteration[];
}

/** Every other packet; one or two things each. */
function alterSome(packet: SignedPacket): Case {
  const { seed, order } = packet;
  const random = createRandom(~seed);
  const usable = alterations.filter(({ peculiar }) => order.dialect === 'any' || !peculiar);
  const altered: Alteration[] = [];
  let { text } = packet;
  for (let turns = seed % 2 === 0 ? 0 : 1 + random.below(2); turns > 0; turns--) {
    const alteration = random.pick(usable);
    text = alteration.alter(text, random) ?? text;
    altered.push(alteration);
  }
  return { ...packet, text, altered };
}

/** xmlsec1 has the word; where it does not know the algorithm, xml-crypto. What saxes cannot read nobody signed. */
function judgeThem(cases: readonly Case[], xmlsec1Path: string): boolean[] {
  const byXmlsec1 = cases.filter((one) => judgeOf(one) === 'xmlsec1');
  const verdicts = verifyWithXmlsec1(
    xmlsec1Path,
    byXmlsec1.map(({ text }) => Buffer.from(text)),
    authority,
  );
  const verdictOf = new Map(byXmlsec1.map(({ seed }, index) => [seed, verdicts[index] ?? false]));
  return cases.map((one) => {
    if (judgeOf(one) === 'xmlsec1') return verdictOf.get(one.seed) ?? false;
    const isReadable = eventsOfSaxes(one.text) !== undefined;
    return isReadable && isValidForXmlCrypto(one.text, signers[one.order.key]);
  });
}

type Judge = 'xmlsec1' | 'xml-crypto';

function judgeOf({ order }: Case): Judge {
  return order.algorithm.startsWith('rsa-pss') ? 'xml-crypto' : 'xmlsec1';
}

function findDifference(one: Case, judgedValid: boolean): Finding[] {
  const bytes = Buffer.from(one.text);
  const whole = judgeOurselves([bytes]);
  const cut = judgeOurselves(inChunks(bytes, 1 + (one.seed % 97)));
  const differences: string[] = [];
  if (whole !== cut) differences.push(`whole it is ${whole}, in chunks ${cut}`);
  if (whole === 'valid' && !judgedValid) differences.push('we take it for valid, the judge does not');
  if (whole !== 'valid' && judgedValid && !isJudgeLooser(one, whole))
    differences.push(`the judge takes it for valid, we say ${whole}`);
  return differences.map((difference) => ({ seed: one.seed, what: `${difference} (${describe(one)})`, packet: bytes }));
}

interface Looseness {
  /** Both where none is named. */
  readonly judge?: Judge;
  readonly answers: readonly string[];
  readonly after: readonly string[];
}

/** Where a judge takes for valid what the profile leaves out: what we then answer, and what was done to the packet. */
const loosenesses: readonly Looseness[] = [
  // Comments vanish in the canonical form, so that the value somebody reads might not be the one that was signed.
  { answers: ['refused: packet.comment-in-value'], after: ['a comment in a value', 'two pieces exchanged'] },
  // A base64 value is its text and white space. The judges skip whatever else stands in it.
  {
    answers: [
      'invalid: signature.digest-malformed',
      'invalid: signature.value-malformed',
      'unsupported: signature.certificate-unreadable',
    ],
    after: ['a comment in a value', 'an element in a value', 'CDATA in the signature', 'two pieces exchanged'],
  },
  // Its parser says so, and goes on, where `xmlns:xml` is bound to something else than Namespaces in XML 1.0 §3 does.
  {
    judge: 'xmlsec1',
    answers: ['refused: xml.prefix-reserved'],
    after: ['a character dropped', 'a character overwritten'],
  },
  // It is handed the certificate and never looks at the one in the packet.
  {
    judge: 'xml-crypto',
    answers: ['unsupported: signature.certificate-unreadable', 'unsupported: signature.certificate-not-registered'],
    after: ['another certificate', 'a character dropped', 'a character overwritten'],
  },
];

function isJudgeLooser(one: Case, answer: string): boolean {
  const judge = judgeOf(one);
  return loosenesses.some(
    (looseness) =>
      (looseness.judge ?? judge) === judge &&
      looseness.answers.includes(answer) &&
      one.altered.some(({ name }) => looseness.after.includes(name)),
  );
}

/** 'valid', another verdict with its reason, or why it was not read. */
function judgeOurselves(chunks: Iterable<Uint8Array>): string {
  const measurer = createPacketMeasurer();
  try {
    for (const chunk of chunks) measurer.write(chunk);
    const { verdict, code } = judgePacketSignature(measurer.end().signature, register);
    return verdict === 'valid' ? verdict : `${verdict}: ${code}`;
  } catch (error) {
    if (!isCatalogued(error)) throw error;
    return `refused: ${error.code}`;
  }
}

const register = registering(...Object.values(signers));

function* inChunks(bytes: Buffer, chunkBytes: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

function describe({ order, altered }: Case): string {
  const { software, algorithm, digest, canonicalization, transform = 'none' } = order;
  const how = [algorithm, digest, canonicalization, transform].join(', ');
  return [`signed by ${software} with ${how}`, ...altered.map(({ name }) => name)].join('; ');
}
