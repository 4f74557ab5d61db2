import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { Terminal } from './terminal/terminal.js';

/** `edoc` before its commands are added. It never ends the process by itself, and says nothing of its own but help. */
export function createProgram({ text, language }: Terminal): Command {
  return new Command('edoc')
    .description(
      text({
        vi: 'eDoc Axis: gửi, nhận văn bản ký số giữa các cơ quan và chứng minh điều đã xảy ra',
        en: 'eDoc Axis: sends signed documents between agencies, and proves what happened',
      }),
    )
    .version(ownVersion(), '-V, --version', text({ vi: 'in phiên bản', en: 'print the version' }))
    .option('--json', text(jsonSays))
    .helpOption('-h, --help', text(helpSays))
    .helpCommand('help [command]', text(helpSays))
    .configureHelp({ styleTitle: (title) => (language === 'vi' ? (vietnameseTitles[title] ?? title) : title) })
    .configureOutput({ outputError: () => undefined })
    .exitOverride()
    .addHelpText('after', `\n${text(environmentSays)}`);
}

export const isJsonWanted = (program: Command): boolean => program.opts<{ json?: boolean }>().json ?? false;

/** `edoc track ID --json` reads as well as `edoc --json track ID`. */
export function takeJsonAnywhere(program: Command, terminal: Terminal, below: Command = program): void {
  for (const each of below.commands) {
    each.option('--json', terminal.text(jsonSays)).on('option:json', () => program.setOptionValue('json', true));
    takeJsonAnywhere(program, terminal, each);
  }
}

/** Its first word that is no option; after `help` the word that follows. */
export function wantedCommand(words: readonly string[]): string | undefined {
  const [first, second] = words.filter((word) => !word.startsWith('-'));
  return first === 'help' ? second : first;
}

const jsonSays = { vi: 'kết quả dạng JSON, mỗi dòng một đối tượng', en: 'results as JSON, one object a line' };
const helpSays = { vi: 'xem hướng dẫn của lệnh', en: 'show help for a command' };

const vietnameseTitles: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tùy chọn:',
  'Commands:': 'Các lệnh:',
};

const environmentSays = {
  vi: `Biến môi trường:
  EDOC_HOME     thư mục của trục trên máy này (mặc định ./.edoc)
  EDOC_URL      trục cần kết nối (mặc định: trục của EDOC_HOME, hoặc địa chỉ trong tệp --as)
  EDOC_LANG     vi (mặc định) hoặc en
  DATABASE_URL  PostgreSQL riêng thay cho bản kèm theo
Mã thoát: 0 tốt, 1 bị từ chối, 2 gõ sai lệnh, 3 không kết nối được`,
  en: `Environment:
  EDOC_HOME     the folder of the axis on this machine (default ./.edoc)
  EDOC_URL      the axis to talk to (default: the one of EDOC_HOME, or the address in the file of --as)
  EDOC_LANG     vi (default) or en
  DATABASE_URL  your own PostgreSQL instead of the embedded one
Exit codes: 0 fine, 1 refused, 2 wrong usage, 3 unreachable`,
};

function ownVersion(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
