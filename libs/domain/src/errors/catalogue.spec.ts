import { moves } from '../deliveries/moves.js';
import { placesOf } from '../text/fill-sentence.js';
import type { Bilingual } from '../text/language.js';
import { factSentences } from '../timeline/facts.js';
import { notices } from '../timeline/notices.js';
import { remarks } from '../timeline/remarks.js';
import { overdues } from '../words/overdue.js';
import { catalogue, isErrorCode } from './catalogue.js';
import { CataloguedError, isCatalogued } from './catalogued-error.js';
import { sentence, sentences } from './sentence.js';

const everySentence: [string, Bilingual][] = [...[catalogue, moves, factSentences, notices, remarks, overdues]].flatMap(
  (table) => Object.entries<Bilingual>(table),
);

describe('every sentence of the product', () => {
  it('asks for the same parameters in both languages', () => {
    for (const [code, { vi, en }] of everySentence) {
      expect([code, placesOf(vi).sort()]).toEqual([code, placesOf(en).sort()]);
    }
  });

  it('has a code of the form noun.what-is-wrong', () => {
    for (const [code] of everySentence) expect(code).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('is a sentence: a capital or a place first, a full stop or a place last', () => {
    for (const [, { vi, en }] of everySentence) {
      expect(vi).toMatch(/^["{\p{Lu}].*[.?}\]]$/u);
      expect(en).toMatch(/^["{\p{Lu}].*[.?}\]]$/u);
    }
  });

  it('is Vietnamese in Vietnamese, composed (NFC), and never says "inbox"', () => {
    for (const [code, { vi }] of everySentence) {
      expect([code, vi.normalize('NFC')]).toEqual([code, vi]);
      expect([code, /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹáàãéèíìóòõúùýĩũ]/i.test(vi)]).toEqual([
        code,
        true,
      ]);
      expect(vi).not.toMatch(/inbox|outbox|hộp thư/i);
    }
  });
});

describe('an error', () => {
  it('carries its code, kind, advice and sentence, and keeps its detail out of the sentence', () => {
    const error = new CataloguedError('packet.too-large', { packetBytesMax: 2 * 1024 ** 3 }, { detail: 'spool 7' });
    expect(error).toMatchObject({ code: 'packet.too-large', kind: 'too-large', retry: 'never', detail: 'spool 7' });
    expect(error.message).toBe('The packet is larger than 2 GiB, the most this axis takes.');
    expect(sentence(error.code, error.params, 'vi')).toBe('Gói tin vượt quá 2 GiB, mức lớn nhất trục tiếp nhận.');
  });

  it('is recognised by its shape, with or without a code', () => {
    const error = new CataloguedError('agency.unknown', { agency: 'H99' });
    expect(isCatalogued(error)).toBe(true);
    expect(isCatalogued(error, 'agency.unknown')).toBe(true);
    expect(isCatalogued(error, 'agency.closed')).toBe(false);
    expect(isCatalogued(new Error('agency.unknown'))).toBe(false);
    expect(isErrorCode('toString')).toBe(false);
  });

  it('may give another as its reason, in the reader’s language', () => {
    const said = sentences('signature.unsupported', {
      agency: 'H36',
      problem: { code: 'signature.reference-not-accepted', params: { uri: '#body' } },
    });
    expect(said.vi).toContain('Chữ ký tham chiếu đến "#body"');
    expect(said.en).toContain('The signature refers to "#body"');
  });

  it('is retried later only where the same request may succeed', () => {
    for (const [code, { kind, retry }] of Object.entries(catalogue)) {
      const later = kind === 'unavailable' || kind === 'too-many' || kind === 'internal';
      expect([code, retry]).toEqual([code, later ? 'later' : 'never']);
    }
  });
});
