import { setTimeout as wait } from 'node:timers/promises';
import { CataloguedError } from '@edoc-axis/domain';
import type { AnsweringRole } from '@edoc-axis/platform';
import { type Settings, usualPorts } from '@edoc-axis/platform/settings';
import { findFreePorts, isFree } from './free-ports.js';

export interface ChosenPorts {
  readonly door: number;
  /** Where the processes answer each other. */
  readonly inner: Readonly<Record<AnsweringRole, number>>;
}

/**
 * The door's port as it was asked for; the others where they usually are, or anywhere when somebody is there already.
 * A fixed one is found again by a process that is restarted: one of those the system hands out might be taken by then.
 * @param leftBehind an earlier start was killed: its gateway may need a moment to let go of the port
 * @throws CataloguedError `axis.port-taken`
 */
export async function choosePorts(settings: Settings, leftBehind: boolean, signal: AbortSignal): Promise<ChosenPorts> {
  const [door, registry, exchange, tracker] = (await findFreePorts(4)) as [number, number, number, number];
  if (settings.door.port === 0) return { door, inner: { registry, exchange, tracker } };
  await waitForDoor(settings, leftBehind, signal);
  const { ports } = settings;
  return {
    door: settings.door.port,
    inner: {
      registry: await ifFree(ports.registry ?? usualPorts.registry, registry),
      exchange: await ifFree(ports.exchange ?? usualPorts.exchange, exchange),
      tracker: await ifFree(ports.tracker ?? usualPorts.tracker, tracker),
    },
  };
}

async function ifFree(wanted: number, otherwise: number): Promise<number> {
  return wanted !== 0 && (await isFree(wanted, '127.0.0.1')) ? wanted : otherwise;
}

const lookEveryMs = 200;

async function waitForDoor({ door, times }: Settings, leftBehind: boolean, signal: AbortSignal): Promise<void> {
  const until = Date.now() + (leftBehind ? times.shutdownMs : 0);
  while (!(await isFree(door.port, door.host))) {
    if (Date.now() >= until) {
      throw new CataloguedError('axis.port-taken', { port: String(door.port), variable: 'EDOC_PORT' });
    }
    await wait(lookEveryMs, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
