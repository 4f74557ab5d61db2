import { checkConnections, type ConnectionBoard, connectionHistory } from '@edoc-axis/contracts';
import { bold, dim, green, red, type Terminal } from '../terminal/terminal.js';
import { asAdministrator } from './axis.js';
import type { DefineCommand } from './command.js';
import { writeWhole } from './files.js';
import { localTime } from './local-time.js';

const path = '/v1/connection-checks';

interface Wanted {
  readonly under: string;
  readonly history?: boolean;
  readonly csv?: string;
}

export const defineCheckConnections: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text, result, say } = terminal;
  command
    .requiredOption('--under <code>', text({ vi: 'cơ quan và mọi đơn vị phía dưới', en: 'an agency and all below it' }))
    .option('--history', text({ vi: 'các lần kiểm tra trước', en: 'earlier checks instead' }))
    .option(
      '--csv <file>',
      text({ vi: 'ghi các đơn vị chưa sẵn sàng ra tệp CSV', en: 'write those that are not ready to a CSV file' }),
    )
    .action(async ({ under, history = false, csv }: Wanted) => {
      const axis = await asAdministrator(context);
      if (history) {
        const { checks } = await axis.get(connectionHistory.reply, path, { under });
        for (const check of checks) {
          result(check, () => [`${localTime(check.at)}  ${check.reachable}/${check.agencies}  ${dim(check.by)}`]);
        }
        return;
      }
      const board = await axis.post(checkConnections.reply, path, { under });
      if (csv !== undefined) await writeWhole(csv, csvOf(board, terminal));
      result(board, () => describe(board, terminal));
      if (csv !== undefined) say(text({ vi: `Đã ghi ${csv}.`, en: `Written to ${csv}.` }));
    });
};

function describe({ agencies, reachable, unreachable }: ConnectionBoard, { text, language }: Terminal): string[] {
  const all = reachable === agencies;
  const total = text({
    vi: `${reachable} / ${agencies} cơ quan, đơn vị sẵn sàng`,
    en: `${reachable} of ${agencies} agencies are reachable`,
  });
  const unseen = agencies - reachable - unreachable.length;
  return [
    bold(`${all ? green('✓') : red('✗')} ${total}`),
    ...unreachable.flatMap(({ agency, name, problems }) => [
      `${agency.padEnd(14)} ${name}`,
      ...problems.map(({ sentence }) => `    ${sentence[language]}`),
    ]),
    ...(unseen > 0 ? [text({ vi: `… và ${unseen} đơn vị nữa`, en: `… and ${unseen} more` })] : []),
  ];
}

/** RFC 4180, with a byte order mark, by which spreadsheets know UTF-8. */
function csvOf({ unreachable }: ConnectionBoard, { text, language }: Terminal): string[] {
  const header = [
    text({ vi: 'Mã định danh', en: 'Code' }),
    text({ vi: 'Tên', en: 'Name' }),
    text({ vi: 'Hệ thống', en: 'System' }),
    text({ vi: 'Lý do', en: 'Reason' }),
  ];
  const rows = unreachable.flatMap(({ agency, name, system = '', problems }) =>
    problems.map(({ sentence }) => [agency, name, system, sentence[language]]),
  );
  return ['\uFEFF', ...[header, ...rows].map((cells) => `${cells.map(quoted).join(',')}\r\n`)];
}

/** What begins like a formula is text: a spreadsheet would compute it. */
function quoted(cell: string): string {
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${text.replaceAll('"', '""')}"`;
}
