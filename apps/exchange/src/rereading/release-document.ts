import type { HeardBy, ReleasedDocument, releaseDocument as question, ReplyOf } from '@edoc-axis/contracts';
import {
  type AgencyCode,
  type Caller,
  CataloguedError,
  concernedByLifting,
  concernedMax,
  demand,
  mayLiftFreeze,
  tellFact,
} from '@edoc-axis/domain';
import { newId, operatorName } from '@edoc-axis/platform';
import type { ExchangePorts } from '../journey/index.js';
import { nameOfFirst } from '../journey/parts.js';
import { freezableDocument, lastRelease, type Released, releaseFreeze } from '../store/freezes.js';
import type { SuspectGateways } from './suspect-gateways.js';

type Ports = Pick<ExchangePorts, 'database' | 'clock' | 'epoch'> & { readonly suspects: SuspectGateways };
type Wanted = HeardBy<typeof question>;

/**
 * A document goes on as if it had not been frozen, and its timeline says why and who let it. The registry has judged whether
 * one person may do so alone; who the caller is and what the caller may is judged here. Told again it gives the first answer.
 * @throws CataloguedError `document.unknown`, `document.not-frozen`, `gateway.taken-out`, and why the caller may not
 */
export async function releaseDocument(ports: Ports, caller: Caller, wanted: Wanted): Promise<ReplyOf<typeof question>> {
  const { database, clock, epoch, suspects } = ports;
  const { document, reason, checkOnly, through } = wanted;
  // Else a gateway that was found out could be the way by which what found it out is let go.
  if (through !== undefined) suspects.guard({ role: 'gateway', certificate: through });
  const at = clock.now();
  const { agencies, frozenAt } = await liftable(ports, caller, wanted, at);
  if (checkOnly && frozenAt !== null) return { agencies, frozenAt: frozenAt.toISOString() };
  const by = persons(caller, wanted);
  if (!checkOnly) {
    const params = { reason, ...(by.approvedBy === undefined ? {} : by) };
    const told = { kind: 'document.unfrozen' as const, at, by: nameOfFirst(caller, wanted.askedBy), document, params };
    const fact = { id: newId(), ...told };
    const since = await releaseFreeze(database, epoch, { document, at, reason, ...by, fact });
    if (since) {
      const released = releasedView(document, { at, reason, ...by });
      return { agencies, frozenAt: since.toISOString(), released };
    }
  }
  const before = await lastRelease(database, document);
  if (!before?.released_at || !isSame(before, by, reason))
    throw new CataloguedError('document.not-frozen', { document });
  const approvedBy = before.release_approved_by ?? undefined;
  const released = releasedView(document, { at: before.released_at, reason, askedBy: by.askedBy, approvedBy });
  return { agencies, frozenAt: before.frozen_at.toISOString(), released };
}

/** A document there is not, and one that is not the caller's to see, give the same answer. */
async function liftable({ database }: Ports, caller: Caller, { document: id, askedBy }: Wanted, at: Date) {
  const found = await freezableDocument(database, id, concernedMax);
  const parties = {
    id,
    sender: found?.sender ?? nobody,
    recipients: found?.recipients ?? [],
    handledAt: found?.accepted_at ?? at,
  };
  demand(mayLiftFreeze(caller, parties, at, askedBy));
  if (!found) throw new CataloguedError('document.unknown', { document: id });
  return { agencies: [...concernedByLifting(parties)], frozenAt: found.frozen_at };
}

const nobody = '' as AgencyCode;

interface Persons {
  readonly askedBy: string;
  readonly approvedBy?: string;
}

function persons(caller: Caller, { askedBy }: Wanted): Persons {
  const name = calledAs(caller);
  return askedBy === undefined ? { askedBy: name } : { askedBy, approvedBy: name };
}

/** Whoever of the administrators repeats the approval: it is one act of who asked. */
function isSame({ release_asked_by, release_approved_by, release_reason }: Released, by: Persons, reason: string) {
  const isByTwo = release_approved_by !== null;
  return release_asked_by === by.askedBy && release_reason === reason && isByTwo === (by.approvedBy !== undefined);
}

function calledAs(caller: Caller): string {
  if (caller.kind === 'person') return caller.person;
  return caller.kind === 'operator' ? operatorName : caller.system;
}

function releasedView(
  document: string,
  { at, reason, askedBy, approvedBy }: Persons & { readonly at: Date; readonly reason: string },
): ReleasedDocument {
  const told = approvedBy === undefined ? { reason } : { reason, askedBy, approvedBy };
  const sentence = tellFact('document.unfrozen', told);
  return { document, releasedAt: at.toISOString(), askedBy, approvedBy, reason, sentence };
}
