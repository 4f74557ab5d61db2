import { reserveSignature, signPdf, stampPdf, type PdfSigningOptions } from '@edoc-axis/signature';
import { createHash } from 'node:crypto';
import type { TestCertificate } from '../../support/certificates.js';
import { describeWith } from '../../support/tools.js';
import { authority, by, chairman, cutOut, judge, office, plain, read, signerOf, stampAuthority } from './bench.js';
import { opensslPeer } from './openssl-peer.js';
import { askPdfsig, pdfsigValid } from './pdfsig-peer.js';

type Scheme = [name: string, signer: TestCertificate, options: Partial<PdfSigningOptions>];

const rsa = signerOf('rsa-2048');
const rsa3072 = signerOf('rsa-3072');
const pss = signerOf('rsa-pss-2048');
const p256 = signerOf('p-256');
const p384 = signerOf('p-384');
const p521 = signerOf('p-521');
const schemes = [
  ['rsa-sha256', rsa],
  ['rsa-sha384', rsa3072],
  ['rsa-sha512', rsa],
  ['rsa-pss-sha256', rsa],
  ['rsa-pss-sha384', rsa3072],
  ['rsa-pss-sha512', rsa],
  ['ecdsa-sha256', p256],
  ['ecdsa-sha384', p384],
  ['ecdsa-sha512', p521],
  ['ecdsa-sha384', p256],
].map(([signatureAlgorithm, signer]) => [signatureAlgorithm, signer, { signatureAlgorithm }] as Scheme);

const subFilters = ['ETSI.CAdES.detached', 'adbe.pkcs7.detached'] as const;

describe.each(schemes)('a PDF signed with %s', (name, signer, options) => {
  const register = [[signer, 'organisation']] as const;

  describe.each(subFilters)('as %s', (subFilter) => {
    let signed: Buffer;
    beforeAll(async () => {
      signed = await signPdf(plain, { ...by(signer), ...options, subFilter });
    });

    it('is valid here and covers the whole file', () => {
      const { verdict, signatures } = judge(signed, { register });
      expect(verdict).toBe('valid');
      expect(signatures).toMatchObject([{ coversWholeFile: true, changesAfter: 'nothing', verdict: 'valid' }]);
    });

    describeWith('openssl', 'openssl', (path) => {
      it('says so too', () => {
        const report = read(signed);
        if (!report.readable) throw new Error(report.code);
        const { contents, covered } = cutOut(signed, report.signatures[0]?.byteRange ?? []);
        expect(opensslPeer(path).verifyCms(contents, covered, authority)).toBeUndefined();
        covered[10] = (covered[10] ?? 0) ^ 1;
        expect(opensslPeer(path).verifyCms(contents, covered, authority)).toBeDefined();
      });
    });

    describeWith('pdfsig', 'pdfsig', (path) => {
      it('says so too', () => {
        expect(askPdfsig(path, signed)).toMatchObject([
          { type: subFilter, coversWholeFile: true, validation: pdfsigValid },
        ]);
      });
    });
  });

  describeWith('openssl', 'made by openssl', (path) => {
    it('is valid here', () => {
      const [, digest = ''] = /(sha\d+)$/.exec(name) ?? [];
      const pss = name.startsWith('rsa-pss') ? ['-keyopt', 'rsa_padding_mode:pss'] : [];
      const made = (covered: Buffer) => opensslPeer(path).signCms(covered, signer, ['-cades', '-md', digest, ...pss]);
      const reserved = reserveSignature(plain, { subFilter: 'ETSI.CAdES.detached', contentsBytes: 8192 });
      const signed = reserved.fill(made(Buffer.concat(reserved.covered)));
      expect(judge(signed, { register })).toMatchObject({ verdict: 'valid' });
    });
  });
});

describeWith('openssl', 'a key that is for PSS alone', (path) => {
  // NSS, which pdfsig asks, does not know such keys.
  it('signs and is valid, to openssl too', async () => {
    const signed = await signPdf(plain, by(pss));
    const report = read(signed);
    if (!report.readable) throw new Error(report.code);
    const { contents, covered } = cutOut(signed, report.signatures[0]?.byteRange ?? []);
    expect(opensslPeer(path).verifyCms(contents, covered, authority)).toBeUndefined();
    expect(judge(signed, { register: [[pss, 'organisation']] }).verdict).toBe('valid');
  });
});

describeWith('openssl', 'a signature in BER, as some libraries write it', (path) => {
  it('is valid', () => {
    const reserved = reserveSignature(plain, { subFilter: 'adbe.pkcs7.detached', contentsBytes: 8192 });
    const ber = withoutLengths(opensslPeer(path).signCms(Buffer.concat(reserved.covered), office, ['-cades']));
    expect(judge(reserved.fill(ber)).verdict).toBe('valid');
  });
});

describeWith('openssl', 'SHA-1', (path) => {
  it('is weak where an administrator allowed it', () => {
    const reserved = reserveSignature(plain, { subFilter: 'adbe.pkcs7.detached', contentsBytes: 8192 });
    const made = opensslPeer(path).signCms(Buffer.concat(reserved.covered), office, ['-md', 'sha1']);
    expect(judge(reserved.fill(made))).toMatchObject({ verdict: 'unsupported', code: 'signature.weak' });
    expect(judge(reserved.fill(made), { allowSha1: true })).toMatchObject({ verdict: 'weak', code: 'signature.weak' });
  });
});

