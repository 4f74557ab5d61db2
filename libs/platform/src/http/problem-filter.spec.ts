import { CataloguedError } from '@edoc-axis/domain';
import { Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemFilter } from './problem-filter.js';

describe('what the log says of a request that was not answered as hoped', () => {
  const lines: [level: string, line: unknown][] = [];
  const record = (level: string) => (line: unknown) => void lines.push([level, line]);

  beforeAll(() =>
    Logger.overrideLogger({
      log: record('log'),
      debug: record('debug'),
      warn: () => undefined,
      error: record('error'),
    }),
  );
  afterAll(() => Logger.overrideLogger(false));
  beforeEach(() => void lines.splice(0));

  function answer(thrown: unknown, { gone = false } = {}): void {
    const request = {
      id: 'abc',
      method: 'GET',
      url: '/v1/keys?q=1',
      headers: {},
      raw: { socket: { destroyed: gone } },
    };
    const reply = { raw: { headersSent: true, destroy: () => undefined } };
    new ProblemFilter('vi').answer(thrown, request as unknown as FastifyRequest, reply as unknown as FastifyReply);
  }

  it('a refusal with its occurrence, by which it is asked for', () => {
    answer(new CataloguedError('agency.unknown', { agency: 'H99' }));
    expect(lines).toEqual([
      [
        'log',
        expect.objectContaining({
          message: 'agency.unknown',
          occurrence: 'abc',
          path: '/v1/keys',
          params: { agency: 'H99' },
        }),
      ],
    ]);
  });

  it('a fault of ours as an error', () => {
    answer(new RangeError('broken'));
    expect(lines).toEqual([['error', expect.objectContaining({ message: 'axis.internal-error', occurrence: 'abc' })]]);
  });

  it('a caller who hung up as nothing of the kind', () => {
    const broken = Object.assign(new Error('Premature close'), { code: 'ERR_STREAM_PREMATURE_CLOSE' });
    answer(broken, { gone: true });
    expect(lines.map(([level]) => level)).toEqual(['debug']);
    answer(broken);
    expect(lines.map(([level]) => level)).toEqual(['debug', 'error']);
  });
});
