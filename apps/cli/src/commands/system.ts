import { generateKeyPairSync } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { listSystems, systemView } from '@edoc-axis/contracts';
import { AxisRefusal, type Credentials } from '@edoc-axis/client';
import { CataloguedError } from '@edoc-axis/domain';
import { openHome } from '@edoc-axis/platform';
import type { Command } from 'commander';
import { z } from 'zod';
import { asOperator, axisUrl } from './axis.js';
import type { CommandContext } from './command.js';

export function systemCommand(program: Command, context: () => CommandContext): void {
  const system = program.command('system').description('keep the systems (DMS) that send and receive for agencies');

  system
    .command('add')
    .description('register a system and write its credentials')
    .argument('<name>', 'letters, digits, dots and dashes')
    .requiredOption('--agency <code...>', 'the agencies it serves')
    .requiredOption('--out <file>', 'where its credentials go, readable by you alone')
    .action(async (name: string, { agency, out }: { agency: string[]; out: string }) => {
      const { terminal } = context();
      const { entry } = await registerSystem(context(), name, agency, out);
      terminal.result(entry, () => [
        `${entry.name}: ${agency.join(', ')}`,
        terminal.text({
          vi: `Thông tin xác thực đã ghi vào ${out}. Khóa chỉ có trong tệp này.`,
          en: `Credentials written to ${out}. The key is in this file and nowhere else.`,
        }),
      ]);
    });

  system
    .command('list')
    .description('list systems')
    .action(async () => {
      const { terminal } = context();
      const page = listSystems.reply;
      for (let after: string | undefined = ''; after !== undefined;) {
        const one: z.output<typeof page> = await asOperator(context()).get(page, '/v1/systems', {
          after: after || undefined,
        });
        for (const entry of one.systems) {
          const count = terminal.text({ vi: `${entry.agencies} cơ quan`, en: `${entry.agencies} agencies` });
          terminal.result(entry, () => [`${entry.name}  ${entry.door}  ${count}`]);
        }
        after = one.next;
      }
    });
}

/**
 * The key is made here and only its public half is sent: nobody else ever has it. The file is written first, so that no
 * system is registered whose credentials are lost; it goes again when the axis refuses.
 */
export async function registerSystem(
  context: CommandContext,
  name: string,
  agencies: string[],
  out: string,
): Promise<{ entry: z.output<typeof systemView>; credentials: Credentials }> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credentials: Credentials = {
    url: axisUrl(context.settings),
    door: 'v1',
    system: name,
    agencies,
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    axisRootPem: openHome(context.settings.home, context.settings.axis).published.axisRootPem,
  };
  await writeCredentials(out, credentials);
  try {
    const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' });
    const entry = await asOperator(context).post(systemView, '/v1/systems', { name, agencies, publicKeyPem });
    return { entry, credentials };
  } catch (error) {
    if (error instanceof AxisRefusal) await rm(out);
    throw error;
  }
}

async function writeCredentials(out: string, credentials: Credentials): Promise<void> {
  const file = await open(out, 'wx', 0o600).catch((cause: NodeJS.ErrnoException) => {
    throw new CataloguedError(cause.code === 'EEXIST' ? 'file.exists' : 'file.not-writable', { file: out }, { cause });
  });
  try {
    await file.writeFile(`${JSON.stringify(credentials, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}
