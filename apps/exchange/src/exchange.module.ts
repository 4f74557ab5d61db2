import { answerWitnessToken, callerVerifierToken, type CallerVerifier, peerGuardToken } from '@edoc-axis/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { ArchiveController } from './archive.controller.js';
import { CallersController } from './callers.controller.js';
import { witnessCalls } from './connections/index.js';
import { ConnectionsController } from './connections.controller.js';
import { DestinationsController } from './destinations.controller.js';
import { exchangePorts, type ExchangeProcess } from './exchange-process.js';
import { JoiningController } from './joining.controller.js';
import { JourneyController } from './journey.controller.js';
import { LookingController } from './looking.controller.js';
import { OperatingController } from './operating.controller.js';
import { RegistersController } from './registers.controller.js';
import { ReadingsController } from './readings.controller.js';
import { RereadingController } from './rereading.controller.js';
import { SentController } from './sent.controller.js';
import { WithoutLeasesController } from './without-leases.controller.js';

@Module({})
export class ExchangeModule {
  static with(ports: ExchangeProcess, verifyCaller: CallerVerifier): DynamicModule {
    return {
      module: ExchangeModule,
      controllers: [
        ArchiveController,
        CallersController,
        ConnectionsController,
        DestinationsController,
        JoiningController,
        JourneyController,
        LookingController,
        OperatingController,
        RegistersController,
        ReadingsController,
        RereadingController,
        SentController,
        WithoutLeasesController,
      ],
      providers: [
        { provide: exchangePorts, useValue: ports },
        { provide: callerVerifierToken, useValue: verifyCaller },
        { provide: peerGuardToken, useValue: ports.suspects.guard },
        { provide: answerWitnessToken, useValue: witnessCalls(ports) },
      ],
    };
  }
}
