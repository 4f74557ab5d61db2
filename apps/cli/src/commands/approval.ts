import {
  approveProposal,
  listProposals,
  type ProposalView,
  proposalView,
  twoPersons as twoPersonsShown,
} from '@edoc-axis/contracts';
import type { Command } from 'commander';
import { z } from 'zod';
import { bold, dim, type Terminal } from '../terminal/terminal.js';
import { asAdministrator } from './axis.js';
import type { CommandContext, DefineCommand } from './command.js';
import { localTime } from './local-time.js';
import { asOption } from './person-options.js';

export const defineApproval: DefineCommand = (command, context) => {
  defineList(command, context);
  defineApprove(command, context);
  defineRefuse(command, context);
};

function defineList(approval: Command, context: CommandContext): void {
  const { terminal } = context;
  const { text } = terminal;
  asOption(approval.command('list'), terminal)
    .description(
      text({
        vi: 'liệt kê việc đang chờ phê duyệt, kể cả đề nghị của hệ thống',
        en: 'list what waits for a second administrator, or for one where a system asked',
      }),
    )
    .option('--all', text({ vi: 'cả những việc đã quyết định', en: 'what was decided and has lapsed, too' }))
    .action(async ({ all, as: file }: { all?: boolean; as?: string }) => {
      const axis = await asAdministrator(context, file);
      const { twoPersons } = await axis.get(axisShown, '/v1/axis');
      if (!twoPersons.inForce) terminal.say(text(twoPersons.setting === 'off' ? oneAlways : oneForNow));
      const page = listProposals.reply;
      for (let after: string | undefined = ''; after !== undefined;) {
        const query = { state: all ? undefined : 'pending', after: after || undefined };
        const one: z.output<typeof page> = await axis.get(page, '/v1/approvals', query);
        for (const proposal of one.proposals) terminal.result(proposal, () => lines(proposal, terminal));
        after = one.next;
      }
    });
}

function defineApprove(approval: Command, context: CommandContext): void {
  const { terminal } = context;
  const { text } = terminal;
  asOption(approval.command('approve'), terminal)
    .description(
      text({
        vi: 'phê duyệt với tư cách người thứ hai, hoặc đề nghị của hệ thống; việc được thực hiện ngay',
        en: 'approve as the second person, or what a system asked for; it is done at once',
      }),
    )
    .argument('<id>', text(idSays))
    .option('--reason <words>', text({ vi: 'lý do, ghi vào nhật ký quản trị', en: 'why; it stands in the audit log' }))
    .action(async (id: string, { reason, as: file }: { reason?: string; as?: string }) => {
      const axis = await asAdministrator(context, file);
      const done = await axis.post(approveProposal.reply, `${pathOf(id)}/approve`, { reason });
      terminal.result(done, () => [...lines(done.proposal, terminal), ...linesOfResult(done.result, terminal)]);
    });
}

function defineRefuse(approval: Command, context: CommandContext): void {
  const { terminal } = context;
  const { text } = terminal;
  asOption(approval.command('refuse'), terminal)
    .description(text({ vi: 'không phê duyệt', en: 'refuse as the second person' }))
    .argument('<id>', text(idSays))
    .requiredOption(
      '--reason <words>',
      text({ vi: 'lý do, ghi vào nhật ký quản trị', en: 'why; it stands in the audit log' }),
    )
    .action(async (id: string, { reason, as: file }: { reason: string; as?: string }) => {
      const axis = await asAdministrator(context, file);
      const proposal = await axis.post(proposalView, `${pathOf(id)}/refuse`, { reason });
      terminal.result(proposal, () => lines(proposal, terminal));
    });
}

const axisShown = z.object({ twoPersons: twoPersonsShown.reply });
const oneAlways = {
  vi: 'Mọi việc chỉ cần một người: EDOC_TWO_PERSONS=off.',
  en: 'One person decides everything here: EDOC_TWO_PERSONS=off.',
};
const oneForNow = {
  vi: 'Hiện mọi việc chỉ cần một người, đến khi quản trị viên đầu tiên của trục kích hoạt tài khoản.',
  en: 'One person decides everything for now, until the first administrator of the axis has joined.',
};

const idSays = { vi: 'mã đề nghị, xem edoc approval list', en: 'its id, see edoc approval list' };
const pathOf = (id: string): string => `/v1/approvals/${encodeURIComponent(id)}`;

function lines(proposal: ProposalView, { text }: Terminal): string[] {
  const { id, what, subject, askedBy, bySystem, askedAt, until, state, decidedBy, decidedAt, reason } = proposal;
  const waits = text({ vi: `chờ đến ${localTime(until)}`, en: `waits until ${localTime(until)}` });
  const who = bySystem ? text({ vi: `hệ thống ${askedBy}`, en: `the system ${askedBy}` }) : askedBy;
  const decided = `${state} · ${decidedBy ?? ''} ${decidedAt ? localTime(decidedAt) : ''}${reason ? `: ${reason}` : ''}`;
  return [
    `${bold(what)} ${subject}`,
    dim(`  ${id} · ${who} ${localTime(askedAt)} · ${state === 'pending' ? waits : decided}`),
  ];
}

/** An account that is added in this way has its invitation shown to who approved it, once. */
function linesOfResult(result: unknown, { text }: Terminal): string[] {
  const invitation = typeof result === 'object' && result !== null && 'invitation' in result ? result.invitation : '';
  return typeof invitation === 'string' && invitation !== ''
    ? [text({ vi: `Lời mời, chỉ hiện một lần: ${invitation}`, en: `The invitation, shown this once: ${invitation}` })]
    : [];
}
