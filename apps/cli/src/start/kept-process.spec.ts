import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeepOptions, keepRunning } from './kept-process.js';

describe('a kept process', () => {
  let folder: string;
  const never = new AbortController().signal;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'edoc-kept-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function program(name: string, text: string): Omit<KeepOptions, 'onDeath' | 'signal'> {
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, text);
    const log = openSync(join(folder, `${name}.log`), 'a');
    return { environment: {}, log, stopMsMax: 1_000, mainOf: () => file };
  }

  it('that crashes as soon as it is up is started again, later each time', async () => {
    const deaths: number[] = [];
    let enough: () => void = () => undefined;
    const died = new Promise<void>((resolve) => (enough = resolve));
    const crashing = program('crashing', 'process.send({ ready: true }, () => process.exit(1));');
    const kept = await keepRunning('tracker', {
      ...crashing,
      signal: never,
      onDeath: () => {
        deaths.push(performance.now());
        if (deaths.length === 4) enough();
      },
    });
    await died;
    await kept.stop();
    const [first = 0, second = 0, third = 0] = deaths.slice(1).map((at, n) => at - (deaths[n] ?? 0));
    expect(first).toBeGreaterThan(100);
    expect(second).toBeGreaterThan(200);
    expect(third).toBeGreaterThan(400);
  });

  it('that cannot start is an error at its first start', async () => {
    const broken = program('broken', 'process.exit(1);');
    await expect(keepRunning('tracker', { ...broken, signal: never, onDeath: fail })).rejects.toMatchObject({
      code: 'process.start-failed',
      params: { process: 'tracker' },
    });
  });

  it('whose start is given up is ended, however long it would have taken', async () => {
    const slow = program('slow', 'setInterval(() => undefined, 1000);');
    const giveUp = new AbortController();
    const starting = keepRunning('tracker', { ...slow, signal: giveUp.signal, onDeath: fail });
    giveUp.abort(new Error('changed my mind'));
    await expect(starting).rejects.toThrow('changed my mind');
  });

  it('that does not go when it is told to is ended', async () => {
    const deaf = program(
      'deaf',
      `process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000); process.send({ ready: true });`,
    );
    const kept = await keepRunning('tracker', { ...deaf, stopMsMax: 100, signal: never, onDeath: fail });
    const { pid = 0 } = kept;
    await kept.stop();
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('may be stopped while it waits to be started again', async () => {
    let hasDied: () => void = () => undefined;
    const died = new Promise<void>((resolve) => (hasDied = resolve));
    const crashing = program('crashing-once', 'process.send({ ready: true }, () => process.exit(1));');
    const kept = await keepRunning('tracker', { ...crashing, signal: never, onDeath: () => hasDied() });
    await died;
    await kept.stop();
  });

  const fail = () => {
    throw new Error('It did not die.');
  };
});
