import { dim } from '../terminal/terminal.js';
import { asSystem } from './axis.js';
import type { DefineCommand } from './command.js';
import { describeLeased } from './describe-leased.js';
import { optionReaders } from './read-option.js';
import { leasedAtOnce, nothingWaits, receivingOptions } from './receiving.js';

export const defineInbox: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  receivingOptions(command, terminal)
    .option(
      '--lease-seconds <seconds>',
      text({ vi: 'giữ chỗ trong bao lâu', en: 'how long the lease holds' }),
      optionReaders(terminal).whole(10, 3600),
      60,
    )
    .action(async ({ as, agency, leaseSeconds }: { as: string; agency?: string; leaseSeconds: number }) => {
      const { axis } = await asSystem(as, context);
      const waiting = await axis.lease({ agency, leaseSeconds, limit: leasedAtOnce });
      if (waiting.length === 0) terminal.say(text(nothingWaits));
      for (const leased of waiting) {
        terminal.result(leased, () => [
          ...describeLeased(leased, terminal),
          dim(`    --lease ${leased.leaseToken}  --sha256 ${leased.document.packet.sha256}`),
        ]);
      }
    });
};
