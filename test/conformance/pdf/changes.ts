import { signPdf } from '@edoc-axis/signature';
import { writePlainPdf } from '../../support/plain-pdf.js';
import { absent, broken, invalid, type PdfAttack } from './attack.js';
import { by, office, outsider, plain, stranger } from './bench.js';
import { bodyOf, lastStart, offsetOf, streamOf, updateByHand, type HandUpdate } from './hand-update.js';

/** Objects 1 to 5 as the plain file has them; then the signature, its field and the form. */
export const signed = await signPdf(plain, by(office));

const both = await signPdf(signed, by(stranger));
const evil = streamOf('BT /F1 12 Tf 72 770 Td (QUYET DINH KHAC) Tj ET');
const changed = invalid('pdf.changed-after-signing');
const filled = invalid('pdf.filled-after-signing');

const updated = (update: HandUpdate, pdf = signed) => updateByHand(pdf, update);
const pageWith = (entry: string) => bodyOf(signed, 3).replace(/>>$/, `${entry}>>`);
const catalogWith = (entry: string) => bodyOf(signed, 1).replace(/>>$/, `${entry}>>`);
const annotated = (annotation: string, pdf = signed) => ({
  3: bodyOf(pdf, 3).replace(/\/Annots \[([^\]]*)\]/, '/Annots [$1 20 0 R]'),
  20: annotation,
});

const inPlace: readonly PdfAttack[] = [
  ['one letter of the text', () => replaceText(signed, 'QUYET DINH', 'QUYET DANH'), invalid('pdf.digest-mismatch')],
  [
    'the time the signature claims',
    () => replaceText(signed, '/M <443a32', '/M <443a33'),
    invalid('pdf.digest-mismatch'),
  ],
  [
    'the line end of the last line',
    () => Buffer.concat([signed.subarray(0, -1), Buffer.from('\r')]),
    invalid('pdf.digest-mismatch'),
  ],
];

const appended: readonly PdfAttack[] = [
  ['a comment', () => Buffer.concat([signed, Buffer.from('% ghi chu')]), changed],
  ['objects without a list of them', () => Buffer.concat([signed, Buffer.from(`4 0 obj\n${evil}\nendobj\n`)]), changed],
  [
    'objects with a trailer alone, as some readers repair it',
    () => Buffer.concat([signed, Buffer.from(`4 0 obj\n${evil}\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`)]),
    changed,
  ],
  ['what no list mentions, before the objects', () => updated({ before: `4 0 obj\n${evil}\nendobj\n` }), changed],
  ['something behind the last line', () => updated({ behind: `4 0 obj\n${evil}\nendobj\n` }), changed],
  ['5 KB of nothing', () => Buffer.concat([signed, Buffer.alloc(5_000)]), broken],
];

const replaced: readonly PdfAttack[] = [
  ['the content of the page', () => updated({ objects: { 4: evil } }), changed],
  [
    'the page, with another content',
    () => updated({ objects: { 3: pageWith('/X 1').replace('4 0 R', '20 0 R'), 20: evil } }),
    changed,
  ],
  ['the size of the page', () => updated({ objects: { 3: bodyOf(signed, 3).replace('842', '100') } }), changed],
  ['the rotation of the page', () => updated({ objects: { 3: pageWith('/Rotate 180') } }), changed],
  ['the font', () => updated({ objects: { 5: '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>' } }), changed],
  ['the list of pages', () => updated({ objects: { 2: '<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>' } }), changed],
  [
    'what happens on opening',
    () => updated({ objects: { 1: catalogWith('/OpenAction 20 0 R'), 20: '<< /S /JavaScript /JS (1) >>' } }),
    changed,
  ],
  ['which layers are shown', () => updated({ objects: { 1: catalogWith('/OCProperties << /D << >> >>') } }), changed],
  [
    'the catalog, by one that the trailer names',
    () => updated({ root: '20 0 R', objects: { 20: '<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R >>' } }),
    changed,
  ],
  ['the content, removed', () => updated({ objects: { 4: 'free' } }), changed],
  [
    'the appearance of the signature',
    () => updated({ objects: { 7: bodyOf(signed, 7).replace('/F 132', '/F 4 /AP << /N 20 0 R >>'), 20: evil } }),
    changed,
  ],
  [
    'the place of the signature',
    () => updated({ objects: { 7: bodyOf(signed, 7).replace('[0 0 0 0]', '[0 0 600 900]') } }),
    changed,
  ],
  [
    'the script of the form',
    () => updated({ objects: { 8: bodyOf(signed, 8).replace('<<', '<< /XFA 20 0 R '), 20: evil } }),
    changed,
  ],
  [
    'the content, by an object stream',
    () => updated({ objects: { 4: '<< /Type /ObjStm /N 0 /First 0 /Length 0 >>\nstream\n\nendstream' } }),
    changed,
  ],
  ['an object that cannot be read', () => updated({ objects: { 20: '<< /A (' } }), changed],
];

