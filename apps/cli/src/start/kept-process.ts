import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CataloguedError } from '@edoc-axis/domain';
import { createBackOff } from './back-off.js';
import { environmentOf } from './environment-of.js';
import type { KeptRole, OnDeath } from './kept-role.js';

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
  /** Gives up a start that is under way. */
  readonly signal: AbortSignal;
  /** The longest wait before it is started again; ten seconds unless a test kills it all the time. */
  readonly restartMsMax?: number;
  /** Its program; the one of its app unless a test says otherwise. */
  readonly mainOf?: (role: KeptRole) => string;
}

const readyMsMax = 60_000;
const restartMsMin = 100;
const restartMsMaxOtherwise = 10_000;
/**
 * Of each half of V8's young generation. By itself it takes 16 while starting and gives nothing back for minutes: 90 MiB more
 * at rest in all. With 4, what is under way is copied twice as often; the exchange at work spends a sixth of its time so.
 */
const youngMibMax = 8;
/** One that has lived this long died of something else than its start. */
const settledMs = 60_000;

/**
 * Starts a process and keeps it running.
 * @throws CataloguedError `process.start-failed` when its first start does not come to readiness; its log says why. What
 * `signal` says when the start is given up
 */
export async function keepRunning(role: KeptRole, options: KeepOptions): Promise<KeptProcess> {
  const { onDeath, signal, stopMsMax, restartMsMax = restartMsMaxOtherwise } = options;
  const stopped = new AbortController();
  let child = start(role, options);
  if (!(await becameReady(child, signal))) {
    await end(child, stopMsMax);
    signal.throwIfAborted();
    throw new CataloguedError('process.start-failed', { process: role });
  }

  const backOff = createBackOff(restartMsMin, restartMsMax);
  /** One that crashes as soon as it is up is restarted later each time, too: its neighbours need the processor. */
  async function keep(): Promise<void> {
    while (!stopped.signal.aborted) {
      const since = performance.now();
      await gone(child);
      if (stopped.signal.aborted) return;
      onDeath(role);
      if (performance.now() - since >= settledMs) backOff.reset();
      while (!(await startAgain()) && !stopped.signal.aborted);
    }
  }
  async function startAgain(): Promise<boolean> {
    if (!(await backOff.pause(stopped.signal))) return false;
    child = start(role, options);
    if (await becameReady(child, stopped.signal)) return true;
    await end(child, stopMsMax);
    return false;
  }
  const keeping = keep();

  return {
    role,
    get pid() {
      return child.pid;
    },
    async stop() {
      stopped.abort();
      await end(child, stopMsMax);
      await keeping;
    },
  };
}

function start(role: KeptRole, { environment, log, mainOf = mainOfApp }: KeepOptions): ChildProcess {
  return fork(mainOf(role), [], {
    env: { ...environmentOf(role, environment) },
    execArgv: [...process.execArgv, `--max-semi-space-size=${youngMibMax}`],
    // A group of its own: Ctrl-C in the terminal reaches us alone, and we stop the processes in their order.
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
}

/** Apps are programs to us and never imported. */
function mainOfApp(role: KeptRole): string {
  const manifest = createRequire(import.meta.url).resolve(`@edoc-axis/${role}/package.json`);
  return join(dirname(manifest), 'dist', 'bundle', 'main.js');
}

interface Ready {
  readonly ready: true;
}

/** Each process says `ready` to its parent once it answers. */
function becameReady(child: ChildProcess, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => decide(false), readyMsMax);
    const onMessage = (message: unknown) => (message as Partial<Ready>).ready === true && decide(true);
    const giveUp = () => decide(false);
    const decide = (ready: boolean) => {
      clearTimeout(patience);
      child.off('message', onMessage).off('exit', giveUp).off('error', giveUp);
      signal.removeEventListener('abort', giveUp);
      resolve(ready);
    };
    child.on('message', onMessage).on('exit', giveUp).on('error', giveUp);
    signal.addEventListener('abort', giveUp);
    if (signal.aborted) giveUp();
  });
}

async function gone(child: ChildProcess): Promise<void> {
  const isGone = child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  if (!isGone) await new Promise((resolve) => child.once('exit', resolve));
}

async function end(child: ChildProcess, stopMsMax: number): Promise<void> {
  const ended = gone(child);
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), stopMsMax);
  await ended;
  clearTimeout(patience);
}
