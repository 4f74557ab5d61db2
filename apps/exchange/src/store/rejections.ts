import { appendFacts, appendReceipts, type NewFact, type NewReceipt } from './new-rows.js';
import { type Database, prepared } from '@edoc-axis/platform';
import type { Row } from './tables.js';

/** A refused submission leaves its evidence and nothing else. */
export async function recordRejection(
  database: Database,
  epoch: number,
  rejection: Row<'rejection'>,
  evidence: { fact: NewFact; receipt: NewReceipt },
): Promise<void> {
  await record(database, [
    rejection.id,
    rejection.sender,
    rejection.document_id,
    rejection.packet_sha256,
    rejection.code,
    JSON.stringify(rejection.params),
    rejection.by,
    rejection.at,
    JSON.stringify([evidence.fact]),
    JSON.stringify([evidence.receipt]),
    epoch,
  ]);
}

const record = prepared<readonly unknown[], object>(
  'record-rejection',
  `with refused as (
     insert into rejection (id, sender, document_id, packet_sha256, code, params, by, at)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8)
     returning id
   ), new_receipt as (${appendReceipts('$10', 'refused')}
   )${appendFacts('$9', '$11::integer', 'refused')}`,
);
