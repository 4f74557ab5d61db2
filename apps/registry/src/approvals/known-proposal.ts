import { type AgencyCode, type Caller, CataloguedError, mayInspectFor, parseAgencyCode } from '@edoc-axis/domain';
import type { ProposalRow } from '../store/entities/proposal-row.js';
import type { Proposals } from '../store/proposals.js';

/**
 * The proposal, for whose business it is; nobody else hears that there is one.
 * @throws CataloguedError `approval.unknown`
 */
export async function knownProposal(id: string, caller: Caller, proposals: Proposals): Promise<ProposalRow> {
  const row = await proposals.proposal(id);
  if (!row || !isBusinessOf(caller, row)) throw new CataloguedError('approval.unknown', { proposal: id });
  return row;
}

export function isBusinessOf(caller: Caller, row: ProposalRow): boolean {
  return mayInspectFor(caller, codesOfProposal(row)) === true;
}

/** The agencies it concerned when it was asked for. */
export function codesOfProposal({ agencies }: ProposalRow): AgencyCode[] {
  return agencies.map((code) => parseAgencyCode(code));
}
