import { createHash } from 'node:crypto';
import type { ProposalView, Question } from '@edoc-axis/contracts';
import { type Caller, CataloguedError, demand, mayPropose } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import type { ProposalRow } from '../store/entities/proposal-row.js';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct, RegistryWriter } from '../store/registry-writer.js';
import type { Concern } from './grave-act.js';
import { proposalView } from './proposal-view.js';
import { tellAgencies } from './tell-agencies.js';

const waitMs = 14 * 24 * 60 * 60_000;

/**
 * Keeps what one person asked for until a second decides, for fourteen days. The same asked again waits once.
 * @throws CataloguedError `caller.person-needed`
 */
export async function propose(
  question: Question,
  wanted: unknown,
  concern: Concern,
  caller: Caller,
  act: AdministrativeAct,
  store: RegistryStore,
): Promise<ProposalView> {
  demand(mayPropose(caller));
  return keep(question, wanted, concern, act, store, ({ proposals }, row) =>
    tellAgencies(proposals, 'notice.proposed', row, act.who, act.at),
  );
}

/** Of one system, as many wait at once: an administrator reads them one by one. */
const requestsMax = 100;

/**
 * The same for what a system asked for. Agencies are not told before it is decided: else any system could write to the
 * people of any agency.
 * @throws CataloguedError `approval.requests-waiting`
 */
export function keepRequest(
  question: Question,
  wanted: unknown,
  concern: Concern,
  act: AdministrativeAct,
  store: RegistryStore,
): Promise<ProposalView> {
  return keep(question, wanted, concern, act, store, async ({ proposals }) => {
    const { who: askedBy, at } = act;
    if ((await proposals.countPendingOf(askedBy, at)) <= requestsMax) return;
    throw new CataloguedError('approval.requests-waiting', { requestsMax, askedBy });
  });
}

async function keep(
  { pattern: what }: Question,
  wanted: unknown,
  { subject, agencies }: Concern,
  act: AdministrativeAct,
  store: RegistryStore,
  then: (writer: RegistryWriter, row: ProposalRow) => Promise<void>,
): Promise<ProposalView> {
  const { who: askedBy, at, address } = act;
  const digest = createHash('sha256')
    .update(JSON.stringify([what, wanted]))
    .digest('hex');
  return store.write({ ...act, what: 'registry.propose' }, async (writer) => {
    const waiting = await writer.proposals.pendingOf(askedBy, digest);
    if (waiting && waiting.until > at) return proposalView(waiting, at);
    if (waiting) await writer.proposals.lapse(waiting.id);
    const row: ProposalRow = {
      ...{ id: newId(), what, wanted: wanted as object, digest, subject, agencies: [...agencies] },
      ...{ askedBy, askedAt: at, address: address ?? null, until: new Date(at.getTime() + waitMs) },
      ...{ state: 'pending', decidedBy: null, decidedAt: null, reason: null },
    };
    await writer.proposals.add(row);
    await writer.note(subject, { proposal: row.id, what, wanted });
    await then(writer, row);
    return proposalView(row, at);
  });
}
