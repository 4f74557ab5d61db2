import { signPdf, stampPdf } from '@edoc-axis/signature';
import { writePlainPdf } from '../../support/plain-pdf.js';
import { describeWith } from '../../support/tools.js';
import { by, chairman, judge, office, stampAuthority } from './bench.js';
import { replaceText, signed } from './changes.js';
import { bodyOf, streamOf, updateByHand, type HandUpdate } from './hand-update.js';
import { signatureWith, signByHand } from './hand-signed.js';
import { opensslPeer } from './openssl-peer.js';

const certificate = streamOf('DER');
const stored = '/DSS << /Certs [20 0 R] /VRI << /ABC << /Cert [20 0 R] >> >> >>';
const catalogWith = (entry: string, pdf = signed) => bodyOf(pdf, 1).replace(/>>$/, `${entry}>>`);
const inObjects = { 1: catalogWith('/DSS 21 0 R'), 20: certificate, 21: '<< /Certs 22 0 R >>', 22: '[20 0 R]' };

const updates: Readonly<Record<string, readonly HandUpdate[]>> = {
  'nothing but a list': [{}],
  'the same page again': [{ objects: { 3: bodyOf(signed, 3) } }],
  'a store of certificates': [{ objects: { 1: catalogWith(stored), 20: certificate } }],
  'a store in objects of its own, and more later': [
    { objects: inObjects },
    { objects: { 21: '<< /Certs 22 0 R /CRLs [23 0 R] >>', 22: '[20 0 R 23 0 R]', 23: certificate } },
  ],
  'extensions of the format': [{ objects: { 1: catalogWith('/Extensions << /ESIC << /BaseVersion /1.7 >> >>') } }],
  'a title': [{ objects: { 20: '<< /Title (x) /ModDate (D:2026) >>' }, trailer: '/Info 20 0 R' }],
  metadata: [
    { objects: { 1: catalogWith('/Metadata 20 0 R'), 20: streamOf('<x/>', '/Type /Metadata /Subtype /XML') } },
  ],
};

describe('a signature stays valid after an update that brings', () => {
  it.each(Object.entries(updates))('%s', (_, steps) => {
    const pdf = steps.reduce(updateByHand, signed);
    expect(judge(pdf)).toMatchObject({
      verdict: 'valid',
      signatures: [{ verdict: 'valid', coversWholeFile: false, changesAfter: 'validation' }],
    });
  });

  it('another title', async () => {
    const titled = writePlainPdf(['QUYET DINH'], { objects: ['<< /Title (a) >>'] });
    const before = await signPdf(replaceText(titled, '/Root 1 0 R', '/Root 1 0 R /Info 6 0 R'), by(office));
    const after = updateByHand(before, { objects: { 6: '<< /Title (b) >>' }, trailer: '/Info 6 0 R' });
    expect(judge(after)).toMatchObject({ verdict: 'valid', signatures: [{ changesAfter: 'validation' }] });
  });
});

describeWith('openssl', 'a page whose annotations are an object of their own', (path) => {
  const pdf = signByHand({
    page: '/Annots 9 0 R',
    objects: ['[8 0 R]'],
    contentsOf: (covered) => opensslPeer(path).signCms(covered, office, ['-cades']),
  });
  const stampField = '<< /FT /Sig /T (y) /V << /SubFilter /ETSI.RFC3161 >> /Rect [0 0 0 0] >>';
  const changeOf = (objects: HandUpdate['objects']) =>
    judge(updateByHand(pdf, { objects })).signatures[0]?.changesAfter;

  it('takes a time stamp, and loses nothing', () => {
    expect(changeOf({ 9: '[8 0 R 50 0 R]', 50: stampField })).toBe('validation');
    expect(changeOf({ 9: '[50 0 R 8 0 R]', 50: stampField })).toBe('validation');
    expect(changeOf({ 9: '[50 0 R]', 50: stampField })).toBe('other');
    expect(changeOf({ 9: '[8 0 R 8 0 R]' })).toBe('other');
  });

  it('takes what can be seen as what it is', () => {
    expect(changeOf({ 9: '[8 0 R 50 0 R]', 50: stampField.replace('0 0 0 0', '0 0 9 9') })).toBe('signatures');
    expect(changeOf({ 9: '[8 0 R 50 0 R]', 50: '<< /Type /Annot /Subtype /Square /Rect [0 0 9 9] >>' })).toBe(
      'filling',
    );
  });
});

describeWith('openssl', 'a certification', (path) => {
  const peer = opensslPeer(path);
  const allowing = (permitted: number) => {
    const parameters = `<< /Type /TransformParams /V /1.2 /P ${permitted} >>`;
    const reference = `/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams ${parameters} >>]`;
    return signByHand({
      signature: signatureWith('ETSI.CAdES.detached', reference),
      contentsOf: (covered) => peer.signCms(covered, office, ['-cades']),
    });
  };

  it.each([1, 2, 3])('of level %d is valid by itself', (level) => {
    expect(judge(allowing(level)).verdict).toBe('valid');
  });

  it('that allows no changes is void with a further signature', async () => {
    expect(judge(await signPdf(allowing(1), by(chairman)))).toMatchObject({
      verdict: 'invalid',
      code: 'pdf.certified-unchangeable',
      signatures: [{ verdict: 'invalid' }, { verdict: 'valid' }],
    });
  });

  it('that allows signing is valid with one', async () => {
    expect(judge(await signPdf(allowing(2), by(chairman))).verdict).toBe('valid');
  });

  it('of any level is valid with a time stamp of the document', async () => {
    const stamp = (digest: Buffer, algorithm: string) => peer.stamp(digest, algorithm, stampAuthority);
    expect(judge(await stampPdf(allowing(1), { stamp })).verdict).toBe('valid');
  });
});