const added: readonly PdfAttack[] = [
  [
    'a note',
    () => updated({ objects: annotated('<< /Type /Annot /Subtype /FreeText /Rect [0 0 600 900] /Contents (x) >>') }),
    filled,
  ],
  [
    'a picture over the page, as a stamp',
    () => updated({ objects: annotated('<< /Type /Annot /Subtype /Stamp /Rect [0 0 600 900] /AP << /N 21 0 R >> >>') }),
    filled,
  ],
  [
    'a field that is filled in',
    () =>
      updated({
        objects: { 8: '<< /Fields [7 0 R 20 0 R] /SigFlags 3 >>', 20: '<< /FT /Tx /T (x) /V (y) /Rect [0 0 9 9] >>' },
      }),
    filled,
  ],
  [
    'a signature field nobody signed, with a picture',
    () =>
      updated({
        objects: {
          ...annotated('<< /Subtype /Widget /FT /Sig /T (x) /Rect [0 0 600 900] >>'),
          8: '<< /Fields [7 0 R 20 0 R] /SigFlags 3 >>',
        },
      }),
    filled,
  ],
  [
    'a field with a script, not to be seen',
    () =>
      updated({
        objects: annotated('<< /Subtype /Widget /FT /Sig /T (x) /V 6 0 R /Rect [0 0 0 0] /AA << /PO 21 0 R >> >>'),
      }),
    changed,
  ],
  [
    'a picture that claims to be the signature’s',
    () =>
      updated({ objects: annotated('<< /Subtype /Widget /Parent 7 0 R /Rect [0 0 600 900] /AP << /N 4 0 R >> >>') }),
    changed,
  ],
  [
    'a page among the fields',
    () =>
      updated({ objects: { 8: '<< /Fields [7 0 R 20 0 R] /SigFlags 3 >>', 20: '<< /Type /Page /FT /Tx /T (x) >>' } }),
    changed,
  ],
  [
    'the field of the signature a second time',
    () => updated({ objects: { 8: '<< /Fields [7 0 R 20 0 R] /SigFlags 3 >>', 20: '<< /FT /Sig /T (x) /V 6 0 R >>' } }),
    invalid('pdf.range-shared'),
  ],
  ['a signature of somebody nobody knows', () => signPdf(signed, by(outsider)), invalid('pdf.signed-over')],
  [
    'a good signature, and a note',
    async () => updated({ objects: annotated('<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] >>', both) }, both),
    filled,
  ],
  [
    'a good signature, altered',
    async () => replaceText(both, '/F 132', '/F 131', both.length - 2_000),
    invalid('pdf.signed-over'),
  ],
];

/** Invisible and without a type: a time stamp to one reader, to the next a page. */
const disguisedPage = '<< /FT /Sig /T (y) /V << /SubFilter /ETSI.RFC3161 >> /Contents 4 0 R /MediaBox [0 0 9 9] >>';

const byOffice = (pdf: Buffer) => signPdf(pdf, by(office));

