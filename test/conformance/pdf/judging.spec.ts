import {
  judgePdfSignatures,
  signPdf,
  stampPdf,
  type ReadPdf,
  type RegisteredCertificate,
  type Revocation,
  type SignedContent,
} from '@edoc-axis/signature';
import { anAuthority, type TestCertificate } from '../../support/certificates.js';
import { describeWith } from '../../support/tools.js';
import {
  authority,
  by,
  chairman,
  forStamping,
  judge,
  office,
  outsider,
  plain,
  questionOf,
  read,
  stampAuthority,
  stranger,
  type QuestionChanges,
} from './bench.js';
import { opensslPeer } from './openssl-peer.js';

const dayMs = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * dayMs);

const signed = await signPdf(plain, by(office));
const revokedFor = (reason: string, days: number): Revocation => ({
  state: 'revoked',
  revokedAt: inDays(days),
  reason,
});
const knowing = (more: Partial<RegisteredCertificate>): QuestionChanges => ({
  register: [[office, 'organisation', more]],
});
const codesOf = (judged: ReturnType<typeof judge>) =>
  judged.signatures.flatMap(({ remarks }) => remarks.map(({ code }) => code));

describe('whose signature it is', () => {
  it('an organisation’s and a person’s are told apart by the register', async () => {
    expect(judge(signed).signedBy).toEqual({ person: false, organisation: true });
    const byPerson = judge(await signPdf(plain, by(chairman)));
    expect(byPerson).toMatchObject({ verdict: 'absent', code: 'pdf.no-organisation-signature' });
    expect(byPerson.signedBy).toEqual({ person: true, organisation: false });
    expect(byPerson.signatures).toMatchObject([{ verdict: 'valid', role: 'person' }]);
  });

  it('one registered for other agencies is of the wrong agency', () => {
    expect(judge(signed, knowing({ agencies: ['H99'] }))).toMatchObject({
      verdict: 'wrong-agency',
      code: 'signature.wrong-agency',
    });
  });

  it('one that is not registered is valid where a CA vouches for it, and speaks for no agency', async () => {
    const judged = judge(await signPdf(plain, by(stranger)));
    expect(judged).toMatchObject({ verdict: 'absent', signatures: [{ verdict: 'valid' }] });
    expect(codesOf(judged)).toEqual(['pdf.certificate-not-registered']);
  });

  it('one that no CA vouches for is untrusted', async () => {
    const { signatures } = judge(await signPdf(plain, by(outsider)));
    expect(signatures).toMatchObject([{ verdict: 'untrusted', code: 'signature.untrusted' }]);
  });

  it('the chain inside the signature leads to trust', async () => {
    const middle = authority.issuesAuthority({ name: 'CA giữa' });
    const below = middle.issues({ name: 'Dưới CA giữa' });
    const alone = await signPdf(plain, by(below));
    const withChain = await signPdf(plain, {
      key: below.keyPem,
      certificate: below.certificatePem + middle.certificatePem,
    });
    expect(judge(alone).signatures).toMatchObject([{ verdict: 'untrusted' }]);
    expect(judge(withChain).signatures).toMatchObject([{ verdict: 'valid' }]);
  });

  it('a certificate for something else does not sign', async () => {
    const ca = anAuthority({ name: 'CA ký nhầm' });
    const { signatures } = judge(await signPdf(plain, by(ca)), { register: [[ca, 'organisation']] });
    expect(signatures).toMatchObject([{ verdict: 'untrusted', code: 'certificate.not-for-signing' }]);
  });

  it('another certificate in the place of the signer’s is noticed', () => {
    const judgedAs = (signingCertificate: 'differs' | 'absent', subFilter: string) =>
      judgePdfSignatures(restated(signed, { signingCertificate }, subFilter), questionOf());
    expect(judgedAs('differs', 'adbe.pkcs7.detached').code).toBe('pdf.signing-certificate-differs');
    expect(judgedAs('absent', 'ETSI.CAdES.detached').code).toBe('pdf.signing-certificate-missing');
    expect(judgedAs('absent', 'adbe.pkcs7.detached').verdict).toBe('valid');
  });

  it('a key that refuses to check a signature did not make it', async () => {
    const free = authority.issues({ key: 'rsa-pss-2048' });
    const bound = authority.issues({ key: 'rsa-pss-sha512' });
    const report = restated(await signPdf(plain, by(free)), { certificates: [bound.der.toString('base64')] });
    expect(judgePdfSignatures(report, questionOf()).signatures).toMatchObject([
      { verdict: 'invalid', code: 'pdf.value-mismatch' },
    ]);
  });

  it.each([
    ['nothing', ''],
    ['anything', Buffer.from('khong phai chung thu').toString('base64')],
  ])('a certificate that is %s is called unreadable', (_, der) => {
    expect(judgePdfSignatures(restated(signed, { certificates: [der] }), questionOf()).signatures).toMatchObject([
      { verdict: 'invalid', code: 'signature.certificate-unreadable' },
    ]);
  });
});

