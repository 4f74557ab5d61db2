import type { ContentStore, LyingContent } from '@edoc-axis/content';
import type { Clock } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import { contentsInUse } from './store/packets.js';

export interface SweeperPorts {
  readonly database: Pool;
  readonly content: ContentStore;
  readonly clock: Clock;
}

/** A gateway may take its time to receive 2 GiB over a thin line, and nobody comes back for a packet after a day. */
export const incomingMsMax = 24 * 3_600_000;
/** Far longer than any transaction lives: an object without a row by then will never get one. */
export const orphanedMsMin = 3_600_000;
const batchMax = 500;

/** Takes away what crashes leave behind: packets nobody submitted, and kept objects whose row was never committed. */
export async function sweepContent(ports: SweeperPorts): Promise<{ removed: number }> {
  const { content, clock } = ports;
  const now = clock.now().getTime();
  let removed = 0;
  for await (const { id, since } of content.listIncoming()) {
    if (now - since.getTime() < incomingMsMax) continue;
    await content.removeIncoming(id);
    removed += 1;
  }
  for await (const id of findOrphans(ports, orphanedMsMin)) {
    await content.remove(id);
    removed += 1;
  }
  return { removed };
}

/** Kept objects that no packet names, of at least this age. */
export async function* findOrphans({ database, content, clock }: SweeperPorts, ageMs: number): AsyncIterable<string> {
  const now = clock.now().getTime();
  for await (const batch of inBatches(content.listKept())) {
    const old = batch.filter(({ since }) => now - since.getTime() >= ageMs).map(({ id }) => id);
    const inUse = await contentsInUse(database, old);
    yield* old.filter((id) => !inUse.has(id));
  }
}

async function* inBatches(list: AsyncIterable<LyingContent>): AsyncIterable<LyingContent[]> {
  let batch: LyingContent[] = [];
  for await (const each of list) {
    batch.push(each);
    if (batch.length < batchMax) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
