import { ownEnvironment } from '@edoc-axis/platform';
import type { Command } from 'commander';
import type { CommandContext } from './command.js';
import { startAxis } from '../start/start-axis.js';
import { untilToldToStop } from '../start/until-told-to-stop.js';
import { bold } from '../terminal/terminal.js';

export function startCommand(program: Command, context: () => CommandContext): void {
  program
    .command('start')
    .description('run the whole axis on this machine; Ctrl-C stops it cleanly')
    .action(async () => {
      const { settings, terminal } = context();
      const toldToStop = untilToldToStop();
      const stderr = 2;
      const axis = await startAxis(settings, {
        environment: ownEnvironment(),
        log: stderr,
        onDeath: (name) =>
          terminal.say(
            terminal.text({
              vi: `Tiến trình ${name} đã dừng; đang khởi động lại.`,
              en: `The ${name} process ended; starting it again.`,
            }),
          ),
      });
      terminal.result({ ready: true, url: axis.url, pids: axis.pids() }, () => [
        terminal.text({
          vi: `eDoc Axis đã sẵn sàng tại ${bold(axis.url)}`,
          en: `eDoc Axis is ready at ${bold(axis.url)}`,
        }),
        terminal.text({ vi: 'Nhấn Ctrl-C để dừng.', en: 'Ctrl-C stops it.' }),
      ]);
      await toldToStop;
      terminal.say(terminal.text({ vi: 'Đang dừng …', en: 'Stopping …' }));
      await axis.stop();
    });
}
