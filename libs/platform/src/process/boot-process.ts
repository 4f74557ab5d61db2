import 'reflect-metadata';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import type { AnsweringRole } from '../settings/settings.js';
import { serverOf } from '../transport/channel.js';
import { WireProblemFilter } from '../transport/wire-problem-filter.js';
import { begin, type ProcessContext, type RunningProcess } from './begin.js';
import { portTaken } from './port-taken.js';

/** A module's class, or a class with what was made for it. */
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
    const wished = settings.ports[role];
    const server = serverOf(wished, keys.transport, settings.times.shutdownMs);
    const app = await NestFactory.createMicroservice<MicroserviceOptions>(await moduleOf(context), {
      strategy: server,
      logger,
      abortOnError: false,
    });
    app.useGlobalFilters(new WireProblemFilter());
    shutdown.add('questions', () => app.close());
    await app.listen().catch(portTaken(wished, `EDOC_${role.toUpperCase()}_PORT`));
    return { port: server.listeningPort };
  });
}
