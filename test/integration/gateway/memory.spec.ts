import { request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import { admitSubmission, openPacket, type ReplyOf, submitDocument } from '@edoc-axis/contracts';
import { anOpenedGateway, type OpenedGateway } from './support/opened-gateway.js';
import { aLargePacket } from './support/packets.js';
import { contentId, submission } from './support/replies.js';
import { aScriptedAsker } from './support/scripted-asker.js';
import { watchProcess } from './support/watch-process.js';

const mebibyte = 1024 * 1024;
const growthBytesMax = 64 * mebibyte;
/** The machine may do other things as well: this finds who stands still, not who is slow. */
const turnMsMax = 1_000;

const asker = aScriptedAsker();
/** Of the packet that was taken in last. */
let packetSha256 = '';
let gateway: OpenedGateway;

beforeAll(async () => {
  gateway = await anOpenedGateway(asker);
  asker.answers(admitSubmission, () => ({ contentId, packetBytesMax: 1024 * mebibyte }));
});
afterAll(() => gateway.close());

it('a packet of 300 MB is taken in and handed out in constant memory, and holds nobody up', async () => {
  await takeIn(aLargePacket(20 * mebibyte));
  await gateway.content.remove(contentId);
  const packet = aLargePacket(300_000_000);

  const watch = watchProcess();
  await takeIn(packet);
  const intake = watch();
  const again = watchProcess();
  expect(await handOut(packet.bytes)).toBe(packet.bytes);
  const handout = again();

  for (const { growthBytes, turnMs } of [intake, handout]) {
    expect(growthBytes).toBeLessThan(growthBytesMax);
    expect(turnMs).toBeLessThan(turnMsMax);
  }
  await gateway.content.remove(contentId);
});

async function takeIn(packet: ReturnType<typeof aLargePacket>): Promise<void> {
  let measuredBytes = 0;
  asker.answers(submitDocument, async ({ measurements, packet: carried }): Promise<ReplyOf<typeof submitDocument>> => {
    if ('inline' in measurements) {
      measuredBytes = Number(measurements.inline.packetBytes);
      packetSha256 = String(measurements.inline.packetSha256);
    }
    if ('incoming' in carried) await gateway.content.keep(carried.incoming);
    return { outcome: 'accepted', submission };
  });
  const sending = request(`${gateway.url}/v1/documents`, {
    method: 'POST',
    headers: { authorization: 'Bearer t', 'content-type': 'application/edxml+xml', 'content-length': packet.bytes },
  });
  const answered = new Promise<string>((resolve, reject) => {
    sending.once('response', (response) =>
      text(response).then((body) => resolve(`${response.statusCode} ${body}`), reject),
    );
    sending.once('error', reject);
  });
  await pipeline(Readable.from(packet.pieces(), { highWaterMark: 4 }), sending);
  expect(await answered).toMatch(/^201 /);
  expect(measuredBytes).toBe(packet.bytes);
}

async function handOut(bytes: number): Promise<number> {
  asker.answers(openPacket, () => ({ packet: { kept: contentId }, bytes, sha256: packetSha256 }));
  let received = 0;
  await new Promise<void>((resolve, reject) => {
    request(
      `${gateway.url}/v1/documents/${submission.id}/packet`,
      { headers: { authorization: 'Bearer t' } },
      (response) => {
        response.on('data', (piece: Buffer) => (received += piece.length));
        response.once('end', resolve);
        response.once('error', reject);
      },
    ).end();
  });
  return received;
}
