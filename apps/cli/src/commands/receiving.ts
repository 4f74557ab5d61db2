import type { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';

/** How many deliveries are taken under one lease. */
export const leasedAtOnce = 20;

export const nothingWaits = {
  vi: 'Không có gói tin nào đang chờ (gói tin đang có người tải thì hiện lại khi hết thời hạn tải).',
  en: 'Nothing waits (what somebody has under a lease shows again when the lease ends).',
};

/** What `inbox` and `receive` have in common. */
export function receivingOptions(command: Command, terminal: Terminal): Command {
  const { text } = terminal;
  return asReceiver(command, terminal).option(
    '--agency <code>',
    text({ vi: 'chỉ cho cơ quan này', en: 'only for this agency' }),
  );
}

/** For what a recipient's system may put its own name to. */
export function signOption(command: Command, { text }: Terminal): Command {
  return command.option(
    '--sign',
    text({
      vi: 'ký bằng khóa của hệ thống; biên nhận kèm chữ ký đó',
      en: 'sign it with the system’s own key; the receipt carries that',
    }),
  );
}

export function asReceiver(command: Command, { text }: Terminal): Command {
  return command.requiredOption(
    '--as <file>',
    text({ vi: 'tệp thông tin xác thực của hệ thống nhận', en: 'credentials of the receiving system' }),
  );
}
