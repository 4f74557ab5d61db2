import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CataloguedError } from '@edoc-axis/domain';
import { type Engine, findEngine } from './find-engine.js';
import { argumentsFor, chooseListening, type Listening, urlAt } from './listening.js';
import { ensureCluster, ensureDatabase } from './make-cluster.js';
import { commandOf, isAlive, lockFileOf, type Postmaster, readPostmaster } from './postmaster.js';
import { environmentOf, giveTo, type Seat, type SeatOptions, takeSeat } from './seat.js';

export interface PostgresOptions extends SeatOptions {
  /** Holds the data, the socket and the log. */
  readonly folder: string;
  /** The administrator's. */
  readonly password: string;
  readonly engine?: Engine;
}

export interface RunningPostgres {
  /** The administrator's address of the database `edoc`. */
  readonly url: string;
  readonly pid: number;
  /** It was running already, left behind by whoever started it. */
  readonly adopted: boolean;
  isRunning(): boolean;
  /** Ends it: sessions are cut, what was committed is safe. */
  stop(): Promise<void>;
}

/** Recovery after a crash reads the log of everything since the last checkpoint. */
const startMsMax = 120_000;
const stopMsMax = 20_000;
const pollMs = 10;

/**
 * Starts the PostgreSQL that came with this installation, making its data folder at the first start. One that runs there
 * already is adopted. It stands in a process group of its own: Ctrl-C reaches us and not it, and it outlives us when we
 * are killed.
 * @throws CataloguedError `database.no-engine`, `database.cannot-start`
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const seat = takeSeat(options.engine ?? findEngine(), options.folder, options);
  const data = join(seat.folder, 'data');
  const running = await runningIn(data);
  if (!running) await ensureCluster(seat, options.password);
  const postmaster = running ?? (await start(seat, data));
  const url = urlAt(listeningOf(postmaster), options.password);
  await ensureDatabase(url);
  const { pid } = postmaster;
  return { url, pid, adopted: running !== undefined, isRunning: () => runsOn(data, pid), stop: () => stop(data, pid) };
}

/** The one that runs on this data, once it is ready. */
async function runningIn(data: string): Promise<Postmaster | undefined> {
  const until = Date.now() + startMsMax;
  for (;;) {
    const found = readPostmaster(data);
    if (!found || !isAlive(found.pid)) return undefined;
    if (!runsOn(data, found.pid)) {
      disownLock(data);
      return undefined;
    }
    if (found.status === 'ready') return found;
    if (Date.now() > until) throw cannotStart(`the one that runs already (${found.pid}) does not become ready`, data);
    await wait(pollMs);
  }
}

/**
 * The lock was left behind by a kill, and its number is another program's by now, or a dead child's that nobody has
 * buried yet. PostgreSQL would refuse to start for either. It overlooks its parent's number, which is ours; the rest of
 * the lock stays, because by it a new server notices children of the old one that still write.
 */
function disownLock(data: string): void {
  const [, ...rest] = readFileSync(lockFileOf(data), 'utf8').split('\n');
  writeFileSync(lockFileOf(data), [process.pid, ...rest].join('\n'));
}

function runsOn(data: string, pid: number): boolean {
  const command = commandOf(pid);
  return command.includes('postgres') && command.includes(data);
}

async function start(seat: Seat, data: string): Promise<Postmaster> {
  const log = join(seat.folder, 'start.log');
  const until = Date.now() + startMsMax;
  for (;;) {
    const child = launch(seat, data, await chooseListening(seat), log);
    const ready = await becomesReady(child, data, until);
    if (ready) return ready;
    const said = readFileSync(log, 'utf8').trim();
    // After a kill the server's children need a moment to notice that it is gone.
    const notYet = /pre-existing shared memory block/.test(said) && Date.now() < until;
    if (!notYet) throw cannotStart(said.split('\n').slice(-3).join(' ') || 'it ended at once', log);
    await wait(100);
  }
}

function launch(seat: Seat, data: string, listening: Listening, log: string): ChildProcess {
  const logFolder = join(seat.folder, 'log');
  mkdirSync(logFolder, { recursive: true, mode: 0o700 });
  if (seat.account) giveTo(seat.account, logFolder);
  const program = join(seat.engine.folder, 'bin', 'postgres');
  const parameters = Object.entries(parametersWith(logFolder)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { command, args } = seat.command(program, ['-D', data, ...argumentsFor(listening), ...parameters]);
  const output = openSync(log, 'w', 0o600);
  try {
    const child = spawn(command, args, {
      ...seat.account,
      cwd: seat.folder,
      env: environmentOf(seat),
      detached: true,
      stdio: ['ignore', output, output],
    });
    child.unref();
    return child;
  } finally {
    closeSync(output);
  }
}

/** What we need otherwise than PostgreSQL's defaults; its own log is a week of files that are written over. */
function parametersWith(logFolder: string): Record<string, string> {
  return {
    max_connections: '100',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Our statements are small: compiling one costs more than running it.
    jit: 'off',
    logging_collector: 'on',
    log_directory: logFolder,
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_line_prefix: '%m [%p] %q%u@%d ',
  };
}

async function becomesReady(child: ChildProcess, data: string, until: number): Promise<Postmaster | undefined> {
  let ended = false;
  child.once('exit', () => (ended = true)).once('error', () => (ended = true));
  while (!ended && Date.now() < until) {
    const found = readPostmaster(data);
    if (found?.status === 'ready' && found.pid === child.pid) return found;
    await wait(pollMs);
  }
  return undefined;
}

function listeningOf({ port, socketFolder }: Postmaster): Listening {
  return socketFolder ? { socketFolder, port } : { port };
}

/** Fast first; a server that does not go in time is cut off, and recovers at its next start. */
async function stop(data: string, pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!runsOn(data, pid)) return;
    process.kill(pid, signal);
    const until = Date.now() + stopMsMax;
    while (runsOn(data, pid) && Date.now() < until) await wait(pollMs);
  }
}

function cannotStart(problem: string, log: string): CataloguedError {
  return new CataloguedError('database.cannot-start', { problem, log });
}
