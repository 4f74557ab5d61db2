import { writeFile } from 'node:fs/promises';
import { openHome } from '@edoc-axis/platform';
import type { Command } from 'commander';
import type { CommandContext } from './command.js';

export function trustCommand(program: Command, context: () => CommandContext): void {
  program
    .command('trust')
    .description('what others need to verify this axis’ receipts')
    .command('export')
    .description('print the axis’ root certificate (PEM), for edoc verify --trust')
    .option('--out <file>', 'write it to a file')
    .action(async ({ out }: { out?: string }) => {
      const { settings, terminal } = context();
      const { axisRootPem } = openHome(settings.home, settings.axis).published;
      if (out) await writeFile(out, axisRootPem);
      else terminal.result({ axis: settings.axis, axisRootPem }, () => [axisRootPem.trimEnd()]);
    });
}
