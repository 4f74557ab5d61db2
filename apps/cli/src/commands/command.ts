import type { Sentence } from '@edoc-axis/contracts';
import type { Settings } from '@edoc-axis/platform/settings';
import type { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';

/** What every command is handed: where it speaks, and the settings of this machine. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** Read when first asked for, so that what works offline works whatever is set. */
  readonly settings: Settings;
}

/** Gives a command its arguments, options and action. */
export type DefineCommand = (command: Command, context: CommandContext) => void;

export interface CommandEntry {
  readonly name: string;
  readonly says: Sentence;
  /** What a command needs is loaded with it: `edoc verify` must not wait for a server's libraries. */
  load(): Promise<DefineCommand>;
}
