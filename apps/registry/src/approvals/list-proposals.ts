import type {
  HeardBy,
  listProposals as listing,
  ProposalView,
  ReplyOf,
  showProposal as showing,
} from '@edoc-axis/contracts';
import { type Caller, CataloguedError, mayInspectFor, parseAgencyCode } from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import type { ProposalRow } from '../store/entities/proposal-row.js';
import type { RegistryStore } from '../store/registry-store.js';
import { proposalView } from './proposal-view.js';

/** Read at once, of which a page holds those that are the caller's business; who has a branch may get less than asked for. */
const readMax = 500;

/** What waits, and what became of it: the newest first, and only what is the caller's business. */
export async function listProposals(
  { state, after, limit }: HeardBy<typeof listing>,
  caller: Caller,
  { proposals }: RegistryStore,
  at: Date,
): Promise<ReplyOf<typeof listing>> {
  const rows = await proposals.page({ state, after, limit: readMax, at });
  const seen = rows.filter((row) => isBusinessOf(caller, row));
  const { page, next } = cutPage(
    seen.map((row) => proposalView(row, at)),
    limit,
    ({ id }) => id,
  );
  return { proposals: page, next: next ?? (rows.length === readMax ? rows.at(-1)?.id : undefined) };
}

export async function showProposal(
  { proposal: id }: HeardBy<typeof showing>,
  caller: Caller,
  { proposals }: RegistryStore,
  at: Date,
): Promise<ProposalView> {
  const row = await proposals.proposal(id);
  if (!row || !isBusinessOf(caller, row)) throw new CataloguedError('approval.unknown', { proposal: id });
  return proposalView(row, at);
}

function isBusinessOf(caller: Caller, { agencies }: ProposalRow): boolean {
  return (
    mayInspectFor(
      caller,
      agencies.map((code) => parseAgencyCode(code)),
    ) === true
  );
}
