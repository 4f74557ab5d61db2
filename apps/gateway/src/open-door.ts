import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '@edoc-axis/platform';
import { defaultDoorLimits } from './door-limits.js';
import { GatewayModule, type GatewayParts } from './gateway.module.js';
import { type Door, doorPort } from './ports.js';
import { createDoor } from './server/create-door.js';
import type { KnownRoute } from './server/know-routes.js';
import { DoorProblemFilter } from './server/door-problem-filter.js';
import { readTls } from './server/read-tls.js';

export interface DoorParts extends GatewayParts {
  readonly settings: Settings;
  readonly logger: LoggerService | false;
}

export interface OpenedDoor {
  /** Not listening yet. */
  readonly app: NestFastifyApplication;
  readonly routes: readonly KnownRoute[];
}

/** The HTTP application with all its doors. */
export async function openDoor(parts: DoorParts): Promise<OpenedDoor> {
  const { settings, limits = defaultDoorLimits } = parts;
  const problems = new DoorProblemFilter(settings.language);
  const { tls, proxies } = settings.door;
  const { adapter, routes } = createDoor({
    limits,
    problems,
    tls: tls && readTls(tls),
    proxies,
    shutdownMs: settings.times.shutdownMs,
  });
  const app = await NestFactory.create<NestFastifyApplication>(GatewayModule.of(parts), adapter, {
    logger: parts.logger,
    bodyParser: false,
    abortOnError: false,
  });
  app.useGlobalFilters(problems);
  if (settings.door.port === 0) nameFoundPort(app);
  return { app, routes };
}

/** On a port the system chose, the address is known only once it is taken. */
function nameFoundPort(app: NestFastifyApplication): void {
  const door = app.get<Door>(doorPort);
  app.getHttpServer().once('listening', () => {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const url = new URL(door.url);
    if (url.port === '0') door.url = `${url.protocol}//${url.hostname}:${port}`;
  });
}
