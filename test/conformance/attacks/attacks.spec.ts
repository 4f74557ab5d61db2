import { catalogue, placesOf, sentence } from '@edoc-axis/domain';
import { registering } from '../signature/judging.js';
import type { Attack } from './attack.js';
import { authority, ellipticOffice, office, signed } from './genuine-packet.js';
import { inRandomChunks } from './random-chunks.js';
import { judgeAttack, type JudgedEnd } from './judge-attack.js';
import { algorithms } from './algorithms.js';
import { doubles } from './doubles.js';
import { encodings } from './encodings.js';
import { intrudedValues } from './intruded-values.js';
import { keys } from './keys.js';
import { markup } from './markup.js';
import { namespaces } from './namespaces.js';
import { referencesAndTransforms } from './references.js';
import { signatureValues } from './signature-values.js';
import { secondSignatures } from './second-signatures.js';
import { signatureParts } from './signature-parts.js';
import { wrappings } from './wrapping.js';

const bench = { register: registering(office, ellipticOffice), authority: authority.der };

const tables: Readonly<Record<string, readonly Attack[]>> = {
  'signature wrapping': wrappings,
  'a second signature': secondSignatures,
  'parts of the signature': signatureParts,
  'elements that come twice': doubles,
  'what stands inside of values': intrudedValues,
  algorithms,
  'references and transforms': referencesAndTransforms,
  'signature values': signatureValues,
  keys,
  encodings,
  markup,
  namespaces,
};

it('the packet all attacks are made from is valid', () => {
  const { registered, alone } = judgeAttack([Buffer.from(signed)], bench);
  expect([registered.verdict, alone.verdict]).toEqual(['valid', 'valid']);
});

describe.each(Object.entries(tables))('%s', (_, attacks) => {
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
