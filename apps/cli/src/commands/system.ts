import {
  listSystems,
  revokeSystemKey,
  type ServingEntry,
  showSystem,
  signedCallAgeHoursMax,
  systemEntry,
  systemMoved,
  systemSeen,
  type SystemSeen,
} from '@edoc-axis/contracts';
import { type Command, InvalidArgumentError } from 'commander';
import type { z } from 'zod';
import { rotateSystemKey } from '../systems/credentials-files.js';
import { dim, type Terminal } from '../terminal/terminal.js';
import { askAct } from './ask-act.js';
import { asAdministrator } from './axis.js';
import type { CommandContext, DefineCommand } from './command.js';
import { localTime } from './local-time.js';
import { optionReaders } from './read-option.js';
import { defineAdd } from './system-add.js';
import { addressSays, ageSays, scopeSays } from './system-options.js';
import { definePush } from './system-push.js';
import { describe, nameOf, nameSays, pathOf, period, standing } from './system-shown.js';

export const defineSystem: DefineCommand = (command, context) => {
  defineAdd(command, context);
  defineList(command, context);
  defineShow(command, context);
  defineMove(command, context);
  defineChange(command, context);
  definePush(command, context);
  defineKeys(command, context);
};

function defineList(system: Command, context: CommandContext): void {
  const { terminal } = context;
  const { text } = terminal;
  system
    .command('list')
    .description(text({ vi: 'liệt kê hệ thống', en: 'list systems' }))
    .action(async () => {
      const axis = await asAdministrator(context);
      const page = listSystems.reply;
      for (let after: string | undefined = ''; after !== undefined;) {
        const one: z.output<typeof page> = await axis.get(page, '/v1/systems', { after: after || undefined });
        for (const entry of one.systems) {
          const count = text({ vi: `${entry.agencies} cơ quan`, en: `${entry.agencies} agencies` });
          terminal.result(entry, () => [`${entry.name}  ${entry.door}  ${count}${standing(entry, terminal)}`]);
        }
        after = one.next;
      }
    });
}

function defineShow(system: Command, context: CommandContext): void {
  const { terminal } = context;
  const { text } = terminal;
  system
    .command('show')
    .description(
      text({
        vi: 'xem một hệ thống: khóa, phạm vi, các cơ quan nó phục vụ',
        en: 'show one system: its keys, its scopes, the agencies it serves',
      }),
    )
    .argument('<name>', nameSays(text), nameOf(text))
    .action(async (name: string) => {
      const axis = await asAdministrator(context);
      const entry = await axis.get(showSystem.reply, pathOf(name));
      const seen = await axis.get(systemSeen, `${pathOf(name)}/seen`);
      terminal.result({ ...entry, seen }, () => [
        ...describe(entry, terminal),
        ...describeSeen(seen, terminal),
        ...entry.serves.map(({ agency, since, until }) => `  ${agency.padEnd(14)} ${period(since, until)}`),
      ]);
    });
}

function defineMove(system: Command, context: CommandContext): void {
  const { terminal } = context;
  const { text } = terminal;
  const read = optionReaders(terminal);
  system
    .command('move')
    .description(
      text({
        vi: 'chuyển cơ quan sang hệ thống này, ngay hoặc vào một thời điểm sau này; văn bản đang chờ không mất',
        en: 'move agencies to this system, now or at a moment to come; nothing that waits is lost',
      }),
    )
    .argument('<name>', nameSays(text), nameOf(text))
    .requiredOption('--agency <code...>', text({ vi: 'các cơ quan được chuyển', en: 'the agencies that move' }))
    .option(
      '--at <time>',
      text({
        vi: 'thời điểm chuyển (mặc định: bây giờ); chuyển về hệ thống đang phục vụ là hủy kế hoạch chuyển',
        en: 'when (default: now); moving back to the system that serves them takes a plan back',
      }),
      read.moment,
    )
    .action(async (name: string, { agency: agencies, at: since }: { agency: string[]; at?: string }) => {
      const axis = await asAdministrator(context);
      const moved = await askAct(axis, systemMoved, `${pathOf(name)}/agencies`, { agencies, since }, terminal);
      for (const serving of moved?.servings ?? []) terminal.result(serving, () => describeServing(serving));
    });
}

