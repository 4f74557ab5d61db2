import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, pino } from 'pino';
import type { LogLevel } from '../settings/settings.js';
import { redact, redactText } from './redact.js';

type Level = Exclude<LogLevel, 'silent'>;

/**
 * Nest's logger as JSON lines on stderr (stdout belongs to what a program says to its caller). Our own code gives one
 * object with a `message`; Nest gives a text, perhaps a stack, and its context last.
 */
export function createLogger(
  process: string,
  level: LogLevel,
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): LoggerService {
  const lines = pino({ level, base: { process }, timestamp: pino.stdTimeFunctions.isoTime }, destination);

  function write(at: Level, message: unknown, rest: unknown[]): void {
    if (!lines.isLevelEnabled(at)) return;
    const context = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
    const stack = rest.slice(0, -1).find((each) => typeof each === 'string');
    const { text, fields } = split(message);
    lines[at](redact({ context, ...fields, stack }) as object, redactText(text));
  }

  return {
    fatal: (message: unknown, ...rest: unknown[]) => write('fatal', message, rest),
    error: (message: unknown, ...rest: unknown[]) => write('error', message, rest),
    warn: (message: unknown, ...rest: unknown[]) => write('warn', message, rest),
    log: (message: unknown, ...rest: unknown[]) => write(isNestStarting(rest) ? 'debug' : 'info', message, rest),
    debug: (message: unknown, ...rest: unknown[]) => write('debug', message, rest),
    verbose: (message: unknown, ...rest: unknown[]) => write('trace', message, rest),
  };
}

/** Where Nest tells of every module and route it finds: sixty lines at each start that say nothing of this start. */
const nestContexts: ReadonlySet<unknown> = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
  'NestMicroservice',
]);

function isNestStarting(rest: readonly unknown[]): boolean {
  return nestContexts.has(rest.at(-1));
}

function split(message: unknown): { text: string; fields?: object } {
  if (message instanceof Error) return { text: message.message, fields: { error: message } };
  if (typeof message !== 'object' || message === null) return { text: String(message) };
  const { message: text, ...fields } = message as { message?: unknown };
  return { text: typeof text === 'string' ? text : '', fields };
}
