import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Crashes on demand, for tests of what survives them. A process that was started with EDOC_HALT_FOLDER passes named points
 * before and after each thing it does to the outside: `insert-submission:before`, `content.keep:after`. A file in that
 * folder with the name of its role says at which of them it is to die, once, as in a power cut; `commit:before 2` means
 * the second time it comes by. Without the setting a point costs one comparison.
 */
let order: string | undefined;

export function allowHalts(role: string, folder: string | undefined): void {
  order = folder === undefined ? undefined : join(folder, role);
}

export function mayHalt(): boolean {
  return order !== undefined;
}

export function haltPoint(point: string): void {
  if (order === undefined) return;
  const [ordered, times] = readOrder(order);
  if (ordered !== point) return;
  if (times > 1) return writeFileSync(order, `${point} ${times - 1}`);
  rmSync(order);
  process.kill(process.pid, 'SIGKILL');
}

/** Halts before `act`, and after what it does is done. */
export function haltAround<Result>(point: string, act: () => Result): Result {
  if (order === undefined) return act();
  haltPoint(`${point}:before`);
  const result = act();
  if (!(result instanceof Promise)) haltPoint(`${point}:after`);
  else {
    // Heard before whoever asked, so that nobody acts on what was done.
    result.then(
      () => haltPoint(`${point}:after`),
      () => undefined,
    );
  }
  return result;
}

/** The same object with points around each of its methods, `name.method`, and around those of the objects they make. */
export function withHalts<Target extends object>(name: string, target: Target): Target {
  if (order === undefined) return target;
  return new Proxy(target, {
    get(object, key, receiver) {
      const member: unknown = Reflect.get(object, key, receiver);
      if (typeof member !== 'function') return member;
      const point = `${name}.${String(key)}`;
      return (...words: unknown[]) => {
        const result: unknown = haltAround(point, () => Reflect.apply(member, object, words));
        return result instanceof Promise ? result.then((made: unknown) => alsoIn(point, made)) : result;
      };
    },
  });
}

/** Streams and buffers are left as they are: they check whose they are. */
function alsoIn(name: string, made: unknown): unknown {
  const isPlain = typeof made === 'object' && made !== null && Object.getPrototypeOf(made) === Object.prototype;
  return isPlain ? withHalts(name, made) : made;
}

const orderPattern = /^(.+?)(?: (\d+))?$/;

/** Most of the time there is none. */
function readOrder(file: string): [point: string | undefined, times: number] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [undefined, 0];
  }
  const [, point, times = '1'] = orderPattern.exec(text.trim()) ?? [];
  return [point, Number(times)];
}
