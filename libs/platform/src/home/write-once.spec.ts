import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeOnce } from './write-once.js';

describe('a file that is made once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'edoc-once-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('keeps what the first wrote when two make it at once', () => {
    const path = join(folder, 'key');
    const second = writeOnce(path, () => {
      writeFileSync(path, 'of the first');
      return 'of the second';
    });
    expect(second).toBe('of the first');
    expect(readdirSync(folder)).toEqual(['key']);
  });

  it('is not there, nor a draft of it, when making it fails', () => {
    const path = join(folder, 'failed', 'key');
    const make = () => {
      throw new RangeError('no');
    };
    expect(() => writeOnce(path, make)).toThrow(RangeError);
    expect(readdirSync(join(folder, 'failed'))).toEqual([]);
  });
});
