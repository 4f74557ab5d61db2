import { importPeople, invited, listPeople, type PersonView, personView } from '@edoc-axis/contracts';
import type { Command } from 'commander';
import type { z } from 'zod';
import { bold, dim, type Terminal } from '../terminal/terminal.js';
import { askAct } from './ask-act.js';
import { asAdministrator } from './axis.js';
import type { CommandContext, DefineCommand } from './command.js';
import { readText } from './files.js';
import { localTime } from './local-time.js';
import { asOption, grantsOfOptions, type RoleOptions, roles, sayGrants } from './person-options.js';
import { defineJoin, defineSignIn, defineSignOut } from './sign-in.js';

export const definePerson: DefineCommand = (command, context) => {
  defineAdd(command, context);
  defineList(command, context);
  defineShow(command, context);
  defineRoles(command, context);
  defineInvite(command, context);
  defineDisable(command, context);
  defineReset(command, context);
  defineImport(command, context);
  defineJoin(command, context);
  defineSignIn(command, context);
  defineSignOut(command, context);
};

type As = { readonly as?: string };
type Reasoned = As & { readonly reason: string };

function defineAdd(person: Command, context: CommandContext): void {
  const { terminal } = context;
  const { text } = terminal;
  rolesOf(asOption(person.command('add'), terminal), terminal)
    .description(text({ vi: 'thêm người dùng và tạo lời mời', en: 'add a person; prints the invitation, once' }))
    .argument('<name>', text(nameSays))
    .requiredOption('--full-name <name>', text({ vi: 'họ và tên', en: 'as people call them' }))
    .option('--email <address>', text({ vi: 'thư điện tử', en: 'e-mail address' }))
    .action(async (name: string, options: RoleOptions & As & { fullName: string; email?: string }) => {
      const { fullName, email, as: file } = options;
      const wanted = { name, fullName, email, grants: grantsOfOptions(options, terminal) };
      const added = await askAct(await asAdministrator(context, file), invited, '/v1/people', wanted, terminal);
      if (added) showInvited(added, terminal);
    });
}

function defineList(person: Command, context: CommandContext): void {
  const { terminal } = context;
  asOption(person.command('list'), terminal)
    .description(terminal.text({ vi: 'liệt kê người dùng', en: 'list people' }))
    .action(async ({ as: file }: As) => {
      const axis = await asAdministrator(context, file);
      const page = listPeople.reply;
      for (let after: string | undefined = ''; after !== undefined;) {
        const one: z.output<typeof page> = await axis.get(page, '/v1/people', {
          after: after || undefined,
          limit: 500,
        });
        for (const entry of one.people) terminal.result(entry, () => [line(entry, terminal)]);
        after = one.next;
      }
    });
}

function defineShow(person: Command, context: CommandContext): void {
  const { terminal } = context;
  asOption(person.command('show'), terminal)
    .description(terminal.text({ vi: 'xem một người dùng', en: 'show one person' }))
    .argument('<name>', terminal.text(nameSays))
    .action(async (name: string, { as: file }: As) => {
      show(await (await asAdministrator(context, file)).get(personView, pathOf(name)), terminal);
    });
}

function defineRoles(person: Command, context: CommandContext): void {
  const { terminal } = context;
  rolesOf(reasonOf(asOption(person.command('roles'), terminal), terminal), terminal)
    .description(terminal.text({ vi: 'thay vai trò của một người', en: 'give a person other roles' }))
    .argument('<name>', terminal.text(nameSays))
    .action(async (name: string, options: RoleOptions & Reasoned) => {
      const wanted = { grants: grantsOfOptions(options, terminal), reason: options.reason };
      const axis = await asAdministrator(context, options.as);
      const changed = await askAct(axis, personView, `${pathOf(name)}/roles`, wanted, terminal);
      if (changed) show(changed, terminal);
    });
}

function defineInvite(person: Command, context: CommandContext): void {
  const { terminal } = context;
  asOption(person.command('invite'), terminal)
    .description(
      terminal.text({ vi: 'tạo lời mời mới; lời mời cũ hết hiệu lực', en: 'invite anew; the former invitation ends' }),
    )
    .argument('<name>', terminal.text(nameSays))
    .action(async (name: string, { as: file }: As) => {
      const axis = await asAdministrator(context, file);
      const given = await askAct(axis, invited, `${pathOf(name)}/invite`, {}, terminal);
      if (given) showInvited(given, terminal);
    });
}

