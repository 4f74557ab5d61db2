import { robotsView } from '@edoc-axis/contracts';
import { agencyLine } from './agency-shown.js';
import { askAct } from './ask-act.js';
import { asAdministrator } from './axis.js';
import type { DefineCommand } from './command.js';

export const defineRobots: DefineCommand = (command, context) => {
  const { terminal } = context;
  command
    .command('add')
    .description(
      terminal.text({
        vi: 'thêm các đơn vị thử nghiệm: một đơn vị luôn xử lý xong, một luôn từ chối, một không trả lời, một gửi rồi cập nhật, thay thế và lấy lại',
        en: 'add the robots: one finishes everything, one refuses everything, one stays silent, one updates, replaces and takes back',
      }),
    )
    .action(async () => {
      const added = await askAct(await asAdministrator(context), robotsView, '/v1/robots', {}, terminal);
      for (const robot of added?.robots ?? []) terminal.result(robot, () => [agencyLine(robot, terminal)]);
    });
};
