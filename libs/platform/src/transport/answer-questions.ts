import 'reflect-metadata';
import type { DynamicModule, LoggerService, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import type { TransportKeys } from '../home/home.js';
import { serverOf } from './channel.js';
import { WireProblemFilter } from './wire-problem-filter.js';

export interface AnsweringOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly keys: TransportKeys;
  /** How long questions under way may take to finish when it closes. */
  readonly shutdownMs: number;
  readonly logger?: LoggerService | false;
}

export interface Answering {
  readonly port: number;
  /** Finishes the questions under way, then ends what the module holds. */
  close(): Promise<void>;
}

/**
 * Answers the questions of a module's controllers (see `Answers`).
 * @throws what the module throws while it is made, or the socket's EADDRINUSE
 */
export async function answerQuestions(
  module: Type | DynamicModule,
  { port, keys, shutdownMs, logger }: AnsweringOptions,
): Promise<Answering> {
  const server = serverOf(port, keys, shutdownMs);
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(module, {
    strategy: server,
    logger,
    abortOnError: false,
  });
  app.useGlobalFilters(new WireProblemFilter());
  try {
    await app.listen();
  } catch (error) {
    await app.close();
    throw error;
  }
  return { port: server.listeningPort, close: () => app.close() };
}
