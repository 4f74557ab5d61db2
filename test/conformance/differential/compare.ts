import { isCatalogued } from '@edoc-axis/domain';
import { createPacketMeasurer, judgePacketSignature } from '@edoc-axis/signature';
import { registering } from '../signature/judging.js';
import { eventsOfSaxes } from '../xml/saxes-peer.js';
import { alterations, type Alteration } from './alterations.js';
import { isKnownDifference, judgeOf, type Case } from './known-differences.js';
import { createRandom } from '../../support/random.js';
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

/** Every other packet; one or two things each, where there is something to alter. */
function alterSome(packet: SignedPacket): Case {
  const { seed, order } = packet;
  const random = createRandom(~seed);
  const usable = alterations.filter(({ peculiar }) => order.dialect === 'any' || !peculiar);
  const altered: Alteration[] = [];
  let { text } = packet;
  for (let turns = seed % 2 === 0 ? 0 : 1 + random.below(2); turns > 0; turns--) {
    const alteration = random.pick(usable);
    const after = alteration.alter(text, random) ?? text;
    if (after === text) continue;
    text = after;
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

function findDifference(one: Case, judgedValid: boolean): Finding[] {
  const bytes = Buffer.from(one.text);
  const whole = judgeOurselves([bytes]);
  const cut = judgeOurselves(inChunks(bytes, 1 + (one.seed % 97)));
  const differences: string[] = [];
  if (whole !== cut) differences.push(`whole it is ${whole}, in chunks ${cut}`);
  if ((whole === 'valid') !== judgedValid && !isKnownDifference(one, whole))
    differences.push(judgedValid ? `${judgeOf(one)} takes it for valid, we say ${whole}` : 'only we take it for valid');
  // One that was altered further may have lost what is forbidden.
  if (whole === 'valid' && one.altered.at(-1)?.forbidden && !isOneOfManyCertificates(one.text))
    differences.push('we take it for valid, whatever the judge says');
  return differences.map((difference) => ({ seed: one.seed, what: `${difference} (${describe(one)})`, packet: bytes }));
}

/**
 * Whether what is forbidden in a signature stands in one of several certificates: nobody signs those, and another one
 * leads to the register.
 */
function isOneOfManyCertificates(packet: string): boolean {
  const contentsOf = (name: string) =>
    [...packet.matchAll(new RegExp(`<([^\\s/>]+:)?${name}[^>]*>([^]*?)</([^\\s>]+:)?${name}\\s*>`, 'g'))].map(
      ([, , content = '']) => content,
    );
  const isPlain = (content: string) => /^[A-Za-z\d+/=\s]*$/.test(content);
  return (
    ['DigestValue', 'SignatureValue'].every((name) => contentsOf(name).every(isPlain)) &&
    contentsOf('X509Certificate').length > 1 &&
    contentsOf('X509Certificate').some(isPlain)
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
