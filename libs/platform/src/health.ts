import { setTimeout as wait } from 'node:timers/promises';

/** Throws, or takes too long, when what it checks is not ready. */
export type Check = () => void | Promise<void>;

export interface Readiness {
  readonly ready: boolean;
  /** Per check: `ok`, or in a few words why not. */
  readonly checks: Readonly<Record<string, string>>;
}

const checkMsMax = 2_000;

/** Asks every check at once; one that hangs is not ready. Whether the process lives is answered by answering at all. */
export async function readiness(checks: Readonly<Record<string, Check>>): Promise<Readiness> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]): Promise<[string, string]> => [name, await outcomeOf(check)]),
  );
  return { ready: results.every(([, outcome]) => outcome === 'ok'), checks: Object.fromEntries(results) };
}

async function outcomeOf(check: Check): Promise<string> {
  const answered = new AbortController();
  const late = wait(checkMsMax, `no answer within ${checkMsMax} ms`, { signal: answered.signal, ref: false });
  try {
    return await Promise.race([Promise.resolve(check()).then(() => 'ok'), late]);
  } catch (error) {
    return error instanceof Error ? error.message : 'failed';
  } finally {
    answered.abort();
    late.catch(() => undefined);
  }
}
