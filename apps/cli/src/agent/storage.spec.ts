import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CataloguedError } from '@edoc-axis/domain';
import { isStorageFault, storageFault, writeDurably } from '../durable-files.js';
import { textOf } from './status-file.js';

describe('the office’s own disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'edoc-disk-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('that is full, or cannot be written, is said to be so, also by who wrapped it', () => {
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    expect(storageFault(full, 'a')).toMatchObject({ code: 'file.disk-full', params: { file: 'a' }, retry: 'later' });
    const wrapped = new CataloguedError('file.not-writable', { file: 'b' }, { cause: full });
    expect(storageFault(wrapped, 'b')).toMatchObject({ code: 'file.disk-full' });
    expect(isStorageFault(storageFault(Object.assign(new Error(), { code: 'EROFS' }), 'a'))).toBe(true);
    const other = new CataloguedError('signature.invalid');
    expect(storageFault(other, 'a')).toBe(other);
  });

  it('has the file whole, or as it was before', async () => {
    const file = join(folder, 'a');
    await writeDurably(file, 'first');
    async function* breaking() {
      yield Buffer.from('half');
      throw new Error('the line broke');
    }
    await expect(writeDurably(file, breaking())).rejects.toThrow('the line broke');
    expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual(['first', ['a']]);
    writeFileSync(join(folder, 'file'), '');
    await expect(writeDurably(join(folder, 'file', 'x'), '')).rejects.toMatchObject({ code: 'file.not-writable' });
  });

  it('keeps a file that is called like one that is half written', async () => {
    for (const name of ['cv.pdf.part', 'cv.pdf']) await writeDurably(join(folder, name), name);
    expect(readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual([
      'cv.pdf',
      'cv.pdf.part',
    ]);
  });

  it('has what the later of two wrote at once, and nothing of the other', async () => {
    const file = join(folder, 'a');
    const contents = Array.from({ length: 5 }, (_, n) => String(n).repeat(100_000));
    await Promise.all(contents.map((content) => writeDurably(file, content)));
    expect([readFileSync(file, 'utf8') === contents[4], readdirSync(folder)]).toEqual([true, ['a']]);
  });

  it('holds texts as an old Notepad shows them, in which nobody else’s words begin a line', () => {
    expect(textOf([{ vi: 'Trích yếu: a\r\nĐã tiếp nhận', en: 'Subject: a\u202eb' }])).toBe(
      `\ufeffTrích yếu: a\ufffd\ufffdĐã tiếp nhận\r\n\r\n${'-'.repeat(60)}\r\n\r\nSubject: a\ufffdb\r\n`,
    );
  });
});