function defineChange(system: Command, context: CommandContext): void {
  const { terminal } = context;
  const { text } = terminal;
  const read = optionReaders(terminal);
  const change = async (name: string, body: object) => {
    const axis = await asAdministrator(context);
    const entry = await askAct(axis, systemEntry, pathOf(name), body, terminal, 'patch');
    if (entry) terminal.result(entry, () => describe(entry, terminal));
  };
  system
    .command('suspend')
    .description(
      text({
        vi: 'ngừng kết nối một hệ thống ngay lập tức; văn bản vẫn chờ nó',
        en: 'switch a system off at once; what it is to fetch goes on waiting',
      }),
    )
    .argument('<name>', nameSays(text), nameOf(text))
    .requiredOption('--reason <words>', text({ vi: 'lý do; hệ thống được biết', en: 'why; the system is told' }))
    .action((name: string, { reason }: { reason: string }) => change(name, { suspended: true, reason }));
  system
    .command('resume')
    .description(text({ vi: 'cho hệ thống kết nối lại', en: 'let a suspended system go on' }))
    .argument('<name>', nameSays(text), nameOf(text))
    .action((name: string) => change(name, { suspended: false }));
  system
    .command('limit')
    .description(
      text({
        vi: 'đặt phạm vi được dùng của hệ thống, nơi được gọi đến và thời hạn chữ ký của lời gọi',
        en: 'say what a system may do, where it may call from and how long a signed call counts',
      }),
    )
    .argument('<name>', nameSays(text), nameOf(text))
    .option('--scope <scope...>', scopeSays(text))
    .option('--address <range...>', addressSays(text))
    .option('--any-address', text({ vi: 'gọi từ địa chỉ nào cũng được', en: 'from any address' }))
    .option('--signed-call-age <hours>', ageSays(text), read.whole(1, signedCallAgeHoursMax))
    .option(
      '--usual-age',
      text({ vi: 'thời hạn chữ ký như của trục', en: 'a signed call counts as long as the axis has it' }),
    )
    .action((name: string, options: LimitOptions) => {
      const { scope: scopes, address, anyAddress, signedCallAge, usualAge } = options;
      if (Object.keys(options).length === 0 || (address && anyAddress) || (signedCallAge && usualAge)) {
        throw new InvalidArgumentError(
          text({
            vi: 'Cần ít nhất một lựa chọn; --address và --any-address, --signed-call-age và --usual-age không dùng cùng nhau.',
            en: 'At least one option; --address or --any-address, --signed-call-age or --usual-age.',
          }),
        );
      }
      const addresses = anyAddress ? null : address;
      return change(name, {
        scopes,
        addresses,
        signedCallAgeHours: usualAge ? null : signedCallAge,
      });
    });
}

interface LimitOptions {
  readonly scope?: string[];
  readonly address?: string[];
  readonly anyAddress?: boolean;
  readonly signedCallAge?: number;
  readonly usualAge?: boolean;
}

function defineKeys(system: Command, context: CommandContext): void {
  const { terminal } = context;
  const { text } = terminal;
  const read = optionReaders(terminal);
  system
    .command('rotate')
    .description(
      text({
        vi: 'tạo khóa mới cho hệ thống; khóa cũ còn dùng được một thời gian',
        en: 'give a system a new key; the old one counts for a while longer',
      }),
    )
    .argument('<name>', nameSays(text), nameOf(text))
    .requiredOption(
      '--file <file>',
      text({ vi: 'tệp thông tin xác thực của nó, sẽ có khóa mới', en: 'its credentials file, which gets the new key' }),
    )
    .option(
      '--overlap-hours <hours>',
      text({ vi: 'khóa cũ còn dùng được (mặc định: 168 giờ)', en: 'the old key counts for (default: 168 hours)' }),
      read.whole(0, 2_160),
    )
    .action(async (name: string, { file, overlapHours }: { file: string; overlapHours?: number }) => {
      const entry = await rotateSystemKey(context, { name, file, overlapHours });
      if (entry) terminal.result(entry, () => describe(entry, terminal));
    });
  system
    .command('revoke')
    .description(
      text({
        vi: 'thu hồi ngay một khóa bị lộ, cùng mọi phiên đã cấp cho hệ thống',
        en: 'revoke a lost key at once, and every token the system has got',
      }),
    )
    .argument('<name>', nameSays(text), nameOf(text))
    .requiredOption('--key <kid>', text({ vi: 'mã khóa, xem edoc system show', en: 'its name, see edoc system show' }))
    .action(async (name: string, { key }: { key: string }) => {
      const path = `${pathOf(name)}/keys/${encodeURIComponent(key)}/revoke`;
      const entry = await (await asAdministrator(context)).post(revokeSystemKey.reply, path, {});
      terminal.result(entry, () => describe(entry, terminal));
    });
}

function describeSeen(seen: SystemSeen, terminal: Terminal): string[] {
  const { leasedAt, confirmedAt, sentAt, statuses, version } = seen;
  const { text } = terminal;
  const lines: [string | undefined, string][] = [
    [leasedAt, text({ vi: 'Hỏi nhận văn bản lần cuối', en: 'Asked for documents last' })],
    [confirmedAt, text({ vi: 'Xác nhận lần cuối', en: 'Confirmed last' })],
    [sentAt, text({ vi: 'Gửi lần cuối', en: 'Sent last' })],
  ];
  const done = lines.flatMap(([at, says]) => (at === undefined ? [] : `  ${says}: ${localTime(at)}`));
  if (done.length === 0 && !version) return [`  ${text({ vi: 'Chưa kết nối lần nào', en: 'Never seen' })}`];
  return [
    ...done,
    statuses.length > 0 && `  ${text({ vi: 'Trạng thái đã gửi', en: 'Statuses it sends' })}: ${statuses.join(', ')}`,
    version &&
      `  ${text({ vi: 'Phiên bản', en: 'Version' })}: ${version.says} (${text({ vi: 'từ', en: 'since' })} ${localTime(version.since)})`,
    ...describeCalls(seen, terminal),
  ].filter((line) => typeof line === 'string');
}

function describeCalls({ calls }: SystemSeen, { text }: Terminal): string[] {
  if (!calls || calls.answered + calls.refused === 0) return [];
  const { answered, refused, codes } = calls;
  return [
    `  ${text({ vi: `24 giờ qua: ${answered} yêu cầu thành công, ${refused} bị từ chối`, en: `Last 24 hours: ${answered} calls answered, ${refused} refused` })}`,
    ...codes.map(({ code, calls: times, example }) => {
      const latest = example && `${localTime(example.at)} · ${example.occurrence}`;
      return `    ${times} × ${code}${latest ? `  ${dim(latest)}` : ''}`;
    }),
  ];
}

function describeServing({ agency, periods }: ServingEntry): string[] {
  return [agency, ...periods.map(({ system, since, until }) => `  ${period(since, until)}  ${system}`)];
}
