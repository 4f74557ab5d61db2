import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Issued } from './issue-chain.js';
import { judgedAt } from './issue-chain.js';

/** Root first. */
export function opensslVerify(openssl: string, [top, ...below]: readonly Issued[], at = judgedAt): string {
  const folder = mkdtempSync(join(tmpdir(), 'edoc-path-'));
  const write = (name: string, issued: readonly (Issued | undefined)[]) => {
    const file = join(folder, name);
    writeFileSync(file, issued.map((one) => one?.pem ?? '').join(''));
    return file;
  };
  try {
    const moment = String(Math.floor(at.getTime() / 1000));
    // Every policy is accepted: without one it would ask for a policy that nobody named.
    const args = [
      'verify',
      '-policy_check',
      '-policy',
      '2.5.29.32.0',
      '-attime',
      moment,
      '-no-CAfile',
      '-no-CApath',
      '-no-CAstore',
    ];
    const between = below.slice(0, -1);
    execFileSync(
      openssl,
      [
        ...args,
        ...['-trusted', write('root.pem', [top])],
        ...(between.length > 0 ? ['-untrusted', write('between.pem', between)] : []),
        write('leaf.pem', below.slice(-1)),
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 20_000 },
    );
    return 'valid';
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string };
    return /error (\d+) at \d+ depth lookup: (.*)/.exec(stderr)?.[2] ?? stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
