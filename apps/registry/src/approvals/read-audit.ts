import type { AuditRecord, HeardBy, readAudit as question, ReplyOf } from '@edoc-axis/contracts';
import { auditReach, type Caller, demand, mayReadAudit } from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import { readCode } from '../agencies/read-code.js';
import type { AuditRow } from '../store/entities/audit-row.js';
import type { RegistryStore } from '../store/registry-store.js';

/** The audit log, the newest first, as far as the caller reaches. */
export async function readAudit(
  { from, to, agency, limit, ...wanted }: HeardBy<typeof question>,
  caller: Caller,
  { audit, reader }: RegistryStore,
): Promise<ReplyOf<typeof question>> {
  demand(mayReadAudit(caller));
  const reach = auditReach(caller);
  const rows = await audit({
    ...wanted,
    ...{ from: from === undefined ? undefined : new Date(from), to: to === undefined ? undefined : new Date(to) },
    branches: reach === 'everything' ? undefined : reach,
    agency: agency === undefined ? undefined : await readCode(agency, reader),
    limit: limit + 1,
  });
  const { page, next } = cutPage(rows.map(recordOf), limit, ({ id }) => id);
  return { records: page, next };
}

function recordOf(row: AuditRow): AuditRecord {
  return {
    id: row.id,
    at: row.at.toISOString(),
    who: row.who,
    approvedBy: row.approvedBy ?? undefined,
    address: row.address ?? undefined,
    what: row.what,
    subject: row.subject,
    agencies: row.agencies,
    reason: row.reason ?? undefined,
    before: row.before ?? undefined,
    after: row.after,
  };
}
