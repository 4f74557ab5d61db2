import { bold, green, type Terminal } from '../terminal/terminal.js';

export function heading({ say, text }: Terminal, number: number, vi: string, en: string): void {
  say(`\n${bold(`${number}. ${text({ vi, en })}`)}`);
}

export function step({ say, text }: Terminal, vi: string, en: string): void {
  say(`  ${green('•')} ${text({ vi, en })}`);
}

/** @throws Error when it is not so: what the demo shows, it has seen. */
export function expectThat(holds: boolean, promise: string): asserts holds {
  if (!holds) throw new Error(`The demo expected that ${promise}, and it is not so.`);
}
