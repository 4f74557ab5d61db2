import { letGo } from '../store/leaving-content.js';
import type { ExchangePorts } from './ports.js';

const batchMax = 200;

/**
 * After the last withdrawal nobody holds a document's content, and the axis does not either; its evidence stays. A process
 * that dies before the object is removed leaves it without a row, and the sweeper takes it.
 * @returns whether there may be more
 */
export async function letContentGo({
  database,
  content,
  clock,
  epoch,
}: Pick<ExchangePorts, 'database' | 'content' | 'clock' | 'epoch'>): Promise<{ more: boolean }> {
  const { looked, gone } = await letGo(database, epoch, { at: clock.now(), limit: batchMax });
  for (const { content: id } of gone) if (id !== null) await content.remove(id);
  return { more: looked === batchMax };
}
