import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Halt } from '../halts.js';

/** The folder in which processes find at which point they are to die. */
export interface HaltOrders {
  readonly environment: { readonly EDOC_HALT_FOLDER: string };
  give(halt: Halt): void;
  /** The process has not come by there yet. */
  isWaiting(halt: Halt): boolean;
  remove(): void;
}

export function makeHaltOrders(): HaltOrders {
  const folder = mkdtempSync(join(tmpdir(), 'edoc-halts-'));
  mkdirSync(folder, { recursive: true });
  const fileOf = (halt: Halt) => join(folder, halt.slice(0, halt.indexOf(' ')));
  return {
    environment: { EDOC_HALT_FOLDER: folder },
    give: (halt) => writeFileSync(fileOf(halt), halt.slice(halt.indexOf(' ') + 1)),
    isWaiting: (halt) => existsSync(fileOf(halt)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
