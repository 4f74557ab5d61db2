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
  progress(title: string, bytesTotal?: number): Progress;
}

export interface Progress {
  advance(bytes: number): void;
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
    progress: (title, bytesTotal) => (process.stderr.isTTY ? drawBar(title, bytesTotal) : silent),
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

function drawBar(title: string, bytesTotal: number | undefined): Progress {
  if (bytesTotal === undefined || bytesTotal < barBytesMin) return silent;
  const bar = drawProgress({ max: bytesTotal, output: process.stderr });
  let bytesSoFar = 0;
  bar.start(title);
  return {
    advance(bytes) {
      bytesSoFar += bytes;
      bar.advance(bytes, `${title} ${readableBytes(bytesSoFar)} / ${readableBytes(bytesTotal)}`);
    },
    done: () => bar.stop(`${title} ${readableBytes(bytesSoFar)}`),
  };
}
