import type { ProposalView } from '@edoc-axis/contracts';
import type { ProposalRow } from '../store/entities/proposal-row.js';
import { isRequest } from './requests.js';

export function proposalView(row: ProposalRow, at: Date): ProposalView {
  return {
    id: row.id,
    what: row.what,
    subject: row.subject,
    agencies: row.agencies,
    wanted: row.wanted,
    askedBy: row.askedBy,
    bySystem: isRequest(row) ? true : undefined,
    askedAt: row.askedAt.toISOString(),
    until: row.until.toISOString(),
    state: row.state === 'pending' && row.until <= at ? 'lapsed' : row.state,
    decidedBy: row.decidedBy ?? undefined,
    decidedAt: row.decidedAt?.toISOString(),
    reason: row.reason ?? undefined,
  };
}
