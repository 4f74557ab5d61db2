import type { EventView } from '@edoc-axis/contracts';
import { dim, type Terminal } from '../terminal/terminal.js';
import { asAdministrator, asSystem } from './axis.js';
import type { DefineCommand } from './command.js';
import { localTime } from './local-time.js';

interface EventsOptions {
  readonly as?: string;
  readonly after?: string;
  readonly follow?: boolean;
}

export const defineEvents: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  command
    .option(
      '--as <file>',
      text({
        vi: 'thông tin xác thực của một hệ thống; mặc định: phiên đăng nhập EDOC_SESSION, rồi khóa vận hành của máy này',
        en: 'credentials of a system; default the session in EDOC_SESSION, then the operator’s key of this machine',
      }),
    )
    .option(
      '--after <cursor>',
      text({
        vi: 'sau con trỏ này; "newest": chỉ những gì sắp xảy ra; mặc định: từ đầu',
        en: 'after this cursor; "newest": only what is to come; from the beginning without it',
      }),
    )
    .option('--follow', text({ vi: 'tiếp tục theo dõi đến khi bấm Ctrl-C', en: 'go on until Ctrl-C' }))
    .action(async ({ as, after, follow }: EventsOptions) => {
      const axis = as === undefined ? await asAdministrator(context) : (await asSystem(as, context)).axis;
      for await (const event of axis.events({ after, follow })) {
        terminal.result(event, () => describeEvent(event, terminal));
      }
    });
};

function describeEvent(
  { at, documentId, document, sentence, receipt, cursor }: EventView,
  { text }: Terminal,
): string[] {
  return [
    `${dim(localTime(at))}  ${documentId ?? document}  ${text(sentence)}`,
    dim(`    ${document}${receipt ? `  ${receipt.event}` : ''}  --after ${cursor}`),
  ];
}
