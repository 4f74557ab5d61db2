import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { type HeardBy, messageBytesMax, question, type ProcessRole } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import {
  type Answering,
  answerQuestions,
  Answers,
  type Asked,
  type Asker,
  callerOf,
  type CallerVerifier,
  callerVerifierToken,
  createAsker,
  type Home,
  openHome,
  type PeerGuard,
  peerGuardToken,
} from '@edoc-axis/platform';
import { Controller, Module } from '@nestjs/common';
import { z } from 'zod';
import { channelTo } from '../../../libs/platform/src/transport/channel.js';

const text = z.object({ text: z.string() });
const none = z.object({});

const echo = question('registry.echo', { askedBy: ['gateway'], caller: 'none', request: text, reply: text });
const whoami = question('registry.whoami', {
  askedBy: ['gateway', 'exchange'],
  caller: 'required',
  request: none,
  reply: z.object({ caller: z.string(), askedBy: z.string(), certificate: z.string(), occurrence: z.string() }),
});
const enlarge = question('registry.enlarge', {
  askedBy: ['gateway'],
  caller: 'none',
  request: z.object({ bytes: z.number() }),
  reply: text,
});
const fail = question('registry.fail', {
  askedBy: ['gateway'],
  caller: 'none',
  request: z.object({ as: z.enum(['catalogued', 'xml', 'bug']) }),
  reply: none,
});
const wait = question('registry.wait', {
  askedBy: ['gateway'],
  caller: 'none',
  request: none,
  reply: text,
  deadlineMs: 400,
});
const waitLonger = question('registry.wait-longer', {
  askedBy: ['gateway'],
  caller: 'none',
  request: none,
  reply: text,
});
const lie = question('registry.lie', { askedBy: ['gateway'], caller: 'none', request: none, reply: text });
const nothing = question('registry.nothing', {
  askedBy: ['gateway'],
  caller: 'none',
  request: none,
  reply: z.undefined(),
});
const unanswered = question('registry.unanswered', {
  askedBy: ['gateway'],
  caller: 'none',
  request: none,
  reply: none,
});
const ofTheTracker = question('tracker.echo', { askedBy: ['gateway'], caller: 'none', request: text, reply: text });

/** Questions that wait do so until the test lets them go. */
let release: (text: string) => void = () => undefined;
let waiting: Promise<string> = Promise.resolve('');
let heard: () => void = () => undefined;

@Controller()
class RegistryQuestions {
  @Answers(echo)
  echo({ text }: HeardBy<typeof echo>) {
    return { text };
  }

  @Answers(whoami)
  whoami(_body: HeardBy<typeof whoami>, asked: Asked) {
    return {
      caller: callerOf(asked).id,
      askedBy: asked.askedBy,
      certificate: asked.certificate,
      occurrence: asked.occurrence,
    };
  }

  @Answers(enlarge)
  enlarge({ bytes }: HeardBy<typeof enlarge>) {
    return { text: 'x'.repeat(bytes) };
  }

  @Answers(fail)
  fail({ as }: HeardBy<typeof fail>): Promise<Record<string, never>> {
    if (as === 'catalogued') throw new CataloguedError('system.unknown', { system: 'qlvb-so-y-te' });
    if (as === 'xml') throw Object.assign(new Error('a doctype'), { code: 'xml.doctype', offset: 17 });
    throw new TypeError('secret-of-the-house is not a function');
  }

  @Answers(wait)
  async wait() {
    return { text: await waiting };
  }

  @Answers(waitLonger)
  async waitLonger() {
    heard();
    return { text: await waiting };
  }

  @Answers(lie)
  lie() {
    return { text: 5 } as unknown as { text: string };
  }

  @Answers(nothing)
  nothing(): undefined {
    return undefined;
  }
}

const verifyCaller: CallerVerifier = (token) => {
  if (token !== 'good-token') throw new CataloguedError('caller.token-invalid');
  return { kind: 'system', id: 'qlvb-1', scopes: [], issuedAt: new Date(0) };
};

/** SHA-256 of the certificate of a process that is not heard. */
let unheard: string | undefined;
const guard: PeerGuard = ({ certificate }) => {
  if (certificate === unheard) throw new CataloguedError('gateway.taken-out');
};

