import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ProcessRole } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';

export type KeptRole = Exclude<ProcessRole, 'operator'>;

/** One of our processes, started again whenever it dies, until it is told to stop. */
export interface KeptProcess {
  readonly role: KeptRole;
  /** Of the process that runs now. */
  readonly pid: number | undefined;
  /** Asks it to finish what is under way, and ends it when it does not in time. */
  stop(): Promise<void>;
}

export interface KeepOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where what it logs goes: a file descriptor. */
  readonly log: number;
  readonly stopMsMax: number;
  readonly onDeath: OnDeath;
}

/** Hears that one has died and will be started again. */
export type OnDeath = (name: KeptRole | 'postgres') => void;

const readyMsMax = 60_000;
const restartMsMin = 100;
const restartMsMax = 10_000;
/** One that has lived this long died of something else than its start. */
const settledMs = 60_000;

/**
 * Starts a process and keeps it running.
 * @throws CataloguedError `process.start-failed` when its first start does not come to readiness; its log says why
 */
export async function keepRunning(role: KeptRole, options: KeepOptions): Promise<KeptProcess> {
  let child = start(role, options);
  let stopping = false;
  const ended = new AbortController();

  const restart = async () => {
    for (let waitMs = restartMsMin; !stopping; waitMs = Math.min(waitMs * 2, restartMsMax)) {
      await wait(waitMs, undefined, { signal: ended.signal }).catch(() => undefined);
      if (stopping) return;
      child = start(role, options);
      if (await becameReady(child)) return watch(child);
      await end(child, options.stopMsMax);
    }
  };
  const watch = (watched: ChildProcess) => {
    const startedAt = Date.now();
    const died = async () => {
      if (stopping) return;
      options.onDeath(role);
      if (Date.now() - startedAt < settledMs)
        await wait(restartMsMin, undefined, { signal: ended.signal }).catch(() => undefined);
      await restart();
    };
    if (watched.exitCode !== null || watched.signalCode !== null) void died();
    else watched.once('exit', () => void died());
  };

  if (!(await becameReady(child))) {
    await end(child, options.stopMsMax);
    throw new CataloguedError('process.start-failed', { process: role });
  }
  watch(child);
  return {
    role,
    get pid() {
      return child.pid;
    },
    async stop() {
      stopping = true;
      ended.abort();
      await end(child, options.stopMsMax);
    },
  };
}

function start(role: KeptRole, { environment, log }: KeepOptions): ChildProcess {
  return fork(mainOf(role), [], {
    env: { ...environment },
    // A group of its own: Ctrl-C in the terminal reaches us alone, and we stop the processes in their order.
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
}

/** Apps are programs to us and never imported. */
function mainOf(role: KeptRole): string {
  const manifest = createRequire(import.meta.url).resolve(`@edoc-axis/${role}/package.json`);
  return join(dirname(manifest), 'dist', 'main.js');
}

interface Ready {
  readonly ready: true;
}

/** Each process says `ready` to its parent once it answers. */
function becameReady(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => decide(false), readyMsMax);
    const onMessage = (message: unknown) => (message as Partial<Ready>).ready === true && decide(true);
    const onEnd = () => decide(false);
    const decide = (ready: boolean) => {
      clearTimeout(patience);
      child.off('message', onMessage).off('exit', onEnd).off('error', onEnd);
      resolve(ready);
    };
    child.on('message', onMessage).on('exit', onEnd).on('error', onEnd);
  });
}

async function end(child: ChildProcess, stopMsMax: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), stopMsMax);
  await gone;
  clearTimeout(patience);
}
