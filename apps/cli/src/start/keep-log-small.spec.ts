import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepLogSmall } from './keep-log-small.js';

it('a log at its limit begins anew, and what it said lies beside it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'edoc-log-'));
  const file = join(folder, 'demo.log');
  writeFileSync(file, 'x'.repeat(101));
  const keeping = keepLogSmall(file, 100, 1);
  while (statSync(file).size > 0) await new Promise(setImmediate);
  appendFileSync(file, 'and on\n');
  keeping.stop();
  expect(readFileSync(`${file}.1`, 'utf8')).toBe('x'.repeat(101));
  expect(readFileSync(file, 'utf8')).toBe('and on\n');
  rmSync(folder, { recursive: true });
});
