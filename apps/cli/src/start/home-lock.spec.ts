import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { thisProcess } from './holder.js';
import { lockHome } from './home-lock.js';

describe('the lock of a home', () => {
  let home: string;
  let other: ChildProcess;
  const lockFile = () => join(home, 'axis.pid');

  beforeAll(async () => {
    other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
    await once(other, 'spawn');
  });
  afterAll(() => other.kill());
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'edoc-lock-'));
  });
  afterEach(() => rmSync(home, { recursive: true }));

  it('is taken, names its holder, is given back, and leaves nothing behind', () => {
    const lock = lockHome(home);
    expect(lock.leftBehind).toBe(false);
    expect(JSON.parse(readFileSync(lockFile(), 'utf8'))).toEqual(thisProcess());
    lock.release();
    expect(readdirSync(home)).toEqual([]);
  });

  it('held by a living process is respected', () => {
    writeFileSync(lockFile(), JSON.stringify({ pid: other.pid }));
    expect(() => lockHome(home)).toThrow(
      expect.objectContaining({ code: 'axis.already-running', params: { home, pid: other.pid } }),
    );
    expect(readdirSync(home)).toEqual(['axis.pid']);
  });

  it.each([
    ['a number nobody has', JSON.stringify({ pid: 2 ** 22 - 1, startedAt: '1' })],
    ['half a word', '{"pid":'],
    ['nothing', ''],
    ['something else', '[]'],
  ])('left behind with %s is taken over', (_what, contents) => {
    writeFileSync(lockFile(), contents);
    const lock = lockHome(home);
    expect(lock.leftBehind).toBe(true);
    lock.release();
    expect(existsSync(lockFile())).toBe(false);
  });

  it('whose number another program has by now is taken over, where the system tells when that began', () => {
    if (!existsSync('/proc/self/stat')) return;
    writeFileSync(lockFile(), JSON.stringify({ pid: other.pid, startedAt: '1' }));
    expect(lockHome(home).leftBehind).toBe(true);
  });

  it('is not given back by who lost it', () => {
    const lock = lockHome(home);
    writeFileSync(lockFile(), JSON.stringify({ pid: other.pid }));
    lock.release();
    expect(existsSync(lockFile())).toBe(true);
  });
});
