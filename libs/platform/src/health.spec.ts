import { readiness } from './health.js';

describe('readiness', () => {
  it('is there when every check passes', async () => {
    const checks = { database: () => undefined, directory: () => Promise.resolve() };
    expect(await readiness(checks)).toEqual({ ready: true, checks: { database: 'ok', directory: 'ok' } });
  });

  it('is not there when one fails, and says which and why', async () => {
    const checks = { database: () => Promise.reject(new Error('connection refused')), directory: () => undefined };
    const { ready, checks: outcomes } = await readiness(checks);
    expect(ready).toBe(false);
    expect(outcomes).toEqual({ database: 'connection refused', directory: 'ok' });
  });

  it('is not there when a check does not answer', async () => {
    const { ready, checks } = await readiness({ database: () => new Promise<void>(() => undefined) });
    expect(ready).toBe(false);
    expect(checks.database).toMatch(/^no answer within/);
  });
});
