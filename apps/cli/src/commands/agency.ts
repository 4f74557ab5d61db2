import { agencyEntry, type AgencyEntry, findAgencies, policy } from '@edoc-axis/contracts';
import type { Command } from 'commander';
import type { z } from 'zod';
import { bold, dim, type Terminal } from '../terminal/terminal.js';
import { asAdministrator } from './axis.js';
import { askAct } from './ask-act.js';
import type { CommandContext, DefineCommand } from './command.js';
import { localTime } from './local-time.js';
import { optionReaders } from './read-option.js';

export const defineAgency: DefineCommand = (command, context) => {
  defineAdd(command, context);
  defineList(command, context);
  defineShow(command, context);
  defineClose(command, context);
};

function defineAdd(agency: Command, context: CommandContext): void {
  const { text } = context.terminal;
  const read = optionReaders(context.terminal);
  agency
    .command('add')
    .description(text({ vi: 'đăng ký một mã định danh', en: 'register an agency code' }))
    .argument('<code>', codeSays(text))
    .requiredOption('--name <name>', text({ vi: 'tên cơ quan, đơn vị', en: 'the agency’s name' }))
    .option(
      '--parent <code>',
      text({
        vi: 'cơ quan cấp trên (mặc định: mã đã đăng ký gần nhất phía trên)',
        en: 'the agency above it (default: the nearest registered code above)',
      }),
    )
    .option(
      '--policy <policy>',
      text({
        vi: `điều kiện để văn bản của cơ quan được nhận: ${policy.options.join(', ')}`,
        en: `what makes its documents acceptable: ${policy.options.join(', ')}`,
      }),
      read.oneOf(policy.options),
    )
    .option(
      '--from <time>',
      text({ vi: 'có hiệu lực từ (mặc định: bây giờ)', en: 'valid from (default: now)' }),
      read.moment,
    )
    .action(async (code: string, options: { name: string; parent?: string; policy?: string; from?: string }) => {
      const { name, parent, policy, from: validFrom } = options;
      const wanted = { code, name, parent, policy, validFrom };
      const axis = await asAdministrator(context);
      const entry = await askAct(axis, agencyEntry, '/v1/agencies', wanted, context.terminal);
      if (entry) show(entry, context.terminal);
    });
}

function defineList(agency: Command, context: CommandContext): void {
  const { terminal } = context;
  const { text } = terminal;
  agency
    .command('list')
    .description(text({ vi: 'liệt kê cơ quan, đơn vị', en: 'list agencies' }))
    .option('--prefix <code>', text({ vi: 'chỉ mã này và các mã phía dưới', en: 'only this code and those below it' }))
    .option(
      '--search <text>',
      text({ vi: 'một phần của tên; không cần dấu', en: 'part of the name; accents and case do not matter' }),
    )
    .action(async ({ prefix, search }: { prefix?: string; search?: string }) => {
      const axis = await asAdministrator(context);
      const page = findAgencies.reply;
      for (let after: string | undefined = ''; after !== undefined;) {
        const query = { prefix, q: search, after: after || undefined, limit: 500 };
        const one: z.output<typeof page> = await axis.get(page, '/v1/agencies', query);
        for (const entry of one.agencies) terminal.result(entry, () => [line(entry, terminal)]);
        after = one.next;
      }
    });
}

function defineShow(agency: Command, context: CommandContext): void {
  const { text } = context.terminal;
  agency
    .command('show')
    .description(text({ vi: 'xem một cơ quan, đơn vị', en: 'show one agency' }))
    .argument('<code>', codeSays(text))
    .action(async (code: string) => show(await (await asAdministrator(context)).agency(code), context.terminal));
}

interface Closing {
  readonly at: string;
  readonly successor?: string[];
  readonly receivesFor?: string;
  readonly until?: string;
}

function defineClose(agency: Command, context: CommandContext): void {
  const { text } = context.terminal;
  const read = optionReaders(context.terminal);
  agency
    .command('close')
    .description(
      text({
        vi: 'đóng một mã; mã vẫn tra cứu được và không bao giờ dùng lại',
        en: 'close a code; it stays resolvable and is never used again',
      }),
    )
    .argument('<code>', codeSays(text))
    .requiredOption(
      '--at <time>',
      text({
        vi: 'ngày cuối cùng còn hiệu lực (2025-06-30), hoặc thời điểm bắt đầu đóng (2025-07-01T00:00:00+07:00)',
        en: 'its last valid day (2025-06-30), or the first moment it is closed (2025-07-01T00:00:00+07:00)',
      }),
      read.lastDay,
    )
    .option(
      '--successor <code...>',
      text({
        vi: 'đơn vị kế tiếp; báo cho nơi còn gửi đến mã đã đóng',
        en: 'who took over; shown to who still writes to the closed code',
      }),
    )
    .option(
      '--receives-for <code>',
      text({ vi: 'nơi nhận thay', en: 'the agency that takes what is still addressed to it' }),
    )
    .option(
      '--until <time>',
      text({
        vi: 'nhận thay đến hết ngày nào (mặc định: 12 tháng từ --at)',
        en: 'the last day it does (default: 12 months from --at)',
      }),
      read.endOfDay,
    )
    .action(async (code: string, { at, successor, receivesFor, until }: Closing) => {
      const closing = { at, successors: successor, receivesFor: receivesFor && { agency: receivesFor, until } };
      const path = `/v1/agencies/${encodeURIComponent(code)}/close`;
      const entry = await askAct(await asAdministrator(context), agencyEntry, path, closing, context.terminal);
      if (entry) show(entry, context.terminal);
    });
}

function codeSays(text: Terminal['text']): string {
  return text({
    vi: 'mã định danh, viết dạng nào cũng được: H36.15.04 hoặc 000.04.15.H36',
    en: 'in either form: H36.15.04 or 000.04.15.H36',
  });
}

function show(entry: AgencyEntry, terminal: Terminal): void {
  terminal.result(entry, () =>
    [
      bold(line(entry, terminal)),
      entry.form102 && dim(`  ${entry.form102}`),
      entry.parent && `  ${terminal.text({ vi: 'Trực thuộc', en: 'Below' })} ${entry.parent}`,
      `  ${terminal.text({ vi: 'Hiệu lực từ', en: 'Valid from' })} ${localTime(entry.validFrom)}`,
      entry.validUntil && `  ${terminal.text({ vi: 'Đóng từ', en: 'Closed from' })} ${localTime(entry.validUntil)}`,
      entry.successors.length > 0 &&
        `  ${terminal.text({ vi: 'Đơn vị kế tiếp', en: 'Successors' })}: ${entry.successors.join(', ')}`,
      entry.receivesFor &&
        `  ${terminal.text({ vi: 'Nơi nhận thay', en: 'Received for it by' })} ${entry.receivesFor.agency} → ${localTime(entry.receivesFor.until)}`,
    ].filter((text) => typeof text === 'string'),
  );
}

function line({ code, name, validUntil }: AgencyEntry, { text }: Terminal): string {
  const closed = validUntil && ` (${text({ vi: 'đóng từ', en: 'closed from' })} ${localTime(validUntil)})`;
  return `${code.padEnd(14)} ${name}${closed ?? ''}`;
}
