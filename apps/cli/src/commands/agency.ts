import { agencyView, findAgencies } from '@edoc-axis/contracts';
import type { Command } from 'commander';
import type { z } from 'zod';
import type { Terminal } from '../terminal/terminal.js';
import { defineChange, defineTakeBack } from './agency-change.js';
import { defineCapabilities, defineContacts } from './agency-details.js';
import { defineChanges, defineExport } from './agency-export.js';
import { addFieldOptions, type FieldOptions, fieldsOf } from './agency-fields.js';
import { defineImport } from './agency-import.js';
import { checklistOf, defineJoin, defineSelfTest } from './agency-joining.js';
import { agencyLine, showAgency } from './agency-shown.js';
import { askAct } from './ask-act.js';
import { asAdministrator } from './axis.js';
import type { CommandContext, DefineCommand } from './command.js';
import { optionReaders } from './read-option.js';

export const defineAgency: DefineCommand = (command, context) => {
  defineAdd(command, context);
  defineList(command, context);
  defineShow(command, context);
  const codeIs = codeSays(context.terminal.text);
  defineChange(command, context, codeIs);
  defineTakeBack(command, context, codeIs);
  defineClose(command, context);
  defineJoin(command, context, codeIs);
  defineSelfTest(command, context, codeIs);
  defineCapabilities(command, context, codeIs);
  defineContacts(command, context, codeIs);
  defineTolerateSha1(command, context);
  defineImport(command, context);
  defineExport(command, context);
  defineChanges(command, context);
};

interface NewAgency extends FieldOptions {
  readonly name: string;
  readonly from?: string;
  readonly invite?: boolean;
}

function defineAdd(agency: Command, context: CommandContext): void {
  const { text } = context.terminal;
  const read = optionReaders(context.terminal);
  const command = agency
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
    );
  addFieldOptions(command, context.terminal)
    .option(
      '--from <time>',
      text({ vi: 'có hiệu lực từ (mặc định: bây giờ)', en: 'valid from (default: now)' }),
      read.moment,
    )
    .option(
      '--invite',
      text({
        vi: 'mời kết nối từng bước; mặc định gửi, nhận được ngay',
        en: 'it joins step by step; by default it is live at once',
      }),
    )
    .action(async (code: string, { from: validFrom, invite, ...fields }: NewAgency) => {
      const wanted = { ...fieldsOf(fields), code, validFrom, invite };
      await change(context, '/v1/agencies', wanted);
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
    .option(
      '--at <time>',
      text({ vi: 'các mã có hiệu lực tại thời điểm đó', en: 'those valid at that moment, as they are then' }),
      optionReaders(terminal).moment,
    )
    .option('--recipients', text({ vi: 'chỉ những nơi nhận được chọn', en: 'only whom a picker offers' }))
    .action(async ({ prefix, search, at, recipients }: ListOptions) => {
      const axis = await asAdministrator(context);
      const page = findAgencies.reply;
      for (let after: string | undefined = ''; after !== undefined;) {
        const query = {
          prefix,
          q: search,
          at,
          recipients: recipients ? 'true' : undefined,
          after: after || undefined,
          limit: 500,
        };
        const one: z.output<typeof page> = await axis.get(page, '/v1/agencies', query);
        for (const entry of one.agencies) terminal.result(entry, () => [agencyLine(entry, terminal)]);
        after = one.next;
      }
    });
}

interface ListOptions {
  readonly prefix?: string;
  readonly search?: string;
  readonly at?: string;
  readonly recipients?: boolean;
}

function defineShow(agency: Command, context: CommandContext): void {
  const { text } = context.terminal;
  agency
    .command('show')
    .description(
      text({ vi: 'xem một cơ quan, đơn vị, đã thay đổi và sẽ thay đổi', en: 'show one agency, as it was and will be' }),
    )
    .argument('<code>', codeSays(text))
    .option(
      '--at <time>',
      text({ vi: 'tại thời điểm (mặc định: bây giờ)', en: 'as of (default: now)' }),
      optionReaders(context.terminal).moment,
    )
    .action(async (code: string, { at }: { at?: string }) => {
      const axis = await asAdministrator(context);
      const agency = await axis.agency(code, at);
      const joins = agency.joining !== undefined && at === undefined;
      showAgency(agency, context.terminal, joins ? await checklistOf(code, axis) : undefined);
    });
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
      await change(context, path, closing);
    });
}

function defineTolerateSha1(agency: Command, context: CommandContext): void {
  const { text } = context.terminal;
  agency
    .command('tolerate-sha1')
    .description(
      text({
        vi: 'chấp nhận chữ ký số dùng SHA-1 của một cơ quan, với kết quả "thuật toán yếu"; ghi vào nhật ký quản trị',
        en: 'let the signatures of an agency made with SHA-1 count, as weak ones; it stands in the audit log',
      }),
    )
    .argument('<code>', codeSays(text))
    .option('--off', text({ vi: 'thôi chấp nhận', en: 'no longer' }))
    .action(async (code: string, { off = false }: { off?: boolean }) => {
      const path = `/v1/agencies/${encodeURIComponent(code)}/sha1`;
      await change(context, path, { tolerated: !off });
    });
}

/** What it becomes is shown, unless a second person has to approve it. */
async function change(context: CommandContext, path: string, wanted: object): Promise<void> {
  const agency = await askAct(await asAdministrator(context), agencyView, path, wanted, context.terminal);
  if (agency) showAgency(agency, context.terminal);
}

function codeSays(text: Terminal['text']): string {
  return text({
    vi: 'mã định danh, viết dạng nào cũng được: H36.15.04 hoặc 000.04.15.H36',
    en: 'in either form: H36.15.04 or 000.04.15.H36',
  });
}
