import { createReadStream } from 'node:fs';
import { signPacket } from '@edoc-axis/signature';
import type { DefineCommand } from './command.js';
import { writeDurably } from '../durable-files.js';
import { readText, requireFile } from './files.js';

export interface SignOptions {
  readonly keyFile: string;
  readonly certificateFile: string;
  readonly out: string;
}

export const defineSign: DefineCommand = (command, { terminal }) => {
  const { text } = terminal;
  command
    .argument('<packet.edxml>')
    .requiredOption('--key <pem>', text({ vi: 'khóa bí mật', en: 'the private key' }))
    .requiredOption('--cert <pem>', text({ vi: 'chứng thư số của khóa', en: 'its certificate' }))
    .requiredOption('--out <file>', text({ vi: 'gói tin đã ký', en: 'the signed packet' }))
    .action(async (packet: string, { key, cert, out }: { key: string; cert: string; out: string }) => {
      await signFile(packet, { keyFile: key, certificateFile: cert, out });
      terminal.result({ file: out }, () => [out]);
    });
};

/** @throws CataloguedError when key and certificate do not belong together, or no axis would take the packet */
export async function signFile(packet: string, { keyFile, certificateFile, out }: SignOptions): Promise<void> {
  await requireFile(packet);
  const [key, certificate] = await Promise.all([readText(keyFile), readText(certificateFile)]);
  await writeDurably(
    out,
    signPacket(() => createReadStream(packet), { key, certificate }),
  );
}
