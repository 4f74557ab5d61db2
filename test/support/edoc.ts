import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export const edocPath = fileURLToPath(new URL('../../apps/cli/bin/edoc.js', import.meta.url));

export interface Told {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder for one test's axis, and the environment in which `edoc` speaks of it. */
export interface Place {
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** A program, with its first arguments, under which the axis is started. */
  readonly under?: readonly string[];
  /** Runs `edoc` to its end. */
  edoc(...words: string[]): Promise<Told>;
  remove(): void;
}

export interface StartedAxis {
  readonly url: string;
  readonly pids: Readonly<Record<string, number>>;
  readonly process: ChildProcess;
  /** On stderr, so far. */
  readonly said: () => string;
  /** As an operator does it: SIGTERM, and waits for the end. */
  stop(): Promise<number | null>;
}

const edocAtOnce = fileURLToPath(new URL('./edoc-at-once.js', import.meta.url));
const mainPath = fileURLToPath(new URL('../../apps/cli/dist/bundle/main.js', import.meta.url));

/** The longest any single command of a test may take. */
const commandMsMax = 90_000;

export function makePlace(settings: Readonly<Record<string, string>> = {}): Place {
  const home = mkdtempSync(join(tmpdir(), 'edoc-test-'));
  const environment = {
    ...process.env,
    EDOC_HOME: home,
    EDOC_PORT: '0',
    EDOC_ADMIN_PORT: '0',
    EDOC_LOG: 'warn',
    EDOC_LANG: 'en',
    NODE_OPTIONS: '',
    ...settings,
  };
  return {
    home,
    environment,
    edoc: (...words) => runEdoc(words, environment),
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

export interface RunningEdoc {
  readonly process: ChildProcess;
  /** On stderr, so far. */
  readonly said: () => string;
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** `edoc`, without waiting for anything. */
export function spawnEdoc(place: Place, ...words: string[]): RunningEdoc {
  const [program = '', ...first] = [...(place.under ?? []), process.execPath];
  const child = spawn(program, [...first, edocPath, ...words], {
    env: place.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (piece: Buffer) => said.push(piece.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { process: child, said: () => said.join(''), ended };
}

/** `edoc start`, until it says that it can be used. */
export async function startAxisAt(place: Place, ...words: string[]): Promise<StartedAxis> {
  const { process: child, said, ended } = spawnEdoc(place, 'start', '--json', ...words);
  const line = await Promise.race([firstLine(child), ended.then(() => undefined)]);
  if (line === undefined) throw new Error(`edoc start ended:\n${said()}`);
  const { url, pids } = JSON.parse(line) as { url?: string; pids: Record<string, number> };
  // A refusal is JSON too.
  if (url === undefined) throw new Error(`edoc start refused: ${line}\n${said()}`);
  return {
    url,
    pids,
    process: child,
    said,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** The words that add an agency which may send unsigned through its channel. */
export function agencyAdded(code: string, name = code): string[] {
  return ['agency', 'add', code, '--name', name, '--policy', 'channel', '--from', '2020-01-01'];
}

/** Runs `edoc` to its end, in an environment of its own. */
export function runEdoc(words: string[], environment: Place['environment']): Promise<Told> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [edocPath, ...words], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: commandMsMax,
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => stdout.push(piece));
    child.stderr.on('data', (piece: Buffer) => stderr.push(piece));
    child.once('close', (code) =>
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
  });
}

/**
 * Runs commands one after the other, in one process for all of them: for what a command says and does. That a process of
 * its own ends, and with which exit code, `runEdoc` shows.
 */
export async function runAtOnce(commands: readonly string[][], environment: Place['environment']): Promise<Told[]> {
  const child = spawn(process.execPath, [edocAtOnce, mainPath], { env: environment, timeout: commandMsMax });
  const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
  child.stdin.end(JSON.stringify(commands));
  try {
    return JSON.parse(await stdout) as Told[];
  } catch (cause) {
    throw new Error(`It ended with "${await stdout}", having said:\n${await stderr}`, { cause });
  }
}

async function firstLine(child: ChildProcess): Promise<string | undefined> {
  if (!child.stdout) return undefined;
  for await (const line of createInterface({ input: child.stdout })) return line;
  return undefined;
}
