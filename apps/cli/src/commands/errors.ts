import { catalogue } from '@edoc-axis/domain';
import type { Command } from 'commander';
import type { CommandContext } from './command.js';

export function errorsCommand(program: Command, context: () => CommandContext): void {
  program
    .command('errors')
    .description('list every error code with what it says and whether to try again')
    .argument('[code]', 'one code, or the beginning of several')
    .action((prefix: string = '') => {
      const { terminal } = context();
      for (const [code, { kind, retry, vi, en }] of Object.entries(catalogue)) {
        if (!code.startsWith(prefix)) continue;
        terminal.result({ code, kind, retry, sentence: { vi, en } }, () => [
          `${code}  (${kind}, retry: ${retry})`,
          `    ${vi}`,
          `    ${en}`,
        ]);
      }
    });
}
