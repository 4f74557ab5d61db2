import type { AgencyEntry, AgencyView, closeAgency as question, HeardBy, requestClosure } from '@edoc-axis/contracts';
import { type AgencyCode, CataloguedError, standingAt } from '@edoc-axis/domain';
import type { RegistryReader } from '../store/registry-reader.js';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct, RegistryWriter } from '../store/registry-writer.js';
import { agencyViewWithVersions } from './agency-view.js';
import { closingMoment, receivingFor } from './closing-moment.js';
import { readCode, readCodes, registeredAgency } from './read-code.js';

type Closure = HeardBy<typeof question>;

/** A reorganisation of reorganisations; longer chains of who receives for whom are a mistake. */
const receiversInTurnMax = 20;

/** Closes a code at a moment, past or to come. The same closure again gives the same answer, another one is refused. */
export function closeAgency(closure: Closure, act: AdministrativeAct, store: RegistryStore): Promise<AgencyView> {
  return store.write(act, async (writer) => {
    const open = await registeredAgency(closure.code, writer);
    return close(open, closure, act.at, writer);
  });
}

/** Closes it now, for good and without successors. One that is closed, or will be, stays as it is. */
export function closeAsRequested(
  { code }: HeardBy<typeof requestClosure>,
  act: AdministrativeAct,
  store: RegistryStore,
): Promise<AgencyView> {
  return store.write(act, async (writer) => {
    const open = await registeredAgency(code, writer);
    if (open.validUntil !== undefined) return agencyViewWithVersions(open, act.at);
    return close(open, { code, at: act.at.toISOString(), successors: [] }, act.at, writer);
  });
}

async function close(open: AgencyEntry, closure: Closure, now: Date, writer: RegistryWriter): Promise<AgencyView> {
  const { code } = open;
  const closed = await closedEntry(open, closure, writer);
  if (open.validUntil !== undefined) {
    if (isRepetition(open, closed)) return agencyViewWithVersions(open, now);
    const { validUntil: closedAt, successors } = open;
    throw new CataloguedError('agency.closed', { agency: code, closedAt, successors });
  }
  checkChanges(closed, now);
  await checkReceiver(closed, writer);
  await writer.put({ before: open, after: closed });
  return agencyViewWithVersions(closed, now);
}

async function closedEntry(open: AgencyEntry, closure: Closure, reader: RegistryReader): Promise<AgencyEntry> {
  const at = closingMoment(closure.at);
  const { receivesFor } = closure;
  return {
    ...open,
    // Old codes are often registered only to be closed, at a moment before anybody registered them.
    validFrom: new Date(Math.min(Date.parse(open.validFrom), at.getTime())).toISOString(),
    validUntil: at.toISOString(),
    successors: await successorsOf(open.code, closure.successors, reader),
    receivesFor: receivesFor && receivingFor(await readCode(receivesFor.agency, reader), at, receivesFor.until),
  };
}

async function successorsOf(code: string, written: readonly string[], reader: RegistryReader): Promise<AgencyCode[]> {
  const successors = await readCodes(written, reader);
  const registered = new Set((await reader.agenciesAmong(successors)).map((agency) => agency.code));
  for (const successor of successors) {
    if (successor === code) throw new CataloguedError('agency.own-successor', { agency: code });
    if (!registered.has(successor)) throw new CataloguedError('agency.successor-unknown', { successor });
  }
  return successors;
}

/** What is planned for later would be planned for a closed code: that is for the administrator to decide. */
function checkChanges({ code, validUntil, changes = [] }: AgencyEntry, now: Date): void {
  const planned = changes.find(({ since }) => new Date(since) > now && since >= (validUntil ?? since));
  if (planned) throw new CataloguedError('agency.change-after-closing', { agency: code, changesAt: planned.since });
}

/** Who receives for it must itself be there then, and nothing may come round to the closed code again. */
async function checkReceiver({ code, validUntil, receivesFor }: AgencyEntry, reader: RegistryReader): Promise<void> {
  if (!receivesFor || validUntil === undefined) return;
  const receiver = receivesFor.agency;
  if (receiver === code) throw new CataloguedError('agency.own-successor', { agency: code });
  const entry = await reader.agency(receiver);
  if (!entry) throw new CataloguedError('agency.unknown', { agency: receiver });
  if (standingAt(entry, new Date(validUntil)).centre) throw new CataloguedError('agency.centre', { agency: receiver });
  if (entry.validUntil !== undefined && entry.validUntil <= validUntil) {
    throw new CataloguedError('agency.receiver-closed', { agency: code, receiver, closedAt: entry.validUntil });
  }
  let next: AgencyEntry | undefined = entry;
  for (let turns = 0; next?.receivesFor; turns += 1) {
    if (next.receivesFor.agency === code || turns === receiversInTurnMax) {
      throw new CataloguedError('agency.receiver-circle', { agency: code, receiver });
    }
    next = await reader.agency(next.receivesFor.agency);
  }
}

function isRepetition(existing: AgencyEntry, wanted: AgencyEntry): boolean {
  const content = ({ validUntil, successors, receivesFor }: AgencyEntry) =>
    JSON.stringify([validUntil, [...successors].sort(), receivesFor?.agency, receivesFor?.until]);
  return content(existing) === content(wanted);
}
