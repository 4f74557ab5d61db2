import { mkdirSync, openSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ownEnvironment } from '@edoc-axis/platform';
import type { Command } from 'commander';
import { startAxis } from '../start/start-axis.js';
import { untilToldToStop } from '../start/until-told-to-stop.js';
import { bold, dim } from '../terminal/terminal.js';
import type { CommandContext } from './command.js';

export function demoCommand(program: Command, context: () => CommandContext): void {
  program
    .command('demo')
    .description('run the axis with a sample province and send a first document before your eyes')
    .option('--once', 'stop after the journey')
    .action(async ({ once }: { once?: boolean }) => {
      const { settings, terminal } = context();
      const { text, say } = terminal;
      const toldToStop = untilToldToStop();
      mkdirSync(settings.home, { recursive: true, mode: 0o700 });
      const log = join(settings.home, 'demo.log');
      say(
        text({
          vi: `Đang khởi động trục … ${dim(`(nhật ký: ${log})`)}`,
          en: `Starting the axis … ${dim(`(log: ${log})`)}`,
        }),
      );
      const axis = await startAxis(settings, {
        environment: ownEnvironment(),
        log: openSync(log, 'w', 0o600),
        onDeath: (name) =>
          say(
            text({
              vi: `Tiến trình ${name} đã dừng; đang khởi động lại.`,
              en: `The ${name} process ended; starting it again.`,
            }),
          ),
      });
      try {
        say(text({ vi: `Trục đã sẵn sàng tại ${bold(axis.url)}`, en: `The axis is ready at ${bold(axis.url)}` }));
        const { makeProvince } = await import('../demo/make-province.js');
        const { showJourney } = await import('../demo/journey.js');
        const province = await makeProvince(context());
        say(
          text({
            vi: 'Tỉnh mẫu sau sắp xếp tháng 7/2025: H36 với các sở và mười hai xã, phường; H11.07 đã đóng, H36.07 nhận thay.',
            en: 'A sample province after the merger of July 2025: H36, its departments and twelve communes; H11.07 is closed, H36.07 receives for it.',
          }),
        );
        const document = await Promise.race([showJourney(context(), province), toldToStop]);
        if (document === undefined) return;
        terminal.result({ ok: true, url: axis.url, document }, () => []);
        if (!once) {
          const as = relative(process.cwd(), province.officeSystem);
          say(
            `\n${bold(text({ vi: 'Trục vẫn đang chạy. Thử tiếp ở cửa sổ khác:', en: 'The axis stays up. Try in another window:' }))}`,
          );
          say(`  npx edoc track ${document} --as ${as}`);
          say(`  npx edoc agency list    ·    npx edoc doctor    ·    ${axis.url}/docs`);
          say(text({ vi: 'Nhấn Ctrl-C để dừng.', en: 'Ctrl-C stops it.' }));
          await toldToStop;
        }
      } finally {
        say(text({ vi: '\nĐang dừng …', en: '\nStopping …' }));
        await axis.stop();
      }
    });
}
