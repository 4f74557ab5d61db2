import { styleText } from 'node:util';
import type { Sentence } from '@edoc-axis/contracts';
import { progress as drawProgress } from '@clack/prompts';

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

export function openTerminal(language: 'vi' | 'en', json: boolean): Terminal {
  return {
    language,
    json,
    result(object, lines) {
      process.stdout.write(
        json
          ? `${JSON.stringify(object)}\n`
          : lines()
              .map((line) => `${line}\n`)
              .join(''),
      );
    },
    say(line) {
      process.stderr.write(`${line}\n`);
    },
    text: (sentence) => sentence[language],
    progress: (title, bytesTotal) => (process.stderr.isTTY ? drawBar(title, bytesTotal) : silent),
  };
}

export const bold = (text: string) => styleText('bold', text);
export const dim = (text: string) => styleText('dim', text);
export const green = (text: string) => styleText('green', text);
export const red = (text: string) => styleText('red', text);

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
