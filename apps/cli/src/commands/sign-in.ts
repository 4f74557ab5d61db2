import { createClient } from '@edoc-axis/client';
import { acceptInvitation, openInvitation, signIn, signOut } from '@edoc-axis/contracts';
import type { Command } from 'commander';
import { askSecret } from '../terminal/ask-secret.js';
import { bold } from '../terminal/terminal.js';
import { axisAddress } from './axis.js';
import type { CommandContext } from './command.js';
import { readSession, writeSession } from './session-file.js';

interface Proof {
  readonly passwordFile?: string;
  readonly code?: string;
}

export function defineJoin(person: Command, context: CommandContext): void {
  const { terminal } = context;
  const { text } = terminal;
  proofOf(person.command('join'), context)
    .description(
      text({
        vi: 'nhận lời mời: thiết lập mã xác thực và mật khẩu; không có --code thì chỉ hiện khóa thiết lập khi không ở màn hình',
        en: 'accept an invitation: set up an authenticator and a password; away from a terminal and without --code it only shows what to set up',
      }),
    )
    .argument('<invitation>', text({ vi: 'lời mời quản trị viên gửi', en: 'the invitation an administrator gave you' }))
    .action(async (invitation: string, { passwordFile, code }: Proof) => {
      const axis = publicly(context);
      const opened = await axis.post(openInvitation.reply, '/v1/invitations/open', { invitation });
      if (code === undefined) {
        const show = process.stdin.isTTY ? terminal.say : (line: string) => terminal.result(opened, () => [line]);
        const factor = text({ vi: 'Thêm khóa này vào ứng dụng xác thực', en: 'Put this into your authenticator' });
        show(`${opened.fullName} (${opened.name})\n${factor}: ${bold(opened.secret)}\n${opened.uri}`);
        if (!process.stdin.isTTY) return;
      }
      const password = await askPassword(opened.purpose === 'join', passwordFile, context);
      const given = { invitation, password, code: code ?? (await askCode(context)) };
      const joined = await axis.post(acceptInvitation.reply, '/v1/invitations/accept', given);
      terminal.result(joined, () => [
        text({
          vi: 'Tài khoản đã sẵn sàng. Mã khôi phục, mỗi mã dùng một lần khi mất điện thoại; hãy cất kỹ:',
          en: 'The account is open. Recovery codes, each good once when the authenticator is lost; keep them well:',
        }),
        ...joined.recoveryCodes.map((each) => `  ${each}`),
      ]);
    });
}

export function defineSignIn(person: Command, context: CommandContext): void {
  const { terminal } = context;
  const { text } = terminal;
  proofOf(person.command('sign-in'), context)
    .description(
      text({
        vi: 'đăng nhập; các lệnh quản trị dùng phiên này qua --as hoặc EDOC_SESSION',
        en: 'sign in; administering commands use the session with --as or EDOC_SESSION',
      }),
    )
    .argument('<name>', text({ vi: 'tên đăng nhập', en: 'your user name' }))
    .requiredOption(
      '--out <file>',
      text({ vi: 'nơi ghi phiên làm việc, chỉ bạn đọc được', en: 'where the session goes, readable by you alone' }),
    )
    .action(async (name: string, { passwordFile, code, out }: Proof & { out: string }) => {
      const password = await askPassword(false, passwordFile, context);
      const axis = publicly(context);
      const given = { name, password, code: code ?? (await askCode(context)) };
      const { session, person, endsAt, notices } = await axis.post(signIn.reply, '/v1/sessions', given);
      await writeSession(out, { url: axis.url, person: person.name, session });
      terminal.result({ person, endsAt, notices }, () => [
        text({ vi: `Đã đăng nhập: ${person.fullName}`, en: `Signed in: ${person.fullName}` }),
        ...notices.map(({ sentence }) => `  ${text(sentence)}`),
      ]);
    });
}

export function defineSignOut(person: Command, context: CommandContext): void {
  const { terminal } = context;
  const { text } = terminal;
  person
    .command('sign-out')
    .description(text({ vi: 'kết thúc phiên làm việc', en: 'end a session' }))
    .requiredOption('--as <file>', text({ vi: 'tệp phiên làm việc', en: 'the file of the session' }))
    .action(async ({ as: file }: { as: string }) => {
      const { url, session } = await readSession(file);
      await createClient(url, undefined, terminal.language).post(signOut.reply, '/v1/sessions/end', { session });
      terminal.result({ ended: true }, () => [text({ vi: 'Đã đăng xuất.', en: 'Signed out.' })]);
    });
}

function publicly({ settings, terminal }: CommandContext) {
  return createClient(axisAddress(settings).door, undefined, terminal.language);
}

function proofOf(command: Command, { terminal: { text } }: CommandContext): Command {
  return command
    .option(
      '--password-file <file>',
      text({ vi: 'tệp chứa mật khẩu, chỉ bạn đọc được', en: 'a file with the password, readable by you alone' }),
    )
    .option('--code <code>', text({ vi: 'mã xác thực hiện tại', en: 'the code of your authenticator now' }));
}

async function askPassword(isNew: boolean, file: string | undefined, { terminal }: CommandContext): Promise<string> {
  const what = isNew
    ? { vi: 'Mật khẩu mới, ít nhất 12 ký tự', en: 'A new password, 12 characters or more' }
    : { vi: 'Mật khẩu', en: 'Password' };
  return askSecret(what, { option: '--password-file', file }, terminal);
}

function askCode({ terminal }: CommandContext): Promise<string> {
  return askSecret({ vi: 'Mã xác thực', en: 'The code of your authenticator' }, { option: '--code' }, terminal);
}
