import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestCertificate } from '../../support/certificates.js';

/** The same files in front of a judge nobody here wrote, and signatures and stamps made by one. */
export function opensslPeer(path: string) {
  return {
    /** Undefined when the signature holds, else what openssl says. */
    verifyCms(contents: Uint8Array, covered: Uint8Array, authority: TestCertificate): string | undefined {
      return inFolder((file) => {
        const args = ['cms', '-verify', '-binary', '-inform', 'DER', '-purpose', 'any', '-out', file('out')];
        return run(path, [
          ...args,
          ...['-in', file('signature', contents), '-content', file('content', covered)],
          ...['-CAfile', file('ca', authority.certificatePem)],
        ]);
      });
    },

    verifyStamp(token: Uint8Array, digest: Buffer, authority: TestCertificate): string | undefined {
      return inFolder((file) =>
        run(path, [
          ...['ts', '-verify', '-token_in', '-in', file('token', token), '-digest', digest.toString('hex')],
          ...['-CAfile', file('ca', authority.certificatePem)],
        ]),
      );
    },

    /** A detached CAdES signature as openssl makes it. */
    signCms(covered: Uint8Array, signer: TestCertificate, options: readonly string[] = []): Buffer {
      return inFolder((file) =>
        execFileSync(path, [
          ...['cms', '-sign', '-binary', '-outform', 'DER', '-in', file('content', covered)],
          ...['-signer', file('signer', signer.certificatePem), '-inkey', file('key', signer.keyPem)],
          ...options,
        ]),
      );
    },

    /** One structure with two signers, which PAdES does not know. */
    signCmsTwice(covered: Uint8Array, one: TestCertificate, other: TestCertificate): Buffer {
      return inFolder((file) =>
        execFileSync(path, [
          ...['cms', '-sign', '-binary', '-outform', 'DER', '-cades', '-in', file('content', covered)],
          ...['-signer', file('one', one.certificatePem), '-inkey', file('one-key', one.keyPem)],
          ...['-signer', file('other', other.certificatePem), '-inkey', file('other-key', other.keyPem)],
        ]),
      );
    },

    /** A time-stamp token for this digest, at this moment. */
    stamp(
      digest: Uint8Array,
      digestName: string,
      authority: Pick<TestCertificate, 'certificatePem' | 'keyPem'>,
    ): Buffer {
      return inFolder((file) => {
        file('serial', '01');
        const config = file(
          'config',
          [
            '[tsa]',
            `serial = ${file('serial')}`,
            `signer_cert = ${file('signer', authority.certificatePem)}`,
            `signer_key = ${file('key', authority.keyPem)}`,
            'signer_digest = sha256',
            'default_policy = 1.2.3.4.1',
            'digests = sha1, sha256, sha384, sha512',
            'ess_cert_id_alg = sha256',
          ].join('\n'),
        );
        const hex = Buffer.from(digest).toString('hex');
        const query = file('query');
        execFileSync(path, ['ts', '-query', '-digest', hex, `-${digestName}`, '-cert', '-out', query], {
          stdio: 'ignore',
        });
        const reply = ['ts', '-reply', '-config', config, '-section', 'tsa', '-queryfile', query, '-token_out'];
        execFileSync(path, [...reply, '-out', file('token')], { stdio: 'ignore' });
        return readFileSync(file('token'));
      });
    },
  };
}

export type OpensslPeer = ReturnType<typeof opensslPeer>;

/** Paths in a folder of its own, written first where content is given. */
export function inFolder<Result>(
  work: (file: (name: string, content?: string | Uint8Array) => string) => Result,
): Result {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  try {
    return work((name, content) => {
      const path = join(folder, name);
      if (content !== undefined) writeFileSync(path, content);
      return path;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(path: string, args: readonly string[]): string | undefined {
  const { status, stderr } = spawnSync(path, args, { encoding: 'utf8' });
  return status === 0 ? undefined : stderr || `status ${status}`;
}
