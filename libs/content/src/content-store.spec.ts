import { randomUUID } from 'node:crypto';
import { link, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { openContentStore, type ContentStore, type LyingContent } from './content-store.js';

let folder: string;
let store: ContentStore;
const id = randomUUID();
const packet = Buffer.from('<edXML/>'.repeat(1000));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'edoc-content-'));
  store = await openContentStore(folder);
});

afterEach(() => rm(folder, { recursive: true }));

async function bring(contentId = id, bytes = packet): Promise<void> {
  const incoming = await store.createIncoming(contentId);
  await incoming.write(bytes.subarray(0, 10));
  await incoming.write(bytes.subarray(10));
  expect(await incoming.finish()).toEqual({ bytes: bytes.length });
}

async function gather(list: AsyncIterable<LyingContent>): Promise<string[]> {
  const ids: string[] = [];
  for await (const each of list) ids.push(each.id);
  return ids.sort();
}

describe('content', () => {
  it('brought and kept is read whole and in ranges', async () => {
    await bring();
    expect(await store.has(id)).toBe(false);
    await expect(store.read(id)).rejects.toMatchObject({ code: 'content.unknown' });
    expect(await buffer(await store.readIncoming(id, { from: 3, to: 11 }))).toEqual(packet.subarray(3, 11));
    await store.keep(id);
    await expect(store.readIncoming(id)).rejects.toMatchObject({ code: 'content.unknown' });
    expect(await store.has(id)).toBe(true);
    expect(await buffer(await store.read(id))).toEqual(packet);
    expect(await buffer(await store.read(id, { from: 3, to: 11 }))).toEqual(packet.subarray(3, 11));
    expect(await buffer(await store.read(id, { from: 5, to: 5 }))).toEqual(Buffer.alloc(0));
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('kept a second time is kept', async () => {
    await bring();
    await store.keep(id);
    await store.keep(id);
    expect(await buffer(await store.read(id))).toEqual(packet);
  });

  it('kept by a process that died between the two names is kept when asked again', async () => {
    await bring();
    await link(join(folder, 'incoming', id), join(folder, 'kept', id));
    await store.keep(id);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    expect(await buffer(await store.read(id))).toEqual(packet);
  });

  it('written only in part, by a process that died, is not there, cannot be kept and is swept', async () => {
    const incoming = await store.createIncoming(id);
    await incoming.write(packet.subarray(0, 100));
    const afterTheCrash = await openContentStore(folder);
    await expect(afterTheCrash.keep(id)).rejects.toMatchObject({ code: 'content.unknown' });
    expect(await readdir(join(folder, 'incoming'))).toEqual([`${id}.part`]);
    expect(await gather(afterTheCrash.listIncoming())).toEqual([id]);
    await afterTheCrash.removeIncoming(id);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    await incoming.abort();
  });

  it('given up leaves nothing behind', async () => {
    const incoming = await store.createIncoming(id);
    await incoming.write(packet);
    await incoming.abort();
    await incoming.abort();
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('is never overwritten: not while incoming, and not once kept', async () => {
    await bring();
    await expect(bring(id, Buffer.from('another packet'))).rejects.toMatchObject({ code: 'content.exists' });
    await store.keep(id);
    await store.removeIncoming(id);
    await bring(id, Buffer.from('another packet'));
    await expect(store.keep(id)).rejects.toMatchObject({ code: 'content.exists' });
    expect(await buffer(await store.read(id))).toEqual(packet);
  });

  it('that was never brought cannot be kept or read', async () => {
    await expect(store.keep(id)).rejects.toMatchObject({ code: 'content.unknown' });
    await expect(store.read(id)).rejects.toMatchObject({ code: 'content.unknown' });
    await expect(store.readBeside(id, 10)).rejects.toMatchObject({ code: 'content.unknown' });
  });

  it('is removed as often as one likes', async () => {
    await bring();
    await store.keep(id);
    await store.remove(id);
    await store.remove(id);
    expect(await store.has(id)).toBe(false);
    await store.removeIncoming(id);
  });

  it('has its measurements beside it, up to a limit, until it leaves incoming', async () => {
    await bring();
    await store.writeBeside(id, Buffer.from('{"header":1}'));
    expect((await store.readBeside(id, 12)).toString()).toBe('{"header":1}');
    await expect(store.readBeside(id, 11)).rejects.toMatchObject({ code: 'content.too-large' });
    await store.removeIncoming(id);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('is listed where it lies; files that are none of ours are not', async () => {
    const other = randomUUID();
    await bring();
    await bring(other);
    await store.keep(other);
    await writeFile(join(folder, 'kept', 'lost+found.txt'), 'not ours');
    expect(await gather(store.listIncoming())).toEqual([id]);
    expect(await gather(store.listKept())).toEqual([other]);
  });

  it.each(['../../etc/passwd', '', '.', `${id}/..`, `${id}.part`, id.toUpperCase(), `${id}\0`, 'kept'])(
    'is not looked for under %j, which is no id',
    async (hostile) => {
      const calls = [
        () => store.createIncoming(hostile),
        () => store.writeBeside(hostile, packet),
        () => store.readBeside(hostile, 1),
        () => store.keep(hostile),
        () => store.read(hostile),
        () => store.has(hostile),
        () => store.remove(hostile),
        () => store.removeIncoming(hostile),
      ];
      for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'content.id-malformed' });
    },
  );
});
