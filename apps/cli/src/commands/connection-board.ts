import type { ConnectionBoard } from '@edoc-axis/contracts';
import { checkStateNames } from '@edoc-axis/domain';
import { bold, dim, green, red, type Terminal, yellow } from '../terminal/terminal.js';
import { writeDurably } from '../durable-files.js';
import { localTime } from './local-time.js';

/** Who is reachable, and who is not and why; in a file too, where one is wanted. */
export async function showBoard(board: ConnectionBoard, csv: string | undefined, terminal: Terminal): Promise<void> {
  const { text, result, say } = terminal;
  if (csv !== undefined) await writeDurably(csv, csvOf(board, terminal));
  result(board, () => describe(board, terminal));
  if (csv !== undefined) say(text({ vi: `Đã ghi ${csv}.`, en: `Written to ${csv}.` }));
}

function describe({ id, at, under, agencies, reachable, unreachable, active }: ConnectionBoard, terminal: Terminal) {
  const { text, language } = terminal;
  const total = text({
    vi: `${reachable} / ${agencies} cơ quan, đơn vị sẵn sàng`,
    en: `${reachable} of ${agencies} agencies are reachable`,
  });
  const mark = reachable === agencies ? green('✓') : red('✗');
  const unseen = agencies - reachable - unreachable.length;
  const period = active && `${text(checkStateNames[active.state])}  ${localTime(at)} – ${localTime(active.endsAt)}`;
  const isToCome = active?.state === 'announced';
  return [
    ...(period === undefined ? [] : [`${under}  ${isToCome ? yellow(period) : period}  ${dim(id)}`]),
    ...(isToCome ? [] : [bold(`${mark} ${total}`)]),
    ...unreachable.flatMap(({ agency, name, receivedBy, problems }) => [
      `${agency.padEnd(14)} ${name}${receivedBy === undefined ? '' : ` → ${receivedBy}`}`,
      ...problems.map(({ sentence }) => `    ${sentence[language]}`),
    ]),
    ...(unseen > 0 && !isToCome && unreachable.length > 0
      ? [text({ vi: `… và ${unseen} đơn vị nữa`, en: `… and ${unseen} more` })]
      : []),
  ];
}

/** RFC 4180, with a byte order mark, by which spreadsheets know UTF-8. */
function csvOf({ unreachable }: ConnectionBoard, { text, language }: Terminal): string[] {
  const header = [
    text({ vi: 'Mã định danh', en: 'Code' }),
    text({ vi: 'Tên', en: 'Name' }),
    text({ vi: 'Hệ thống', en: 'System' }),
    text({ vi: 'Lý do', en: 'Reason' }),
    text({ vi: 'Nơi nhận thay', en: 'Received by' }),
  ];
  const rows = unreachable.flatMap(({ agency, name, system = '', receivedBy = '', problems }) =>
    problems.map(({ sentence }) => [agency, name, system, sentence[language], receivedBy]),
  );
  return ['\uFEFF', ...[header, ...rows].map((cells) => `${cells.map(quoted).join(',')}\r\n`)];
}

/** What begins like a formula is text: a spreadsheet would compute it. */
function quoted(cell: string): string {
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${text.replaceAll('"', '""')}"`;
}
