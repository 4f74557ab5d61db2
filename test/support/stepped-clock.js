// Loaded before a process' own code (`node --import`): its clock is ahead by the milliseconds that stand in a file, which
// a test writes. Everything else is the process as it is; timers run as ever.
import { readFileSync } from 'node:fs';

const aheadFile = new URL(import.meta.url).searchParams.get('ahead') ?? '';
const RealDate = Date;
const lookEveryMs = 20;
let aheadMs = 0;
let lookedAt = -Infinity;

function now() {
  const at = performance.now();
  if (at - lookedAt > lookEveryMs) {
    aheadMs = Number(readFileSync(aheadFile, 'utf8'));
    lookedAt = at;
  }
  return RealDate.now() + aheadMs;
}

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, made) => Reflect.construct(target, args.length === 0 ? [now()] : args, made),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
