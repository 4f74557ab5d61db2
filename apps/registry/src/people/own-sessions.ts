import type { endSessions as ending, listSessions as listing, ReplyOf } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { Caller, PersonCaller } from '@edoc-axis/platform';
import type { PeoplePorts } from './ports.js';
import { idleMs } from './sessions.js';

type Ports = Pick<PeoplePorts, 'store' | 'clock'>;

const sessionsMax = 200;

/**
 * The sessions of who asks that go on, the newest first: one that nobody remembers opening was opened by somebody else.
 * @throws CataloguedError `person.session-missing`
 */
export async function listSessions(caller: Caller, { store, clock }: Ports): Promise<ReplyOf<typeof listing>> {
  const { id: person, session: current } = demandPerson(caller);
  const at = clock.now();
  const rows = await store.people.liveSessions(person, { at, idleSince: idleSince(at), limit: sessionsMax });
  return {
    sessions: rows.map(({ id, address, program, signedInAt, seenAt, endsAt }) => ({
      ...{ id, address, program: program ?? undefined, current: id === current },
      ...{ signedInAt: signedInAt.toISOString(), seenAt: seenAt.toISOString(), endsAt: endsAt.toISOString() },
    })),
  };
}

/**
 * Ends one of the asker's own sessions, or all the others. One that ended before, or is another person's, is none: nobody
 * learns which.
 * @throws CataloguedError `person.session-missing`
 */
export async function endSessions(
  session: string | undefined,
  caller: Caller,
  { store }: Ports,
): Promise<ReplyOf<typeof ending>> {
  const { id: person, session: current } = demandPerson(caller);
  const which = session === undefined ? { allBut: current } : { id: session };
  return { ended: await store.people.endOwnSessions(person, which) };
}

function demandPerson(caller: Caller): PersonCaller {
  if (caller.kind !== 'person') throw new CataloguedError('person.session-missing');
  return caller;
}

function idleSince(at: Date): Date {
  return new Date(at.getTime() - idleMs);
}
