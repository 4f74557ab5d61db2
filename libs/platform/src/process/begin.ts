import { sentence } from '@edoc-axis/domain';
import { Logger, type LoggerService } from '@nestjs/common';
import { type Clock, systemClock } from '../clock.js';
import { cataloguedFrom } from '../errors/catalogued-from.js';
import { newOccurrence } from '../errors/occurrence.js';
import { type KeysByRole, readOwnKeys, rememberedAddress } from '../home/home.js';
import { createLogger } from '../logging/json-logger.js';
import { type AnsweringRole, readSettings, type Settings, SettingsError, usualPorts } from '../settings/settings.js';
import { createShutdown, endOnSignals, type Shutdown } from '../shutdown.js';
import { type Asker, createAsker } from '../transport/asker.js';
import { allowHalts } from './halting.js';

/** What every process starts with. */
export interface ProcessContext<Role extends AnsweringRole | 'gateway'> {
  readonly role: Role;
  readonly settings: Settings;
  readonly keys: KeysByRole[Role];
  readonly clock: Clock;
  readonly asker: Asker;
  /** Where the processes answer each other. */
  readonly ports: Readonly<Record<AnsweringRole, number>>;
  /** What a process opens it registers here, and it is closed in the reverse order. */
  readonly shutdown: Shutdown;
  readonly logger: LoggerService;
}

/** Said to who started the process, once, when it can be used. */
export interface Ready {
  readonly port: number;
  readonly url?: string;
}

export interface RunningProcess extends Ready {
  stop(): Promise<void>;
}

/** The part of a start that is the same for all: settings, keys, log, shutdown, and the word to the parent. */
export async function begin<Role extends AnsweringRole | 'gateway'>(
  role: Role,
  run: (context: ProcessContext<Role>) => Promise<Ready>,
): Promise<RunningProcess> {
  endWithParent();
  try {
    const settings = readSettings();
    const logger = createLogger(role, settings.logLevel);
    Logger.overrideLogger(logger);
    for (const warning of settings.warnings) logger.warn(warning, 'settings');
    allowHalts(role, settings.haltFolder);
    const shutdown = createShutdown(settings.times.shutdownMs);
    endOnSignals(shutdown);
    endOnFaults(shutdown, logger);
    const keys = readOwnKeys(settings.home, role, (error) => {
      logger.error({ message: 'A change of keys could not be followed; those of before are used.', error }, 'keys');
    });
    const ports = portsOf(settings);
    const asker = createAsker({ keys: keys.transport, ports });
    shutdown.add('asker', () => asker.close());
    const ready = await run({ role, settings, keys, clock: systemClock, asker, ports, shutdown, logger });
    tellParent(role, ready);
    return { ...ready, stop: () => shutdown.run('stop') };
  } catch (error) {
    process.stderr.write(`${whyNotStarted(error)}\n`);
    process.exit(1);
  }
}

/** As they were set; else where the axis of this home was last started, so that one process may join its others. */
function portsOf({ home, ports }: Settings): Readonly<Record<AnsweringRole, number>> {
  const otherwise = rememberedAddress(home)?.ports ?? usualPorts;
  const { registry = otherwise.registry, exchange = otherwise.exchange, tracker = otherwise.tracker } = ports;
  return { registry, exchange, tracker };
}

function whyNotStarted(error: unknown): string {
  if (error instanceof SettingsError) return error.message;
  const { code, params, message } = cataloguedFrom(error, newOccurrence());
  if (code !== 'axis.internal-error') return `${sentence(code, params, 'vi')}\n${message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Nobody knows what state a process is in after a fault nobody caught: it ends, and whoever started it starts it again. */
function endOnFaults(shutdown: Shutdown, logger: LoggerService): void {
  for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
    process.once(fault, (error: unknown) => {
      logger.error({ message: `The process ends: ${fault}.`, error });
      void shutdown.run(fault).then(() => process.exit(1));
    });
  }
}

/** A process whose parent is gone ends too, however far its start has come. */
function endWithParent(): void {
  if (process.send) process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}

/** Over the channel a parent opened, else as one line on stdout. */
function tellParent(role: string, ready: Ready): void {
  const message = { ready: true, role, ...ready };
  if (!process.send) process.stdout.write(`${JSON.stringify(message)}\n`);
  else if (process.connected) process.send(message);
}
