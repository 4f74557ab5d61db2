import type { ProposalView } from '@edoc-axis/contracts';
import { type AgencyCode, type Caller, CataloguedError, demand, mayAdministerFor, mayApprove } from '@edoc-axis/domain';
import { type Asked } from '@edoc-axis/platform';
import { callerIn, nameIn } from '../administrative-act.js';
import type { CallersExchange } from '../freezes/callers-exchange.js';
import type { RegistryPorts } from '../ports.js';
import type { ProposalRow } from '../store/entities/proposal-row.js';
import type { RegistryReader } from '../store/registry-reader.js';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct, RegistryWriter } from '../store/registry-writer.js';
import { demandFirst } from './first-person.js';
import { type GraveAct, type Concern } from './grave-act.js';
import { graveActOf } from './grave-acts.js';
import { codesOfProposal, knownProposal } from './known-proposal.js';
import { proposalView } from './proposal-view.js';
import { isRequest } from './requests.js';
import { tellAgencies } from './tell-agencies.js';

interface Decision {
  readonly proposal: string;
  readonly reason?: string;
}

/**
 * The second person agrees, and it is done: in one transaction with the decision, judged anew by what is true now. Of two
 * who approve at once one does it; the other hears that it was decided. When the act is refused by now nothing is decided,
 * and it may be approved later, or refused.
 * @throws CataloguedError `approval.…`, `person.second-person-needed`, and what the act throws
 */
export async function approveProposal(
  { proposal: id, reason }: Decision,
  asked: Asked,
  ports: RegistryPorts,
): Promise<{ proposal: ProposalView; result: unknown }> {
  const { store, clock } = ports;
  const caller = await callerIn(asked, ports);
  const row = await knownProposal(id, caller, store.proposals);
  const exchange = ports.exchangeFor(asked, row.askedBy);
  const { grave, wanted, concern } = await readAct(row, store.reader, exchange);
  const by = nameIn(asked);
  demandSecond(caller, row, concern);
  const at = clock.now();
  const act: AdministrativeAct = {
    ...{ who: row.askedBy, what: row.what, at, address: asked.address, reason },
    ...{ approvedBy: by, agencies: concern.agencies },
  };
  const decideFirst = async (writer: RegistryWriter) => {
    if (!isRequest(row)) await demandFirst(row.askedBy, concern.agencies, writer);
    if (!(await writer.proposals.decide(id, { state: 'approved', by, at, reason }))) {
      throw await decided(id, at, writer);
    }
    await tellAgencies(writer.proposals, 'notice.approved', row, by, at);
  };
  const result = await grave.perform(wanted, act, { ...ports, exchange, store: deciding(store, decideFirst) });
  return { proposal: await show(id, store, at), result };
}

/** The second person does not agree, and says why. */
export async function refuseProposal(
  { proposal: id, reason }: Decision,
  asked: Asked,
  ports: RegistryPorts,
): Promise<ProposalView> {
  const { store, clock } = ports;
  const caller = await callerIn(asked, ports);
  const row = await knownProposal(id, caller, store.proposals);
  demandSecond(caller, row, { subject: row.subject, agencies: [] });
  const by = nameIn(asked);
  const at = clock.now();
  const agencies = codesOfProposal(row);
  const act = { who: by, what: 'registry.refuse-proposal', at, address: asked.address, reason, agencies };
  const exchange = ports.exchangeFor(asked, row.askedBy);
  await store.write(act, async (writer) => {
    if (row.state === 'pending' && (await isDone(row, exchange))) throw new CataloguedError('approval.done-already');
    if (!(await writer.proposals.decide(id, { state: 'refused', by, at, reason }))) throw await decided(id, at, writer);
    await tellAgencies(writer.proposals, 'notice.refused', row, by, at);
    await writer.note(row.subject, { proposal: id, what: row.what, askedBy: row.askedBy });
  });
  return show(id, store, at);
}

async function isDone(row: ProposalRow, exchange: CallersExchange): Promise<boolean> {
  const { grave, wanted } = readGrave(row);
  return (await grave?.isDone?.(wanted, exchange)) ?? false;
}

async function readAct(row: ProposalRow, reader: RegistryReader, exchange: CallersExchange) {
  const { grave, wanted } = readGrave(row);
  // A newer version no longer knows what an older one kept.
  if (!grave) throw new CataloguedError('approval.unknown', { proposal: row.id });
  return { grave, wanted, concern: await grave.concerns(wanted, reader, exchange) };
}

function readGrave(row: ProposalRow): { readonly grave?: GraveAct; readonly wanted?: unknown } {
  const grave: GraveAct | undefined = graveActOf(row.what);
  const read = grave?.question.request.safeParse(row.wanted);
  return read?.success ? { grave, wanted: read.data } : {};
}

/** Entitled for what it concerned when it was asked for, and for what it concerns now. Of what
 * a system asked for, one decides who may do it alone. */
function demandSecond(caller: Caller, row: ProposalRow, { agencies }: Concern): void {
  const may = (concerned: readonly AgencyCode[]) =>
    isRequest(row) ? mayAdministerFor(caller, concerned) : mayApprove(caller, row.askedBy, concerned);
  demand(may(codesOfProposal(row)));
  if (agencies.length > 0) demand(may(agencies));
}

/** The decision stands in the same transaction as what is done, and before it. */
function deciding(store: RegistryStore, decideFirst: (writer: RegistryWriter) => Promise<void>): RegistryStore {
  return {
    ...store,
    write: (act, work) =>
      store.write(act, async (writer) => {
        await decideFirst(writer);
        return work(writer);
      }),
  };
}

async function decided(id: string, at: Date, reader: RegistryReader): Promise<CataloguedError> {
  const row = await reader.proposals.proposal(id);
  if (!row) return new CataloguedError('approval.unknown', { proposal: id });
  const { state, decidedBy, decidedAt, until } = proposalView(row, at);
  if (state === 'lapsed') return new CataloguedError('approval.lapsed', { proposal: id, lapsedAt: until });
  return new CataloguedError('approval.decided', { proposal: id, decision: state, decidedBy, decidedAt });
}

async function show(id: string, { proposals }: RegistryStore, at: Date): Promise<ProposalView> {
  const row = await proposals.proposal(id);
  if (!row) throw new CataloguedError('approval.unknown', { proposal: id });
  return proposalView(row, at);
}
