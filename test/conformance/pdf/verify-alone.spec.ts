import { accessBytes, readCertificate, readPdfSignatures, signPdf, verifyPdfAlone } from '@edoc-axis/signature';
import { anAuthority } from '../../support/certificates.js';
import { writePlainPdf } from '../../support/plain-pdf.js';

describe('a PDF file verified with nothing but itself', () => {
  const authority = anAuthority();
  const signer = authority.issues({ key: 'p-256' });
  const ended = authority.issues({ key: 'p-256', notAfter: new Date(Date.now() - 60_000) });
  const root = readCertificate(authority.certificatePem);
  const options = ({ privateKey, certificatePem }: typeof signer) => ({ key: privateKey, certificate: certificatePem });

  it.each([
    ['without CAs', 'not-checked' as const, 'valid', undefined],
    ['with its CA', [root], 'valid', undefined],
    [
      'with another CA',
      [readCertificate(anAuthority({ name: 'CA khác' }).certificatePem)],
      'untrusted',
      'signature.untrusted',
    ],
  ])('%s is judged by what it carries', async (_, trust, verdict, code) => {
    const pdf = await signPdf(writePlainPdf(['CONG VAN']), options(signer));
    expect(verify(pdf, trust)).toMatchObject({ verdict, ...(code ? { code } : {}) });
  });

  it('is not valid where one of its signatures is not', async () => {
    const once = await signPdf(writePlainPdf(['CONG VAN']), options(signer));
    once.write('CONG VAM', once.indexOf('CONG VAN'));
    const twice = await signPdf(once, options(signer));
    expect(verify(twice, 'not-checked')).toMatchObject({ verdict: 'invalid', code: 'pdf.digest-mismatch' });
  });

  it('says of an ended certificate what can be said, and of a file that nobody signed or can read, that', async () => {
    const pdf = await signPdf(writePlainPdf(['CONG VAN']), { ...options(ended), at: new Date(Date.now() - 120_000) });
    const [signature] = verify(pdf, 'not-checked').signatures;
    expect(signature?.remarks.map(({ code }) => code)).toEqual(['pdf.signing-time-unknown']);
    expect(verify(writePlainPdf(['CONG VAN']), [root])).toMatchObject({ verdict: 'absent', code: 'pdf.no-signature' });
    expect(verify(Buffer.from('%PDF-1.7'), [root])).toMatchObject({ verdict: 'unreadable', code: 'pdf.unreadable' });
  });

  function verify(pdf: Buffer, trust: Parameters<typeof verifyPdfAlone>[1]['trust']) {
    const report = readPdfSignatures(accessBytes(pdf));
    return verifyPdfAlone(report, { attachmentName: 'a.pdf', trust, at: new Date() });
  }
});