@Module({
  controllers: [RegistryQuestions],
  providers: [
    { provide: callerVerifierToken, useValue: verifyCaller },
    { provide: peerGuardToken, useValue: guard },
  ],
})
class RegistryModule {}

describe('questions between processes', () => {
  let folder: string;
  let home: Home;
  let registry: Answering;
  const askers: Asker[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'edoc-questions-'));
    home = openHome(folder, 'VN.TEST');
    registry = await startRegistry();
  });
  afterEach(async () => {
    release('');
    await Promise.all(askers.splice(0).map((asker) => asker.close()));
  });
  afterAll(async () => {
    await registry.close();
    rmSync(folder, { recursive: true });
  });

  function startRegistry(port = 0, shutdownMs = 5_000): Promise<Answering> {
    return answerQuestions(RegistryModule, {
      port,
      keys: home.keysOf('registry').transport,
      shutdownMs,
      logger: false,
    });
  }

  function askerOf(role: ProcessRole, port = registry.port): Asker {
    const asker = createAsker({
      keys: home.keysOf(role).transport,
      ports: { registry: port, exchange: port, tracker: port },
    });
    askers.push(asker);
    return asker;
  }

  function makeThemWait(): void {
    waiting = new Promise((resolve) => (release = resolve));
  }

  it('are answered in the words of their contract', async () => {
    const said = 'Ủy ban nhân dân xã Đắk Tô Kan 🏛';
    expect(await askerOf('gateway').ask(echo, { text: said })).toEqual({ text: said });
  });

  it('many at once on one connection each get their own answer', async () => {
    const gateway = askerOf('gateway');
    const texts = Array.from({ length: 300 }, (_, n) => `${n} ${'ề'.repeat((n * 137) % 5_000)}`);
    const answers = await Promise.all(texts.map((text) => gateway.ask(echo, { text })));
    expect(answers.map(({ text }) => text)).toEqual(texts);
  });

  it('may be answered with nothing', async () => {
    expect(await askerOf('gateway').ask(nothing, {})).toBeUndefined();
  });

  it('are refused from a process whose role may not ask them', async () => {
    await expect(askerOf('tracker').ask(echo, { text: '' })).rejects.toMatchObject({
      code: 'process.not-allowed',
      params: { role: 'tracker', pattern: 'registry.echo' },
    });
  });

  it('are refused from a process that is not heard any more, known by its certificate, and from no other', async () => {
    const gateway = askerOf('gateway');
    const { certificatePem } = home.keysOf('gateway').transport;
    unheard = createHash('sha256').update(new X509Certificate(certificatePem).raw).digest('hex');
    try {
      await expect(gateway.ask(echo, { text: '' })).rejects.toMatchObject({ code: 'gateway.taken-out' });
      await expect(gateway.ask(whoami, {})).rejects.toMatchObject({ code: 'gateway.taken-out' });
      await askerOf('exchange').ask(whoami, {}, { caller: 'good-token' });
    } finally {
      unheard = undefined;
    }
    expect(await gateway.ask(echo, { text: 'again' })).toEqual({ text: 'again' });
  });

  it('are refused from who has a certificate of another axis', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'edoc-elsewhere-'));
    const stranger = createAsker({
      keys: {
        ...openHome(elsewhere, 'VN.TEST').keysOf('gateway').transport,
        authorityPem: home.keysOf('gateway').transport.authorityPem,
      },
      ports: { registry: registry.port, exchange: 0, tracker: 0 },
    });
    askers.push(stranger);
    await expect(stranger.ask(echo, { text: '' })).rejects.toMatchObject({ kind: 'unavailable' });
    rmSync(elsewhere, { recursive: true });
  });

  it('are not heard from who shows no certificate', async () => {
    const ended = new Promise<string>((resolve) => {
      const socket = connectTls({
        port: registry.port,
        host: '127.0.0.1',
        ca: home.keysOf('gateway').transport.authorityPem,
        checkServerIdentity: () => undefined,
      });
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
      socket.on('close', () => resolve('closed'));
      socket.on('data', () => resolve('answered'));
      socket.write(frame({ id: '1', pattern: echo.pattern, data: { occurrence: 'x', body: { text: '' } } }));
    });
    expect(await ended).not.toBe('answered');
  });

  it('are put to nobody who answers with the certificate of another role', async () => {
    await expect(askerOf('gateway').ask(ofTheTracker, { text: '' })).rejects.toMatchObject({
      code: 'process.unreachable',
      params: { process: 'tracker' },
    });
  });

  it('that require a caller hand the verified one to their method, with who asked and the occurrence', async () => {
    const reply = await askerOf('exchange').ask(whoami, {}, { caller: 'good-token', occurrence: 'abc123' });
    const { certificatePem } = home.keysOf('exchange').transport;
    const certificate = createHash('sha256').update(new X509Certificate(certificatePem).raw).digest('hex');
    expect(reply).toEqual({ caller: 'qlvb-1', askedBy: 'exchange', certificate, occurrence: 'abc123' });
  });

  it('that require a caller are refused without one and with a false one', async () => {
    const gateway = askerOf('gateway');
    await expect(gateway.ask(whoami, {})).rejects.toMatchObject({ code: 'caller.token-missing' });
    await expect(gateway.ask(whoami, {}, { caller: 'bad' })).rejects.toMatchObject({ code: 'caller.token-invalid' });
  });

  it('of the wrong shape never reach their method', async () => {
    const wrong = { text: 7 } as unknown as { text: string };
    await expect(askerOf('gateway').ask(echo, wrong)).rejects.toMatchObject({
      code: 'process.bad-message',
      params: { pattern: 'registry.echo' },
    });
  });

  it('answered in the wrong shape are an error of who answered', async () => {
    await expect(askerOf('gateway').ask(lie, {})).rejects.toMatchObject({ code: 'process.bad-answer' });
  });

  it('that no method answers are refused at once', async () => {
    await expect(askerOf('gateway').ask(unanswered, {})).rejects.toMatchObject({ code: 'process.pattern-unknown' });
  });

  it('bring a catalogued error back with its code, parameters and occurrence', async () => {
    const refused = askerOf('gateway').ask(fail, { as: 'catalogued' }, { occurrence: 'abc123' });
    await expect(refused).rejects.toBeInstanceOf(CataloguedError);
    await expect(refused).rejects.toMatchObject({
      code: 'system.unknown',
      params: { system: 'qlvb-so-y-te' },
      occurrence: 'abc123',
    });
  });

  it('bring the errors of the libraries back under their codes', async () => {
    const refused = askerOf('gateway').ask(fail, { as: 'xml' });
    await expect(refused).rejects.toMatchObject({ code: 'xml.doctype', params: { offset: 17 } });
  });

  it('bring nothing of a fault of ours back but its occurrence', async () => {
    const failed = await askerOf('gateway')
      .ask(fail, { as: 'bug' }, { occurrence: 'abc123' })
      .catch((error: unknown) => error);
    expect(failed).toMatchObject({
      code: 'axis.internal-error',
      occurrence: 'abc123',
      params: { occurrence: 'abc123' },
    });
    expect(JSON.stringify(failed)).not.toContain('secret-of-the-house');
  });

  it('larger than a message may be are refused where they are asked', async () => {
    const text = 'ế'.repeat(messageBytesMax / 3);
    await expect(askerOf('gateway').ask(echo, { text })).rejects.toMatchObject({ code: 'process.message-too-large' });
  });

  it('with an answer larger than a message may be are refused where they are answered', async () => {
    const gateway = askerOf('gateway');
    await expect(gateway.ask(enlarge, { bytes: messageBytesMax })).rejects.toMatchObject({
      code: 'process.message-too-large',
    });
    const { text } = await gateway.ask(enlarge, { bytes: messageBytesMax - 500 });
    expect(text).toHaveLength(messageBytesMax - 500);
  });

  it('announced as larger than a message may be end the connection before they are received', async () => {
    const keys = home.keysOf('gateway').transport;
    const ended = new Promise<void>((resolve) => {
      const socket = connectTls({
        port: registry.port,
        host: '127.0.0.1',
        ca: keys.authorityPem,
        key: keys.keyPem,
        cert: keys.certificatePem,
        checkServerIdentity: () => undefined,
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve());
      const prefix = Buffer.alloc(4);
      prefix.writeUInt32BE(messageBytesMax + 1);
      socket.write(prefix);
      socket.resume();
    });
    await expect(ended).resolves.toBeUndefined();
  });

  it('not answered in time are given up, and a late answer disturbs nobody', async () => {
    makeThemWait();
    const gateway = askerOf('gateway');
    await expect(gateway.ask(wait, {})).rejects.toMatchObject({
      code: 'process.no-answer',
      params: { process: 'registry', waitMs: 400 },
    });
    release('late');
    expect(await gateway.ask(echo, { text: 'next' })).toEqual({ text: 'next' });
  });

  it('leave nothing behind, however they end', async () => {
    const channel = channelTo('registry', registry.port, home.keysOf('gateway').transport);
    const put = (pattern: string, body: unknown) => channel.put(pattern, { occurrence: 'test', body }, 200);
    makeThemWait();
    await Promise.allSettled([
      put(echo.pattern, { text: 'answered' }),
      put(fail.pattern, { as: 'catalogued' }),
      put(unanswered.pattern, {}),
      put(wait.pattern, {}),
      put(echo.pattern, { text: 'x'.repeat(messageBytesMax) }),
    ]);
    // Nest's list of questions that have been put and neither answered nor given up.
    expect(Reflect.get(channel, 'routingMap')).toEqual(new Map());
    await channel.close();
  });

  it('beyond what may wait for one process are refused at once', async () => {
    makeThemWait();
    const gateway = askerOf('gateway');
    const asked = Array.from({ length: 2_000 }, () => gateway.ask(waitLonger, {}));
    await expect(gateway.ask(echo, { text: '' })).rejects.toMatchObject({ code: 'process.busy' });
    release('all');
    expect(await Promise.all(asked)).toHaveLength(2_000);
    expect(await gateway.ask(echo, { text: 'next' })).toEqual({ text: 'next' });
  });

  it('to a process that is down are refused at once', async () => {
    const port = await freePort();
    await expect(askerOf('gateway', port).ask(echo, { text: '' })).rejects.toMatchObject({
      code: 'process.unreachable',
      params: { process: 'registry' },
    });
  });

  it('to a process that accepts and says nothing are given up at their deadline', async () => {
    const { server, port } = await muteServer();
    await expect(askerOf('gateway', port).ask(wait, {})).rejects.toMatchObject({ code: 'process.no-answer' });
    server.close();
  });

  it('reach a process again after it was started anew', async () => {
    const first = await startRegistry();
    const gateway = askerOf('gateway', first.port);
    expect(await gateway.ask(echo, { text: 'one' })).toEqual({ text: 'one' });
    await first.close();
    await expect(gateway.ask(echo, { text: 'two' })).rejects.toMatchObject({ kind: 'unavailable' });
    const second = await startRegistry(first.port);
    expect(await gateway.ask(echo, { text: 'three' })).toEqual({ text: 'three' });
    await second.close();
  });

  it('under way when a process closes are answered, new ones are not heard', async () => {
    makeThemWait();
    const closing = await startRegistry();
    const gateway = askerOf('gateway', closing.port);
    const arrived = new Promise<void>((resolve) => (heard = resolve));
    const underWay = gateway.ask(waitLonger, {});
    await arrived;
    const closed = closing.close();
    await expect(gateway.ask(echo, { text: '' })).rejects.toMatchObject({ code: 'axis.stopping' });
    release('finished');
    expect(await underWay).toEqual({ text: 'finished' });
    await closed;
  });

  it('under way for longer than a closing process waits are cut, and their outcome is unknown', async () => {
    makeThemWait();
    const closing = await startRegistry(0, 50);
    const arrived = new Promise<void>((resolve) => (heard = resolve));
    const underWay = askerOf('gateway', closing.port).ask(waitLonger, {});
    const outcome = expect(underWay).rejects.toMatchObject({ code: 'process.no-answer' });
    await arrived;
    await closing.close();
    await outcome;
  });
});

function frame(message: object): Buffer {
  const json = Buffer.from(JSON.stringify(message));
  const prefix = Buffer.alloc(4);
  prefix.writeUInt32BE(json.length);
  return Buffer.concat([prefix, json]);
}

async function muteServer(): Promise<{ server: Server; port: number }> {
  const server = createServer((socket) => socket.unref().resume());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server: server.unref(), port: (server.address() as AddressInfo).port };
}

async function freePort(): Promise<number> {
  const { server, port } = await muteServer();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
