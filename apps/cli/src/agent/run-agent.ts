import { setTimeout as wait } from 'node:timers/promises';
import { AxisUnreachable } from '@edoc-axis/client';
import type { Agent } from './agent.js';
import { createFollower } from './follow-documents.js';
import { createReceiver } from './receive-deliveries.js';
import { createAnswerer } from './send-answers.js';
import { createSender, type Sending } from './send-items.js';

/** Does everything there is to do and ends. Steps that fail do not keep the others from being tried. */
export async function runOnce(agent: Agent, signal: AbortSignal): Promise<void> {
  const follower = createFollower(agent);
  const receive = createReceiver(agent);
  const steps = [
    () => untilSettled(agent, createSender(agent), signal),
    () => receive(signal),
    () => untilSettled(agent, createAnswerer(agent), signal),
    () => follower.catchUp(signal),
  ];
  for (const step of steps) {
    if (signal.aborted) return;
    try {
      await step();
    } catch (error) {
      agent.fail({ event: 'problem' }, error);
      // Over a thin line each of the others would only wait for silence once more.
      if (error instanceof AxisUnreachable) return;
    }
  }
}

/** Looks again when what lies there may be whole; what is still being written then is left to another run. */
async function untilSettled(
  agent: Agent,
  step: (signal: AbortSignal) => Promise<Sending>,
  signal: AbortSignal,
): Promise<void> {
  const { unsettled } = await step(signal);
  if (unsettled === 0 || signal.aborted) return;
  await wait(agent.settleMs + 10, undefined, { signal }).catch(() => undefined);
  await step(signal);
}

/** What receiving does is told as well. Who went to look for post because of it would look for ever. */
const ownDoing: ReadonlySet<string> = new Set([
  'delivery.leased',
  'delivery.released',
  'delivery.fetched',
  'delivery.wrong-digest',
  'delivery.delivered',
  'delivery.status-delivered',
]);

interface Pauses {
  readonly msMin: number;
  readonly msMax: number;
}

/** A folder of one's own costs nothing to look into. */
const ofDesk: Pauses = { msMin: 1_000, msMax: 10_000 };
/** The feed of events says when something arrives; who asks for nothing in 15 minutes counts as not connected. */
const ofPost: Pauses = { msMin: 5_000, msMax: 5 * 60_000 };
const ofFaults: Pauses = { msMin: 2_000, msMax: 5 * 60_000 };

/** Until it is told to stop; then what has begun is finished. What goes out and what comes in hold each other up nowhere. */
export async function keepRunning(agent: Agent, signal: AbortSignal): Promise<void> {
  const follower = createFollower(agent);
  const receive = createReceiver(agent);
  const post = createBell();
  const send = createSender(agent);
  const answer = createAnswerer(agent);
  await Promise.all([
    keepDoing(agent, ofDesk, signal, async () => (await send(signal)).moved > 0),
    keepDoing(agent, ofDesk, signal, async () => (await answer(signal)).moved > 0),
    keepDoing(agent, ofPost, signal, async () => (await receive(signal)) > 0, post),
    keepDoing(agent, ofDesk, signal, async () => {
      await follower.catchUp(signal);
      await follower.follow(signal, ({ kind }) => {
        if (!ownDoing.has(kind)) post.ring();
      });
      return false;
    }),
  ]);
}

/** Pauses grow while there is nothing to do, and while it fails; a little by chance, so that offices come apart. */
async function keepDoing(
  agent: Agent,
  pauses: Pauses,
  signal: AbortSignal,
  step: () => Promise<boolean>,
  bell?: Bell,
): Promise<void> {
  let pauseMs = pauses.msMin;
  let isFailing = false;
  while (!signal.aborted) {
    try {
      const hadWork = await step();
      pauseMs = hadWork || isFailing ? pauses.msMin : Math.min(pauses.msMax, pauseMs * 1.5);
      isFailing = false;
    } catch (error) {
      agent.fail({ event: 'problem' }, error);
      pauseMs = isFailing ? Math.min(ofFaults.msMax, pauseMs * 2) : ofFaults.msMin;
      isFailing = true;
    }
    const rung = isFailing ? undefined : bell?.next();
    const waking = new AbortController();
    const waited = wait(pauseMs * (0.5 + Math.random()), undefined, {
      signal: AbortSignal.any([signal, waking.signal]),
    });
    await Promise.race([waited.catch(() => undefined), ...(rung ? [rung] : [])]);
    waking.abort();
  }
}

interface Bell {
  ring(): void;
  /** Resolves at the next ring, at once when it was rung since it was last asked. */
  next(): Promise<void>;
}

function createBell(): Bell {
  let isRung = false;
  let answer: (() => void) | undefined;
  return {
    ring() {
      isRung = true;
      answer?.();
    },
    next: () =>
      new Promise((resolve) => {
        answer = () => {
          isRung = false;
          answer = undefined;
          resolve();
        };
        if (isRung) answer();
      }),
  };
}
