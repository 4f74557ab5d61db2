import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import {
  abandonSubmission,
  admitSignedCall,
  admitSubmission,
  openDelivery,
  type ReplyOf,
  submitDocument,
} from '@edoc-axis/contracts';
import { anOpenedGateway, type OpenedGateway } from '../integration/gateway/support/opened-gateway.js';
import { aLargePacket } from '../integration/gateway/support/packets.js';
import { contentId, deliveryId, documentId, submission } from '../integration/gateway/support/replies.js';
import { aScriptedAsker } from '../integration/gateway/support/scripted-asker.js';
import { watchProcess } from '../integration/gateway/support/watch-process.js';
import { aVxpClient } from '../support/vxp-client.js';

const mebibyte = 1024 * 1024;
const isLong = process.env['EDOC_FAULTS_SECONDS'] !== undefined;
const packetBytes = (isLong ? 200 : 8) * mebibyte;
const growthBytesMax = 64 * mebibyte;

/** What such a client sends and fetches goes through the gateway, and does not lie in it. */
describe(`a packet of ${packetBytes / mebibyte} MiB from a client of the national axis`, () => {
  const asker = aScriptedAsker();
  const client = aVxpClient({ endpoint: '', systemId: 'dms', secret: 's' });
  const packet = aLargePacket(packetBytes);
  const packetSha256 = createHash('sha256');
  for (const piece of packet.pieces()) packetSha256.update(piece);
  const sha256 = packetSha256.digest('hex');
  let gateway: OpenedGateway;

  beforeAll(async () => {
    gateway = await anOpenedGateway(asker);
    asker.answers(admitSignedCall, () => ({ accessToken: 'token' }));
    asker.answers(admitSubmission, () => ({ contentId, packetBytesMax: 1024 * mebibyte }));
    asker.answers(abandonSubmission, () => ({}));
    asker.answers(submitDocument, async ({ packet: carried }): Promise<ReplyOf<typeof submitDocument>> => {
      if ('incoming' in carried) await gateway.content.keep(carried.incoming);
      return { outcome: 'accepted', submission };
    });
    asker.answers(openDelivery, () => ({ packet: { kept: contentId }, bytes: packet.bytes, sha256 }));
  });
  afterAll(() => gateway.close());

  it('is taken in and handed out byte for byte in constant memory', async () => {
    const watch = watchProcess();
    expect(await send()).toMatchObject({ status: 'OK', DocId: documentId });
    expect(await fetchIt()).toBe(sha256);
    expect(watch().growthBytes).toBeLessThan(growthBytesMax);
  });

  async function send(): Promise<unknown> {
    const parameters = { messagetype: 'edoc', 'hash-file': sha256, from: 'H36.15' };
    const headers = client.headersOf({ path: '', parameters, contentType: 'application/octet-stream' });
    const sending = request(`${gateway.url}/vxp/sendEdoc`, {
      method: 'POST',
      headers: { ...headers, 'content-length': packet.bytes + 2 },
    });
    const answered = new Promise<string>((resolve, reject) => {
      sending.once('response', (response) => text(response).then(resolve, reject)).once('error', reject);
    });
    const body = function* () {
      yield* packet.pieces();
      yield Buffer.from('\r\n');
    };
    await pipeline(Readable.from(body(), { highWaterMark: 4 }), sending);
    return JSON.parse(await answered);
  }

  /** The digest of what came, decoded as it came. */
  async function fetchIt(): Promise<string> {
    const headers = client.headersOf({ path: '', parameters: { docId: deliveryId } });
    const hash = createHash('sha256');
    await new Promise<void>((resolve, reject) => {
      const asking = request(`${gateway.url}/vxp/getEdoc`, { method: 'POST', headers }, (response) => {
        let rest = '';
        let isInData = false;
        response.setEncoding('latin1').on('data', (piece: string) => {
          rest += piece;
          if (!isInData) {
            const at = rest.indexOf('"data":"');
            if (at < 0) return;
            isInData = true;
            rest = rest.slice(at + '"data":"'.length);
          }
          const end = rest.indexOf('"');
          const whole = end >= 0 ? end : rest.length - (rest.length % 4);
          hash.update(Buffer.from(rest.slice(0, whole), 'base64'));
          rest = rest.slice(whole);
        });
        response.once('end', resolve).once('error', reject);
      });
      asking.once('error', reject).end('{}');
    });
    return hash.digest('hex');
  }
});
