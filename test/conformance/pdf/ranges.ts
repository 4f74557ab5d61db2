import { absent, invalid, type PdfAttack } from './attack.js';
import { office } from './bench.js';
import { signatureWith, signByHand, usualSignature, type HandSigned, type Place } from './hand-signed.js';
import type { OpensslPeer } from './openssl-peer.js';

/** Genuine signatures of a registered office, in dictionaries that make them say something else. */
export function rangeAttacks(peer: OpensslPeer): Readonly<Record<string, readonly PdfAttack[]>> {
  const honest = (covered: Buffer) => peer.signCms(covered, office, ['-cades']);
  const made = (options: Partial<HandSigned>) => () => signByHand({ contentsOf: honest, ...options });
  /** The range as said, and a signature over exactly what it says. */
  const saying = (rangeOf: (place: Place) => number[], more: Partial<HandSigned> = {}) =>
    made({
      rangeOf: (place) => `[${rangeOf(place).join(' ')}]`,
      contentsOf: (_, place, pdf) => peer.signCms(Buffer.concat(piecesOf(pdf, rangeOf(place))), office, ['-cades']),
      ...more,
    });

  const ranges: readonly PdfAttack[] = [
    [
      'the hole takes in the page behind',
      saying(({ from, to, fileBytes }) => [0, from, to + 20, fileBytes - to - 20]),
      incomplete,
    ],
    [
      'the hole takes in what stands before',
      saying(({ from, to, fileBytes }) => [0, from - 40, to, fileBytes - to]),
      incomplete,
    ],
    [
      'the hole takes in its brackets only half',
      saying(({ from, to, fileBytes }) => [0, from + 1, to - 1, fileBytes - to + 1]),
      invalid('pdf.contents-replaced'),
    ],
    ['the first part begins later', saying(({ from, to, fileBytes }) => [9, from - 9, to, fileBytes - to]), incomplete],
    ['only the first part', saying(({ from }) => [0, from]), incomplete],
    ['three parts', saying(({ from, to, fileBytes }) => [0, 20, 30, from - 30, to, fileBytes - to]), incomplete],
    ['nothing', saying(() => []), malformed],
    ['the parts overlap', saying(({ from, fileBytes }) => [0, from, from - 100, fileBytes - from]), overlap],
    ['the second part comes first', saying(({ from, to, fileBytes }) => [to, fileBytes - to, 0, from]), overlap],
    ['one part twice', saying(({ from }) => [0, from, 0, from]), overlap],
    ['beyond the end of the file', saying(({ from, to, fileBytes }) => [0, from, to, fileBytes]), beyond],
    ['far beyond', made({ rangeOf: ({ from, to }) => `[0 ${from} ${to} 9007199254740991]` }), beyond],
    [
      'numbers too large to count',
      made({ rangeOf: ({ from, to }) => `[0 ${from} ${to} ${'9'.repeat(25)}]` }),
      malformed,
    ],
    ['a negative number', made({ rangeOf: ({ from, to, fileBytes }) => `[0 ${from} ${to} -${fileBytes}]` }), malformed],
    ['fractions', made({ rangeOf: ({ from, to, fileBytes }) => `[0 ${from}.5 ${to} ${fileBytes - to}]` }), malformed],
    ['three numbers', made({ rangeOf: ({ from, to }) => `[0 ${from} ${to}]` }), malformed],
    ['words', made({ rangeOf: () => '[/All /Of /It /Yes]' }), malformed],
    [
      'no range at all',
      made({ signature: '/Type /Sig /SubFilter /ETSI.CAdES.detached /Contents @CONTENTS@' }),
      malformed,
    ],
    [
      'a range that is null',
      made({ signature: '/Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange null /Contents @CONTENTS@' }),
      malformed,
    ],
    [
      'what is covered ends before the file’s end, at no revision',
      saying(({ from, to }) => [0, from, to, 20]),
      invalid('pdf.revision-unreadable'),
    ],
    [
      'what is covered ends where it begins again',
      saying(({ from, to }) => [0, from, to, 0]),
      invalid('pdf.revision-unreadable'),
    ],
  ];

  const contents: readonly PdfAttack[] = [
    ['none', made({ signature: '/Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange @RANGE@' }), empty],
    ['null', made({ signature: usualSignature.replace('@CONTENTS@', 'null') }), empty],
    ['an empty string', made({ signature: usualSignature.replace('@CONTENTS@', '<>') }), empty],
    ['zeros', made({ contentsOf: () => Buffer.alloc(10) }), empty],
    ['a name', made({ signature: usualSignature.replace('@CONTENTS@', '/Yes') }), empty],
    [
      'a string in parentheses',
      made({ signature: usualSignature.replace('@CONTENTS@', '(0\\202)'), rangeOf: () => '[0 100 200 100]' }),
      invalid('pdf.contents-replaced'),
    ],
    [
      'behind a name of another key',
      made({ signature: usualSignature.replace('/Contents', '/Contents <3082> /Old') }),
      invalid('pdf.contents-replaced'),
    ],
    [
      'in another object',
      made({
        signature: usualSignature.replace('/Contents @CONTENTS@', '/Contents 9 0 R'),
        objects: [`<${'30'.repeat(40)}>`],
      }),
      empty,
    ],
  ];

  const fields: readonly PdfAttack[] = [
    ['a form without fields', made({ fields: [] }), absent('pdf.no-signature')],
    ['a field of text', made({ fields: ['<< /FT /Tx /T (S) /V 7 0 R >>'] }), absent('pdf.no-signature')],
    ['a field without value', made({ fields: ['<< /FT /Sig /T (S) /Lock 7 0 R >>'] }), absent('pdf.no-signature')],
    [
      'the page',
      made({
        fields: [],
        page: '/Annots [8 0 R]',
        objects: ['<< /Type /Annot /Subtype /Widget /FT /Sig /T (S) /Rect [0 0 0 0] /V 7 0 R >>'],
      }),
      absent('pdf.no-signature'),
    ],
    [
      'two fields',
      made({ fields: ['<< /FT /Sig /T (S) /V 7 0 R >>', '<< /FT /Sig /T (T) /V 7 0 R >>'] }),
      invalid('pdf.range-shared'),
    ],
    [
      'a copy with the same range',
      made({
        fields: ['<< /FT /Sig /T (S) /V 7 0 R >>', '<< /FT /Sig /T (T) /V 10 0 R >>'],
        objects: [copyOfSignature],
      }),
      invalid('pdf.range-shared'),
    ],
  ];

  const kinds: readonly PdfAttack[] = [
    ['adbe.pkcs7.sha1', made({ signature: signatureWith('adbe.pkcs7.sha1') }), foreign],
    ['adbe.x509.rsa_sha1', made({ signature: signatureWith('adbe.x509.rsa_sha1') }), foreign],
    ['a name nobody knows', made({ signature: signatureWith('Tin.toi') }), foreign],
    ['no name', made({ signature: usualSignature.replace('/SubFilter /ETSI.CAdES.detached', '') }), foreign],
    [
      'a time stamp that is a signature',
      made({ signature: signatureWith('ETSI.RFC3161') }),
      absent('pdf.time-stamp-alone'),
    ],
  ];

  return {
    'a signature whose range says': ranges,
    'a signature whose Contents are': contents,
    'a signature that is the value of': fields,
    'a signature of the kind': kinds,
  };
}

const incomplete = invalid('pdf.range-incomplete');
const overlap = invalid('pdf.ranges-overlap');
const beyond = invalid('pdf.range-beyond-file');
const malformed = invalid('pdf.range-malformed');
const empty = invalid('pdf.signature-empty');
const foreign = absent('pdf.no-organisation-signature');

/** Whatever its range says, it is not where its value stands. */
const copyOfSignature = '<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange @RANGE@ /Contents <3082> >>';

function piecesOf(pdf: Buffer, range: readonly number[]): Buffer[] {
  return Array.from({ length: Math.floor(range.length / 2) }, (_, pair) => {
    const [from = 0, length = 0] = range.slice(pair * 2);
    return pdf.subarray(from, from + length);
  });
}
