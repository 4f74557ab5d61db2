import { asSystem } from './axis.js';
import type { DefineCommand } from './command.js';
import { describeDeliveryReceipt } from './describe-leased.js';
import { optionReaders } from './read-option.js';
import { asReceiver, signOption } from './receiving.js';

const statuses = ['02', '03', '04', '05', '06', '15', '16'] as const;

export const defineAnswer: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  signOption(asReceiver(command, terminal), terminal)
    .argument('<delivery>', text({ vi: 'mã lượt gửi', en: 'the id of the delivery' }))
    .argument('<status>', statuses.join(', '), optionReaders(terminal).oneOf(statuses))
    .option(
      '--reason <text>',
      text({ vi: 'nội dung báo cho nơi gửi; bắt buộc với 02', en: 'what to tell the sender; needed for 02' }),
    )
    .action(
      async (
        delivery: string,
        status: (typeof statuses)[number],
        { as, reason, sign }: { as: string; reason?: string; sign?: boolean },
      ) => {
        const { axis } = await asSystem(as, context);
        const receipt = await axis.answer(delivery, { status, description: reason, sign });
        terminal.result(receipt, () => describeDeliveryReceipt(receipt, terminal));
      },
    );
};
