import type { ReplyOf, showFeed as question } from '@edoc-axis/contracts';
import type { TrackerPorts } from '../ports.js';
import { newestFactAt, readFeed } from '../store/feed.js';

/** How far this tracker is, with the directory it goes by. */
export async function showFeed({
  pool,
  directory,
}: Pick<TrackerPorts, 'pool' | 'directory'>): Promise<ReplyOf<typeof question>> {
  const { position } = await readFeed(pool);
  const newest = await newestFactAt(pool);
  return { position, newestFactAt: newest?.toISOString(), directory: { version: directory.version } };
}
