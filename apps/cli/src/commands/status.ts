import { asSystem } from './axis.js';
import type { DefineCommand } from './command.js';
import { describeDeliveryReceipt } from './describe-leased.js';
import { describeTaken } from './take-back.js';
import { withFile } from './with-file.js';

export const defineStatus: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  command
    .argument('<status.edxml>')
    .requiredOption('--as <file>', text({ vi: 'thông tin xác thực của hệ thống', en: 'credentials of the system' }))
    .action(async (file: string, { as }: { as: string }) => {
      const { axis } = await asSystem(as, context);
      const taken = await withFile(file, terminal, (packet, bytes) => axis.sendStatus(packet, bytes));
      const { answered, takenBack } = taken;
      terminal.result(taken, () => [
        ...(answered ? describeDeliveryReceipt(answered, terminal) : []),
        ...(takenBack ? describeTaken(takenBack, terminal) : []),
      ]);
    });
};
