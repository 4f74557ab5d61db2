import { createLogger } from './json-logger.js';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(createLogger('exchange', 'debug', { write: (line: string) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log', () => {
  it('is one JSON object a line, with the process, the context and the fields', () => {
    const [line] = logged((logger) => logger.log({ message: 'Accepted.', documentId: 'd1' }, 'journey'));
    expect(line).toMatchObject({
      process: 'exchange',
      context: 'journey',
      msg: 'Accepted.',
      documentId: 'd1',
      level: 30,
    });
  });

  it('understands how Nest itself writes: a text, a stack, a context', () => {
    const [line] = logged((logger) => logger.error('It broke', 'Error: It broke\n    at x', 'ExceptionsHandler'));
    expect(line).toMatchObject({ msg: 'It broke', context: 'ExceptionsHandler', stack: 'Error: It broke\n    at x' });
  });

  it('shows an error with its causes', () => {
    const error = new Error('outer', { cause: Object.assign(new Error('inner'), { code: '40001' }) });
    const [line] = logged((logger) => logger.error({ message: 'It broke', error }));
    expect(line?.error).toMatchObject({ message: 'outer', cause: { message: 'inner', code: '40001' } });
    expect(line?.error).toHaveProperty('stack');
  });

  it('never shows a secret, whatever name or look it has', () => {
    const key = '-----BEGIN PRIVATE KEY-----\nMIGHAgEA\n-----END PRIVATE KEY-----';
    const token = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';
    const [line] = logged((logger) =>
      logger.error({
        message: `Authorization: Bearer ${token}`,
        databasePassword: 'hunter2',
        headers: { Authorization: 'Basic aHVudGVyMg==', cookie: 'session=hunter2' },
        database: 'postgres://edoc:hunter2@db/edoc',
        note: `the key is ${key}`,
        error: Object.assign(new Error(`no entry for ${token}`), { clientSecret: 'hunter2' }),
      }),
    );
    const text = JSON.stringify(line);
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain('aHVudGVyMg');
    expect(text).not.toContain('MIGHAgEA');
    expect(text).not.toContain(token);
    expect(text).toContain('postgres://edoc:[password]@db/edoc');
  });

  it('is bounded: what is huge, deep or circular does not fill it or break it', () => {
    const circular: Record<string, unknown> = { many: Array.from({ length: 10_000 }, (_, n) => n) };
    circular.self = circular;
    const [line] = logged((logger) =>
      logger.warn({ message: 'x'.repeat(100_000), circular, bytes: Buffer.alloc(1 << 20) }),
    );
    expect(JSON.stringify(line).length).toBeLessThan(20_000);
    expect(line?.bytes).toBe('[1048576 bytes]');
  });

  it('leaves Nest’s roll of modules and routes to who looks for details', () => {
    const [mapped, ours] = logged((logger) => {
      logger.log('Mapped {/v1/keys, GET} route', 'RouterExplorer');
      logger.log({ message: 'Finishing what is under way.' }, 'shutdown');
    });
    expect([mapped?.level, ours?.level]).toEqual([20, 30]);
  });

  it('says nothing below its level', () => {
    expect(logged((logger) => logger.verbose?.('a detail'))).toEqual([]);
  });
});
