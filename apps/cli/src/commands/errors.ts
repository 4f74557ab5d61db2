import { catalogue } from '@edoc-axis/domain';
import type { DefineCommand } from './command.js';

export const defineErrors: DefineCommand = (command, { terminal }) => {
  command
    .argument(
      '[code]',
      terminal.text({ vi: 'một mã, hoặc phần đầu của nhiều mã', en: 'one code, or the beginning of several' }),
    )
    .action((prefix: string = '') => {
      for (const [code, { kind, retry, vi, en }] of Object.entries(catalogue)) {
        if (!code.startsWith(prefix)) continue;
        terminal.result({ code, kind, retry, sentence: { vi, en } }, () => [
          `${code}  (${kind}, retry: ${retry})`,
          `    ${vi}`,
          `    ${en}`,
        ]);
      }
    });
};
