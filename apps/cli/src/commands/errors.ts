import { catalogue } from '@edoc-axis/domain';
import { exitCodes } from '../terminal/failure.js';
import type { DefineCommand } from './command.js';

export const defineErrors: DefineCommand = (command, { terminal }) => {
  command
    .argument(
      '[code]',
      terminal.text({ vi: 'một mã, hoặc phần đầu của nhiều mã', en: 'one code, or the beginning of several' }),
    )
    .action((prefix: string = '') => {
      const found = Object.entries(catalogue).filter(([code]) => code.startsWith(prefix));
      if (found.length === 0) {
        terminal.say(terminal.text({ vi: `Không có mã lỗi "${prefix}".`, en: `There is no error code "${prefix}".` }));
        process.exitCode = exitCodes.refused;
      }
      for (const [code, { kind, retry, vi, en }] of found) {
        terminal.result({ code, kind, retry, sentence: { vi, en } }, () => [
          `${code}  (${kind}, retry: ${retry})`,
          `    ${vi}`,
          `    ${en}`,
        ]);
      }
    });
};
