import { callerVerifierToken, type CallerVerifier } from '@edoc-axis/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { EventsController } from './events/events.controller.js';
import { EvidenceController } from './evidence/evidence.controller.js';
import { NoticesController } from './notices/notices.controller.js';
import { OverdueController } from './overdue/overdue.controller.js';
import { type TrackerPorts, trackerPorts } from './ports.js';
import { StatisticsController } from './statistics/statistics.controller.js';
import { TimelineController } from './timeline/timeline.controller.js';

@Module({})
export class TrackerModule {
  static with(ports: TrackerPorts, verifyCaller: CallerVerifier): DynamicModule {
    return {
      module: TrackerModule,
      controllers: [
        EvidenceController,
        TimelineController,
        EventsController,
        NoticesController,
        OverdueController,
        StatisticsController,
      ],
      providers: [
        { provide: trackerPorts, useValue: ports },
        { provide: callerVerifierToken, useValue: verifyCaller },
      ],
    };
  }
}
