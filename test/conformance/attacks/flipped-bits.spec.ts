import { aPacket } from '../signature/a-packet.js';
import { forgeSignature } from '../signature/forge-signature.js';
import { registering } from '../signature/judging.js';
import { authority, ecdsaBy, ellipticOffice, office } from './genuine-packet.js';
import { judgeAttack } from './judge-attack.js';

const bench = { register: registering(office, ellipticOffice), authority: authority.der };

const signers: [string, (packet: string) => string][] = [
  ['RSA', (packet) => forgeSignature(packet, { signer: office })],
  ['ECDSA', (packet) => forgeSignature(packet, ecdsaBy(ellipticOffice))],
];

describe.each(signers)('one flipped bit in a packet signed with %s', (_, sign) => {
  it('is noticed at every byte, from the root to the end of the root', () => {
    const bytes = Buffer.from(sign(aPacket()));
    // The XML declaration is signed by nobody: `UTF-8` may as well be `uTF-8`.
    expect(findUnnoticed(bytes, bytes.indexOf('<edXML '), 1)).toEqual([]);
  });

  it('is noticed at samples of a larger attachment', () => {
    const bytes = Buffer.from(sign(aPacket({ attachment: Buffer.alloc(256 * 1024, 'văn bản ') })));
    expect(findUnnoticed(bytes, bytes.indexOf('2016">', bytes.indexOf('<Attachment>')), 4_001)).toEqual([]);
  });
});

/** Flips a bit at `from` and at every `step`th byte behind it; where the packet is then still valid. */
function findUnnoticed(bytes: Buffer, from: number, step: number): string[] {
  const unnoticed: string[] = [];
  const flipped = Buffer.from(bytes);
  for (let at = from; at < bytes.lastIndexOf('>'); at += step) {
    const bit = at % 8;
    flipped[at] = (bytes[at] ?? 0) ^ (1 << bit);
    const { registered, alone } = judgeAttack([flipped], bench);
    if (registered.verdict === 'valid' || alone.verdict === 'valid') {
      unnoticed.push(`bit ${bit} of byte ${at}, behind ${bytes.subarray(at - 30, at).toString()}`);
    }
    flipped[at] = bytes[at] ?? 0;
  }
  return unnoticed;
}
