import { agencyEntry, type AgencyEntry, findAgencies } from '@edoc-axis/contracts';
import { type Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { bold, dim } from '../terminal/terminal.js';
import { asOperator } from './axis.js';
import type { CommandContext } from './command.js';
import { localTime } from './local-time.js';

export function agencyCommand(program: Command, context: () => CommandContext): void {
  const agency = program.command('agency').description('keep the register of agency codes');

  agency
    .command('add')
    .description('register an agency code')
    .argument('<code>', 'in either form: H36.15.04 or 004.15.H36')
    .requiredOption('--name <name>', 'the agency’s name')
    .option('--parent <code>', 'the agency above it (default: the nearest registered code above)')
    .option('--policy <policy>', 'what makes its documents acceptable: packet, attachment, either, both, channel')
    .option('--from <time>', 'valid from (default: now)', readMoment)
    .action(
      async (
        code: string,
        { name, parent, policy, from }: { name: string; parent?: string; policy?: string; from?: string },
      ) => {
        const entry = await asOperator(context()).post(agencyEntry, '/v1/agencies', {
          code,
          name,
          parent,
          policy,
          validFrom: from,
        });
        show(entry, context());
      },
    );

  agency
    .command('list')
    .description('list agencies')
    .option('--prefix <code>', 'only below this code')
    .option('--search <text>', 'part of the name; accents and case do not matter')
    .action(async ({ prefix, search }: { prefix?: string; search?: string }) => {
      const { terminal } = context();
      const page = findAgencies.reply;
      for (let after: string | undefined = ''; after !== undefined;) {
        const one: z.output<typeof page> = await asOperator(context()).get(page, '/v1/agencies', {
          prefix,
          q: search,
          after: after || undefined,
          limit: 500,
        });
        for (const entry of one.agencies) terminal.result(entry, () => [line(entry)]);
        after = one.next;
      }
    });

  agency
    .command('show')
    .description('show one agency')
    .argument('<code>')
    .action(async (code: string) => show(await asOperator(context()).agency(code), context()));

  agency
    .command('close')
    .description('close a code; it stays resolvable and is never used again')
    .argument('<code>')
    .requiredOption(
      '--at <time>',
      'its last valid day (2025-06-30), or the first moment it is closed (2025-07-01T00:00:00+07:00)',
      readLastDay,
    )
    .option('--successor <code...>', 'who took over; shown to who still writes to the closed code')
    .option('--receives-for <code>', 'the agency that takes what is still addressed to it')
    .option('--until <time>', 'how long it does (default: 12 months from --at)', readMoment)
    .action(
      async (code: string, options: { at: string; successor?: string[]; receivesFor?: string; until?: string }) => {
        const entry = await asOperator(context()).post(agencyEntry, `/v1/agencies/${encodeURIComponent(code)}/close`, {
          at: options.at,
          successors: options.successor,
          receivesFor: options.receivesFor && {
            agency: options.receivesFor,
            until: options.until,
          },
        });
        show(entry, context());
      },
    );
}

function show(entry: AgencyEntry, { terminal }: CommandContext): void {
  terminal.result(entry, () =>
    [
      bold(line(entry)),
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

const line = ({ code, name, validUntil }: AgencyEntry) =>
  `${code.padEnd(14)} ${name}${validUntil ? ` (đóng / closed: ${localTime(validUntil)})` : ''}`;

/** A day is the last valid one, and the axis knows when it ends in Vietnam; anything else is a moment. */
function readLastDay(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : readMoment(text);
}

function readMoment(text: string): string {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime()))
    throw new InvalidArgumentError(`"${text}" is no time; write 2025-07-01T00:00:00+07:00.`);
  return moment.toISOString();
}
