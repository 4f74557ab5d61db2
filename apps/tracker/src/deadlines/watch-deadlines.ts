import type { listUncollected, ReplyOf, RequestOf } from '@edoc-axis/contracts';
import { deadlineOf, isRobot, type OfficeTimes } from '@edoc-axis/domain';
import type { Clock } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import {
  noticesOfDeadline,
  noticesOfDestination,
  noticesOfFact,
  type ServedBy,
  toldKinds,
} from '../notices/notices-of.js';
import {
  type DueAwaited,
  dueDeadlines,
  fireDeadlines,
  firstDueAwaited,
  isAnythingDue,
  partAwaited,
  putOffAwaited,
  putOffDeadlines,
} from '../store/deadlines.js';
import { keepFreezes } from '../store/freezes.js';
import { nextFacts, readFollowing } from '../store/facts-to-follow.js';
import { keepConsequences } from '../store/keep-consequences.js';
import { consequencesOf, factsThatMatter, firstDue, type NewDeadline } from './consequences.js';
import { freezesIn, freezingKinds } from './freezes-in.js';
import { afterFreezes } from './after-freezes.js';

export interface DeadlineWatchParts {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly offices: OfficeTimes;
  /** Somebody is to be told of what happens. */
  readonly tells: boolean;
  readonly servedBy: ServedBy;
  /** Brings every fact here that had happened when it was called. */
  readonly everything: () => Promise<void>;
  readonly ask: (wanted: RequestOf<typeof listUncollected>) => Promise<ReplyOf<typeof listUncollected>>;
}

export interface DeadlineWatch {
  /** Follows the facts that are here, and does what is due. Safe to repeat after dying at any line, and beside other copies. */
  step(): Promise<{ readonly more: boolean }>;
}

/** At a country's pace what happens in some seconds: what begins and ends within a page is not written down. */
const factsPerPage = 5_000;
const firedTogetherMax = 200;
const kindsThatMatter = [
  ...new Set<string>([...Object.values(factsThatMatter).flat(), ...freezingKinds, ...toldKinds]),
];

/**
 * Deadlines begin and end with facts, and are over by the clock. Before one is, everything is followed that had happened
 * by then: what was done in time is not late because it is told late. While the exchange cannot be asked, nothing is over.
 */
export function watchDeadlines(parts: DeadlineWatchParts): DeadlineWatch {
  const { pool, clock, offices, tells, servedBy, everything, ask } = parts;
  async function follow(): Promise<{ readonly more: boolean }> {
    let following = await readFollowing(pool);
    const { facts, position, isFull } = await nextFacts(pool, {
      ...{ position: following.position, kinds: kindsThatMatter, limit: factsPerPage },
    });
    if (position === undefined) return { more: false };
    // Nobody is late with a test, and nobody's contacts are told of it; a system that fails does so with tests too.
    const meant = facts.filter(({ sender }) => !isRobot(sender));
    const ofSystems = facts.flatMap((fact) => noticesOfDestination(fact, servedBy));
    const notices = tells ? [...meant.flatMap(noticesOfFact), ...ofSystems] : [];
    const freezes = freezesIn(meant);
    if (freezes.length > 0) {
      const next = await keepFreezes(pool, following, freezes);
      if (!next) return { more: true };
      following = next;
    }
    const kept = await keepConsequences(pool, following, consequencesOf(meant, offices), notices, position);
    return { more: isFull || !kept };
  }

  async function part(due: DueAwaited, now: Date): Promise<void> {
    const following = await readFollowing(pool);
    const { fact, document, receipt, sender, urgent, beganAt, partedTo, releasedAt } = due;
    const until = due.frozen ? undefined : firstDue(due, offices);
    // Of what was frozen nobody could collect anything.
    if (until === undefined || until > now) {
      await putOffAwaited(pool, following, { fact, until });
      return;
    }
    const { deliveries, next } = await ask({ document, receipt, after: partedTo });
    const deadlines = deliveries.map(({ delivery, recipient }): NewDeadline => {
      const dueAt = deadlineOf('collection', { from: beganAt, releasedAt, urgent }, offices.of(recipient));
      const about = { kind: 'collection', about: delivery, code: 'overdue.collection' } as const;
      return { ...about, document, delivery, sender, recipient, urgent, beganAt, dueAt };
    });
    await partAwaited(pool, following, { fact, deadlines, next });
  }

  async function fire(until: Date): Promise<{ readonly more: boolean }> {
    const following = await readFollowing(pool);
    const deadlines = await dueDeadlines(pool, until, firedTogetherMax);
    if (deadlines.length === 0) return { more: false };
    const later = afterFreezes(deadlines, offices);
    if (later.length > 0) {
      await putOffDeadlines(pool, following, later);
      return { more: true };
    }
    const notices = tells ? deadlines.flatMap((deadline) => noticesOfDeadline(deadline, until)) : [];
    const fired = await fireDeadlines(pool, following, { deadlines, notices, at: until });
    return { more: !fired || deadlines.length === firedTogetherMax };
  }

  return {
    async step() {
      const followed = await follow();
      if (followed.more) return followed;
      const now = clock.now();
      if (!(await isAnythingDue(pool, now))) return { more: false };
      await everything();
      while ((await follow()).more);
      const awaited = await firstDueAwaited(pool, now);
      if (!awaited) return fire(now);
      await part(awaited, now);
      return { more: true };
    },
  };
}