function defineDisable(person: Command, context: CommandContext): void {
  const { terminal } = context;
  reasonOf(asOption(person.command('disable'), terminal), terminal)
    .description(
      terminal.text({ vi: 'khóa hẳn tài khoản, có hiệu lực ngay', en: 'close an account for good, at once' }),
    )
    .argument('<name>', terminal.text(nameSays))
    .action(async (name: string, { reason, as: file }: Reasoned) => {
      const axis = await asAdministrator(context, file);
      show(await axis.post(personView, `${pathOf(name)}/disable`, { reason }), terminal);
    });
}

function defineReset(person: Command, context: CommandContext): void {
  const { terminal } = context;
  reasonOf(asOption(person.command('reset-totp'), terminal), terminal)
    .description(
      terminal.text({
        vi: 'đặt lại mã xác thực hai lớp; người dùng được báo và thiết lập lại bằng mật khẩu của mình',
        en: 'reset the second factor; the person is told, and sets up another with the password',
      }),
    )
    .argument('<name>', terminal.text(nameSays))
    .action(async (name: string, { reason, as: file }: Reasoned) => {
      const axis = await asAdministrator(context, file);
      showInvited(await axis.post(invited, `${pathOf(name)}/reset-totp`, { reason }), terminal);
    });
}

function defineImport(person: Command, context: CommandContext): void {
  const { terminal } = context;
  const { text } = terminal;
  asOption(person.command('import'), terminal)
    .description(
      text({ vi: 'thêm nhiều người từ tệp CSV; tất cả hoặc không ai', en: 'add people from a CSV file; all or none' }),
    )
    .argument(
      '<file.csv>',
      text({
        vi: 'các cột: name, fullName, email, role, agencies',
        en: 'columns: name, fullName, email, role, agencies',
      }),
    )
    .option('--dry-run', text({ vi: 'chỉ kiểm tra', en: 'only check it' }))
    .action(async (csvFile: string, { dryRun = false, as: file }: As & { dryRun?: boolean }) => {
      const axis = await asAdministrator(context, file);
      const csv = await readText(csvFile);
      const { people } = await axis.post(importPeople.reply, '/v1/people/import', { csv, dryRun });
      for (const each of people) {
        terminal.result(each, () => [
          `${each.name.padEnd(20)} ${each.invitation ?? text({ vi: 'hợp lệ', en: 'fine' })}`,
        ]);
      }
    });
}

function rolesOf(command: Command, { text }: Terminal): Command {
  return command
    .requiredOption(
      '--role <role...>',
      text({ vi: `vai trò: ${roles.join(', ')}`, en: `one or several of ${roles.join(', ')}` }),
    )
    .option('--agency <code...>', text({ vi: 'cơ quan văn thư phụ trách', en: 'the agencies a clerk works for' }))
    .option(
      '--branch <code...>',
      text({
        vi: 'nhánh quản trị viên phụ trách, ví dụ H36 (mặc định: toàn trục)',
        en: 'the branch an administrator keeps, H36 for one (default: the whole axis)',
      }),
    );
}

function reasonOf(command: Command, { text }: Terminal): Command {
  return command.requiredOption(
    '--reason <words>',
    text({ vi: 'lý do, ghi vào nhật ký quản trị', en: 'why; it stands in the audit log' }),
  );
}

const nameSays = {
  vi: 'tên đăng nhập: chữ thường không dấu',
  en: 'the name to sign in with: small letters without accents',
};
const pathOf = (name: string): string => `/v1/people/${encodeURIComponent(name)}`;

function showInvited(given: z.output<typeof invited>, terminal: Terminal): void {
  const until = localTime(given.until);
  terminal.result(given, () => [
    line(given.person, terminal),
    terminal.text({
      vi: `Lời mời, dùng một lần đến ${until}, chỉ hiện bây giờ:`,
      en: `The invitation, good once until ${until}, shown now and never again:`,
    }),
    `  edoc person join ${given.invitation}`,
  ]);
}

function show(entry: PersonView, terminal: Terminal): void {
  const { text } = terminal;
  terminal.result(entry, () => [
    bold(line(entry, terminal)),
    entry.joinedAt === undefined
      ? text({ vi: '  Chưa kích hoạt', en: '  Has not joined' })
      : `  ${text({ vi: 'Kích hoạt', en: 'Joined' })} ${localTime(entry.joinedAt)}`,
    ...(entry.disabledReason === undefined ? [] : [dim(`  ${entry.disabledReason}`)]),
  ]);
}

function line({ name, fullName, grants, disabledAt }: PersonView, { text }: Terminal): string {
  const closed = disabledAt === undefined ? '' : ` (${text({ vi: 'đã khóa', en: 'closed' })} ${localTime(disabledAt)})`;
  return `${name.padEnd(20)} ${fullName} · ${sayGrants(grants)}${closed}`;
}
