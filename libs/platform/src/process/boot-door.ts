import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { doorOptions } from '../http/door-options.js';
import { ProblemFilter } from '../http/problem-filter.js';
import type { Settings } from '../settings/settings.js';
import { begin, type RunningProcess } from './begin.js';
import type { ModuleOf } from './boot-process.js';
import { portTaken } from './port-taken.js';

/**
 * Runs the gateway, the only process with an HTTP door; see `bootProcess`. Fastify is loaded here and nowhere else: the
 * other processes start faster without it.
 * @param prepare what the doors need of Fastify itself, such as a parser that does not gather a packet
 */
export function bootDoor(
  moduleOf: ModuleOf<'gateway'>,
  prepare: (app: NestFastifyApplication) => void | Promise<void> = () => undefined,
): Promise<RunningProcess> {
  return begin('gateway', async (context) => {
    const { settings, shutdown, logger } = context;
    const { FastifyAdapter } = await import('@nestjs/platform-fastify');
    const adapter = new FastifyAdapter({ ...doorOptions(settings), ...tlsOf(settings) });
    const app = await NestFactory.create<NestFastifyApplication>(await moduleOf(context), adapter, {
      logger,
      abortOnError: false,
    });
    app.useGlobalFilters(new ProblemFilter(settings.language));
    await prepare(app);
    shutdown.add('door', () => app.close());
    const { host, port: wished, tls } = settings.door;
    await app.listen(wished, host).catch(portTaken(wished, 'EDOC_PORT'));
    const { port } = app.getHttpServer().address() as AddressInfo;
    if (host === '127.0.0.1') {
      logger.warn({ message: 'Without EDOC_TLS_CERT and EDOC_TLS_KEY the door opens to this machine only.' }, 'door');
    }
    return { port, url: wished === 0 ? `${tls ? 'https' : 'http'}://127.0.0.1:${port}` : settings.url };
  });
}

function tlsOf({ door }: Settings) {
  if (!door.tls) return {};
  return { https: { cert: readFileSync(door.tls.certFile), key: readFileSync(door.tls.keyFile) } };
}
