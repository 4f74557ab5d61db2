import { absent, invalid, malformed, type PdfAttack } from './attack.js';
import { chairman, office } from './bench.js';
import { signatureWith, signByHand } from './hand-signed.js';
import type { OpensslPeer } from './openssl-peer.js';

/** Structures openssl makes, and what becomes of them when somebody lays a hand on them. */
export function cmsAttacks(peer: OpensslPeer): Readonly<Record<string, readonly PdfAttack[]>> {
  const made =
    (contentsOf: (covered: Buffer) => Uint8Array, subFilter = 'ETSI.CAdES.detached') =>
    () =>
      signByHand({ contentsOf, signature: signatureWith(subFilter) });
  const sign = (covered: Buffer, ...options: string[]) => peer.signCms(covered, office, options);
  const changed = (change: (der: Buffer) => Buffer) => made((covered) => change(sign(covered, '-cades')));

  return {
    'a CMS structure that is': [
      ['random bytes', made(() => Buffer.from('khong phai chu ky'.repeat(9))), malformed],
      ['cut short', changed((der) => der.subarray(0, der.length / 2)), malformed],
      ['followed by something', changed((der) => Buffer.concat([der, Buffer.from([1])])), malformed],
      ['nested beyond measure', made(() => Buffer.alloc(4_000, Buffer.from([0x30, 0x80]))), malformed],
      ['of a length beyond measure', made(() => Buffer.from('3084ffffffff06', 'hex')), malformed],
      ['a certificate', made(() => office.der), malformed],
      ['without signed attributes', made((covered) => sign(covered, '-noattr'), 'adbe.pkcs7.detached'), malformed],
      ['without the certificate', made((covered) => sign(covered, '-cades', '-nocerts')), malformed],
      ['with what is signed inside', made(() => sign(Buffer.from('khac'), '-cades', '-nodetach')), malformed],
      ['over something else', made(() => sign(Buffer.from('khac'), '-cades')), invalid('pdf.digest-mismatch')],
      ['of another’s key', changed((der) => replaceAll(der, office.der, swapped(office.der))), malformed],
      [
        'changed in its value',
        changed((der) => Buffer.concat([der.subarray(0, -1), Buffer.from([(der.at(-1) ?? 0) ^ 1])])),
        invalid('pdf.value-mismatch'),
      ],
      [
        'without a word about its certificate',
        made((covered) => sign(covered)),
        { verdict: 'unsupported', code: 'pdf.signing-certificate-missing' },
      ],
      ['made with MD5', made((covered) => sign(covered, '-md', 'md5')), absent('pdf.no-organisation-signature')],
      ['made with SHA-224', made((covered) => sign(covered, '-md', 'sha224')), absent('pdf.no-organisation-signature')],
      [
        'made with SHA-1',
        made((covered) => sign(covered, '-cades', '-md', 'sha1')),
        { verdict: 'unsupported', code: 'signature.weak' },
      ],
      ['made by two', made((covered) => peer.signCmsTwice(covered, office, chairman)), malformed],
    ],
  };
}

function swapped(der: Buffer): Buffer {
  return Buffer.alloc(der.length, 0x05);
}

function replaceAll(bytes: Buffer, old: Buffer, by: Buffer): Buffer {
  const at = bytes.indexOf(old);
  return Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + old.length)]);
}
