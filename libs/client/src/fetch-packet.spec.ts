import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { LeasedDelivery } from '@edoc-axis/contracts';
import { writeDocumentPacket } from '@edoc-axis/edxml';
import type { AxisClient } from './client.js';
import { fetchPacket } from './fetch-packet.js';

describe('a fetched packet', () => {
  let folder: string;
  let packet: Buffer;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'edoc-fetch-'));
    const chunks: Uint8Array[] = [];
    const draft = {
      from: 'H36.01',
      to: ['H36.40'],
      code: { codeNumber: '1', codeNotation: 'VP' },
      promulgationInfo: { promulgationDate: '2025/07/01' },
      documentType: { typeName: 'Công văn' },
      subject: 'V/v thử',
    };
    for await (const chunk of writeDocumentPacket(draft, [])) chunks.push(chunk);
    packet = Buffer.concat(chunks);
  });
  afterEach(() => expect(readdirSync(folder)).toEqual([]));
  afterAll(() => rmSync(folder, { recursive: true }));

  function fetch(arriving: Iterable<Buffer>, { promised = packet, file = join(folder, 'p.edxml') } = {}) {
    const axis = { url: 'http://axis', openPacket: async () => Readable.from(arriving) } as unknown as AxisClient;
    const sha256 = createHash('sha256').update(promised).digest('hex');
    const delivery = { id: 'd', document: { id: 'i', packet: { sha256, bytes: promised.length } } };
    return fetchPacket(axis, delivery as LeasedDelivery, file);
  }

  it('lies under its name once it is what was promised', async () => {
    const { judgement } = await fetch([packet.subarray(0, 100), packet.subarray(100)]);
    expect(judgement.verdict).toBe('absent');
    expect(readFileSync(join(folder, 'p.edxml'))).toEqual(packet);
    rmSync(join(folder, 'p.edxml'));
  });

  it('of other bytes leaves nothing behind', async () => {
    const promised = Buffer.from(packet.toString().replace('V/v thử', 'V/v thủ'));
    await expect(fetch([packet], { promised })).rejects.toMatchObject({ code: 'content.digest-mismatch' });
  });

  it('that does not end where it was promised to is not read on', async () => {
    let pieces = 0;
    function* endless() {
      yield packet;
      for (;;) {
        pieces += 1;
        yield Buffer.alloc(64 * 1024, ' ');
      }
    }
    await expect(fetch(endless())).rejects.toMatchObject({ code: 'content.too-large' });
    expect(pieces).toBeLessThan(100);
  });

  it('whose line breaks was not answered for', async () => {
    function* breaking() {
      yield packet.subarray(0, 100);
      throw new Error('other side closed');
    }
    await expect(fetch(breaking())).rejects.toMatchObject({ name: 'AxisUnreachable', url: 'http://axis' });
  });

  it('that is no packet is called by what is wrong with it', async () => {
    await expect(fetch([Buffer.from('<html/>')])).rejects.toMatchObject({
      code: expect.stringMatching(/^(packet|xml)\./),
    });
  });

  it('for which there is no place on the disk says so', async () => {
    const file = join(folder, 'nowhere', 'p.edxml');
    await expect(fetch([packet], { file })).rejects.toMatchObject({ code: 'file.not-writable' });
  });
});
