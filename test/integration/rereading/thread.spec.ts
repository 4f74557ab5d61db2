import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { eventually } from '../../support/eventually.js';
import { openPacketReader, type PacketReaderOptions } from '../../../apps/tracker/src/rereading/packet-reader.js';
import type { RereadingTask } from '../../../apps/tracker/src/rereading/reread-packet.js';

describe('the thread that reads packets anew', () => {
  const folder = mkdtempSync(join(tmpdir(), 'edoc-thread-'));
  let threads = 0;
  const task = { place: { kept: 'x' } } as unknown as RereadingTask;

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A reader whose thread runs this. */
  function readerOf(script: string, more: Partial<PacketReaderOptions> = {}) {
    const file = join(folder, `${(threads += 1)}.mjs`);
    writeFileSync(file, `import { parentPort, threadId } from 'node:worker_threads';\n${script}`);
    return openPacketReader({ contentFolder: folder, spoolFolder: folder, script: pathToFileURL(file), ...more });
  }

  const telling = `parentPort.on('message', () => parentPort.postMessage({ differences: [{ name: String(threadId) }] }));`;

  it('is one for many packets, and another after it was idle for a while', async () => {
    const patient = readerOf(telling);
    const first = await patient.read(task);
    expect(await patient.read(task)).toEqual(first);
    await patient.close();
    const hasty = readerOf(telling, { idleMsMax: 1 });
    const last = await hasty.read(task);
    await eventually(async () => expect(await hasty.read(task)).not.toEqual(last));
    await hasty.close();
  });

  it('that hangs is ended after a while, and the next packet gets another', async () => {
    const script = `let n = 0; parentPort.on('message', (t) => { if (t.place.kept === 'hang') for (;;); parentPort.postMessage({ differences: [] }); });`;
    const reader = readerOf(script, { packetMsMax: 2_000 });
    const hang = { place: { kept: 'hang' } } as unknown as RereadingTask;
    await expect(reader.read(hang)).rejects.toThrow('has ended');
    expect(await reader.read(task)).toEqual([]);
    await reader.close();
  });

  it('that dies fails one packet with its reason, and what it says of a missing file comes back as such', async () => {
    const dying = readerOf(`parentPort.on('message', () => { throw new Error('bad day'); });`);
    await expect(dying.read(task)).rejects.toThrow('bad day');
    await expect(dying.read(task)).rejects.toThrow('bad day');
    await dying.close();
    const missing = readerOf(
      `parentPort.on('message', () => parentPort.postMessage({ code: 'content.unknown', params: { content: 'x' } }));`,
    );
    await expect(missing.read(task)).rejects.toMatchObject({ code: 'content.unknown' });
    await missing.close();
  });

  it('ends with who closes it, and starts no more', async () => {
    const reader = readerOf(`parentPort.on('message', () => undefined);`);
    const reading = reader.read(task);
    const failed = expect(reading).rejects.toThrow('has ended');
    await reader.close();
    await failed;
    await expect(reader.read(task)).rejects.toThrow('any more');
  });
});
