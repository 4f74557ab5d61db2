import { asSystem } from './axis.js';
import type { DefineCommand } from './command.js';
import { describeDeliveryReceipt } from './describe-leased.js';
import { asReceiver, signOption } from './receiving.js';

export const defineConfirm: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  signOption(asReceiver(command, terminal), terminal)
    .argument('<delivery>', text({ vi: 'mã lượt gửi', en: 'the id of the delivery' }))
    .requiredOption('--lease <token>', text({ vi: 'mã giữ chỗ (edoc inbox)', en: 'the lease token (edoc inbox)' }))
    .requiredOption(
      '--sha256 <digest>',
      text({ vi: 'mã băm của gói tin đã nhận được', en: 'the digest of the packet that arrived' }),
    )
    .action(
      async (
        delivery: string,
        { as, lease, sha256, sign }: { as: string; lease: string; sha256: string; sign?: boolean },
      ) => {
        const { axis } = await asSystem(as, context);
        const receipt = await axis.confirm(delivery, { leaseToken: lease, packetSha256: sha256, sign });
        terminal.result(receipt, () => describeDeliveryReceipt(receipt, terminal));
      },
    );
};
