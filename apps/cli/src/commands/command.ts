import type { Settings } from '@edoc-axis/platform';
import type { Terminal } from '../terminal/terminal.js';

/** What every command is handed: where it speaks, and the settings of this machine. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly settings: Settings;
}
