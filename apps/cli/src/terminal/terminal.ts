import { styleText } from 'node:util';
import type { Sentence } from '@edoc-axis/contracts';
import { progress as drawProgress } from '@clack/prompts';
import { printable, printableLines } from './printable.js';

/**
 * Where a command speaks: results to stdout, everything said on the way to stderr. With `json` stdout holds one object a
 * line and nothing else.
 */
export interface Terminal {
  readonly language: 'vi' | 'en';
  readonly json: boolean;
  /** The result: its object for machines, or its lines for people. */
  result(object: unknown, lines: () => readonly string[]): void;
  /** On the way to the result. */
  say(line: string): void;
  text(sentence: Sentence): string;
  /** @param shown how an amount is written; in bytes, when absent */
  progress(title: string, total?: number, shown?: (amount: number) => string): Progress;
}

export interface Progress {
  advance(amount: number): void;
  done(): void;
}

/** @param isJson known once the command line is read, which is after the first word may have to be said */
export function openTerminal(language: 'vi' | 'en', isJson: () => boolean): Terminal {
  endWithReader();
  return {
    language,
    get json() {
      return isJson();
    },
    result(object, lines) {
      const said = isJson() ? [JSON.stringify(object)] : lines().map(printable);
      process.stdout.write(said.map((line) => `${line}\n`).join(''));
    },
    say(line) {
      process.stderr.write(`${printableLines(line)}\n`);
    },
    text: (sentence) => sentence[language],
    progress: (title, total, shown) => (process.stderr.isTTY ? drawBar(title, total, shown) : silent),
  };
}

/** `edoc agency list | head -1`: when nobody reads any more there is nothing left to do, and nothing went wrong. */
function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(process.exitCode);
  });
}

export const bold = (text: string) => styleText('bold', text);
export const dim = (text: string) => styleText('dim', text);
export const green = (text: string) => styleText('green', text);
export const red = (text: string) => styleText('red', text);
export const yellow = (text: string) => styleText('yellow', text);

export function readableBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  return `${(bytes / 1024 ** power).toFixed(power ? 1 : 0)} ${units[power]}`;
}

const silent: Progress = { advance: () => undefined, done: () => undefined };
/** Small packets are through before a bar could be read. */
const barBytesMin = 256 * 1024;

function drawBar(title: string, total: number | undefined, shown = readableBytes): Progress {
  if (total === undefined || (shown === readableBytes && total < barBytesMin)) return silent;
  const bar = drawProgress({ max: total, output: process.stderr });
  let soFar = 0;
  bar.start(title);
  return {
    advance(amount) {
      soFar += amount;
      bar.advance(amount, `${title} ${shown(soFar)} / ${shown(total)}`);
    },
    done: () => bar.stop(`${title} ${shown(soFar)}`),
  };
}