/** Prepared before signing: what the signer sees is not what an update will show. */
const shadows: readonly PdfAttack[] = [
  [
    'an entry led back to what was signed and not shown',
    async () => {
      const prepared = await prepare({ objects: [streamOf('BT /F1 12 Tf 72 770 Td (An) Tj ET')] });
      return updated({ led: { 4: offsetOf(prepared, '6 0 obj') } }, prepared);
    },
    changed,
  ],
  [
    'a content that is not there yet',
    async () =>
      updated(
        { objects: { 50: evil } },
        await prepare({ page: '/Resources << /XObject << /X 50 0 R >> >>'.replace('/Resources', '/Old') }),
      ),
    changed,
  ],
  [
    'a content that waits in an array',
    async () => updated({ objects: { 50: evil } }, await prepare({ objects: ['[4 0 R 50 0 R]'] })),
    changed,
  ],
  [
    'a note in front that is removed',
    async () =>
      updated(
        { objects: { 6: 'free' } },
        await prepare({
          page: '/Annots [6 0 R]',
          objects: ['<< /Type /Annot /Subtype /Square /Rect [0 0 600 900] >>'],
        }),
      ),
    changed,
  ],
  [
    'document information that is also the resources of the page',
    async () =>
      updated(
        { objects: { 6: '<< /Font << /F1 50 0 R >> >>', 50: '<< /Type /Font >>' }, trailer: '/Info 6 0 R' },
        await prepare({ page: '/Old 6 0 R', objects: ['<< /Font << /F1 5 0 R >> >>'], info: '6 0 R' }),
      ),
    changed,
  ],
  [
    'metadata that is also the content of the page',
    async () =>
      updated(
        { objects: { 6: streamOf('BT (khac) Tj ET', '/Type /Metadata') } },
        await prepare({
          catalog: '/Metadata 6 0 R',
          page: '/Old 6 0 R',
          objects: [streamOf('BT (x) Tj ET', '/Type /Metadata')],
        }),
      ),
    changed,
  ],
  [
    'a list of certificates that is also the content of the page',
    async () =>
      updated(
        { objects: { 6: '[4 0 R 50 0 R]', 50: evil } },
        await prepare({ catalog: '/DSS << /Certs 6 0 R >>', page: '/Old 6 0 R', objects: ['[4 0 R]'] }),
      ),
    changed,
  ],
  [
    'a list of pages that takes what looks like a signature',
    async () =>
      updated(
        { objects: { 6: '[3 0 R 50 0 R]', 50: disguisedPage } },
        await byOffice(
          replaceText(writePlainPdf(['QUYET DINH'], { objects: ['[3 0 R]'] }), '/Kids [3 0 R]', '/Kids  6 0 R '),
        ),
      ),
    changed,
  ],
  [
    'a list of pages that is also the list of fields',
    async () =>
      updated(
        { objects: { 6: '[3 0 R 50 0 R]', 50: disguisedPage } },
        await byOffice(
          replaceText(
            writePlainPdf(['QUYET DINH'], { catalog: '/AcroForm << /Fields 6 0 R >>', objects: ['[3 0 R]'] }),
            '/Kids [3 0 R]',
            '/Kids  6 0 R ',
          ),
        ),
      ),
    changed,
  ],
  [
    'a node of the page tree that is also a field',
    async () =>
      updated(
        { objects: { 2: '<< /T (x) /Kids [3 0 R 50 0 R] /Count 1 >>', 50: disguisedPage } },
        await byOffice(replaceText(plain, '/Type /Pages /Kids', '/T (x)       /Kids')),
      ),
    changed,
  ],
  [
    'a list of actions that takes what looks like a signature',
    async () =>
      updated(
        { objects: { 6: '[50 0 R]', 50: disguisedPage } },
        await byOffice(
          writePlainPdf(['x'], { catalog: '/OpenAction << /S /GoTo /D (x) /Next 6 0 R >>', objects: ['[]'] }),
        ),
      ),
    changed,
  ],
  [
    'an object that nobody refers to any more, by its generation',
    () => {
      const pdf = updated({ objects: { 5: bodyOf(signed, 5) } });
      const hidden = replaceText(pdf, '5 0 obj', '5 1 obj', signed.length);
      return replaceText(hidden, ' 00000 n', ' 00001 n', signed.length);
    },
    changed,
  ],
  [
    'a history that is another one',
    async () => updated({ objects: { 4: evil }, previous: lastStart(plain) }),
    absent('pdf.no-signature'),
  ],
];

interface Preparation {
  readonly catalog?: string;
  readonly page?: string;
  readonly objects?: readonly string[];
  readonly info?: string;
}

function prepare({ info, ...options }: Preparation): Promise<Buffer> {
  const pdf = writePlainPdf(['QUYET DINH'], options);
  const trailer = info ? replaceText(pdf, '/Root 1 0 R', `/Root 1 0 R /Info ${info}`) : pdf;
  return signPdf(trailer, by(office));
}

export function replaceText(pdf: Buffer, old: string, text: string, from = 0): Buffer {
  const at = pdf.indexOf(old, from, 'latin1');
  if (at === -1) throw new Error(`nowhere in the file: ${old}`);
  return Buffer.concat([pdf.subarray(0, at), Buffer.from(text, 'latin1'), pdf.subarray(at + old.length)]);
}

export const changes: Readonly<Record<string, readonly PdfAttack[]>> = {
  'changed in place': inPlace,
  'appended outside of any update': appended,
  'replaced by an update': replaced,
  'added by an update': added,
  'prepared before signing': shadows,
};
