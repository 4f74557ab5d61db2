import { randomBytes } from 'node:crypto';
import { buildOcspRequest, judgeOcspBytes, readCertificate, type OcspQuestion } from '@edoc-axis/signature';
import { opensslAuthority, type OpensslAuthority, type OpensslCertificate } from '../../support/openssl-authority.js';
import { describeWith } from '../../support/tools.js';

describeWith('openssl', 'answers of openssl ocsp', (openssl) => {
  let authority: OpensslAuthority;
  let office: OpensslCertificate;
  let revoked: OpensslCertificate;
  let responder: OpensslCertificate;
  beforeAll(() => {
    authority = opensslAuthority(openssl);
    office = authority.issue('Van phong');
    revoked = authority.issue('Da thu hoi');
    responder = authority.issue('Tra loi', { answers: true });
    authority.revoke(revoked, 'cessationOfOperation');
  });
  afterAll(() => authority.remove());

  const nonce = randomBytes(16);
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  const request = (of = office, sent = nonce) =>
    buildOcspRequest(readCertificate(of.pem), readCertificate(authority.pem), sent);
  const judge = (answer: Uint8Array, of = office, more: Partial<OcspQuestion> = {}) =>
    judgeOcspBytes(answer, {
      ...{ certificate: readCertificate(of.pem), issuer: readCertificate(authority.pem), at: new Date(), nonce },
      ...more,
    });

  it('to our request say good and revoked, by the CA itself', () => {
    expect(judge(authority.answer(request()))).toMatchObject({
      state: 'good',
      evidence: { kind: 'ocsp', responder: 'CN=CA openssl', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(judge(authority.answer(request(revoked)), revoked)).toMatchObject({
      state: 'revoked',
      reason: 'cessationOfOperation',
    });
  });

  it('are believed of a responder whom the CA appointed, named by name or by key', () => {
    expect(judge(authority.answer(request(), responder))).toMatchObject({
      state: 'good',
      evidence: { responder: 'CN=Tra loi' },
    });
    expect(judge(authority.answer(request(), responder, '-resp_key_id')).state).toBe('good');
  });

  it('are refused of whom the CA did not appoint, and of another CA’s responder', () => {
    expect(judge(authority.answer(request(), office))).toMatchObject({ code: 'revocation.responder-not-appointed' });
    const other = opensslAuthority(openssl, 'CA khac');
    try {
      const foreign = other.issue('Tra loi', { answers: true });
      expect(judge(authority.answer(request(), foreign))).toMatchObject({ code: 'revocation.responder-not-appointed' });
      expect(judge(authority.answer(request(), other))).toMatchObject({ code: 'revocation.responder-not-appointed' });
    } finally {
      other.remove();
    }
  });

  it('by a namesake of the CA are not believed', () => {
    const namesake = opensslAuthority(openssl);
    try {
      expect(judge(authority.answer(request(), namesake))).toMatchObject({ code: 'revocation.signature-wrong' });
    } finally {
      namesake.remove();
    }
  });

  it('are refused when the responder’s certificate has ended', () => {
    const answer = authority.answer(request(), responder, '-ndays', '500');
    expect(judge(answer, office, { at: inDays(400) })).toMatchObject({ code: 'revocation.responder-not-appointed' });
  });

  it('to another request are refused; without a nonce they are taken only where made in advance', () => {
    expect(judge(authority.answer(request(office, randomBytes(16))))).toMatchObject({
      code: 'revocation.nonce-differs',
    });
    const inAdvance = authority.answer(withoutNonce());
    expect(judge(inAdvance)).toMatchObject({ code: 'revocation.nonce-differs' });
    expect(judge(inAdvance, office, { inAdvance: true }).state).toBe('good');
    expect(judge(inAdvance, office, { nonce: undefined }).state).toBe('good');
  });

  /** As openssl asks. */
  function withoutNonce(): Buffer {
    authority.run('ocsp', '-issuer', 'ca.pem', '-cert', office.certificateFile, '-no_nonce', '-reqout', 'bare.der');
    return Buffer.from(authority.run('base64', '-in', 'bare.der'), 'base64');
  }

  it('about another certificate are refused', () => {
    expect(judge(authority.answer(request(revoked)))).toMatchObject({ code: 'revocation.other-certificate' });
  });

  it('of whom the responder does not know are no answer', () => {
    const stranger = authority.issue('Khong co trong danh sach');
    const other = opensslAuthority(openssl);
    try {
      expect(judge(other.answer(request(stranger), responder), stranger)).toMatchObject({ state: 'unknown' });
    } finally {
      other.remove();
    }
  });

  it('are believed between their times only', () => {
    const answer = authority.answer(request());
    expect(judge(answer, office, { at: inDays(2) })).toMatchObject({ code: 'revocation.stale' });
    expect(judge(answer, office, { at: inDays(-1) })).toMatchObject({ code: 'revocation.not-yet-valid' });
  });

  it('are not believed with any byte of what is signed changed', () => {
    const answer = authority.answer(request(revoked));
    const wrong = new Set<string>();
    for (let at = 0; at < answer.length; at += 3) {
      const altered = Buffer.from(answer);
      altered[at] = (altered[at] ?? 0) ^ 0x01;
      const verdict = judge(altered, revoked);
      // Certificates that came along are signed by nobody here, and not needed for the CA's own answer.
      if (verdict.state === 'good' || (verdict.state === 'revoked' && verdict.reason !== 'cessationOfOperation')) {
        wrong.add(`${at}: ${verdict.state}`);
      }
    }
    expect([...wrong]).toEqual([]);
  });

  it('that refuse, or are none, say so', () => {
    expect(judge(Buffer.from('30030a0106', 'hex'))).toMatchObject({
      code: 'revocation.responder-refuses',
      params: { status: 6 },
    });
    for (const bytes of [Buffer.alloc(0), Buffer.from('<html>'), Buffer.from('3080', 'hex')]) {
      expect(judge(bytes)).toMatchObject({ code: 'revocation.not-readable' });
    }
    expect(judge(Buffer.alloc(70_000))).toMatchObject({ code: 'revocation.too-large' });
  });
});
