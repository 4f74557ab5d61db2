import { openHome, prepareDatabase, rememberAddress, type Settings, withoutCredentials } from '@edoc-axis/platform';
import { choosePorts } from './choose-ports.js';
import { lockHome } from './home-lock.js';
import { keepPostgres } from './kept-postgres.js';
import { keepRunning, type KeepOptions, type KeptProcess } from './kept-process.js';
import type { KeptRole, OnDeath } from './kept-role.js';

export interface RunningAxis {
  readonly url: string;
  /** Process numbers by role, PostgreSQL's too when it is ours. */
  pids(): Readonly<Record<string, number | undefined>>;
  /** Finishes what is under way: gateway, tracker, exchange, registry, then PostgreSQL. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** A file descriptor. */
  readonly log: number;
  readonly onDeath: OnDeath;
  /** Gives the start up; what was started is stopped again. */
  readonly signal: AbortSignal;
}

/**
 * Everything an axis needs, on this machine: its home, PostgreSQL, and the four processes.
 * @throws CataloguedError `axis.already-running`, `axis.port-taken`, `process.start-failed`, `database.…`, and what the
 * home says; the signal's reason when the start is given up
 */
export async function startAxis(settings: Settings, options: StartOptions): Promise<RunningAxis> {
  const { signal, log, onDeath } = options;
  const home = openHome(settings.home, settings.axis);
  const lock = lockHome(home.folder);
  const undo: Undo = [() => lock.release()];
  try {
    const { door: port, inner } = await choosePorts(settings, lock.leftBehind, signal);
    const postgres = settings.databaseUrl === undefined ? await keepPostgres(home.postgres, onDeath) : undefined;
    if (postgres) undo.push(() => postgres.stop());
    signal.throwIfAborted();
    const databaseUrl = postgres?.url ?? settings.databaseUrl ?? '';
    await prepareDatabase(databaseUrl, home.databasePasswords);
    signal.throwIfAborted();

    const door = `${settings.door.tls ? 'https' : 'http'}://127.0.0.1:${port}`;
    const url = settings.urlGiven ? settings.url : door;
    const environment = {
      ...options.environment,
      EDOC_HOME: home.folder,
      EDOC_PORT: String(port),
      EDOC_URL: url,
      EDOC_REGISTRY_PORT: String(inner.registry),
      EDOC_EXCHANGE_PORT: String(inner.exchange),
      EDOC_TRACKER_PORT: String(inner.tracker),
      DATABASE_URL: withoutCredentials(databaseUrl),
    };
    // A process that will not go is ended a little after its own deadline.
    const stopMsMax = settings.times.shutdownMs + 2_000;
    // Who makes them crash on demand does not want to wait for them.
    const restartMsMax = settings.haltFolder === undefined ? undefined : restartMsMaxOnDemand;
    const processes = await startProcesses({ environment, log, stopMsMax, restartMsMax, onDeath, signal }, undo);
    // A certificate names the axis as it is known outside, so with TLS it is reached under that name only.
    rememberAddress(home.folder, { url, door: settings.door.tls ? url : door, ports: inner });
    return {
      url,
      pids: () => ({ ...Object.fromEntries(processes.map(({ role, pid }) => [role, pid])), postgres: postgres?.pid }),
      stop: () => undoAll(undo),
    };
  } catch (error) {
    await undoAll(undo);
    throw error;
  }
}

const restartMsMaxOnDemand = 200;

type Undo = (() => Promise<void> | void)[];

/** The last first. One that fails keeps no other from being undone. */
async function undoAll(undo: Undo): Promise<void> {
  const failures: unknown[] = [];
  for (const step of undo.splice(0).reverse()) {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/** They are started at once, for none needs another to begin, and stopped in this order's reverse. */
const startOrder: readonly KeptRole[] = ['registry', 'exchange', 'tracker', 'gateway'];

async function startProcesses(keep: KeepOptions, undo: Undo): Promise<KeptProcess[]> {
  const started = await Promise.allSettled(startOrder.map((role) => keepRunning(role, keep)));
  const running = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  for (const each of running) undo.push(() => each.stop());
  const failed = started.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
  return running;
}
