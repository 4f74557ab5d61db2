import { type Asker, createLoop, type DirectoryFollower, type Loop } from '@edoc-axis/platform';
import type { ExchangeProcess } from './exchange-process.js';
import { closeOverdue } from './journey/index.js';
import { forgetAssertions } from './store/assertions.js';
import { tellRegistry } from './strangers/index.js';
import { keepAnswers } from './revocation-answers/index.js';
import { sweepContent } from './sweep-content.js';

const directoryEveryMs = 500;
/** A registry that comes back is followed again this soon. */
const directoryBackOffMsMax = 5_000;
const overdueEveryMs = 60_000;
const strangersEveryMs = 5_000;
/** A gateway that another copy took out, or the operator let in there, is heard no longer, or again, this soon. */
const suspectsEveryMs = 2_000;
/** The registry has them for days: nothing presses. */
const answersEveryMs = 5_000;
const sweepEveryMs = 15 * 60_000;

/** What the exchange does without being asked. Every loop looks by itself: nothing depends on a message that may be lost. */
export function backgroundOf(ports: ExchangeProcess, follower: DirectoryFollower, asker: Asker): Loop[] {
  return [
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
    createLoop({ name: 'answers', everyMs: answersEveryMs, step: () => keepAnswers(ports, asker) }),
    createLoop({ name: 'suspects', everyMs: suspectsEveryMs, step: () => ports.suspects.refresh() }),
    createLoop({
      name: 'sweeper',
      everyMs: sweepEveryMs,
      step: async () => {
        await sweepContent(ports);
        await forgetAssertions(ports.database, ports.clock.now());
      },
    }),
  ];
}
