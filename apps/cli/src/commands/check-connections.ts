import { checkConnections, type ConnectionCheck, connectionHistory } from '@edoc-axis/contracts';
import { checkStateNames } from '@edoc-axis/domain';
import type { Command } from 'commander';
import { dim, type Terminal } from '../terminal/terminal.js';
import { type ActiveWanted, activeOptions, announce, defineCallOff, defineShow } from './active-check.js';
import { asAdministrator } from './axis.js';
import type { DefineCommand } from './command.js';
import { showBoard } from './connection-board.js';
import { localTime } from './local-time.js';

const path = '/v1/connection-checks';

interface Wanted extends ActiveWanted {
  readonly under?: string;
  readonly history?: boolean;
  readonly csv?: string;
}

export const defineCheckConnections: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  activeOptions(command, terminal)
    .option('--under <code>', text({ vi: 'cơ quan và mọi đơn vị phía dưới', en: 'an agency and all below it' }))
    .option('--history', text({ vi: 'các lần kiểm tra trước', en: 'earlier checks instead' }))
    .option(
      '--csv <file>',
      text({ vi: 'ghi các đơn vị chưa sẵn sàng ra tệp CSV', en: 'write those that are not ready to a CSV file' }),
    )
    .action(async (wanted: Wanted) => {
      const { under = missing(command), history = false, csv, active = false } = wanted;
      const axis = await asAdministrator(context);
      if (history) {
        const { checks } = await axis.get(connectionHistory.reply, path, { under });
        for (const check of checks) terminal.result(check, () => [lineOf(check, terminal)]);
        return;
      }
      const board = active
        ? await announce(axis, { ...wanted, under }, terminal)
        : await axis.post(checkConnections.reply, path, { under });
      if (board) await showBoard(board, csv, terminal);
    });
  defineShow(command, context);
  defineCallOff(command, context);
};

/** What a branch is needed for does not concern the commands below this one. */
function missing(command: Command): never {
  const code = 'commander.missingMandatoryOptionValue';
  return command.error("error: required option '--under <code>' not specified", { code });
}

function lineOf({ at, reachable, agencies, by, id, active }: ConnectionCheck, { text }: Terminal): string {
  const state = active ? `  ${text(checkStateNames[active.state])}  ${dim(id)}` : '';
  return `${localTime(at)}  ${reachable}/${agencies}  ${dim(by)}${state}`;
}
