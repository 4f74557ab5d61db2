import type { NoticeCode } from '@edoc-axis/domain';
import type { ProposalRow } from '../store/entities/proposal-row.js';
import type { Proposals } from '../store/proposals.js';

/** A notice for the people of each agency a proposal concerns: an agency hears who is about to speak for it. */
export async function tellAgencies(
  proposals: Proposals,
  code: NoticeCode,
  { agencies, what, subject, askedBy, id }: ProposalRow,
  by: string,
  at: Date,
): Promise<void> {
  await proposals.tell(
    ...agencies.map((agency) => {
      const params = { agency, by, askedBy, what, subject, proposal: id };
      return { at, person: null, agency, code, params };
    }),
  );
}
