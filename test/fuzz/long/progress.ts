import type { Tally } from './run-subjects.js';

/** What a process prints to. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface Progress {
  show(tallies: readonly Tally[]): void;
  /** Makes room for something that stays. */
  clear(): void;
}

const betweenLivesMs = 200;
const betweenLinesMs = 10_000;

/** How far it is: one line that changes on a terminal, elsewhere a line every ten seconds. */
export function createProgress(screen: Screen, secondsAllowed: number): Progress {
  const startedAtMs = performance.now();
  let shownAtMs = startedAtMs;
  return {
    show(tallies) {
      const nowMs = performance.now();
      if (nowMs - shownAtMs < (screen.isTTY ? betweenLivesMs : betweenLinesMs)) return;
      shownAtMs = nowMs;
      const seconds = Math.round((nowMs - startedAtMs) / 1000);
      const time = Number.isFinite(secondsAllowed) ? `${seconds} of ${secondsAllowed} s` : `${seconds} s`;
      const line = [...tallies.map(sayTally), time].join(' · ');
      screen.write(screen.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
    },
    clear() {
      if (screen.isTTY) screen.write('\r\x1b[K');
    },
  };
}

export function sayTally({ name, packets, flaws }: Tally): string {
  const found = flaws === 0 ? '' : `, ${flaws} ${flaws === 1 ? 'finding' : 'findings'}`;
  return `${name} ${packets.toLocaleString('en')} ${packets === 1 ? 'packet' : 'packets'}${found}`;
}
