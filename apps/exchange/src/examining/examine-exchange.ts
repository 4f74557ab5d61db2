import type { examineExchange as question, HeardBy, ReplyOf } from '@edoc-axis/contracts';
import { type Caller, demand, mayAdminister } from '@edoc-axis/domain';
import {
  deliveriesToExamine,
  documentsAfter,
  type DocumentToExamine,
  packetsToExamine,
  receiptsToExamine,
} from '../store/examined.js';
import { countDeadLetters } from '../store/dead-letters.js';
import { readIdCursor } from '../read-id-cursor.js';
import { examineAnswers } from './examine-answers.js';
import { examineDeliveries, tellingChanges } from './examine-deliveries.js';
import { examinePackets } from './examine-packets.js';
import { examineReceipts, examineStrayReceipts } from './examine-receipts.js';
import { examineOrphans } from './examine-orphans.js';
import { examineSuspicions } from '../rereading/index.js';
import type { ExaminingPorts } from './ports.js';

/** A page is answered far below its question's deadline: so many documents, deliveries and bytes to hash, or a single document. */
const pageMax = { documents: 100, deliveries: 2_000, keptBytes: 512 * 1024 ** 2 };

/**
 * The invariants of a live exchange, a page of documents at a time; nothing is changed. The last page also looks at what
 * belongs to no document.
 * @throws CataloguedError `caller.…`, `request.cursor-unknown`
 */
export async function examineExchange(
  ports: ExaminingPorts,
  caller: Caller,
  { after }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  demand(mayAdminister(caller));
  const found = await documentsAfter(ports.database, readIdCursor(after), pageMax.documents + 1);
  const page = firstPage(found).map(({ id }) => id);
  const next = found.length > page.length ? page.at(-1) : undefined;

  const packets = await packetsToExamine(ports.database, page);
  const deliveries = await deliveriesToExamine(ports.database, page, tellingChanges);
  const receipts = await receiptsToExamine(ports.database, page);
  const findings = [
    ...(await examinePackets(ports, packets, new Set(receipts.map(({ id }) => id)))),
    ...examineDeliveries(ports, deliveries),
    ...examineReceipts(ports, receipts),
    ...(await examineAnswers(ports, page)),
    ...(next === undefined ? await examineStrayReceipts(ports) : []),
    ...(next === undefined ? await examineOrphans(ports) : []),
    ...(next === undefined ? await examineSuspicions(ports) : []),
  ];
  return {
    examined: { documents: page.length, deliveries: deliveries.length, receipts: receipts.length },
    findings: findings.slice(0, findingsMax),
    deadLetters: next === undefined ? await countDeadLetters(ports.database, deadLettersCountedMax) : undefined,
    next,
  };
}

/** More is too many as well. */
const deadLettersCountedMax = 10_000;

/** Whoever finds so much at once needs no longer list to see that something is badly wrong. */
const findingsMax = 500;

function firstPage(found: readonly DocumentToExamine[]): readonly DocumentToExamine[] {
  let [deliveries, keptBytes] = [0, 0];
  const end = found.findIndex((document, index) => {
    deliveries += document.deliveries;
    keptBytes += document.keptBytes;
    const full = index >= pageMax.documents || deliveries > pageMax.deliveries || keptBytes > pageMax.keptBytes;
    return full && index > 0;
  });
  return end < 0 ? found : found.slice(0, end);
}
