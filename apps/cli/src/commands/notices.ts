import { type DispatchView, listNotices } from '@edoc-axis/contracts';
import type { z } from 'zod';
import { bold, dim, red, type Terminal, yellow } from '../terminal/terminal.js';
import { asAdministrator } from './axis.js';
import type { DefineCommand } from './command.js';
import { localTime } from './local-time.js';
import { asOption } from './person-options.js';

type Page = z.output<typeof listNotices.reply>;

export const defineNotices: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  asOption(command, terminal)
    .option('--sent', text({ vi: 'cả những thư đã gửi', en: 'what was sent, too' }))
    .action(async ({ sent, as: file }: { sent?: boolean; as?: string }) => {
      const axis = await asAdministrator(context, file);
      const page = listNotices.reply;
      let newest: Page | undefined;
      for (const state of sent ? ['sent', 'failed', 'waiting'] : ['failed', 'waiting']) {
        for (let after: string | undefined = ''; after !== undefined;) {
          const one: Page = await axis.get(page, '/v1/notices', { state, after: after || undefined });
          for (const dispatch of one.dispatches) terminal.result(dispatch, () => lines(dispatch, terminal));
          newest = one;
          after = one.next;
        }
      }
      if (newest) terminal.result({ ...newest, dispatches: undefined }, () => summary(newest, terminal));
    });
};

/** How it stands with notices as a whole; also what `edoc doctor` says of them. */
export function summary(
  { mail, call, unaddressed, gathering, withoutContact }: Omit<Page, 'dispatches' | 'next'>,
  { text }: Terminal,
): string[] {
  if (!mail && !call) {
    return [
      `${yellow('!')} ${text({
        vi: 'Chưa bật gửi thông báo: không ai được báo khi văn bản quá hạn. Đặt EDOC_MAIL_URL và EDOC_MAIL_FROM.',
        en: 'Notices are off: nobody is told when a document is late. Set EDOC_MAIL_URL and EDOC_MAIL_FROM.',
      })}`,
    ];
  }
  return [
    ...(unaddressed + gathering > 0
      ? [
          text({
            vi: `${unaddressed + gathering} thông báo đang chờ được gộp và gửi.`,
            en: `${unaddressed + gathering} notices wait to be gathered and sent.`,
          }),
        ]
      : []),
    ...(withoutContact > 0
      ? [
          `${yellow('!')} ${text({
            vi: `${withoutContact} thông báo không có người nhận: cơ quan chưa khai đầu mối (edoc agency contacts).`,
            en: `${withoutContact} notices reached nobody: the agency has named no contact (edoc agency contacts).`,
          })}`,
        ]
      : []),
  ];
}

function lines(dispatch: DispatchView, terminal: Terminal): string[] {
  const { channel, address, title, agency, notices, composedAt, problem } = dispatch;
  const { text } = terminal;
  const more = notices === 1 ? '' : text({ vi: ` và ${notices - 1} thông báo khác`, en: ` and ${notices - 1} more` });
  return [
    `${bold(address ?? channel)}  ${text(title)} (${agency})${more}  ${dim(localTime(composedAt))}`,
    `  ${standing(dispatch, terminal)}${problem === undefined ? '' : `: ${problem}`}`,
  ];
}

function standing({ state, attempts, nextAt, endedAt }: DispatchView, { text }: Terminal): string {
  const at = localTime(endedAt ?? nextAt ?? '');
  switch (state) {
    case 'sent':
      return text({ vi: `đã gửi lúc ${at}`, en: `sent at ${at}` });
    case 'failed':
      return red(text({ vi: `thôi gửi sau ${attempts} lần`, en: `given up after ${attempts} attempts` }));
    case 'waiting':
      return text({ vi: `đã thử ${attempts} lần, lần tới lúc ${at}`, en: `${attempts} attempts, the next at ${at}` });
  }
}
