import { callerVerifierToken, type CallerVerifier } from '@edoc-axis/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { CallersController } from './callers.controller.js';
import { exchangePorts, type ExchangeProcess } from './exchange-process.js';
import { JourneyController } from './journey.controller.js';

@Module({})
export class ExchangeModule {
  static with(ports: ExchangeProcess, verifyCaller: CallerVerifier): DynamicModule {
    return {
      module: ExchangeModule,
      controllers: [CallersController, JourneyController],
      providers: [
        { provide: exchangePorts, useValue: ports },
        { provide: callerVerifierToken, useValue: verifyCaller },
      ],
    };
  }
}
