import { pipeline } from 'node:stream/promises';
import { agencyDifferences } from '@edoc-axis/contracts';
import { type Command, InvalidArgumentError } from 'commander';
import type { z } from 'zod';
import { differenceLine } from './agency-difference.js';
import { asAdministrator } from './axis.js';
import type { CommandContext } from './command.js';
import { writeDurably } from '../durable-files.js';
import { asOption } from './person-options.js';
import { optionReaders } from './read-option.js';

const formats = ['csv', 'xlsx', 'json'] as const;
type Format = (typeof formats)[number];

interface ExportOptions {
  readonly under?: string;
  readonly format?: Format;
  readonly out?: string;
  readonly as?: string;
}

export function defineExport(agency: Command, context: CommandContext): void {
  const { terminal } = context;
  const { text } = terminal;
  asOption(agency.command('export'), terminal)
    .description(
      text({
        vi: 'xuất danh mục ra CSV, Excel hoặc JSON; CSV và Excel nhập lại được',
        en: 'export the directory as CSV, workbook or JSON; the first two can be imported again',
      }),
    )
    .option('--under <code>', text({ vi: 'một cơ quan và mọi đơn vị phía dưới', en: 'an agency and all below it' }))
    .option(
      '--format <format>',
      text({
        vi: `${formats.join(', ')} (mặc định: theo tên tệp, không thì csv)`,
        en: `${formats.join(', ')} (default: as the file's name says, else csv)`,
      }),
      optionReaders(terminal).oneOf(formats),
    )
    .option('--out <file>', text({ vi: 'ghi ra tệp (mặc định: stdout)', en: 'write to a file (default: stdout)' }))
    .action(async ({ under, format, out, as }: ExportOptions) => {
      const axis = await asAdministrator(context, as);
      const wanted = format ?? formats.find((each) => out?.toLowerCase().endsWith(`.${each}`)) ?? 'csv';
      const file = await axis.open('/v1/agencies/export', { under, format: wanted });
      if (out === undefined) return pipeline(file, process.stdout, { end: false });
      await writeDurably(out, file);
      terminal.say(text({ vi: `Đã ghi ${out}.`, en: `Written to ${out}.` }));
    });
}

export function defineChanges(agency: Command, context: CommandContext): void {
  const { terminal } = context;
  const { text } = terminal;
  asOption(agency.command('changes'), terminal)
    .description(text({ vi: 'danh mục thay đổi gì trong một ngày', en: 'what a day changed in the directory' }))
    .requiredOption('--day <day>', text({ vi: 'ngày, giờ Việt Nam: 2025-07-01', en: 'in Việt Nam: 2025-07-01' }), day)
    .option('--csv <file>', text({ vi: 'ghi ra tệp CSV', en: 'write to a CSV file' }))
    .action(async ({ day: wanted, csv, as }: { day: string; csv?: string; as?: string }) => {
      const axis = await asAdministrator(context, as);
      const path = '/v1/agencies/changes';
      if (csv !== undefined) {
        await writeDurably(csv, await axis.open(path, { day: wanted, format: 'csv' }));
        return terminal.say(text({ vi: `Đã ghi ${csv}.`, en: `Written to ${csv}.` }));
      }
      const page = agencyDifferences.reply;
      for (let after: string | undefined = ''; after !== undefined;) {
        const query = { day: wanted, after: after || undefined, limit: 500 };
        const one: z.output<typeof page> = await axis.get(page, path, query);
        for (const change of one.changes) terminal.result(change, () => [differenceLine(change, terminal)]);
        after = one.next;
      }
    });

  function day(written: string): string {
    if (/^\d{4}-\d{2}-\d{2}$/.test(written) && !Number.isNaN(Date.parse(written))) return written;
    throw new InvalidArgumentError(
      text({ vi: 'cần một ngày như 2025-07-01.', en: 'It must be a day such as 2025-07-01.' }),
    );
  }
}
