import type {
  HeardBy,
  listProposals as listing,
  ProposalView,
  ReplyOf,
  showProposal as showing,
} from '@edoc-axis/contracts';
import type { Caller } from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import type { RegistryStore } from '../store/registry-store.js';
import { isBusinessOf, knownProposal } from './known-proposal.js';
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
  return proposalView(await knownProposal(id, caller, proposals), at);
}
