import {
  listPlans,
  proposePlan,
  rehearsalView,
  type ReorganisationView,
  reorganisationView,
  showPlan,
  writtenPlan,
} from '@edoc-axis/contracts';
import { CataloguedError, type ErrorCode } from '@edoc-axis/domain';
import type { Command } from 'commander';
import { bold, type Terminal } from '../terminal/terminal.js';
import { asAdministrator } from './axis.js';
import type { CommandContext, DefineCommand } from './command.js';
import { readText } from './files.js';
import { localTime } from './local-time.js';
import { findingLines, rehearsalLines } from './rehearsal-lines.js';

export const defineReorganise: DefineCommand = (command, context) => {
  definePropose(command, context);
  defineList(command, context);
  defineShow(command, context);
  defineApprove(command, context);
  defineRevoke(command, context);
};

const path = '/v1/reorganisations';

function definePropose(command: Command, context: CommandContext): void {
  const { terminal } = context;
  const { text } = terminal;
  command
    .argument('[file]', text({ vi: 'phương án sắp xếp (JSON)', en: 'the plan (JSON)' }))
    .option(
      '--dry-run',
      text({
        vi: 'chỉ chạy thử: cây trước và sau, lỗi, cảnh báo, văn bản đang chờ; không lưu gì',
        en: 'only rehearse it: the trees before and after, faults, warnings, what waits; nothing is kept',
      }),
    )
    .action(async (file: string | undefined, { dryRun = false }: { dryRun?: boolean }) => {
      if (file === undefined) return command.help({ error: true });
      const plan = await readPlan(file);
      const axis = await asAdministrator(context);
      const rehearsal = await axis.post(rehearsalView, `${path}/rehearsals`, plan);
      if (dryRun) {
        terminal.result(rehearsal, () => rehearsalLines(rehearsal, terminal));
        const [first] = rehearsal.findings;
        if (rehearsal.faults > 0 && first) {
          const { where, code, params } = first;
          const inner = { code: code as ErrorCode, params };
          throw new CataloguedError('reorganisation.has-faults', { faults: rehearsal.faults, where, first: inner });
        }
        return;
      }
      for (const line of findingLines(rehearsal, terminal)) terminal.say(line);
      showResult(await axis.post(proposePlan.reply, path, plan), terminal);
    });
}

function defineList(command: Command, context: CommandContext): void {
  const { terminal } = context;
  command
    .command('list')
    .description(terminal.text({ vi: 'liệt kê các đợt sắp xếp, mới nhất trước', en: 'list them, the newest first' }))
    .action(async () => {
      const { reorganisations } = await (await asAdministrator(context)).get(listPlans.reply, path);
      for (const one of reorganisations) terminal.result(one, () => [lineOf(one, terminal)]);
    });
}

function defineShow(command: Command, context: CommandContext): void {
  const { terminal } = context;
  command
    .command('show')
    .description(terminal.text({ vi: 'xem một đợt sắp xếp và phương án', en: 'show one with its plan' }))
    .argument('<name>', nameSays(terminal))
    .action(async (name: string) => {
      const shown = await (await asAdministrator(context)).get(showPlan.reply, pathOf(name));
      terminal.result(shown, () => [
        ...linesOf(shown, terminal),
        ...JSON.stringify(shown.plan, undefined, 2).split('\n'),
      ]);
    });
}

function defineApprove(command: Command, context: CommandContext): void {
  const { terminal } = context;
  command
    .command('approve')
    .description(
      terminal.text({
        vi: 'phê duyệt đợt sắp xếp người khác đề xuất; tự có hiệu lực vào thời điểm đã định',
        en: 'approve one that somebody else proposed; it takes effect by itself at its moment',
      }),
    )
    .argument('<name>', nameSays(terminal))
    .action(async (name: string) => {
      showResult(
        await (await asAdministrator(context)).post(reorganisationView, `${pathOf(name)}/approve`, {}),
        terminal,
      );
    });
}

function defineRevoke(command: Command, context: CommandContext): void {
  const { terminal } = context;
  const { text } = terminal;
  command
    .command('revoke')
    .description(
      text({
        vi: 'hủy đợt sắp xếp trước thời điểm hiệu lực; mọi thứ trở lại như cũ',
        en: 'revoke one before its moment; everything is as it was',
      }),
    )
    .argument('<name>', nameSays(terminal))
    .option('--reason <text>', text({ vi: 'lý do, ghi vào nhật ký quản trị', en: 'why, for the audit log' }))
    .action(async (name: string, { reason }: { reason?: string }) => {
      showResult(
        await (await asAdministrator(context)).post(reorganisationView, `${pathOf(name)}/revoke`, { reason }),
        terminal,
      );
    });
}

/** What can be told without the axis is told at once, with its place in the file. */
async function readPlan(file: string): Promise<unknown> {
  const problemIs = (problem: string) => new CataloguedError('reorganisation.malformed', { problem });
  const text = await readText(file);
  let plan: unknown;
  try {
    plan = JSON.parse(text);
  } catch (error) {
    throw problemIs(error instanceof Error ? error.message : 'JSON');
  }
  const read = writtenPlan.safeParse(plan);
  if (read.success) return plan;
  const [issue] = read.error.issues;
  throw problemIs(`${issue?.path.join('.') || file}: ${issue?.message ?? ''}`);
}

const pathOf = (name: string): string => `${path}/${encodeURIComponent(name)}`;

function nameSays({ text }: Terminal): string {
  return text({ vi: 'tên đợt sắp xếp, ghi trong phương án', en: 'its name, as the plan gives it' });
}

function showResult(one: ReorganisationView, terminal: Terminal): void {
  terminal.result(one, () => linesOf(one, terminal));
}

function linesOf(one: ReorganisationView, terminal: Terminal): string[] {
  const { text } = terminal;
  const { counts, reason, proposed, approved, revoked } = one;
  const { opens, closes, changes, moves } = counts;
  return [
    bold(lineOf(one, terminal)),
    `  ${reason}`,
    `  ${text({ vi: `mở ${opens}, đóng ${closes}, thay đổi ${changes}, chuyển hệ thống ${moves}`, en: `${opens} open, ${closes} close, ${changes} change, ${moves} move` })}`,
    `  ${text({ vi: 'Đề xuất', en: 'Proposed' })}: ${proposed.by}, ${localTime(proposed.at)}`,
    approved && `  ${text({ vi: 'Phê duyệt', en: 'Approved' })}: ${approved.by}, ${localTime(approved.at)}`,
    revoked &&
      `  ${text({ vi: 'Hủy', en: 'Revoked' })}: ${revoked.by}, ${localTime(revoked.at)}${revoked.reason ? `: ${revoked.reason}` : ''}`,
  ].filter((line) => typeof line === 'string');
}

const states = {
  proposed: { vi: 'chờ phê duyệt', en: 'awaits approval' },
  approved: { vi: 'đã phê duyệt', en: 'approved' },
  inForce: { vi: 'đang có hiệu lực', en: 'in force' },
  revoked: { vi: 'đã hủy', en: 'revoked' },
};

function lineOf({ name, effectiveAt, state, inForce }: ReorganisationView, { text }: Terminal): string {
  return `${name}  ${localTime(effectiveAt)}  ${text(states[inForce ? 'inForce' : state])}`;
}
