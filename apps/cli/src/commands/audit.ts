import { type AuditRecord, readAudit } from '@edoc-axis/contracts';
import type { z } from 'zod';
import { bold, dim } from '../terminal/terminal.js';
import { asAdministrator } from './axis.js';
import type { DefineCommand } from './command.js';
import { localTime } from './local-time.js';
import { asOption } from './person-options.js';
import { optionReaders } from './read-option.js';

interface Wanted {
  readonly subject?: string;
  readonly who?: string;
  readonly agency?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
  readonly as?: string;
}

const shownMax = 100_000;

export const defineAudit: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  const read = optionReaders(terminal);
  asOption(command, terminal)
    .option(
      '--subject <text>',
      text({ vi: 'đối tượng: mã, tên, mã SHA-256', en: 'what was changed: a code, a name, a digest' }),
    )
    .option('--who <name>', text({ vi: 'người thực hiện hoặc phê duyệt', en: 'who did or approved it' }))
    .option(
      '--agency <code>',
      text({ vi: 'liên quan đến cơ quan này và cấp dưới', en: 'what concerns this agency or one below it' }),
    )
    .option('--from <time>', text({ vi: 'từ thời điểm', en: 'from this moment on' }), read.moment)
    .option('--to <time>', text({ vi: 'đến trước thời điểm', en: 'before this moment' }), read.moment)
    .option('--limit <n>', text({ vi: 'số dòng mới nhất', en: 'how many, the newest' }), read.whole(1, shownMax), 50)
    .action(async ({ limit, as: file, ...wanted }: Wanted) => {
      const axis = await asAdministrator(context, file);
      const page = readAudit.reply;
      let left = limit;
      for (let after: string | undefined = ''; after !== undefined && left > 0;) {
        const query = { ...wanted, after: after || undefined, limit: Math.min(left, 500) };
        const one: z.output<typeof page> = await axis.get(page, '/v1/audit', query);
        for (const record of one.records) terminal.result(record, () => lines(record));
        left -= one.records.length;
        after = one.next;
      }
    });
};

function lines({ at, who, approvedBy, address, what, subject, reason }: AuditRecord): string[] {
  const people = approvedBy === undefined ? who : `${who} + ${approvedBy}`;
  return [`${localTime(at)}  ${bold(people)}  ${what}  ${subject}`, ...detail([address, reason])];
}

function detail(parts: readonly (string | undefined)[]): string[] {
  const said = parts.filter((part) => part !== undefined).join(' · ');
  return said === '' ? [] : [dim(`  ${said}`)];
}
