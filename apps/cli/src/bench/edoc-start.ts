import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ownEnvironment } from '@edoc-axis/platform';
import { z } from 'zod';

const program = fileURLToPath(new URL('../../bin/edoc.js', import.meta.url));

const readiness = z.object({ ready: z.literal(true), url: z.string(), pids: z.record(z.string(), z.number()) });

export interface StartedAxis {
  readonly url: string;
  /** Of the program that was started, of what it runs, and of PostgreSQL where that is the axis' own. */
  readonly pids: readonly number[];
  /** From the command to the line that says it can be used. */
  readonly readyMs: number;
  stop(): Promise<void>;
}

/** `edoc start` in a process of its own, as its users run it; what it logs goes to `log`. */
export async function edocStart(settings: Readonly<Record<string, string>>, log: string): Promise<StartedAxis> {
  const before = performance.now();
  const child = spawn(process.execPath, [program, 'start', '--json'], {
    env: { ...withoutOurs(ownEnvironment()), ...settings },
    stdio: ['ignore', 'pipe', openSync(log, 'a')],
  });
  const line = await firstLine(child);
  const readyMs = performance.now() - before;
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  if (line === undefined) throw new Error(`The axis did not start; its log is ${log}.`);
  const { url, pids } = readiness.parse(JSON.parse(line));
  return { url, pids: [child.pid ?? 0, ...Object.values(pids)], readyMs, stop };
}

/** The bench's axis is nobody else's: no address, no database, no setting of the one who runs it. */
function withoutOurs(environment: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !/^(EDOC_\w+|DATABASE_URL|CONTENT_URL|NATS_URL)$/.test(name)),
  );
}

async function firstLine({ stdout }: ChildProcess): Promise<string | undefined> {
  if (!stdout) return undefined;
  for await (const line of createInterface({ input: stdout })) return line;
  return undefined;
}
