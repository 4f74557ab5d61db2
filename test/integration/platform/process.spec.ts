import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { question } from '@edoc-axis/contracts';
import { type Asker, createAsker, type Home, openHome } from '@edoc-axis/platform';
import { z } from 'zod';

const terms = {
  askedBy: ['gateway'] as const,
  caller: 'none' as const,
  request: z.object({}),
  reply: z.object({ text: z.string() }),
};
const slow = question('registry.slow', terms);
const fault = question('registry.fault', terms);

interface Started {
  readonly child: ChildProcess;
  readonly stderr: () => string;
  /** The next message it sends; rejects when it ends instead. */
  message(): Promise<Record<string, unknown>>;
  readonly ended: Promise<number | null>;
}

describe('a process', () => {
  let folder: string;
  let home: Home;
  const askers: Asker[] = [];
  const children: ChildProcess[] = [];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'edoc-process-'));
    home = openHome(folder, 'VN.TEST');
  });
  afterEach(async () => {
    await Promise.all(askers.splice(0).map((asker) => asker.close()));
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function start(environment: Record<string, string> = {}): Started {
    const script = fileURLToPath(new URL('./answering-process.js', import.meta.url));
    const child = fork(script, {
      env: { PATH: '/usr/bin:/bin', EDOC_HOME: folder, EDOC_REGISTRY_PORT: '0', EDOC_LOG: 'error', ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    children.push(child);
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const messages: Record<string, unknown>[] = [];
    let arrived: () => void = () => undefined;
    child.on('message', (message) => {
      messages.push(message as Record<string, unknown>);
      arrived();
    });
    return {
      child,
      stderr: () => stderr,
      ended,
      async message() {
        const next = messages.shift();
        if (next) return next;
        const came = new Promise<boolean>((resolve) => (arrived = () => resolve(true)));
        if (!(await Promise.race([came, ended.then(() => false)]))) throw new Error(`It ended: ${stderr}`);
        return this.message();
      },
    };
  }

  function ask(port: unknown, asked: typeof slow): Promise<{ text: string }> {
    const ports = { registry: Number(port), exchange: 0, tracker: 0 };
    const asker = createAsker({ keys: home.keysOf('gateway').transport, ports });
    askers.push(asker);
    return asker.ask(asked, {});
  }

  it('tells its parent when it can be used', async () => {
    expect(await start().message()).toEqual({ ready: true, role: 'registry', port: expect.any(Number) });
  });

  it('that is told to end answers what it was asked, closes what it opened, and ends well', async () => {
    const registry = start();
    const { port } = await registry.message();
    const answer = ask(port, slow);
    expect(await registry.message()).toEqual({ heard: true });
    registry.child.kill('SIGTERM');
    registry.child.send('finish');
    expect(await answer).toEqual({ text: 'finished' });
    expect(await registry.message()).toEqual({ closed: 'store' });
    expect(await registry.ended).toBe(0);
  });

  it('does not wait for ever for what it was asked', async () => {
    const registry = start({ EDOC_SHUTDOWN_SECONDS: '1' });
    const { port } = await registry.message();
    const cut = expect(ask(port, slow)).rejects.toMatchObject({ code: 'process.no-answer' });
    await registry.message();
    registry.child.kill('SIGTERM');
    await cut;
    expect(await registry.ended).toBe(0);
  });

  it('ends when its parent is gone', async () => {
    const registry = start();
    await registry.message();
    registry.child.disconnect();
    expect(await registry.ended).toBe(0);
  });

  it('ends after a fault that nobody caught, and its log says which', async () => {
    const registry = start();
    const { port } = await registry.message();
    await ask(port, fault).catch(() => undefined);
    expect(await registry.ended).toBe(1);
    expect(registry.stderr()).toContain('nobody caught me');
  });

  it('that cannot start says why in a sentence and nothing else', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const blocked = start({ EDOC_REGISTRY_PORT: String(port) });
    expect(await blocked.ended).toBe(1);
    expect(blocked.stderr()).toContain(`Port ${port} is in use`);
    expect(blocked.stderr()).toContain('EDOC_REGISTRY_PORT');
    expect(blocked.stderr()).not.toContain('    at ');
    taken.close();

    const confused = start({ EDOC_LANG: 'fr', EDOC_LOG: 'loud' });
    expect(await confused.ended).toBe(1);
    expect(confused.stderr().trim().split('\n')).toEqual([
      'EDOC_LANG must be vi or en, not "fr".',
      expect.stringMatching(/^EDOC_LOG must be /),
    ]);
  });
});
