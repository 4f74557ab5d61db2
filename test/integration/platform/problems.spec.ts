import { ProblemFilter } from '@edoc-axis/platform';
import { CataloguedError } from '@edoc-axis/domain';
import { BadRequestException, Body, Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

@Controller()
class Doors {
  @Get('catalogued')
  catalogued() {
    throw new CataloguedError('caller.bytes-quota', { quotaBytesMax: 1024, waitMs: 90_000 });
  }

  @Get('bug')
  bug() {
    throw new TypeError('secret-of-the-house is not a function');
  }

  @Get('database')
  database() {
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' });
  }

  @Get('nest')
  nest() {
    throw new BadRequestException('the door says no');
  }

  @Post('echo')
  echo(@Body() body: unknown) {
    return body;
  }
}

@Module({ controllers: [Doors] })
class DoorModule {}

describe('what goes wrong at an HTTP door', () => {
  let app: NestFastifyApplication;
  let address: string;

  beforeAll(async () => {
    const problems = new ProblemFilter('vi');
    const adapter = new FastifyAdapter({
      bodyLimit: 1_000,
      genReqId: () => 'occurrence-1',
      frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
        problems.answer(error, request, reply),
    });
    app = await NestFactory.create<NestFastifyApplication>(DoorModule, adapter, {
      logger: false,
      abortOnError: false,
    });
    app.useGlobalFilters(problems);
    await app.listen(0, '127.0.0.1');
    address = await app.getUrl();
  });
  afterAll(() => app.close());

  async function problem(path: string, request: RequestInit = {}) {
    const response = await fetch(`${address}${path}`, request);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    const body = (await response.json()) as Record<string, unknown>;
    expect(body).toMatchObject({ status: response.status, occurrence: 'occurrence-1' });
    return { ...body, retryAfter: response.headers.get('retry-after') };
  }

  it('is told with the code, the wait and the sentence of the catalogue', async () => {
    const told = await problem('/catalogued', { headers: { 'accept-language': 'en' } });
    expect(told).toMatchObject({
      code: 'caller.bytes-quota',
      status: 429,
      retry: 'later',
      quotaBytesMax: 1024,
      detail: 'The quota of 1 KiB an hour is used up. Wait 2 minutes.',
      retryAfter: '90',
    });
  });

  it('through a fault of ours is told without a word of ours', async () => {
    const told = await problem('/bug');
    expect(told).toMatchObject({ code: 'axis.internal-error', status: 500, retry: 'later' });
    expect(JSON.stringify(told)).not.toContain('secret-of-the-house');
  });

  it('because the database is away is told as such', async () => {
    expect(await problem('/database')).toMatchObject({ code: 'axis.database-unavailable', status: 503 });
  });

  it('before our code is reached has a code of the catalogue too', async () => {
    expect(await problem('/nowhere?x=1')).toMatchObject({
      code: 'request.route-unknown',
      status: 404,
      method: 'GET',
      path: '/nowhere',
    });
    expect(await problem('/%zz')).toMatchObject({ status: 400 });
    expect(await problem('/nest')).toMatchObject({ code: 'request.malformed', status: 400 });
    const post = (type: string, body: string) =>
      problem('/echo', { method: 'POST', headers: { 'content-type': type }, body });
    expect(await post('application/json', '{')).toMatchObject({ code: 'request.malformed', status: 400 });
    expect(await post('application/x-unheard', 'x')).toMatchObject({ code: 'request.media-type', status: 415 });
    expect(await post('application/json', JSON.stringify('x'.repeat(2_000)))).toMatchObject({
      code: 'request.body-too-large',
      status: 413,
      bodyBytesMax: 1_000,
    });
  });
});
