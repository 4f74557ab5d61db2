import type { HeardBy, listReceipts as question, ReplyOf } from '@edoc-axis/contracts';
import { type Caller, cutPage } from '@edoc-axis/platform';
import type { TrackerPorts } from '../ports.js';
import { receiptsOf } from '../store/evidence.js';
import { demandVisible } from '../visible-document.js';

/** The receipts of a document, in the order of the feed; to a recipient, those of its own delivery. */
export async function listReceipts(
  { document, after, limit }: HeardBy<typeof question>,
  caller: Caller,
  ports: TrackerPorts,
): Promise<ReplyOf<typeof question>> {
  const { upTo, recipients } = await demandVisible(document, caller, ports);
  const found = await receiptsOf(ports.pool, { document, recipients, after, limit: limit + 1 });
  const { page, next } = cutPage(found, limit, ({ position }) => position);
  return { receipts: page.map(({ receipt }) => receipt), next, upTo };
}
