import { type AxisClient, AxisRefusal } from '@edoc-axis/client';
import { agencyView, type JoiningChecklist, joiningChecklist, testAgency } from '@edoc-axis/contracts';
import type { Command } from 'commander';
import { dim } from '../terminal/terminal.js';
import { showAgency } from './agency-shown.js';
import { asAdministrator, asSystem } from './axis.js';
import type { CommandContext } from './command.js';
import { optionReaders } from './read-option.js';

const steps = ['testing', 'live', 'suspended'] as const;

interface Step {
  readonly reason?: string;
  readonly anyway?: boolean;
}

export function defineJoin(agency: Command, context: CommandContext, codeSays: string): void {
  const { text } = context.terminal;
  const read = optionReaders(context.terminal);
  agency
    .command('join')
    .description(
      text({
        vi: 'chuyển bước kết nối: bắt đầu thử nghiệm, kết nối chính thức, tạm ngừng',
        en: 'take it a step further: to its tests, live, or suspend it',
      }),
    )
    .argument('<code>', codeSays)
    .argument('<state>', steps.join(' | '), read.oneOf(steps))
    .option(
      '--reason <text>',
      text({
        vi: 'lý do, ghi vào nhật ký quản trị; cần khi tạm ngừng',
        en: 'why, for the audit log; needed to suspend',
      }),
    )
    .option(
      '--anyway',
      text({
        vi: 'cho kết nối chính thức dù còn mục chưa xong; cần --reason',
        en: 'go live though items are open; needs --reason',
      }),
    )
    .action(async (code: string, state: string, { reason, anyway }: Step) => {
      const path = `/v1/agencies/${encodeURIComponent(code)}/joining`;
      const axis = await asAdministrator(context);
      showAgency(await axis.post(agencyView, path, { state, reason, anyway }), context.terminal);
    });
}

export function defineSelfTest(agency: Command, context: CommandContext, codeSays: string): void {
  const { terminal } = context;
  const { text } = terminal;
  agency
    .command('self-test')
    .description(
      text({
        vi: 'yêu cầu đơn vị thử nghiệm gửi một văn bản đã ký số đến cơ quan',
        en: 'have a robot send a signed test document to it',
      }),
    )
    .argument('<code>', codeSays)
    .option(
      '--as <file>',
      text({ vi: 'tệp thông tin của hệ thống phục vụ cơ quan', en: 'credentials of the system that serves it' }),
    )
    .action(async (code: string, { as }: { as?: string }) => {
      const axis = as === undefined ? await asAdministrator(context) : (await asSystem(as, context)).axis;
      const path = `/v1/agencies/${encodeURIComponent(code)}/self-test`;
      const sent = await axis.post(testAgency.reply, path, {});
      terminal.result(sent, () => [
        `${sent.robot} → ${sent.agency}  ${sent.documentId}  ${dim(sent.document)}`,
        text({
          vi: '  Hãy tải về, xác nhận và phản hồi như mọi văn bản khác.',
          en: '  Fetch it, confirm it and answer it as any other.',
        }),
      ]);
    });
}

/** An agency is everybody's to see, its checklist is not; and while the exchange is away nobody knows what it sent. */
export async function checklistOf(code: string, axis: AxisClient): Promise<JoiningChecklist | undefined> {
  try {
    return await axis.get(joiningChecklist, `/v1/agencies/${encodeURIComponent(code)}/joining`);
  } catch (error) {
    if (error instanceof AxisRefusal && (error.problem.status === 403 || error.problem.status === 503))
      return undefined;
    throw error;
  }
}
