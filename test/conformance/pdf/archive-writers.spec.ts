import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { signPdf } from '@edoc-axis/signature';
import yazl from 'yazl';
import { describeWith } from '../../support/tools.js';
import { writeZip } from '../../support/zip-by-hand.js';
import { look, shapesOf } from './archive-bench.js';
import { by, office, plain } from './bench.js';
import { inFolder } from './openssl-peer.js';

let letter: Buffer;

beforeAll(async () => {
  letter = await signPdf(plain, by(office));
});

const contents = (): Record<string, Buffer> => ({ 'cong-van.pdf': letter, 'phụ lục/bảng.pdf': plain });
const seen = { 'cong-van.pdf': 'valid', 'phụ lục/bảng.pdf': 'pdf.no-signature' };

describe('a ZIP file of yazl', () => {
  it.each([
    ['deflated', { compress: true }],
    ['stored', { compress: false }],
    ['in ZIP64', { compress: true, forceZip64Format: true }],
  ])('%s, is read', async (_, options) => {
    const zip = new yazl.ZipFile();
    Object.entries(contents()).forEach(([name, bytes]) => zip.addBuffer(bytes, name, options));
    zip.end();
    expect(await look(await buffer(zip.outputStream))).toEqual(seen);
  });
});

describeWith('zip', 'a ZIP file of Info-ZIP', (path) => {
  it.each([['-9'], ['-0'], ['-fz'], ['-fd'], ['-X']])('with %s is read', async (option) => {
    const zip = inFolder((file) => {
      execFileSync(path, [
        '-q',
        option,
        file('zip.zip'),
        ...Object.entries(contents()).map(([name, bytes]) => file(name.replace(/.*\//, ''), bytes)),
      ]);
      return readFileSync(file('zip.zip'));
    });
    expect(Object.values((await look(zip)) as object)).toEqual(['valid', 'pdf.no-signature']);
  });

  it('with a password is not read, and says so', async () => {
    const zip = inFolder((file) => {
      execFileSync(path, ['-q', '-j', '-P', 'mật khẩu', file('zip.zip'), file('cong-van.pdf', letter)]);
      return readFileSync(file('zip.zip'));
    });
    expect(await look(zip)).toEqual({ 'cong-van.pdf': 'archive.file-encrypted' });
  });
});

describeWith('python3', 'a ZIP file of Python', (path) => {
  it.each([
    ['ZIP_DEFLATED', 'valid'],
    ['ZIP_STORED', 'valid'],
    ['ZIP_BZIP2', 'archive.method-not-accepted'],
    ['ZIP_LZMA', 'archive.method-not-accepted'],
  ])('with %s: %s', async (method, end) => {
    const zip = inFolder((file) => {
      const script = `import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.${method}) as z:
    z.write(sys.argv[2], 'Hồ sơ/công văn.pdf')`;
      execFileSync(path, ['-c', script, file('zip.zip'), file('cong-van.pdf', letter)]);
      return readFileSync(file('zip.zip'));
    });
    expect(await look(zip)).toEqual({ 'Hồ sơ/công văn.pdf': end });
  });
});

describeWith('unzip', 'unzip', (path) => {
  it.each(Object.entries(shapesOf({ name: 'cong-van.pdf', content: plain })))(
    'finds sound what is made by hand here: %s',
    (_, file) => {
      inFolder((named) => execFileSync(path, ['-tqq', named('zip.zip', writeZip([file, { ...file, name: 'b.pdf' }]))]));
    },
  );
});
