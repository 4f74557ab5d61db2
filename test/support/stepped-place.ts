import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePlace, type Place } from './edoc.js';

export interface SteppedPlace extends Place {
  /** The axis' clock and that of every `edoc` are so far ahead of the real one from now on. */
  readonly isAheadBy: (ms: number) => void;
}

const clockModule = new URL('./stepped-clock.js', import.meta.url);

/** A place whose processes are the real ones but for their clock, which the test steps: nobody waits for three days. */
export function makeSteppedPlace(settings: Readonly<Record<string, string>> = {}): SteppedPlace {
  const folder = mkdtempSync(join(tmpdir(), 'edoc-clock-'));
  const aheadFile = join(folder, 'ahead');
  const isAheadBy = (ms: number) => {
    // Renamed, so that nobody ever reads half a number.
    writeFileSync(`${aheadFile}.new`, String(ms));
    renameSync(`${aheadFile}.new`, aheadFile);
  };
  isAheadBy(0);
  const module = new URL(clockModule);
  module.searchParams.set('ahead', aheadFile);
  const place = makePlace({ NODE_OPTIONS: `--import ${module.href}`, ...settings });
  return {
    ...place,
    isAheadBy,
    remove() {
      place.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