describe('a certificate whose use ended', () => {
  const early = authority.issues({ name: 'Cơ quan cũ', notBefore: inDays(-400), notAfter: inDays(-10) });
  const asOffice = (signer: TestCertificate): QuestionChanges => ({ register: [[signer, 'organisation']] });

  it('before the file was seen leaves the time of signing unknown, which is said and not refused', async () => {
    const old = await signPdf(plain, { ...by(early), at: inDays(-20) });
    expect(judge(old, asOffice(early))).toMatchObject({
      verdict: 'valid',
      signatures: [{ remarks: [{ code: 'pdf.signing-time-unknown' }], provenTime: { by: 'first-seen' } }],
    });
    expect(judge(old, { ...asOffice(early), firstSeenAt: inDays(-15) }).signatures[0]?.remarks).toEqual([]);
  });

  it('before the moment the signer itself names makes it expired', async () => {
    const late = await signPdf(plain, { ...by(early), at: inDays(-5) });
    expect(judge(late, asOffice(early))).toMatchObject({ verdict: 'expired', code: 'signature.expired' });
  });

  it('not yet begun is not yet valid', async () => {
    const future = authority.issues({ name: 'Tương lai', notBefore: inDays(10) });
    expect(judge(await signPdf(plain, by(future)), asOffice(future)).verdict).toBe('not-yet-valid');
  });

  it.each(['superseded', 'affiliationChanged', 'cessationOfOperation'])(
    'because of %s leaves valid what was seen before',
    (reason) => {
      const judged = judge(signed, knowing({ revocation: revokedFor(reason, 30) }));
      expect(judged).toMatchObject({ verdict: 'valid', signatures: [{ verdict: 'valid' }] });
      expect(codesOf(judged)).toEqual(['pdf.certificate-no-longer-used']);
    },
  );

  it('because of a merger leaves the time unknown of what was seen only later', async () => {
    const question = { ...knowing({ revocation: revokedFor('cessationOfOperation', 30) }), firstSeenAt: inDays(60) };
    const judged = judge(signed, question);
    expect(judged.verdict).toBe('valid');
    expect(codesOf(judged)).toEqual(['pdf.signing-time-unknown', 'pdf.certificate-no-longer-used']);
    const late = await signPdf(plain, { ...by(office), at: inDays(40) });
    expect(judge(late, question).verdict).toBe('revoked');
  });

  it('because of a stolen key takes everything that is not stamped', () => {
    expect(judge(signed, knowing({ revocation: revokedFor('keyCompromise', 30) }))).toMatchObject({
      verdict: 'revoked',
      code: 'signature.revoked',
    });
  });

  it('for no stated reason takes what was seen after it', () => {
    const revocation = revokedFor('unspecified', 30);
    expect(judge(signed, knowing({ revocation })).verdict).toBe('valid');
    expect(judge(signed, { ...knowing({ revocation }), firstSeenAt: inDays(60) }).verdict).toBe('revoked');
  });

  it('by an administrator’s word takes what was seen after it', () => {
    const notTrusted = { since: inDays(30), reason: 'Giả mạo' };
    expect(judge(signed, knowing({ notTrusted })).verdict).toBe('valid');
    expect(judge(signed, { ...knowing({ notTrusted }), firstSeenAt: inDays(60) }).verdict).toBe('revoked');
  });

  it('nobody can tell is said', () => {
    const revocation: Revocation = {
      state: 'unknown',
      since: inDays(-1),
      responder: 'ocsp.example.vn',
      graceUntil: inDays(2),
    };
    expect(judge(signed, knowing({ revocation })).verdict).toBe('revocation-unknown');
  });
});

