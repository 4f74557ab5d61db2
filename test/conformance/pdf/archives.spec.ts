import { createHash } from 'node:crypto';
import {
  accessBytes,
  archiveLimits,
  listArchive,
  type ListedPdf,
  readArchivedPdf,
  signPdf,
} from '@edoc-axis/signature';
import { createRandom } from '../../support/random.js';
import { archiveAttacks, type PackedLetter } from './archive-attacks.js';
import { listed, look, shapesOf } from './archive-bench.js';
import { by, office, plain } from './bench.js';
import { writeZip } from '../../support/zip-by-hand.js';

/** Far more than any of them takes, far less than a hang. */
const quickMs = 5_000;
const anyFile = { name: 'a.pdf', content: plain };
const memoryMax = 64 * 1024 * 1024;

/** As they begin where they come from. */
const systemFiles: [name: string, content: Buffer][] = [
  ['__MACOSX/._cong-van.pdf', Buffer.from('000516070002000000000000', 'hex')],
  ['hồ sơ/.DS_Store', Buffer.from('\0\0\0\x01Bud1', 'latin1')],
  ['Thumbs.db', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
];

let one: PackedLetter;

beforeAll(async () => {
  one = { name: 'cong-van.pdf', content: await signPdf(plain, by(office)) };
});

describe.each(Object.entries(archiveAttacks))('%s', (_, attacks) => {
  const rows = attacks.map(([name, build, end, limits]) => ({ name, build, end, limits }));
  it.each(rows)('$name', async ({ build, end, limits }) => {
    const zip = build(one);
    const startedAt = performance.now();
    const before = process.memoryUsage.rss();
    const found = await look(zip, limits);
    expect(performance.now() - startedAt).toBeLessThan(quickMs);
    expect(process.memoryUsage.rss() - before).toBeLessThan(memoryMax);
    expect(found).toEqual(typeof end === 'string' ? end : Object.fromEntries(end));
  });
});

describe('a PDF file in a ZIP', () => {
  it.each(Object.keys(shapesOf(anyFile)))('%s is read', async (shape) => {
    const file = shapesOf(one)[shape] ?? one;
    expect(await look(writeZip([file]))).toEqual({ 'cong-van.pdf': 'valid' });
    const among = [{ ...file, name: 'a/b.pdf' }, file, { name: 'c.txt', content: Buffer.from('phụ lục') }];
    const comment = Buffer.from('hồ sơ');
    expect(await look(writeZip(among, { comment }))).toEqual({ 'a/b.pdf': 'valid', 'cong-van.pdf': 'valid' });
    expect(await look(writeZip(among, { wideEnd: true }))).toEqual({ 'a/b.pdf': 'valid', 'cong-van.pdf': 'valid' });
  });

  it('has the digest and the length of what is unpacked', async () => {
    const archive = accessBytes(writeZip([{ name: 'a.txt', content: Buffer.from('a') }, one]));
    const { files, pdfs } = listed(await listArchive(archive));
    expect([files, pdfs.length, pdfs[0]?.bytes]).toEqual([2, 1, one.content.length]);
    const [found] = await Promise.all(pdfs.map((pdf) => readArchivedPdf(archive, pdf)));
    const sha256 = createHash('sha256').update(one.content).digest('hex');
    expect(found).toMatchObject({ sha256, report: { readable: true, pdfBytes: one.content.length } });
  });

  it('is called as its archive calls it: folders by /, letters composed, what cannot be read as such', async () => {
    const names = ['Hồ sơ\\công văn.pdf', 'tờ trình.pdf'.normalize('NFD'), Buffer.from('t\xf4i.pdf', 'latin1')];
    const zip = writeZip(names.map((name) => ({ ...one, name })));
    expect(Object.keys((await look(zip)) as object)).toEqual(['Hồ sơ/công văn.pdf', 'tờ trình.pdf', 't\ufffdi.pdf']);
  });

  it('is what the archive holds, whatever macOS and Windows wrote beside it', async () => {
    const beside = systemFiles.map(([name, content]) => ({ name, content }));
    const { files, pdfs } = listed(await listArchive(accessBytes(writeZip([...beside, one]))));
    expect([files, pdfs.map(({ path }) => path)]).toEqual([1, ['cong-van.pdf']]);
    const former = listed(await listArchive(accessBytes(writeZip([...beside, one])), archiveLimits, 'former'));
    expect([former.files, former.pdfs.length]).toEqual([systemFiles.length + 1, 2]);
  });

  it.each(systemFiles)(
    'is a file like any other under the name %s, and so is what only bears that name',
    async (name) => {
      const zipOf = (content: Buffer) => accessBytes(writeZip([{ name, content }]));
      expect(listed(await listArchive(zipOf(one.content)))).toMatchObject({ files: 1, pdfs: [{ path: name }] });
      expect(listed(await listArchive(zipOf(Buffer.from('phụ lục')))).files).toBe(1);
      expect(listed(await listArchive(zipOf(Buffer.alloc(0)))).files).toBe(1);
      const both = Buffer.concat([
        systemFiles.find(([called]) => called === name)?.[1] ?? Buffer.alloc(0),
        one.content,
      ]);
      expect(listed(await listArchive(zipOf(both))).files).toBe(1);
    },
  );

  it('is left when it takes too long', async () => {
    const archive = accessBytes(writeZip([one]));
    const [pdf] = listed(await listArchive(archive)).pdfs as [ListedPdf];
    expect(await readArchivedPdf(archive, pdf, { limits: { readingMsMax: -1 } })).toEqual({
      notRead: { code: 'archive.took-too-long', params: { waitMs: -1 } },
    });
  });
});

describe('a ZIP file of a signed PDF file and another', () => {
  const zipOf = () => writeZip([one, { name: 'b.pdf', content: plain, descriptor: 'marked' }]);
  const ends = new Set(['archive', 'valid', 'pdf']);

  it('cut at any byte is not read', async () => {
    const zip = zipOf();
    for (let length = 0; length < zip.length; length += length < zip.length - 200 ? 97 : 1) {
      expect({ length, end: typeof (await look(zip.subarray(0, length))) }).toEqual({ length, end: 'string' });
    }
  });

  it('with one byte changed is not read, or the file is the one that was packed, or is not valid', async () => {
    const zip = zipOf();
    const random = createRandom(7);
    for (let round = 0; round < 600; round += 1) {
      const changed = Buffer.from(zip);
      const at = random.chance(0.5) ? random.below(zip.length) : zip.length - 1 - random.below(220);
      changed[at] = random.below(256);
      const archive = accessBytes(changed);
      const listing = await listArchive(archive);
      if ('refused' in listing) continue;
      for (const pdf of listing.pdfs) {
        const found = await readArchivedPdf(archive, pdf);
        if ('notRead' in found) expect(ends).toContain(found.notRead.code.split('.')[0]);
        else expect([one.content.length, plain.length]).toContain(found.report.pdfBytes);
      }
    }
  });
});
