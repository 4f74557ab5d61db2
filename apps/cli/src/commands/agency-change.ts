import { agencyPatch, agencyView } from '@edoc-axis/contracts';
import type { Command } from 'commander';
import type { CommandContext } from './command.js';
import { addFieldOptions, type FieldOptions, fieldsOf } from './agency-fields.js';
import { showAgency } from './agency-shown.js';
import { askAct } from './ask-act.js';
import { asAdministrator } from './axis.js';
import { optionReaders } from './read-option.js';

const clearable = { 'short-name': 'shortName', kind: 'agencyKind', parent: 'parent', address: 'address' } as const;
const clearableToo = { level: 'level', policy: 'policy', capabilities: 'capabilities' } as const;
const fieldsCleared: Readonly<Record<string, keyof typeof agencyPatch.shape>> = { ...clearable, ...clearableToo };
const clearableNames = Object.keys(fieldsCleared).join(', ');

interface ChangeOptions extends FieldOptions {
  readonly clear?: string[];
  readonly since?: string;
  readonly reason?: string;
}

export function defineChange(agency: Command, context: CommandContext, codeSays: string): void {
  const { text } = context.terminal;
  const read = optionReaders(context.terminal);
  const command = agency
    .command('change')
    .description(
      text({
        vi: 'thay đổi thông tin của một mã, từ bây giờ hoặc từ một thời điểm đã qua hay sắp tới',
        en: 'change what is known of a code, from now on or from a moment past or to come',
      }),
    )
    .argument('<code>', codeSays)
    .option('--name <name>', text({ vi: 'tên mới', en: 'its new name' }))
    .option('--parent <code>', text({ vi: 'cơ quan cấp trên', en: 'the agency above it' }));
  addFieldOptions(command, context.terminal)
    .option('--no-centre', text({ vi: 'không còn là trung tâm', en: 'no centre any more' }))
    .option('--no-hidden', text({ vi: 'hiện lại trong danh bạ', en: 'in pickers again' }))
    .option('--no-test', text({ vi: 'không còn là đơn vị thử nghiệm', en: 'not only to be tried with any more' }))
    .option(
      '--clear <field...>',
      text({ vi: `bỏ nội dung: ${clearableNames}`, en: `take away: ${clearableNames}` }),
      (written: string, former: string[] = []) => [...former, read.oneOf(Object.keys(fieldsCleared))(written)],
    )
    .option(
      '--since <time>',
      text({ vi: 'có hiệu lực từ (mặc định: bây giờ)', en: 'in force from (default: now)' }),
      read.moment,
    )
    .option('--reason <text>', text({ vi: 'lý do, ghi vào nhật ký quản trị', en: 'why, for the audit log' }))
    .action(async (code: string, { clear = [], since, reason, ...fields }: ChangeOptions) => {
      const cleared = Object.fromEntries(clear.map((name) => [fieldsCleared[name], null]));
      const patch = { ...fieldsOf(fields), ...cleared, since, reason };
      const path = `/v1/agencies/${encodeURIComponent(code)}`;
      const axis = await asAdministrator(context);
      const agency = await askAct(axis, agencyView, path, patch, context.terminal, 'patch');
      if (agency) showAgency(agency, context.terminal);
    });
}

export function defineTakeBack(agency: Command, context: CommandContext, codeSays: string): void {
  const { text } = context.terminal;
  const read = optionReaders(context.terminal);
  agency
    .command('take-back')
    .description(
      text({ vi: 'rút lại một thay đổi chưa có hiệu lực', en: 'take back a change that is not in force yet' }),
    )
    .argument('<code>', codeSays)
    .requiredOption(
      '--since <time>',
      text({ vi: 'thời điểm của thay đổi', en: 'when it would take effect' }),
      read.moment,
    )
    .option('--reason <text>', text({ vi: 'lý do, ghi vào nhật ký quản trị', en: 'why, for the audit log' }))
    .action(async (code: string, { since, reason }: { since: string; reason?: string }) => {
      const path = `/v1/agencies/${encodeURIComponent(code)}/take-back`;
      const axis = await asAdministrator(context);
      const agency = await askAct(axis, agencyView, path, { since, reason }, context.terminal);
      if (agency) showAgency(agency, context.terminal);
    });
}
