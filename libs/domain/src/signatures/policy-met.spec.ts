import fc from 'fast-check';
import { policies } from '../words/policy.js';
import { verdicts, type Verdict } from '../words/verdict.js';
import { policyMet } from './policy-met.js';
import { standingOf } from './standing.js';

describe('a policy', () => {
  it.each([
    ['packet', 'valid', 'absent', true],
    ['packet', 'absent', 'valid', false],
    ['attachment', 'absent', 'valid', true],
    ['attachment', 'valid', 'absent', false],
    ['either', 'valid', 'absent', true],
    ['either', 'absent', 'valid', true],
    ['either', 'absent', 'absent', false],
    ['both', 'valid', 'valid', true],
    ['both', 'valid', 'absent', false],
    ['both', 'absent', 'valid', false],
    ['channel', 'absent', 'absent', true],
  ] as const)('%s with a packet %s and a main document %s: %p', (policy, packet, mainAttachment, met) => {
    expect(policyMet(policy, { packet, mainAttachment }).met).toBe(met);
  });

  it('of any kind refuses a packet that was changed after signing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...policies), fc.constantFrom(...verdicts), (policy, mainAttachment) => {
        expect(policyMet(policy, { packet: 'invalid', mainAttachment })).toMatchObject({
          met: false,
          code: 'signature.invalid',
        });
      }),
    );
  });

  it('says which of the two the sender has to cure', () => {
    expect(policyMet('either', { packet: 'absent', mainAttachment: 'absent' })).toMatchObject({
      code: 'document.policy-not-met',
    });
    expect(policyMet('either', { packet: 'expired', mainAttachment: 'absent' })).toMatchObject({
      code: 'signature.expired',
    });
    expect(policyMet('both', { packet: 'valid', mainAttachment: 'revoked' })).toMatchObject({
      code: 'pdf.no-organisation-signature',
    });
  });

  it('lets a certificate nobody can check pass during the days of grace, and an urgent document after them', () => {
    const found = { packet: 'revocation-unknown' as Verdict, mainAttachment: 'absent' as Verdict };
    expect(policyMet('packet', found).met).toBe(true);
    expect(policyMet('packet', { ...found, graceOver: true })).toMatchObject({
      met: false,
      code: 'signature.revocation-unknown',
    });
    expect(policyMet('packet', { ...found, graceOver: true, urgent: true }).met).toBe(true);
    const main = { packet: 'absent', mainAttachment: 'revocation-unknown' } as const;
    expect(policyMet('attachment', { ...main, graceOver: true }).met).toBe(true);
    expect(policyMet('attachment', { ...main, mainGraceOver: true }).met).toBe(false);
    expect(policyMet('attachment', { ...main, mainGraceOver: true, urgent: true }).met).toBe(true);
  });

  it('both is met only where packet and attachment are, and either wherever one of them is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...verdicts), fc.constantFrom(...verdicts), (packet, mainAttachment) => {
        const met = (policy: (typeof policies)[number]) => policyMet(policy, { packet, mainAttachment }).met;
        expect(met('both')).toBe(met('packet') && met('attachment'));
        expect(met('either')).toBe(packet !== 'invalid' && (met('packet') || met('attachment')));
      }),
    );
  });
});

describe('the standing of a document', () => {
  it('is an original only with the signatures of person and organisation', () => {
    expect(standingOf({ person: true, organisation: true })).toBe('original');
    expect(standingOf({ person: false, organisation: true })).toBe('organisation');
    expect(standingOf({ person: true, organisation: false })).toBe('person');
    expect(standingOf({ person: false, organisation: false })).toBe('information');
  });
});
