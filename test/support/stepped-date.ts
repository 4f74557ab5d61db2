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
