import { catalogue } from '../errors/catalogue.js';
import { sentence } from '../errors/sentence.js';
import { placesOf } from '../text/fill-sentence.js';
import { verdicts, type Verdict } from '../words/verdict.js';
import { diagnoses } from './diagnoses.js';

const certificate = ['subject', 'serial', 'issuer', 'validFromAt', 'validUntil'];

/** What a person must be able to read, beside the certificate. */
const alsoNeeded: Readonly<Partial<Record<Verdict, readonly string[]>>> = {
  expired: ['judgedAt'],
  'not-yet-valid': ['judgedAt'],
  revoked: ['revokedAt', 'reason', 'responder'],
  'revocation-unknown': ['since', 'responder', 'graceUntil'],
  'wrong-agency': ['agency'],
};

/** About the certificate itself, or about what its key did. The others are about how a signature is written, or missing. */
const aboutCertificate = new Set([
  ...[
    'untrusted',
    'expired',
    'not-yet-valid',
    'revoked',
    'revocation-unknown',
    'revocation-grace-over',
    'wrong-agency',
    'agency-closed',
  ],
  ...['certificate-not-registered', 'key-too-small', 'key-not-accepted', 'key-does-not-fit', 'value-mismatch'],
]);
const namesCertificate = (code: string) =>
  code.startsWith('certificate.') || aboutCertificate.has(code.slice('signature.'.length));

/** Ways to say what somebody has to do now. */
const acts = {
  en: /\b(must|use|sign|ask|send|register|take|renew|reach|wait|carry in|put|tell)\b/i,
  vi: /\b(hãy|cần|phải|đề nghị)|chưa chấp nhận|không chấp nhận/i,
};

const all = verdicts
  .filter((verdict) => verdict !== 'valid')
  .flatMap((verdict) => diagnoses[verdict].map((code) => [verdict, code] as const));

describe('every verdict that is not simply valid', () => {
  it('has a sentence', () => {
    expect(Object.keys(diagnoses).sort()).toEqual(verdicts.filter((verdict) => verdict !== 'valid').sort());
    for (const verdict of Object.keys(diagnoses)) expect(all.some(([of]) => of === verdict)).toBe(true);
  });

  it('has all the codes there are about signatures', () => {
    const listed = new Set<string>(all.map(([, code]) => code));
    const codes = Object.keys(catalogue).filter((code) => code.startsWith('signature.'));
    expect(codes.filter((code) => !listed.has(code))).toEqual([]);
  });

  it.each(all.filter(([, code]) => namesCertificate(code)))(
    '%s by %s names the certificate, the time and whom to ask, in both languages',
    (verdict, code) => {
      const needed = [...certificate, ...(alsoNeeded[verdict] ?? [])];
      for (const language of ['vi', 'en'] as const) {
        const places = placesOf(catalogue[code][language]);
        expect([code, language, needed.filter((place) => !places.includes(place))]).toEqual([code, language, []]);
      }
    },
  );

  it.each(all)('%s by %s says what to do, in both languages', (_, code) => {
    expect(catalogue[code].en).toMatch(acts.en);
    expect(catalogue[code].vi).toMatch(acts.vi);
  });

  it('leaves no gap where everything is given', () => {
    for (const [, code] of all) {
      const params = Object.fromEntries(placesOf(catalogue[code].vi).map((place) => [place, '2025-07-01T00:00:00Z']));
      expect(sentence(code, params, 'vi')).not.toContain('…');
      expect(sentence(code, params, 'en')).not.toContain('…');
    }
  });
});
