import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Issued, judgedAt } from './issue-chain.js';

export interface OpensslQuestion {
  readonly at?: Date;
  /** Every certificate must be good by one of these. */
  readonly lists?: readonly Buffer[];
  readonly options?: readonly string[];
}

/** `valid`, or what openssl has against the last of the certificates. Root first. */
export function opensslVerify(
  openssl: string,
  [root, ...below]: readonly Issued[],
  { at = judgedAt, lists, options = [] }: OpensslQuestion = {},
): string {
  const folder = mkdtempSync(join(tmpdir(), 'edoc-path-'));
  const write = (name: string, pems: readonly string[]) => {
    const file = join(folder, name);
    writeFileSync(file, pems.join(''));
    return file;
  };
  const trusted = write('root.pem', [root?.pem ?? '']);
  const between = below.slice(0, -1).map(({ pem }) => pem);
  const args = [
    'verify',
    // Every policy is accepted: without one it would ask for a policy that nobody named.
    ...['-policy_check', '-policy', '2.5.29.32.0'],
    ...['-attime', String(Math.floor(at.getTime() / 1000)), '-no-CApath', '-no-CAstore'],
    // The path of whoever signed a list is built from the store alone.
    ...(lists ? ['-CAfile', trusted] : ['-no-CAfile', '-trusted', trusted]),
    ...(lists ? ['-crl_check_all', '-CRLfile', write('lists.pem', lists.map(pemOf))] : []),
    ...(between.length > 0 ? ['-untrusted', write('between.pem', between)] : []),
    ...options,
    write('leaf.pem', [below.at(-1)?.pem ?? '']),
  ];
  try {
    execFileSync(openssl, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 20_000 });
    return 'valid';
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string };
    return /error (\d+) at \d+ depth lookup: (.*)/.exec(stderr)?.[2] ?? stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function pemOf(list: Buffer): string {
  return `-----BEGIN X509 CRL-----\n${list.toString('base64')}\n-----END X509 CRL-----\n`;
}
