import type { Sentence } from '@edoc-axis/contracts';
import type { CommanderError } from 'commander';
import { exitCodes } from './failure.js';
import { red, type Terminal } from './terminal.js';

/** Says what is wrong with a command line, in the reader's language; help that was asked for is no fault. */
export function sayWrongUsage({ code, exitCode, message }: CommanderError, terminal: Terminal): number {
  if (exitCode === 0) return exitCodes.fine;
  // Without a command the help was shown, which says it all.
  if (code !== 'commander.help') {
    terminal.say(`${red('✗')} ${terminal.text(sentenceOf(code, message))}`);
    terminal.say(`  ${terminal.text(seeHelp)}`);
  }
  return exitCodes.usage;
}

const seeHelp = { vi: 'Thêm --help để xem cách dùng.', en: 'Add --help to see how it is used.' };

/** Commander says it in English and names what it means in quotation marks. */
function sentenceOf(code: string, message: string): Sentence {
  const [fault = '', suggestion] = message.replace(/^error: /, '').split('\n');
  const [, named = ''] = /'([^']*)'/.exec(fault) ?? [];
  const [, meant] = /Did you mean (.*)\?/.exec(suggestion ?? '') ?? [];
  const en = `${fault[0]?.toUpperCase()}${fault.slice(1)}${fault.endsWith('.') ? '' : '.'}`;
  const vi = vietnamese[code]?.(named, fault) ?? en;
  return meant ? { vi: `${vi} Có phải ý bạn là ${meant}?`, en: `${en} Did you mean ${meant}?` } : { vi, en };
}

const vietnamese: Readonly<Record<string, (named: string, english: string) => string>> = {
  'commander.unknownCommand': (named) => `Không có lệnh "${named}".`,
  'commander.unknownOption': (named) => `Không có tùy chọn "${named}".`,
  'commander.missingArgument': (named) => `Thiếu tham số <${named}>.`,
  'commander.excessArguments': () => 'Thừa tham số.',
  'commander.missingMandatoryOptionValue': (named) => `Thiếu tùy chọn bắt buộc "${named}".`,
  'commander.optionMissingArgument': (named) => `Tùy chọn "${named}" cần có giá trị.`,
  // What follows is a sentence of ours, in the reader's language already.
  'commander.invalidArgument': (named, english) =>
    `"${named}" không đúng: ${english.replace(/^.*?is invalid( for argument '[^']*')?\. ?/, '')}`,
};
