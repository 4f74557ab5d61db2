import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { signPacket } from '@edoc-axis/signature';
import type { Command } from 'commander';
import type { CommandContext } from './command.js';
import { requireFile, writeWhole } from './files.js';

export interface SignOptions {
  readonly keyFile: string;
  readonly certificateFile: string;
  readonly out: string;
}

export function signCommand(program: Command, context: () => CommandContext): void {
  program
    .command('sign')
    .description('sign a packet: exclusive C14N, RSA-SHA256 or ECDSA-SHA256')
    .argument('<packet.edxml>')
    .requiredOption('--key <pem>', 'the private key')
    .requiredOption('--cert <pem>', 'its certificate')
    .requiredOption('--out <file>', 'the signed packet')
    .action(async (packet: string, { key, cert, out }: { key: string; cert: string; out: string }) => {
      const { terminal } = context();
      await signFile(packet, { keyFile: key, certificateFile: cert, out });
      terminal.result({ file: out }, () => [out]);
    });
}

/** @throws CataloguedError when key and certificate do not belong together, or no axis would take the packet */
export async function signFile(packet: string, { keyFile, certificateFile, out }: SignOptions): Promise<void> {
  await Promise.all([packet, keyFile, certificateFile].map(requireFile));
  const [key, certificate] = await Promise.all([readFile(keyFile, 'utf8'), readFile(certificateFile, 'utf8')]);
  await writeWhole(
    out,
    signPacket(() => createReadStream(packet), { key, certificate }),
  );
}
