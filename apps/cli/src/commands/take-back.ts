import type { TakenBack } from '@edoc-axis/contracts';
import { withdrawalOutcomeNames } from '@edoc-axis/domain';
import { bold, dim, type Terminal } from '../terminal/terminal.js';
import { asSystem } from './axis.js';
import type { DefineCommand } from './command.js';

interface Options {
  readonly as: string;
  readonly recipient?: string[];
  readonly reason: string;
}

export const defineTakeBack: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  command
    .argument('<document>', text({ vi: 'mã văn bản do trục cấp', en: 'the axis’ id of the document' }))
    .requiredOption(
      '--as <file>',
      text({ vi: 'thông tin xác thực của hệ thống gửi', en: 'credentials of the sending system' }),
    )
    .option(
      '--recipient <code...>',
      text({ vi: 'chỉ lấy lại từ các nơi nhận này', en: 'only from these recipients; all, when absent' }),
    )
    .requiredOption('--reason <text>', text({ vi: 'lý do, báo cho nơi nhận', en: 'why; the recipients are told' }))
    .action(async (document: string, { as, recipient: recipients, reason }: Options) => {
      const { axis } = await asSystem(as, context);
      const taken = await axis.takeBack(document, { recipients, reason });
      terminal.result(taken, () => describeTaken(taken, terminal));
    });
};

export function describeTaken(taken: TakenBack, { text }: Terminal): string[] {
  const counted = (['withdrawn', 'asked', 'declined', 'ended'] as const).filter((outcome) => taken[outcome] > 0);
  return [
    ...counted.map((outcome) => `${bold(String(taken[outcome]))}  ${text(withdrawalOutcomeNames[outcome])}`),
    ...taken.deliveries.flatMap(({ recipient, outcomeName, receipt }) => [
      `  ${recipient}  ${text(outcomeName)}`,
      ...(receipt ? [dim(`    ${receipt.event} ${receipt.id}`)] : []),
    ]),
  ];
}
