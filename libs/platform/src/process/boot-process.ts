import type { DynamicModule, Type } from '@nestjs/common';
import type { AnsweringRole } from '../settings/settings.js';
import { answerQuestions } from '../transport/answer-questions.js';
import { begin, type ProcessContext, type RunningProcess } from './begin.js';
import { portTaken } from './port-taken.js';

/** Makes a process' module: a module's class, or a class with what was opened for it. */
export type ModuleOf<Role extends AnsweringRole | 'gateway'> = (
  context: ProcessContext<Role>,
) => Type | DynamicModule | Promise<Type | DynamicModule>;

/**
 * Runs a process that answers questions: everything its `main.ts` needs. It is ready when the promise is kept, and ends
 * the program with a sentence when it cannot start.
 *
 *     await bootProcess('registry', async (context) => registryModule(await openStore(context), context));
 */
export function bootProcess<Role extends AnsweringRole>(role: Role, moduleOf: ModuleOf<Role>): Promise<RunningProcess> {
  return begin(role, async (context) => {
    const { settings, keys, shutdown, logger } = context;
    const port = context.ports[role];
    const answering = await answerQuestions(await moduleOf(context), {
      port,
      keys: keys.transport,
      // The rest of the time is for what the answers needed: loops, connections.
      shutdownMs: settings.times.shutdownMs * 0.8,
      logger,
    }).catch(portTaken(port, `EDOC_${role.toUpperCase()}_PORT`));
    shutdown.add('questions', () => answering.close());
    return { port: answering.port };
  });
}
