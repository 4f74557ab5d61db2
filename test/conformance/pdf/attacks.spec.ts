import { catalogue, placesOf, sentence } from '@edoc-axis/domain';
import type { PdfRemark } from '@edoc-axis/signature';
import { describeWith } from '../../support/tools.js';
import type { PdfAttack } from './attack.js';
import { judge } from './bench.js';
import { changes, signed } from './changes.js';
import { cmsAttacks } from './cms-structures.js';
import { opensslPeer } from './openssl-peer.js';
import { rangeAttacks } from './ranges.js';

it('the file all attacks are made from is valid', () => {
  expect(judge(signed)).toMatchObject({ verdict: 'valid', signatures: [{ coversWholeFile: true }], remarks: [] });
});

attackWith(changes);

describeWith('openssl', 'with genuine signatures by openssl', (path) => {
  attackWith(rangeAttacks(opensslPeer(path)));
  attackWith(cmsAttacks(opensslPeer(path)));
});

function attackWith(corpus: Readonly<Record<string, readonly PdfAttack[]>>): void {
  for (const [kind, attacks] of Object.entries(corpus)) describe(kind, () => attacks.forEach(expectEnd));
}

function expectEnd([name, build, end]: PdfAttack): void {
  it(name, async () => {
    const judged = judge(Buffer.from(await build()));
    expect({ verdict: judged.verdict, code: judged.code }).toEqual(end);
    expectSentence({ code: end.code, params: judged.params });
    for (const { verdict, coversWholeFile, remarks } of judged.signatures) {
      expect(verdict === 'valid' && coversWholeFile && judged.signatures.length === 1).toBe(false);
      remarks.forEach(expectSentence);
    }
    judged.remarks.forEach(expectSentence);
  });
}

/** A person is told what is wrong in both languages, without a gap where the sentence names a thing. */
function expectSentence({ code, params }: PdfRemark): void {
  for (const language of ['vi', 'en'] as const) {
    const required = catalogue[code][language].replaceAll(/\[[^\]]*\]/g, '');
    const gaps = placesOf(required).filter((place) => params[place] === undefined || params[place] === '');
    expect({ code, language, gaps }).toEqual({ code, language, gaps: [] });
    expect(sentence(code, params, language)).not.toContain('…');
  }
}