describe('several signatures', () => {
  let signed: Buffer;
  beforeAll(async () => {
    signed = await signPdf(plain, by(chairman));
    signed = await signPdf(signed, { ...by(office), reason: 'Đóng dấu' });
    signed = await signPdf(signed, { ...by(office), fieldName: 'Sao y', subFilter: 'adbe.pkcs7.detached' });
  });

  it('each signs what was there, and the last the whole file', () => {
    const { verdict, signedBy, signatures } = judge(signed);
    expect({ verdict, signedBy }).toEqual({ verdict: 'valid', signedBy: { person: true, organisation: true } });
    expect(signatures).toMatchObject([
      { field: 'Signature1', role: 'person', verdict: 'valid', coversWholeFile: false, changesAfter: 'signatures' },
      {
        field: 'Signature2',
        role: 'organisation',
        verdict: 'valid',
        coversWholeFile: false,
        changesAfter: 'signatures',
      },
      { field: 'Sao y', role: 'organisation', verdict: 'valid', coversWholeFile: true, changesAfter: 'nothing' },
    ]);
  });

  describeWith('pdfsig', 'pdfsig', (path) => {
    it('says the same of each', () => {
      expect(askPdfsig(path, signed)).toMatchObject([
        { validation: pdfsigValid, coversWholeFile: false, signer: 'Nguyễn Văn A' },
        { validation: pdfsigValid, coversWholeFile: false },
        { validation: pdfsigValid, coversWholeFile: true, field: 'Sao y' },
      ]);
    });
  });
});

describeWith('openssl', 'time stamps of openssl', (path) => {
  const peer = opensslPeer(path);
  const stamp = (digest: Buffer, algorithm: string) => peer.stamp(digest, algorithm, stampAuthority);

  it.each(['rsa-sha256', 'rsa-sha384', 'rsa-sha512'] as const)(
    'prove when a signature with %s was made',
    async (name) => {
      const signed = await signPdf(plain, { ...by(office), signatureAlgorithm: name, stamp });
      const [judged] = judge(signed, { firstSeenAt: inAYear }).signatures;
      expect(judged).toMatchObject({ verdict: 'valid', remarks: [], provenTime: { by: 'time-stamp' } });
      expect(judged?.provenTime?.authority?.sha256).toBe(stampAuthority.sha256);
      expect(Math.abs(Date.parse(judged?.provenTime?.at ?? '') - Date.now())).toBeLessThan(60_000);
    },
  );

  it('and openssl agrees about the stamp', async () => {
    const stamped: { token: Buffer; digest: Buffer }[] = [];
    const keep = (digest: Buffer, algorithm: string) => {
      const token = stamp(digest, algorithm);
      stamped.push({ token, digest });
      return token;
    };
    await signPdf(plain, { ...by(office), stamp: keep });
    const [{ token, digest } = { token: Buffer.alloc(0), digest: Buffer.alloc(0) }] = stamped;
    expect(peer.verifyStamp(token, digest, authority)).toBeUndefined();
    expect(peer.verifyStamp(token, createHash('sha256').update('khác').digest(), authority)).toBeDefined();
  });

  it('of the whole document prove the time of every signature before them', async () => {
    const signed = await stampPdf(await signPdf(plain, by(office)), { stamp });
    const { verdict, signatures } = judge(signed, { firstSeenAt: inAYear });
    expect(verdict).toBe('valid');
    expect(signatures).toMatchObject([
      { kind: 'signature', verdict: 'valid', changesAfter: 'validation', provenTime: { by: 'time-stamp' } },
      { kind: 'time-stamp', verdict: 'valid', coversWholeFile: true },
    ]);
  });

  describeWith('pdfsig', 'and pdfsig', (pdfsig) => {
    it('finds the stamped signatures valid too', async () => {
      const signed = await stampPdf(await signPdf(plain, { ...by(office), stamp }), { stamp });
      expect(askPdfsig(pdfsig, signed)[0]).toMatchObject({ validation: pdfsigValid, coversWholeFile: false });
    });
  });
});

const inAYear = new Date(Date.now() + 200 * 86_400_000);

/** ContentInfo, the tag around its content and SignedData with ends instead of lengths (ITU-T X.690 §8.1.3.6). */
function withoutLengths(contentInfo: Buffer): Buffer {
  const open = contentOf(contentInfo);
  const type = open.subarray(0, 2 + (open[1] ?? 0));
  const signedData = contentOf(contentOf(open.subarray(type.length)));
  const [begin, end] = [Buffer.from([0x80]), Buffer.from([0, 0])];
  return Buffer.concat([
    ...[Buffer.from([0x30]), begin, type, Buffer.from([0xa0]), begin, Buffer.from([0x30]), begin],
    ...[signedData, end, end, end],
  ]);
}

/** Of a value in DER. */
function contentOf(der: Buffer): Buffer {
  const length = der[1] ?? 0;
  return der.subarray(length < 0x80 ? 2 : 2 + (length & 0x7f));
}
