import { setTimeout as wait } from 'node:timers/promises';
import { CataloguedError } from '@edoc-axis/domain';
import { openHome, prepareDatabase, rememberPorts, type Settings, withoutCredentials } from '@edoc-axis/platform';
import { findFreePorts, isFree } from './free-ports.js';
import { lockHome } from './home-lock.js';
import { keepPostgres } from './kept-postgres.js';
import { keepRunning, type KeepOptions, type KeptProcess, type KeptRole, type OnDeath } from './kept-process.js';

export interface RunningAxis {
  readonly url: string;
  /** Process numbers by role, PostgreSQL's too when it is ours. */
  pids(): Readonly<Record<string, number | undefined>>;
  /** Finishes what is under way: gateway, tracker, exchange, registry, then PostgreSQL. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: number;
  readonly onDeath: OnDeath;
}

/**
 * Everything an axis needs, on this machine: its home, PostgreSQL, and the four processes.
 * @throws CataloguedError `axis.already-running`, `axis.port-taken`, `process.start-failed`, and what the home or the
 * database say
 */
export async function startAxis(settings: Settings, options: StartOptions): Promise<RunningAxis> {
  const home = openHome(settings.home, settings.axis);
  const lock = lockHome(home.folder);
  const undo: (() => Promise<void> | void)[] = [lock.release];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const [port, registry, exchange, tracker] = await choosePorts(settings, lock.leftBehind);
    const postgres =
      settings.databaseUrl === undefined
        ? await keepPostgres(home.postgres, () => options.onDeath('postgres'))
        : undefined;
    if (postgres) undo.push(() => postgres.stop());
    const databaseUrl = postgres?.url ?? settings.databaseUrl ?? '';
    await prepareDatabase(databaseUrl, home.databasePasswords);

    const environment = {
      ...options.environment,
      EDOC_HOME: home.folder,
      EDOC_PORT: String(port),
      EDOC_URL: settings.urlGiven ? settings.url : urlAt(settings, port),
      EDOC_REGISTRY_PORT: String(registry),
      EDOC_EXCHANGE_PORT: String(exchange),
      EDOC_TRACKER_PORT: String(tracker),
      DATABASE_URL: withoutCredentials(databaseUrl),
    };
    // A process that will not go is ended a little after its own deadline.
    const keep = {
      environment,
      log: options.log,
      stopMsMax: settings.times.shutdownMs + 2_000,
      onDeath: options.onDeath,
    };
    const processes = await startProcesses(keep, undo);
    rememberPorts(home.folder, { gateway: port, registry, exchange, tracker });
    return {
      url: environment.EDOC_URL,
      pids: () => ({ ...Object.fromEntries(processes.map(({ role, pid }) => [role, pid])), postgres: postgres?.pid }),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** They are started at once, for none needs another to begin, and stopped in this order's reverse. */
const startOrder: readonly KeptRole[] = ['registry', 'exchange', 'tracker', 'gateway'];

async function startProcesses(keep: KeepOptions, undo: (() => Promise<void> | void)[]): Promise<KeptProcess[]> {
  const started = await Promise.allSettled(startOrder.map((role) => keepRunning(role, keep)));
  const running = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  for (const each of running) undo.push(() => each.stop());
  const failed = started.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
  return running;
}

async function choosePorts(settings: Settings, leftBehind: boolean): Promise<[number, number, number, number]> {
  const [free, ...inner] = (await findFreePorts(4)) as [number, number, number, number];
  const { port: wanted, host } = settings.door;
  if (wanted === 0) return [free, ...inner];
  // Processes of a killed `edoc start` go by themselves; their gateway may need a moment to let go of the port.
  for (
    let waitedMs = 0;
    leftBehind && waitedMs < settings.times.shutdownMs && !(await isFree(wanted, host));
    waitedMs += 200
  )
    await wait(200);
  if (!(await isFree(wanted, host))) throw new CataloguedError('axis.port-taken', { port: wanted });
  return [wanted, ...inner];
}

function urlAt({ door }: Settings, port: number): string {
  return `${door.tls ? 'https' : 'http'}://127.0.0.1:${port}`;
}
