import type { Clock } from '@edoc-axis/platform';
import { Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import { type DueDispatch, endAttempt, forgetDispatches, noticesIn, takeDispatch } from '../store/dispatches.js';
import type { ChannelName } from '../store/notices.js';
import { type Channel, NotSent } from './channel.js';

export interface SendingParts {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly name: ChannelName;
  readonly channel: Channel;
}

/** So many attempts, from half a minute apart to two hours: a server may be away for a long weekend. */
export const attemptsMax = 45;
const firstPauseMs = 30_000;
const pauseMsMax = 2 * 3_600_000;
/** Longer than any attempt takes; who died with it leaves it to the next. */
const leaseMs = 5 * 60_000;
const logger = new Logger('notices');
const sentTogetherMax = 4;
/** Mails, what they told, and whom. */
export const keptMs = 30 * 24 * 3_600_000;
const forgottenTogetherMax = 500;

/**
 * Sends what is due by one channel. At least once: who dies after sending and before writing it down sends it again, under
 * the same id.
 * @throws NotSent when its server is away: nothing else would be sent either, and the loop waits longer each time
 */
export async function sendNotices(parts: SendingParts): Promise<{ more: boolean }> {
  const { pool, clock } = parts;
  const sent = await Promise.all(Array.from({ length: sentTogetherMax }, () => sendOne(parts)));
  const away = sent.find((outcome) => outcome instanceof NotSent);
  if (away) throw away;
  const forgotten = await forgetDispatches(pool, new Date(clock.now().getTime() - keptMs), forgottenTogetherMax);
  return { more: sent.includes('tried') || forgotten === forgottenTogetherMax };
}

async function sendOne({ pool, clock, name, channel }: SendingParts): Promise<'nothing' | 'tried' | NotSent> {
  const at = clock.now();
  const dispatch = await takeDispatch(pool, name, { now: at, until: new Date(at.getTime() + leaseMs) });
  if (!dispatch) return 'nothing';
  const notices = await noticesIn(pool, dispatch.id);
  const failure = await channel.send(dispatch, notices, at).then(() => undefined, failureOf);
  await endAttempt(pool, dispatch, outcomeOf(failure, dispatch, at));
  return failure?.reason === 'server' ? failure : 'tried';
}

/** What is wrong with a notice itself, or with us, counts as an attempt like others: it ends some day, and is told. */
function failureOf(error: unknown): NotSent {
  if (error instanceof NotSent) return error;
  logger.error({ message: 'A notice could not be sent.', error });
  return new NotSent('axis.internal-error', 'once');
}

function outcomeOf(
  failure: NotSent | undefined,
  { attempts }: DueDispatch,
  at: Date,
): Parameters<typeof endAttempt>[2] {
  if (!failure) return { state: 'sent', at };
  const { message: problem, reason } = failure;
  if (reason === 'address' || attempts >= attemptsMax) return { state: 'failed', at, problem };
  const pauseMs = Math.min(firstPauseMs * 2 ** (attempts - 1), pauseMsMax);
  return { state: 'waiting', at, nextAt: new Date(at.getTime() + pauseMs), problem };
}