describeWith('openssl', 'a time stamp', (path) => {
  const peer = opensslPeer(path);
  const stampedBy = (tsa: TestCertificate) => (digest: Buffer, algorithm: string) => peer.stamp(digest, algorithm, tsa);
  const stamp = stampedBy(stampAuthority);
  const later = { firstSeenAt: inDays(60) };
  const remarkOf = (judged: ReturnType<typeof judge>) => judged.signatures[0]?.remarks[0];

  it('saves what was signed before the key was stolen, and nothing after', async () => {
    const stamped = await signPdf(plain, { ...by(office), stamp });
    expect(judge(stamped, { ...later, ...knowing({ revocation: revokedFor('keyCompromise', 30) }) })).toMatchObject({
      verdict: 'valid',
      signatures: [{ remarks: [{ code: 'pdf.certificate-no-longer-used' }] }],
    });
    expect(judge(stamped, { ...later, ...knowing({ revocation: revokedFor('keyCompromise', -1) }) }).verdict).toBe(
      'revoked',
    );
    expect(judge(stamped, { ...later, ...knowing({ revocation: revokedFor('superseded', -1) }) }).verdict).toBe(
      'revoked',
    );
  });

  it('saves what was signed before the certificate ended', async () => {
    const brief = authority.issues({ name: 'Sắp hết hạn', notAfter: inDays(1) });
    const judged = judge(await signPdf(plain, { ...by(brief), stamp }), {
      ...later,
      register: [[brief, 'organisation']],
    });
    expect(judged).toMatchObject({ verdict: 'valid', signatures: [{ remarks: [], provenTime: { by: 'time-stamp' } }] });
  });

  it('of the document does the same', async () => {
    const brief = authority.issues({ name: 'Sắp hết hạn', notAfter: inDays(1) });
    const stamped = await stampPdf(await signPdf(plain, by(brief)), { stamp });
    expect(judge(stamped, { ...later, register: [[brief, 'organisation']] }).signatures[0]).toMatchObject({
      verdict: 'valid',
      remarks: [],
      provenTime: { by: 'time-stamp' },
    });
  });

  it('of something else proves nothing', async () => {
    const ofOther = () => peer.stamp(Buffer.alloc(32, 7), 'sha256', stampAuthority);
    expect(remarkOf(judge(await signPdf(plain, { ...by(office), stamp: ofOther }), later))).toMatchObject({
      code: 'pdf.time-stamp-invalid',
      params: { problem: { code: 'cms.digest-mismatch' } },
    });
    const { signatures } = judge(await stampPdf(plain, { stamp: ofOther }));
    expect(signatures).toMatchObject([{ kind: 'time-stamp', verdict: 'invalid', code: 'pdf.time-stamp-invalid' }]);
  });

  it('of an authority nobody trusts proves nothing', async () => {
    const tsa = anAuthority({ name: 'CA lạ' }).issues({ name: 'TSA lạ', extensions: [forStamping] });
    expect(remarkOf(judge(await signPdf(plain, { ...by(office), stamp: stampedBy(tsa) }), later))).toMatchObject({
      params: { problem: { code: 'certificate.untrusted' } },
    });
  });

  it('of an authority whose key was stolen, whenever, proves nothing', async () => {
    const stamped = await signPdf(plain, { ...by(office), stamp });
    const findRevocation = () => revokedFor('keyCompromise', 30);
    expect(remarkOf(judge(stamped, { ...later, findRevocation }))).toMatchObject({
      params: { problem: { code: 'certificate.revoked' } },
    });
    const superseded = () => revokedFor('superseded', 30);
    expect(judge(stamped, { ...later, findRevocation: superseded }).signatures[0]?.provenTime?.by).toBe('time-stamp');
  });

  it('from the future proves nothing', async () => {
    const judged = judge(await signPdf(plain, { ...by(office), stamp }), { firstSeenAt: inDays(-0.5) });
    expect(remarkOf(judged)).toMatchObject({ params: { problem: { code: 'cms.stamped-in-future' } } });
  });

  it('that is no stamp proves nothing, and the signature stays what it is', async () => {
    const noStamp = () => peer.signCms(Buffer.from('khong phai dau thoi gian'), office, ['-nodetach']);
    const judged = judge(await signPdf(plain, { ...by(office), stamp: noStamp }));
    expect(judged.verdict).toBe('valid');
    expect(remarkOf(judged)).toMatchObject({ params: { problem: { code: 'cms.part-wrong' } } });
  });
});

/** The report of one signature, with something else in it than there is, as a reader in a thief's hands might send it. */
function restated(pdf: Uint8Array, said: Partial<SignedContent>, subFilter?: string): ReadPdf {
  const report = read(pdf);
  if (!report.readable) throw new Error(report.code);
  const [signature] = report.signatures;
  if (signature?.content.presence !== 'present' || 'stampedAt' in signature.content) throw new Error('not signed');
  const content = { ...signature.content, ...said };
  return { ...report, signatures: [{ ...signature, subFilter: subFilter ?? signature.subFilter, content }] };
}
