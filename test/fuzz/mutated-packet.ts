import { readdirSync, readFileSync } from 'node:fs';
import { alterations, inOnePlace, type Alter } from '../conformance/differential/alterations.js';
import { arbitraryPacket } from '../conformance/differential/arbitrary-packet.js';
import { cutMarkup, type Piece } from '../conformance/differential/markup-pieces.js';
import { createRandom, type Random } from '../support/random.js';
import { elementMutations } from './element-mutations.js';

/** A packet with some of its structure put out of order, or some of its bytes. Many are still well-formed. */
export function mutatedPacket(seed: number): Buffer {
  const random = createRandom(seed);
  let text = originalPacket(random);
  if (random.chance(0.2)) return random.pick(byteMutations)(Buffer.from(text), random);
  for (let turns = random.below(4); turns > 0; turns--) {
    const mutations = random.pick<readonly Alter[]>([elementMutations, textMutations, signedAlterations]);
    text = random.pick(mutations)(text, random) ?? text;
  }
  return Buffer.from(text);
}

const samples = new URL('../conformance/packets/', import.meta.url);
const samplePackets = readdirSync(samples)
  .filter((name) => name.endsWith('.edxml'))
  .map((name) => readFileSync(new URL(name, samples), 'utf8'));

export function originalPacket(random: Random): string {
  if (random.chance(0.3)) return random.pick(samplePackets);
  const { before, after } = arbitraryPacket(random, 'H36.15', 'any');
  return before + after;
}

/** Beginnings without ends, ends without beginnings, and what XML or we do not allow; one a line. */
const markup = String.raw`
<
>
/>
</
<x
<x>
</x>
<x/>
<a:b/>
< x>
<1/>
<x y>
<x y=1/>
<x y="<"/>
"
'
=
&
;
&amp
&x;
&#0;
&#xD800;
&#x10FFFF;
&#13;
&#x5D;]>
&lt;x/&gt;
<!--
-->
--
<!-- x --
<!-- -- -->
<![CDATA[
]]>
<![CDATA[]]>
<![CDATA[<&]]]]>
]]
]
<!DOCTYPE x>
<!ENTITY x "y">
<?x y?>
<?xml version="1.0"?>
<!x>
<!
<?
xmlns=""
 xmlns="urn:x"
 xmlns:x=""
 xmlns:xml="urn:x"
 xml:lang="vi"
 x="1" x="2"
`
  .replace(/^\n|\n$/g, '')
  .split('\n');
const whiteSpace = ['\r', '\n', '\r\n', '\t', ' ', '\u00a0'];
const characters = [...'\u0000\u0008\u007f\u0085\u2028\ufeff\ufffe\uffff\u{1f600}\u{10ffff}ệ'];
const shards = [...markup, ...whiteSpace, ...characters];

/** What is done to signed packets, too: much of it leaves them well-formed. */
const signedAlterations = alterations.map(({ alter }) => alter);

const anyPiece = () => true;
const isOpen = ({ kind }: Piece) => kind === 'open';
const isAside = ({ kind }: Piece) => kind === 'comment' || kind === 'section';

const textMutations: readonly Alter[] = [
  (text, random) => insertOne(text, shards, random),
  inOnePlace(anyPiece, (piece, random) => insertOne(piece, shards, random)),
  inOnePlace(isAside, (piece, random) => insertOne(piece, ['-', '--', ']', ']]', '>', '\u0000'], random)),
  inOnePlace(anyPiece, (_, random) => random.pick(shards)),
  inOnePlace(anyPiece, (piece, random) => piece.repeat(2 + random.below(100))),
  inOnePlace(anyPiece, (piece, random) => nested(piece, 1 + random.below(70))),
  inOnePlace(isOpen, (tag, random) => tag.replace(/\s*>$/, crowd(1 + random.below(70)))),
  inOnePlace(isOpen, (tag, random) => tag.replace(/^<[^\s/>]+/, random.pick(['<edXML', '<x', '<To', '<xml:x', '<ệ']))),
  (text, random) => exchangeWith(text, originalPacket(random), random),
  moved,
  (text, random) => text.slice(0, random.below(text.length)),
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll('<', '&lt;').replace('&lt;', '<'),
];

/** Not UTF-8, or nearly. */
const sequences = 'c0bc e080af eda080 edbfbf efbfbe efbfbf efbfbd f4908080 f48fbfbf f0808080 80 c3 e1bb ff 00'.split(
  ' ',
);

const byteMutations: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  (bytes, random) => spliced(bytes, random.below(bytes.length + 1), 0, Buffer.from(random.pick(sequences), 'hex')),
  (bytes, random) =>
    spliced(bytes, random.below(bytes.length + 1), random.below(4), Buffer.from(random.pick(sequences), 'hex')),
  (bytes, random) => spliced(bytes, random.below(bytes.length + 1), 1 + random.below(3), Buffer.alloc(0)),
  (bytes, random) => spliced(bytes, random.below(bytes.length + 1), 1, Buffer.of(random.below(256))),
];

function insertOne(text: string, pieces: readonly string[], random: Random): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + random.pick(pieces) + text.slice(at);
}

function nested(text: string, levels: number): string {
  return '<x>'.repeat(levels) + text + '</x>'.repeat(levels);
}

function crowd(attributes: number): string {
  return `${Array.from({ length: attributes }, (_, index) => ` a${index}="${index}"`).join('')}>`;
}

/** The beginning of one packet and the end of another, each cut between two pieces. */
function exchangeWith(text: string, other: string, random: Random): string {
  const [ours, theirs] = [cutMarkup(text), cutMarkup(other)];
  const kept = ours.slice(0, random.below(ours.length + 1));
  return [...kept, ...theirs.slice(random.below(theirs.length + 1))].map((piece) => piece.text).join('');
}

/** Some neighbouring pieces to another place. */
function moved(text: string, random: Random): string {
  const texts = cutMarkup(text).map((piece) => piece.text);
  const taken = texts.splice(random.below(texts.length), 1 + random.below(5));
  texts.splice(random.below(texts.length + 1), 0, ...taken);
  return texts.join('');
}

function spliced(bytes: Buffer, at: number, removed: number, inserted: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at + removed)]);
}
