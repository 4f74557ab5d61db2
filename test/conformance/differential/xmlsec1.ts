import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestCertificate } from '../../support/certificates.js';

const outputBytesMax = 256 * 1024 * 1024;

/** Fills in signature templates, as many as there are with one start of the program. */
export function signWithXmlsec1(path: string, templates: readonly string[], signer: TestCertificate): string[] {
  if (templates.length === 0) return [];
  return inFolder((folder) => {
    const keys = [write(folder, 'key.pem', signer.keyPem), write(folder, 'certificate.pem', signer.certificatePem)];
    const files = templates.map((template, index) => write(folder, `${index}.xml`, template));
    const { status, stdout, stderr } = run(path, ['--sign', '--privkey-pem', keys.join(','), ...files]);
    const signed = stdout.split(/(?=<\?xml version=)/);
    if (status !== 0 || signed.length !== templates.length) throw new Error(`xmlsec1 did not sign: ${stderr}`);
    return signed;
  });
}

/** Which of the packets xmlsec1 takes for signed under this CA. */
export function verifyWithXmlsec1(path: string, packets: readonly Uint8Array[], authority: TestCertificate): boolean[] {
  return inFolder((folder) => {
    const trusted = write(folder, 'ca.pem', authority.certificatePem);
    const options = ['--verify', '--trusted-pem', trusted, '--enabled-reference-uris', 'empty'];
    const files = packets.map((packet, index) => write(folder, `${index}.xml`, packet));
    const verdicts: boolean[] = [];
    // It stops at the first that does not hold: what comes behind needs another start.
    while (verdicts.length < files.length) {
      const { status, stderr } = run(path, [...options, ...files.slice(verdicts.length)]);
      const held = stderr.match(/^OK$/gm)?.length ?? 0;
      for (let index = 0; index < held; index++) verdicts.push(true);
      if (status !== 0) verdicts.push(false);
      else if (verdicts.length !== files.length) throw new Error(`xmlsec1 lost count: ${stderr}`);
    }
    return verdicts;
  });
}

function run(path: string, args: readonly string[]) {
  return spawnSync(path, args, { encoding: 'utf8', maxBuffer: outputBytesMax });
}

function write(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function inFolder<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'xmlsec1-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
