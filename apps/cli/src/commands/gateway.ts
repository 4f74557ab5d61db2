import { allowGateway, listSuspicions, type SuspectGateway } from '@edoc-axis/contracts';
import type { Terminal } from '../terminal/terminal.js';
import { askBeside } from './ask-beside.js';
import type { DefineCommand } from './command.js';
import { localTime } from './local-time.js';

export const defineGateway: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  command
    .command('list')
    .description(
      text({
        vi: 'liệt kê các cổng đã bị đóng vì gói tin không đúng như đã khai',
        en: 'list the gateways that were taken out because packets were not what they said',
      }),
    )
    .action(async () => {
      const { gateways } = await askBeside(context, listSuspicions, {});
      for (const gateway of gateways) show(gateway, terminal);
    });

  command
    .command('allow')
    .description(
      text({
        vi: 'mở lại một cổng sau khi đã kiểm tra máy chạy nó',
        en: 'let a gateway in again, once the machine it runs on has been looked into',
      }),
    )
    .argument('<sha256>', text({ vi: 'mã của cổng, xem edoc gateway list', en: 'its name, see edoc gateway list' }))
    .requiredOption('--reason <words>', text({ vi: 'vì sao tin lại', en: 'why it is believed again' }))
    .action(async (gateway: string, { reason }: { reason: string }) => {
      show(await askBeside(context, allowGateway, { gateway: gateway.toLowerCase(), reason }), terminal);
    });
};

function show(gateway: SuspectGateway, { text, result }: Terminal): void {
  const { takenOutAt, letInAt, document, reason } = gateway;
  result(gateway, () => [
    gateway.gateway,
    `    ${text({ vi: 'bị đóng lúc', en: 'taken out at' })} ${localTime(takenOutAt)}, ${text({ vi: 'vì văn bản', en: 'for the document' })} ${document}`,
    ...(letInAt
      ? [`    ${text({ vi: 'mở lại lúc', en: 'let in again at' })} ${localTime(letInAt)}: ${reason ?? ''}`]
      : []),
  ]);
}
