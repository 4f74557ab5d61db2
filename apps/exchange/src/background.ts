import { type Asker, createLoop, type DirectoryFollower, type Loop } from '@edoc-axis/platform';
import { carryOnChecks } from './connections/index.js';
import type { ExchangeProcess } from './exchange-process.js';
import { type Courier, endDeadAttempts } from './courier/index.js';
import { carryOutConcerns, closeOverdue, forwardFromClosed, letContentGo } from './journey/index.js';
import { closedLately } from './journey/parts.js';
import { forgetAssertions } from './store/assertions.js';
import { forgetSystemCalls } from './store/system-calls.js';
import { actAsRobots } from './robots/index.js';
import { tellRegistry } from './strangers/index.js';
import { keepAnswers } from './revocation-answers/index.js';
import { sweepContent } from './sweep-content.js';

const directoryEveryMs = 500;
/** A registry that comes back is followed again this soon. */
const directoryBackOffMsMax = 5_000;
const overdueEveryMs = 60_000;
/** After a midnight at which codes closed, what waited for them is soon where it belongs. */
const closedEveryMs = 5_000;
/** Ten thousand codes that closed long ago are looked through in a sixth of a second, for hardly anything. */
const closedLongAgoEveryMs = 10 * 60_000;
/** What was withdrawn is gone for everybody already; only its bytes lie there still. */
const leavingEveryMs = 5_000;
/** Mostly it is done before its sender hears that it was accepted; this is for those whose process died. */
const concernsEveryMs = 5_000;
const strangersEveryMs = 5_000;
/** A gateway that another copy took out, or the operator let in there, is heard no longer, or again, this soon. */
const suspectsEveryMs = 2_000;
const seenEveryMs = 5_000;
/** Twice as long as is told. */
const callsKeptMs = 48 * 60 * 60_000;
/** An axis without robots is not looked through: it is known from memory. */
const robotsEveryMs = 2_000;
/** Who sets a check for now sees it begin at once; this is for those of later, and for what a dying process left. */
const checksEveryMs = 2_000;
/** The registry has them for days: nothing presses. */
const answersEveryMs = 5_000;
/** Where nobody has his post brought nothing is looked at. */
const courierEveryMs = 500;
/** They hold nothing up; they are only listed as if they were under way. */
const deadAttemptsEveryMs = 60_000;
const sweepEveryMs = 15 * 60_000;

/** What the exchange does without being asked. Every loop looks by itself: nothing depends on a message that may be lost. */
export function backgroundOf(
  ports: ExchangeProcess,
  follower: DirectoryFollower,
  asker: Asker,
  courier: Courier,
): Loop[] {
  const carrying = createLoop({ name: 'courier', everyMs: courierEveryMs, step: () => courier.step() });
  courier.onEnded(() => carrying.nudge());
  return [
    carrying,
    createLoop({
      name: 'directory',
      everyMs: directoryEveryMs,
      backOffMsMax: directoryBackOffMsMax,
      step: async () => !(await follower.step()).caughtUp,
    }),
    createLoop({
      name: 'strangers',
      everyMs: strangersEveryMs,
      step: () => tellRegistry(ports.met, asker, ports.clock),
    }),
    createLoop({
      name: 'overdue',
      everyMs: overdueEveryMs,
      step: async () => (await closeOverdue(ports)).more,
    }),
    createLoop({
      name: 'codes closed lately',
      everyMs: closedEveryMs,
      step: async () => (await forwardFromClosed(ports, closedLately(ports.directory, ports.clock.now()))).more,
    }),
    createLoop({
      name: 'closed codes',
      everyMs: closedLongAgoEveryMs,
      step: async () => (await forwardFromClosed(ports)).more,
    }),
    createLoop({
      name: 'concerns',
      everyMs: concernsEveryMs,
      step: async () => (await carryOutConcerns(ports)).more,
    }),
    createLoop({
      name: 'leaving content',
      everyMs: leavingEveryMs,
      step: async () => (await letContentGo(ports)).more,
    }),
    createLoop({ name: 'answers', everyMs: answersEveryMs, step: () => keepAnswers(ports, asker) }),
    createLoop({ name: 'suspects', everyMs: suspectsEveryMs, step: () => ports.suspects.refresh() }),
    createLoop({ name: 'seen systems', everyMs: seenEveryMs, step: () => flushSeen(ports) }),
    createLoop({ name: 'first acts', everyMs: seenEveryMs, step: () => ports.firsts.flush() }),
    createLoop({ name: 'robots', everyMs: robotsEveryMs, step: async () => (await actAsRobots(ports)).more }),
    createLoop({ name: 'active checks', everyMs: checksEveryMs, step: () => carryOnChecks(ports) }),
    createLoop({
      name: 'dead attempts',
      everyMs: deadAttemptsEveryMs,
      step: async () => (await endDeadAttempts(ports)).more,
    }),
    createLoop({
      name: 'sweeper',
      everyMs: sweepEveryMs,
      step: async () => {
        await sweepContent(ports);
        await forgetAssertions(ports.database, ports.clock.now());
        await forgetSystemCalls(ports.database, new Date(ports.clock.now().getTime() - callsKeptMs));
      },
    }),
  ];
}

async function flushSeen({ seen, tally }: ExchangeProcess): Promise<void> {
  await seen.flush();
  await tally.flush();
}
