import { Argument, Option } from 'commander';
import { benches } from '../bench/index.js';
import { type BenchResult, runBench } from '../bench/run-bench.js';
import { bold, dim, green, red, type Terminal } from '../terminal/terminal.js';
import type { DefineCommand } from './command.js';
import { optionReaders } from './read-option.js';

const secondsMax = 3_600;
const documentsMax = 50_000_000;

/** A budget that is missed is a result like any other: the command has failed only when it could not measure. */
export const defineBench: DefineCommand = (command, { terminal }) => {
  const { text } = terminal;
  const { whole } = optionReaders(terminal);
  const name = new Argument('<name>', benchesInLines(terminal)).choices(Object.keys(benches));
  command
    .addArgument(name)
    .addOption(
      new Option('--seconds <n>', text({ vi: 'mixed: thời gian chạy tải', en: 'mixed: how long to load' })).argParser(
        whole(1, secondsMax),
      ),
    )
    .addOption(
      new Option('--documents <n>', text({ vi: 'growth: số văn bản cũ', en: 'growth: documents behind' })).argParser(
        whole(1, documentsMax),
      ),
    )
    .action(async (wanted: string, longForm: { seconds?: number; documents?: number }) => {
      const bench = benches[wanted];
      if (!bench) return;
      terminal.say(bold(text(bench.says)));
      const say = (line: string) => terminal.say(dim(`  ${line}`));
      const result = await runBench(wanted, bench, { say, ...longForm });
      terminal.result(result, () => describe(result, terminal));
    });
};

function benchesInLines({ text }: Terminal): string {
  return Object.entries(benches)
    .map(([name, { says }]) => `${name}: ${text(says)}`)
    .join('; ');
}

function describe({ bench, figure, unit, floor, ratio, budget, ok, beside, machine }: BenchResult, terminal: Terminal) {
  const { text } = terminal;
  const noFloor = text({ vi: 'không có mức đối chiếu', en: 'nothing to compare with' });
  const compared = floor === undefined ? '' : ` / ${floor} ${unit} = ${ratio} ×`;
  const mark = ok === undefined ? dim(`(${noFloor})`) : ok ? green('✓') : red('✗');
  return [
    `${bold(bench)}  ${figure} ${unit}${compared}  (${budget})  ${mark}`,
    ...Object.entries(beside).map(([name, value]) => (value === undefined ? '' : dim(`    ${name}: ${value}`))),
    dim(`    ${machine}`),
  ].filter((line) => line !== '');
}
