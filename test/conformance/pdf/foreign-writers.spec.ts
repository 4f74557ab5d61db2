import { signPdf } from '@edoc-axis/signature';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import type { TestCertificate } from '../../support/certificates.js';
import { writePlainPdf } from '../../support/plain-pdf.js';
import { describeWith } from '../../support/tools.js';
import { authority, by, chairman, judge, office, plain, read } from './bench.js';
import { inFolder } from './openssl-peer.js';
import { askPdfsig, pdfsigValid } from './pdfsig-peer.js';

const layouts: Record<string, readonly string[]> = {
  'object and cross-reference streams': ['--object-streams=generate'],
  'streams and nothing packed': ['--object-streams=generate', '--compress-streams=n'],
  linearization: ['--linearize'],
  'linearization and object streams': ['--linearize', '--object-streams=generate'],
  'a classic table': ['--object-streams=disable'],
};

describeWith('qpdf', 'a PDF written by qpdf', (qpdf) => {
  describe.each(Object.entries(layouts))('with %s', (_, options) => {
    const written = rewrite(qpdf, plain, options);

    it('can be read, and is not signed', () => {
      expect(judge(written)).toMatchObject({ verdict: 'absent', code: 'pdf.no-signature' });
    });

    it('can be signed twice, and qpdf finds the file sound', async () => {
      const signed = await signPdf(await signPdf(written, by(chairman)), by(office));
      expect(judge(signed)).toMatchObject({
        verdict: 'valid',
        signatures: [
          { verdict: 'valid', changesAfter: 'signatures' },
          { verdict: 'valid', coversWholeFile: true },
        ],
      });
      inFolder((file) => execFileSync(qpdf, ['--check', file('signed.pdf', signed)], { stdio: 'ignore' }));
    });

    describeWith('pdfsig', 'and signed here', (pdfsig) => {
      it('is valid to pdfsig', async () => {
        const signed = await signPdf(await signPdf(written, by(chairman)), by(office));
        expect(askPdfsig(pdfsig, signed)).toMatchObject([
          { validation: pdfsigValid },
          { validation: pdfsigValid, coversWholeFile: true },
        ]);
      });
    });
  });

  it('with a password is called by its name', () => {
    const locked = rewrite(qpdf, plain, ['--encrypt', '', 'owner', '256', '--']);
    expect(judge(locked)).toMatchObject({ verdict: 'unreadable', code: 'pdf.encrypted' });
  });

  it('anew after signing, the signature does not survive', async () => {
    const rewritten = rewrite(qpdf, await signPdf(plain, by(office)), ['--object-streams=generate']);
    expect(judge(rewritten).verdict).toBe('invalid');
  });
});

describeWith('certutil', 'a PDF signed by poppler', (certutil) => {
  describeWith('pdfsig', 'with pdfsig', (pdfsig) => {
    it('is valid here, before and after a signature of ours', async () => {
      const signed = signByPoppler(certutil, pdfsig, plain, office);
      expect(judge(signed)).toMatchObject({ verdict: 'valid', signatures: [{ coversWholeFile: true }] });
      const both = await signPdf(signed, by(chairman));
      expect(judge(both)).toMatchObject({
        signatures: [
          { verdict: 'valid', changesAfter: 'signatures' },
          { verdict: 'valid', coversWholeFile: true },
        ],
      });
    });

    it('leaves a signature of ours valid that was there before', async () => {
      const signed = signByPoppler(certutil, pdfsig, await signPdf(plain, by(chairman)), office);
      expect(read(signed)).toMatchObject({ signatures: [{ changesAfter: 'signatures' }, { changesAfter: 'nothing' }] });
      expect(judge(signed).verdict).toBe('valid');
    });

    it('in a field that waited for it leaves a signature of ours valid', async () => {
      const waiting = '<< /Type /Annot /Subtype /Widget /FT /Sig /T (Ky) /Rect [50 50 200 100] /F 4 /P 3 0 R >>';
      const prepared = writePlainPdf(['QUYET DINH'], {
        catalog: '/AcroForm 7 0 R',
        page: '/Annots [6 0 R]',
        objects: [waiting, '<< /Fields [6 0 R] >>'],
      });
      const signed = signByPoppler(certutil, pdfsig, await signPdf(prepared, by(chairman)), office, 'Ky');
      expect(judge(signed)).toMatchObject({
        verdict: 'valid',
        signatures: [
          { verdict: 'valid', changesAfter: 'signatures' },
          { field: 'Ky', verdict: 'valid', coversWholeFile: true },
        ],
      });
    });
  });
});

function rewrite(qpdf: string, pdf: Uint8Array, options: readonly string[]): Buffer {
  return inFolder((file) => {
    execFileSync(qpdf, [...options, file('in.pdf', pdf), file('out.pdf')], { stdio: 'ignore' });
    return readFileSync(file('out.pdf'));
  });
}

/** The key goes through PKCS#12 into a certificate database of NSS, which poppler signs with. */
function signByPoppler(
  certutil: string,
  pdfsig: string,
  pdf: Uint8Array,
  signer: TestCertificate,
  field?: string,
): Buffer {
  return inFolder((file) => {
    const folder = file('nss');
    mkdirSync(folder);
    const quiet = { stdio: 'ignore' } as const;
    execFileSync(certutil, ['-N', '-d', folder, '--empty-password'], quiet);
    execFileSync(
      certutil,
      ['-A', '-d', folder, '-n', 'ca', '-t', 'C,C,C', '-i', file('ca', authority.certificatePem)],
      quiet,
    );
    execFileSync('openssl', [
      ...['pkcs12', '-export', '-name', 'signer', '-passout', 'pass:', '-out', file('p12')],
      ...['-in', file('signer', signer.certificatePem), '-inkey', file('key', signer.keyPem)],
    ]);
    execFileSync('pk12util', ['-d', folder, '-i', file('p12'), '-W', ''], quiet);
    const place = field === undefined ? ['-add-signature'] : ['-sign', field];
    execFileSync(
      pdfsig,
      [file('in.pdf', pdf), file('out.pdf'), '-nssdir', `sql:${folder}`, ...place, '-nick', 'signer'],
      quiet,
    );
    return readFileSync(file('out.pdf'));
  });
}
