import { readFileSync } from 'node:fs';
import { readSettings, SettingsError } from '@edoc-axis/platform';
import { Command, CommanderError } from 'commander';
import { agencyCommand } from './commands/agency.js';
import { certificateCommand } from './commands/certificate.js';
import type { CommandContext } from './commands/command.js';
import { demoCommand } from './commands/demo.js';
import { doctorCommand } from './commands/doctor.js';
import { errorsCommand } from './commands/errors.js';
import { packCommand } from './commands/pack.js';
import { receiveCommands } from './commands/receive.js';
import { sendCommand } from './commands/send.js';
import { signCommand } from './commands/sign.js';
import { startCommand } from './commands/start.js';
import { systemCommand } from './commands/system.js';
import { trackCommand } from './commands/track.js';
import { trustCommand } from './commands/trust.js';
import { verifyCommand } from './commands/verify.js';
import { exitCodes, reportFailure } from './terminal/failure.js';
import { openTerminal } from './terminal/terminal.js';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const program = new Command('edoc')
  .description('eDoc Axis: sends signed documents between agencies, and proves what happened')
  .version(version)
  .option('--json', 'results as JSON, one object a line')
  .exitOverride()
  .configureHelp({ sortSubcommands: false })
  .addHelpText(
    'after',
    `
Environment:
  EDOC_HOME     the folder of the axis on this machine (default ./.edoc)
  EDOC_URL      the axis to talk to (default: the one of EDOC_HOME)
  EDOC_LANG     vi (default) or en
  DATABASE_URL  your own PostgreSQL instead of the embedded one
Exit codes: 0 fine, 1 refused, 2 wrong usage, 3 unreachable`,
  );

// In the order in which a newcomer needs them.
const commands = [
  startCommand,
  demoCommand,
  agencyCommand,
  certificateCommand,
  systemCommand,
  packCommand,
  signCommand,
  sendCommand,
  receiveCommands,
  trackCommand,
  verifyCommand,
  trustCommand,
  errorsCommand,
  doctorCommand,
];
for (const addTo of commands) addTo(program, context);

let known: CommandContext | undefined;

/** Settings are read when a command first asks, so that `--help` works whatever they are. */
function context(): CommandContext {
  if (!known) {
    const settings = readSettings();
    known = { settings, terminal: openTerminal(settings.language, program.opts<{ json?: boolean }>().json ?? false) };
  }
  return known;
}

try {
  acceptJsonAnywhere(program);
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** `edoc track ID --json` reads as well as `edoc --json track ID`. */
function acceptJsonAnywhere(command: Command): void {
  for (const each of command.commands) {
    each
      .option('--json', 'results as JSON, one object a line')
      .on('option:json', () => program.setOptionValue('json', true));
    acceptJsonAnywhere(each);
  }
}

function exitCodeOf(error: unknown): number {
  // Commander has said what is wrong, or shown the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
  if (error instanceof SettingsError) {
    for (const problem of error.problems) console.error(problem);
    return exitCodes.usage;
  }
  return reportFailure(error, context().terminal);
}
