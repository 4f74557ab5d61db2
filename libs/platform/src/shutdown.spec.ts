import { Logger } from '@nestjs/common';
import { createShutdown } from './shutdown.js';

describe('a shutdown', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('closes what was opened last first, and waits for each', async () => {
    const closed: string[] = [];
    const shutdown = createShutdown(1_000);
    shutdown.add('database', () => void closed.push('database'));
    shutdown.add('loop', async () => {
      await new Promise(setImmediate);
      closed.push('loop');
    });
    shutdown.add('door', () => void closed.push('door'));
    shutdown.stopping.addEventListener('abort', () => void closed.push('what waits'));
    await shutdown.run('test');
    expect(closed).toEqual(['what waits', 'door', 'loop', 'database']);
  });

  it('closes the rest although one fails', async () => {
    const closed: string[] = [];
    const shutdown = createShutdown(1_000);
    shutdown.add('database', () => void closed.push('database'));
    shutdown.add('door', () => Promise.reject(new Error('jammed')));
    await shutdown.run('test');
    expect(closed).toEqual(['database']);
  });

  it('closes once, however often it is told to', async () => {
    let closed = 0;
    const shutdown = createShutdown(1_000);
    shutdown.add('door', () => void (closed += 1));
    await Promise.all([shutdown.run('test'), shutdown.run('again')]);
    expect(closed).toBe(1);
  });

  it('does not wait beyond its deadline', async () => {
    const shutdown = createShutdown(1);
    shutdown.add('door', () => new Promise<void>(() => undefined));
    await expect(shutdown.run('test')).resolves.toBeUndefined();
  });
});
