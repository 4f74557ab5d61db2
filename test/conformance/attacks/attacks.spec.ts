import { catalogue, placesOf, sentence } from '@edoc-axis/domain';
import { registering } from '../signature/judging.js';
import { corpus } from './corpus.js';
import { authority, ellipticOffice, office, signed } from './genuine-packet.js';
import { inRandomChunks } from './random-chunks.js';
import { judgeAttack, type JudgedEnd } from './judge-attack.js';

const bench = { register: registering(office, ellipticOffice), authority: authority.der };

it('the packet all attacks are made from is valid', () => {
  const { registered, alone } = judgeAttack([Buffer.from(signed)], bench);
  expect([registered.verdict, alone.verdict]).toEqual(['valid', 'valid']);
});

describe.each(Object.entries(corpus))('%s', (_, attacks) => {
  for (const [name, build, end] of attacks) {
    it(name, () => {
      const packet = Buffer.from(build());
      const judged = judgeAttack([packet], bench);
      expect(judged.registered).toMatchObject(end);
      expect(judged.alone.verdict).not.toBe('valid');
      expectSentences(judged.registered);
      expectSentences(judged.alone);
      expect(judgeAttack(inRandomChunks(packet, name), bench)).toEqual(judged);
    });
  }
});

/** A person is told what is wrong in both languages, without a gap where the sentence names a thing. */
function expectSentences({ code, params }: JudgedEnd): void {
  if (!code) throw new Error('a verdict without a diagnosis');
  for (const language of ['vi', 'en'] as const) {
    const required = catalogue[code][language].replaceAll(/\[[^\]]*\]/g, '');
    const gaps = placesOf(required).filter((place) => params[place] === undefined || params[place] === '');
    expect({ code, language, gaps }).toEqual({ code, language, gaps: [] });
    expect(sentence(code, params, language).length).toBeLessThan(sentenceCharactersMax);
  }
}

const sentenceCharactersMax = 1_000;
