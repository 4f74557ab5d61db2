import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AxisClient, type Push, verifyPush } from '@edoc-axis/client';
import { publishedKeys, switchPost, systemEntry, twoPersons } from '@edoc-axis/contracts';
import { z } from 'zod';

/** The courier looks twice a second. */
const waitedMsMax = 30_000;

interface BringingOrder {
  readonly operator: AxisClient;
  readonly system: string;
  /** So many status packets wait for it. */
  readonly answers: number;
}

/**
 * Has the answers brought to a small receiver on this machine, which verifies the axis' signature and confirms what it got;
 * afterwards the system fetches again. On an axis with administrators of its own the address would wait for a second one.
 * @returns how many came; undefined where they are not brought
 */
export async function bringAnswers({ operator, system, answers }: BringingOrder): Promise<number | undefined> {
  const axis = await operator.get(z.object({ twoPersons: twoPersons.reply }), '/v1/axis');
  if (axis.twoPersons.inForce) return undefined;
  const { keys } = await operator.get(publishedKeys, '/v1/keys');
  const brought = new Set<string>();
  let failed: unknown;
  const server = createServer((request, response) => {
    take(request, response).catch((error: unknown) => {
      failed = error;
      response.destroy();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/nhan`;

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', headers } = request;
    const judged = verifyPush({ method, url, headers }, { keys });
    if (judged.verdict === 'invalid') throw new Error(`The axis' signature does not verify: ${judged.code}.`);
    const packetSha256 = await digestOf(request);
    expectWhole(judged.push, packetSha256);
    brought.add(judged.push.delivery);
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ packetSha256 }));
  }

  const path = `/v1/systems/${encodeURIComponent(system)}`;
  try {
    await operator.put(systemEntry, `${path}/destination`, { url, privateAddresses: true });
    // From an earlier run it may still fetch: an address alone overrides nothing a system chose.
    await operator.post(switchPost.reply, `${path}/post`, { takesPost: 'push' });
    for (const until = Date.now() + waitedMsMax; brought.size < answers;) {
      if (failed !== undefined || Date.now() > until) throw failed ?? new Error('The axis did not bring the answers.');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return brought.size;
  } finally {
    await operator.post(switchPost.reply, `${path}/post`, { takesPost: 'pull' });
    await new Promise((closed) => server.close(closed));
  }
}

function expectWhole({ packetSha256 }: Push, got: string): void {
  if (packetSha256 !== got) throw new Error('What was brought is not what was signed.');
}

async function digestOf(body: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of body) hash.update(piece);
  return hash.digest('hex');
}
