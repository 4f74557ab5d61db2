import { listCertificates } from '@edoc-axis/contracts';
import { operatorOf } from '../faults/support/offices.js';
import type { StartedAxis } from './edoc.js';
import { eventually } from './eventually.js';
import type { SteppedPlace } from './stepped-place.js';

const RealDate = Date;

/** Milliseconds since 1970, whatever this process believes. */
export const realNow = () => RealDate.now();

/**
 * This process' own clock is so far ahead from now on: what it signs with the time is to be believed by an axis whose
 * clock is stepped (`SteppedPlace`). Timers run as ever.
 */
export function stepOwnClock(aheadMs: number): void {
  const now = () => RealDate.now() + aheadMs;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, made) => Reflect.construct(target, args.length === 0 ? [now()] : args, made) as Date,
    apply: () => new RealDate(now()).toString(),
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  });
}

/**
 * The clocks of an axis and of this process are so far ahead from now on. Its processes look at theirs every few
 * milliseconds: until then they believe nothing that was signed later.
 */
export async function stepBoth(place: SteppedPlace, axis: StartedAxis, aheadMs: number): Promise<void> {
  place.isAheadBy(aheadMs);
  stepOwnClock(aheadMs);
  await eventually(() => operatorOf(place, axis).get(listCertificates.reply, '/v1/certificates'));
}
