import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { AxisRefusal, type Credentials, readCredentials } from '@edoc-axis/client';
import { listSystems, newSystem, systemView } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { InvalidArgumentError } from 'commander';
import type { z } from 'zod';
import { askAct } from './ask-act.js';
import { asAdministrator, axisAddress } from './axis.js';
import type { CommandContext, DefineCommand } from './command.js';
import { operatorKeys } from './operator-keys.js';

export const defineSystem: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  const nameSays = text({
    vi: 'chữ cái không dấu, chữ số, dấu chấm, dấu gạch',
    en: 'letters, digits, dots and dashes',
  });
  command
    .command('add')
    .description(
      text({
        vi: 'đăng ký hệ thống và ghi thông tin xác thực của nó',
        en: 'register a system and write its credentials',
      }),
    )
    .argument('<name>', nameSays, (name: string) => {
      if (newSystem.shape.name.safeParse(name).success) return name;
      throw new InvalidArgumentError(`${nameSays}.`);
    })
    .requiredOption('--agency <code...>', text({ vi: 'các cơ quan hệ thống phục vụ', en: 'the agencies it serves' }))
    .requiredOption(
      '--out <file>',
      text({
        vi: 'nơi ghi thông tin xác thực, chỉ bạn đọc được; tệp của chính hệ thống này thì dùng lại khóa trong đó',
        en: 'where its credentials go, readable by you alone; a file of this very system keeps its key',
      }),
    )
    .action(async (name: string, { agency, out }: { agency: string[]; out: string }) => {
      const { entry } = await registerSystem(context, name, agency, out);
      if (!entry) return;
      terminal.result(entry, () => [
        `${entry.name}: ${agency.join(', ')}`,
        text({
          vi: `Thông tin xác thực đã ghi vào ${out}. Khóa chỉ có trong tệp này.`,
          en: `Credentials written to ${out}. The key is in this file and nowhere else.`,
        }),
      ]);
    });

  command
    .command('list')
    .description(text({ vi: 'liệt kê hệ thống', en: 'list systems' }))
    .action(async () => {
      const axis = await asAdministrator(context);
      const page = listSystems.reply;
      for (let after: string | undefined = ''; after !== undefined;) {
        const one: z.output<typeof page> = await axis.get(page, '/v1/systems', { after: after || undefined });
        for (const entry of one.systems) {
          const count = text({ vi: `${entry.agencies} cơ quan`, en: `${entry.agencies} agencies` });
          terminal.result(entry, () => [`${entry.name}  ${entry.door}  ${count}`]);
        }
        after = one.next;
      }
    });
};

/**
 * The key is made here and only its public half is sent: nobody else ever has it. The file is written first, so that no
 * system is registered whose credentials are lost; it goes again when the axis refuses. Who got no answer does the same
 * again: a file of this system keeps its key, and the axis knows it. Where a second person decides there is no entry yet.
 * @throws CataloguedError `file.exists` when something else lies there; `file.not-writable`; what the axis refuses
 */
export async function registerSystem(
  context: CommandContext,
  name: string,
  agencies: string[],
  out: string,
): Promise<{ entry?: z.output<typeof systemView>; credentials: Credentials }> {
  const earlier = existsSync(out) ? await readEarlier(out, name) : undefined;
  const { settings } = context;
  const credentials: Credentials = {
    url: axisAddress(settings).url,
    door: 'v1',
    system: name,
    agencies: [...new Set([...(earlier?.agencies ?? []), ...agencies])],
    keyPem: earlier?.keyPem ?? newKeyPem(),
    axisRootPem: operatorKeys(settings).published.axisRootPem,
  };
  if (!earlier) await createSecret(out, contentsOf(credentials));
  const publicKeyPem = createPublicKey(credentials.keyPem).export({ type: 'spki', format: 'pem' });
  try {
    const axis = await asAdministrator(context);
    const wanted = { name, agencies, publicKeyPem };
    const entry = await askAct(axis, systemView, '/v1/systems', wanted, context.terminal);
    // The address of the axis may be another by now.
    if (earlier) await replaceSecret(out, contentsOf(credentials));
    return { entry, credentials };
  } catch (error) {
    if (!earlier && error instanceof AxisRefusal) await rm(out);
    throw error;
  }
}

async function readEarlier(out: string, name: string): Promise<Credentials> {
  const earlier = await readCredentials(out).catch(() => undefined);
  if (earlier?.system === name) return earlier;
  throw new CataloguedError('file.exists', { file: out });
}

function newKeyPem(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

const contentsOf = (credentials: Credentials): string => `${JSON.stringify(credentials, null, 2)}\n`;

async function createSecret(out: string, contents: string): Promise<void> {
  const file = await open(out, 'wx', 0o600).catch((cause: NodeJS.ErrnoException) => {
    throw new CataloguedError(cause.code === 'EEXIST' ? 'file.exists' : 'file.not-writable', { file: out }, { cause });
  });
  try {
    await file.writeFile(contents);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function replaceSecret(out: string, contents: string): Promise<void> {
  const partial = `${out}.part`;
  await rm(partial, { force: true });
  await createSecret(partial, contents);
  await rename(partial, out);
}
