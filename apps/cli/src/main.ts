import { readLanguage, readSettings, type Settings, SettingsError } from '@edoc-axis/platform/settings';
import { CommanderError } from 'commander';
import type { CommandContext } from './commands/command.js';
import { commands } from './commands/index.js';
import { createProgram, isJsonWanted, takeJsonAnywhere, wantedCommand } from './program.js';
import { exitCodes, reportFailure } from './terminal/failure.js';
import { openTerminal } from './terminal/terminal.js';
import { sayWrongUsage } from './terminal/wrong-usage.js';

const terminal = openTerminal(readLanguage(), () => isJsonWanted(program));
const program = createProgram(terminal);
let settings: Settings | undefined;
const context: CommandContext = {
  terminal,
  get settings() {
    return (settings ??= readSettings());
  },
};

try {
  const wanted = wantedCommand(process.argv.slice(2));
  for (const { name, says, load } of commands) {
    const command = program.command(name).description(terminal.text(says));
    if (name === wanted) (await load())(command, context);
  }
  takeJsonAnywhere(program, terminal);
  await program.parseAsync();
} catch (error) {
  process.exitCode = await exitCodeOf(error);
}

async function exitCodeOf(error: unknown): Promise<number> {
  if (error instanceof CommanderError) return sayWrongUsage(error, terminal);
  if (!(error instanceof SettingsError)) return reportFailure(error, terminal);
  for (const problem of error.problems) terminal.say(problem);
  return exitCodes.usage;
}
