import { spawnSync } from 'node:child_process';
import { inFolder } from './openssl-peer.js';

export interface PdfsigFinding {
  readonly field: string;
  readonly validation: string;
  readonly coversWholeFile: boolean;
  readonly signer: string;
  readonly hash: string;
  readonly type: string;
}

/** What pdfsig, of poppler, says of a file's signatures: whether they hold, not whom they are of. */
export function askPdfsig(path: string, pdf: Uint8Array): PdfsigFinding[] {
  return inFolder((file) => {
    // Without a home it finds no certificates of a browser to compare with.
    const settings = { encoding: 'utf8', timeout: 20_000, env: { HOME: file('nobody') } } as const;
    const { stdout } = spawnSync(path, ['-nocert', file('signed.pdf', pdf)], settings);
    return stdout
      .split(/^Signature #\d+:$/m)
      .slice(1)
      .map((text) => ({
        field: lineOf(text, 'Signature Field Name'),
        validation: lineOf(text, 'Signature Validation'),
        coversWholeFile: /^ {2}- Total document signed$/m.test(text),
        signer: lineOf(text, 'Signer Certificate Common Name'),
        hash: lineOf(text, 'Signing Hash Algorithm'),
        type: lineOf(text, 'Signature Type'),
      }));
  });
}

export const pdfsigValid = 'Signature is Valid.';

function lineOf(text: string, name: string): string {
  return new RegExp(`^ {2}- ${name}: (.*)$`, 'm').exec(text)?.[1] ?? '';
}
