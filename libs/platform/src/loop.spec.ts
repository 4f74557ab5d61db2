import { Logger } from '@nestjs/common';
import { createLoop } from './loop.js';

/** Never falls due within a test: what happens, happens because of a nudge. */
const never = 2 ** 30;

describe('a loop', () => {
  beforeAll(() => Logger.overrideLogger(false));

  function gate() {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    return { open, opened };
  }

  it('can be stepped without being started', async () => {
    let steps = 0;
    const loop = createLoop({ name: 'test', everyMs: never, step: async () => (steps += 1) });
    await loop.step();
    await loop.step();
    expect(steps).toBe(2);
  });

  it('tells who steps it what went wrong', async () => {
    const step = () => Promise.reject(new RangeError('no'));
    await expect(createLoop({ name: 'test', everyMs: never, step }).step()).rejects.toThrow(RangeError);
  });

  it('goes on at once while there is more to do', async () => {
    const done = gate();
    let left = 5;
    const loop = createLoop({
      name: 'test',
      everyMs: never,
      step: async () => {
        left -= 1;
        if (left === 0) done.open();
        return left > 0;
      },
    });
    loop.start();
    await done.opened;
    await loop.stop();
    expect(left).toBe(0);
  });

  it('that is nudged during a step takes another one after it', async () => {
    const steps = [gate(), gate()];
    const first = gate();
    let taken = 0;
    const loop = createLoop({
      name: 'test',
      everyMs: never,
      step: async () => {
        steps[taken]?.open();
        taken += 1;
        if (taken === 1) await first.opened;
      },
    });
    loop.start();
    await steps[0]?.opened;
    loop.nudge();
    first.open();
    await steps[1]?.opened;
    await loop.stop();
    expect(taken).toBe(2);
  });

  it('never takes two steps at once', async () => {
    let atOnce = 0;
    let most = 0;
    const loop = createLoop({
      name: 'test',
      everyMs: never,
      step: async () => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await new Promise(setImmediate);
        atOnce -= 1;
      },
    });
    loop.start();
    await Promise.all([loop.step(), loop.step(), loop.step()]);
    await loop.stop();
    expect(most).toBe(1);
  });

  it('waits for the step under way when it stops, and takes no more', async () => {
    const begun = gate();
    const finish = gate();
    let finished = 0;
    const loop = createLoop({
      name: 'test',
      everyMs: 1,
      step: async () => {
        begun.open();
        await finish.opened;
        finished += 1;
        return true;
      },
    });
    loop.start();
    await begun.opened;
    const stopped = loop.stop();
    finish.open();
    await stopped;
    expect(finished).toBe(1);
    loop.nudge();
    await new Promise(setImmediate);
    expect(finished).toBe(1);
  });

  it('tries again after an error, later each time, and is not hurried by nudges', async () => {
    const failed = gate();
    let steps = 0;
    const loop = createLoop({
      name: 'test',
      everyMs: never / 4,
      backOffMsMax: never,
      step: async () => {
        steps += 1;
        failed.open();
        throw new Error('the database is down');
      },
    });
    loop.start();
    await failed.opened;
    await new Promise(setImmediate);
    loop.nudge();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(steps).toBe(1);
    await loop.stop();
  });

  it('warns of its first failures, for others may still be starting, and calls it an error when it goes on', async () => {
    const levels: string[] = [];
    const third = gate();
    const record = (level: string) => () => {
      levels.push(level);
      if (levels.length === 3) third.open();
    };
    Logger.overrideLogger({ log: record('log'), warn: record('warn'), error: record('error') });
    const step = () => Promise.reject(new Error('the exchange is not there yet'));
    const loop = createLoop({ name: 'test', everyMs: 1, backOffMsMax: 1, step });
    loop.start();
    await third.opened;
    await loop.stop();
    Logger.overrideLogger(false);
    expect(levels.slice(0, 3)).toEqual(['warn', 'warn', 'error']);
  });
});
