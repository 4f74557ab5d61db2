import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { type AxisClient, AxisRefusal, type ConfirmationOf } from '@edoc-axis/client';
import type { LeasedDelivery } from '@edoc-axis/contracts';
import { writeDocumentPacket } from '@edoc-axis/edxml';
import { Killed, Life, type When } from '../../../../test/support/mortal.js';
import { makeReceiptAxis } from '../../../../test/support/receipt-axis.js';
import type { Agent } from './agent.js';
import { type AgentFolder, openAgentFolder } from './agent-folder.js';
import { createReceiver } from './receive-deliveries.js';
import { createSender } from './send-items.js';
import { StaleDocuments } from './stale-documents.js';

/** Between any two of its steps the power may fail. Every record and every call to the axis is a step. */
describe('an agent that dies', () => {
  let root: string;
  let packet: Buffer;
  const { rootPem } = makeReceiptAxis();
  beforeAll(async () => {
    const letter = Buffer.from('letter');
    const files = [{ name: 'CON', bytes: letter }];
    packet = await buffer(writeDocumentPacket(draft, files));
  });
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'edoc-agent-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it.each(lives(10))(
    'while it sends, %s. step, %s: the document is accepted once and lies in "sent" once',
    async (step, when) => {
      const axis = fakeAxis();
      await liveOnce(axis, new Life(Infinity, 'before'), () => Promise.resolve());
      writeFileSync(join(root, 'out', 'letter.edxml'), packet);
      await liveOnce(axis, new Life(step, when), send);
      await liveOnce(axis, new Life(Infinity, 'before'), send);
      expect(axis.accepted.size).toBe(1);
      expect(readdirSync(join(root, 'out'))).toEqual([]);
      expect(filesNamed('letter.edxml').map((file) => readFileSync(file))).toEqual([packet]);
      expect(readdirSync(join(root, '.edoc-agent', 'outcomes'))).toEqual([]);
      expect(filesNamed('status.json')).toHaveLength(1);
    },
  );

  it.each(lives(14))(
    'while it receives, %s. step, %s: what is confirmed lies there whole, once',
    async (step, when) => {
      const axis = fakeAxis();
      axis.waiting.push(delivery());
      await liveOnce(axis, new Life(step, when), receive);
      for (const confirmed of axis.confirmed)
        expect([confirmed, filesNamed('packet.edxml').length]).toEqual([confirmed, 1]);
      axis.endLeases();
      await liveOnce(axis, new Life(Infinity, 'before'), receive);
      expect(axis.waiting).toHaveLength(0);
      expect(filesNamed('packet.edxml').map((file) => readFileSync(file))).toEqual([packet]);
      expect(filesNamed('_CON').map((file) => readFileSync(file, 'utf8'))).toEqual(['letter']);
      const [status = ''] = filesNamed('status.json');
      expect(JSON.parse(readFileSync(status, 'utf8'))).toMatchObject({ confirmed: { at: '2026-01-01T00:00:00Z' } });
      expect(readdirSync(join(root, '.edoc-agent', 'unconfirmed'))).toEqual([]);
    },
  );

  it('damaged packets are confirmed by nobody, given back with the reason, and hold up no other', async () => {
    const axis = fakeAxis();
    const damaged = delivery(Buffer.from(packet.toString().replace('V/v', 'v/v')));
    axis.waiting.push(damaged, delivery());
    await liveOnce(axis, new Life(Infinity, 'before'), receive);
    expect(axis.released).toEqual([{ delivery: damaged.id, reason: 'content.digest-mismatch' }]);
    expect(filesNamed('packet.edxml')).toHaveLength(1);
  });

  it('a folder that cannot be written confirms nothing, and everything is given back', async () => {
    const axis = fakeAxis();
    axis.waiting.push(delivery(), delivery());
    const folder = await openAgentFolder(root);
    rmSync(folder.in, { recursive: true });
    writeFileSync(folder.in, 'no folder');
    const receiving = receive(mortalAgent(folder, axis, new Life(Infinity, 'before')));
    await expect(receiving).rejects.toMatchObject({ code: 'file.not-writable' });
    folder.close();
    expect([axis.confirmed, axis.released.length]).toEqual([[], 2]);
  });

  it('what the axis will take later stays where it is, and holds up no other', async () => {
    const axis = fakeAxis();
    const folder = await openAgentFolder(root);
    writeFileSync(join(folder.out, '1.edxml'), 'first');
    writeFileSync(join(folder.out, '2.edxml'), 'second');
    axis.refusals.push(new AxisRefusal({ status: 503, code: 'axis.too-busy', retry: 'later' }));
    await send(mortalAgent(folder, axis, new Life(Infinity, 'before')));
    expect([readdirSync(folder.out), axis.accepted.size]).toEqual([['1.edxml'], 1]);
    folder.close();
  });

  it('changed files are another document: what was written anew after it was sent stays in "out"', async () => {
    const axis = fakeAxis();
    await liveOnce(axis, new Life(Infinity, 'before'), () => Promise.resolve());
    const file = join(root, 'out', 'letter.edxml');
    writeFileSync(file, packet);
    axis.whenSent = () => writeFileSync(file, 'another document');
    await liveOnce(axis, new Life(Infinity, 'before'), send);
    expect(readFileSync(file, 'utf8')).toBe('another document');
  });

  async function liveOnce(axis: FakeAxis, life: Life, act: (agent: Agent) => Promise<unknown>): Promise<void> {
    const folder = await openAgentFolder(root);
    try {
      await act(mortalAgent(folder, axis, life));
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    } finally {
      folder.close();
    }
  }

  function mortalAgent(folder: AgentFolder, axis: FakeAxis, life: Life): Agent {
    const { outcomes, received, unconfirmed, sent, arrived, names } = folder;
    const records = { outcomes, received, unconfirmed, sent, arrived, names };
    const mortal = Object.fromEntries(Object.entries(records).map(([name, each]) => [name, mortalObject(each, life)]));
    return {
      axis: mortalObject(axis, life) as unknown as AxisClient,
      axisRootPem: rootPem,
      folder: { ...folder, ...mortal },
      terminal: silentTerminal,
      settleMs: 0,
      stale: new StaleDocuments(),
      tell: () => undefined,
      fail: () => undefined,
    };
  }

  const send = (agent: Agent) => createSender(agent)(new AbortController().signal);
  const receive = (agent: Agent) => createReceiver(agent)(new AbortController().signal);

  function delivery(bytes = packet): LeasedDelivery {
    return {
      id: randomUUID(),
      leaseToken: 'token',
      leaseUntil: '2026-01-01T00:00:00Z',
      carries: 'document',
      recipient: 'H36.20',
      addressedTo: ['H36.20'],
      document: {
        id: randomUUID(),
        documentId: 'H36,2026/01/01,1/VP',
        sender: 'H36',
        businessType: 0,
        code: { number: '1', notation: 'VP' },
        subject: 'V/v thử',
        priority: 0,
        acceptedAt: '2026-01-01T00:00:00Z',
        packet: { sha256: sha256(packet), bytes: packet.length, base64: bytes.toString('base64') },
      },
    };
  }

  function filesNamed(name: string): string[] {
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.name === name && entry.isFile() && !entry.parentPath.includes('.part'))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => existsSync(file));
  }
});

