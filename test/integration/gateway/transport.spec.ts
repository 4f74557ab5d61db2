import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  admitSubmission,
  CarriedBytes,
  type HeardBy,
  showAgency,
  showDocument,
  submitDocument,
  type ReplyOf,
} from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import {
  type Answering,
  answerQuestions,
  Answers,
  type Asked,
  type Asker,
  callerVerifierToken,
  createAsker,
  openHome,
} from '@edoc-axis/platform';
import { Controller, Module } from '@nestjs/common';
import request from 'supertest';
import { anOpenedGateway, type OpenedGateway } from './support/opened-gateway.js';
import { aPacket, sha256Of } from './support/packets.js';
import { contentId, document, documentId, submission } from './support/replies.js';

let heard: { asked?: Asked; submitted?: HeardBy<typeof submitDocument> } = {};

@Controller()
class ExchangeQuestions {
  @Answers(admitSubmission)
  admit(_: HeardBy<typeof admitSubmission>, asked: Asked): ReplyOf<typeof admitSubmission> {
    heard = { asked };
    return { contentId, packetBytesMax: 1_000_000 };
  }

  @Answers(submitDocument)
  submit(submitted: HeardBy<typeof submitDocument>): ReplyOf<typeof submitDocument> {
    heard = { ...heard, submitted };
    return { outcome: 'accepted', submission };
  }

  @Answers(showDocument)
  show({ document: id }: HeardBy<typeof showDocument>): ReplyOf<typeof showDocument> {
    if (id === documentId) return document;
    throw new CataloguedError('document.unknown', { document: id }, { detail: 'not for outside' });
  }
}

@Module({
  controllers: [ExchangeQuestions],
  providers: [
    {
      provide: callerVerifierToken,
      useValue: (token: string) => {
        if (token !== 'good') throw new CataloguedError('caller.token-invalid');
        return { kind: 'system', id: 'dms-a', scopes: ['send', 'track'] };
      },
    },
  ],
})
class ExchangeModule {}

const folder = mkdtempSync(join(tmpdir(), 'edoc-transport-'));
let exchange: Answering;
let asker: Asker;
let gateway: OpenedGateway;

beforeAll(async () => {
  const home = openHome(folder, 'VN.TEST');
  exchange = await answerQuestions(ExchangeModule, {
    port: 0,
    keys: home.keysOf('exchange').transport,
    shutdownMs: 1_000,
    logger: false,
  });
  // Nobody listens for the registry and the tracker.
  const ports = { exchange: exchange.port, registry: 1, tracker: 1 };
  asker = createAsker({ keys: home.keysOf('gateway').transport, ports });
  gateway = await anOpenedGateway(asker);
});
afterAll(async () => {
  await gateway.close();
  await asker.close();
  await exchange.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, token: string) => request(gateway.url).get(path).set('authorization', `Bearer ${token}`);

it('a question goes to the process that answers it, in the name of the caller', async () => {
  const answer = await get(`/v1/documents/${documentId}`, 'good').expect(200);
  expect(answer.body).toEqual(document);
});

it('who is calling is decided there and not at the door', async () => {
  const answer = await get(`/v1/documents/${documentId}`, 'stolen').expect(401);
  expect(answer.body.code).toBe('caller.token-invalid');
});

it('a refusal keeps its code, its parameters and the name of the request, and loses its private detail', async () => {
  const unknown = '01930000-0000-7000-8000-00000000dead';
  const answer = await get(`/v1/documents/${unknown}`, 'good').expect(404);
  expect(answer.body).toMatchObject({ code: 'document.unknown', document: unknown });
  expect(answer.body.occurrence).toBe(answer.headers['x-request-id']);
  expect(answer.text).not.toContain('not for outside');
});

it('a small packet goes through whole, under one name in every log', async () => {
  const packet = aPacket();
  const answer = await request(gateway.url)
    .post('/v1/documents')
    .set('authorization', 'Bearer good')
    .type('application/edxml+xml')
    .send(packet)
    .expect(201);
  expect(answer.body).toEqual(submission);
  expect(heard.asked).toMatchObject({
    askedBy: 'gateway',
    caller: { id: 'dms-a' },
    occurrence: answer.headers['x-request-id'],
  });
  const { packet: carried, measurements } = heard.submitted as HeardBy<typeof submitDocument>;
  expect(carried).toEqual({ inline: new CarriedBytes(packet) });
  expect(measurements).toMatchObject({ inline: { packetSha256: sha256Of(packet) } });
});

it('a process that is away is said to be away, and the rest goes on', async () => {
  const answer = await request(gateway.url)
    .get(`/v1/agencies/${encodeURIComponent('H36.15')}`)
    .expect(503);
  expect(answer.body).toMatchObject({ code: 'process.unreachable', process: showAgency.answeredBy, retry: 'later' });
  expect(answer.headers['retry-after']).toMatch(/^\d+$/);
});