function lives(steps: number): [number, When][] {
  return Array.from({ length: steps }, (_, n) => n + 1).flatMap((step): [number, When][] => [
    [step, 'before'],
    [step, 'after'],
  ]);
}

type FakeAxis = ReturnType<typeof fakeAxis>;

/** Accepts each packet once, gives out what waits under leases, and takes a confirmation twice. */
function fakeAxis() {
  const accepted = new Map<string, object>();
  const waiting: LeasedDelivery[] = [];
  const confirmed: string[] = [];
  const released: { delivery: string; reason?: string }[] = [];
  const refusals: AxisRefusal[] = [];
  const leased = new Set<string>();
  return {
    accepted,
    waiting,
    confirmed,
    released,
    /** For the next that are sent, in their turn. */
    refusals,
    whenSent: noop,
    async send(packet: Readable) {
      const digest = sha256(await buffer(packet));
      const refusal = refusals.shift();
      if (refusal) throw refusal;
      const repeated = accepted.has(digest);
      const submission = accepted.get(digest) ?? {
        ...{ id: randomUUID(), documentId: 'H36,2026/01/01,1/VP', edition: 1, receipt: 'e30.e30.e30' },
        ...{ deliveries: [], warnings: [] },
      };
      accepted.set(digest, submission);
      this.whenSent();
      return { repeated, submission };
    },
    async lease() {
      const page = waiting.filter(({ id }) => !leased.has(id));
      for (const { id } of page) leased.add(id);
      return page;
    },
    endLeases: () => leased.clear(),
    async confirmAll(confirmations: readonly ConfirmationOf[]) {
      return confirmations.map(({ delivery }) => {
        confirmed.push(delivery);
        const at = waiting.findIndex(({ id }) => id === delivery);
        if (at >= 0) waiting.splice(at, 1);
        const receipt = { id: 'r', event: 'ContentHandover', at: '2026-01-01T00:00:00Z', jws: 'e30.e30.e30' };
        return { delivery, state: 'delivered', stateName: { vi: 'Đã đến', en: 'Delivered' }, receipts: [receipt] };
      });
    },
    async release(delivery: string, { reason }: { reason?: string }) {
      released.push({ delivery, reason });
      return { released: true };
    },
  };
}

/** Each method is a step of a life. */
function mortalObject<Of extends object>(of: Of, life: Life): Of {
  return new Proxy(of, {
    get(target, name, receiver) {
      const found: unknown = Reflect.get(target, name, receiver);
      if (typeof found !== 'function') return found;
      return (...given: unknown[]) =>
        life.step(() => Promise.resolve((found as (...given: unknown[]) => unknown).apply(target, given)));
    },
  });
}

const silentTerminal: Agent['terminal'] = {
  language: 'en',
  json: true,
  result: () => undefined,
  say: () => undefined,
  text: ({ en }) => en,
  progress: () => ({ advance: () => undefined, done: () => undefined }),
};

const noop = (): void => undefined;

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const draft = {
  from: 'H36',
  to: ['H36.20'],
  code: { codeNumber: '1', codeNotation: 'VP' },
  promulgationInfo: { promulgationDate: '2026/01/01' },
  documentType: { typeName: 'Công văn' },
  subject: 'V/v thử',
};
