import { type HeardBy, listEvents } from '@edoc-axis/contracts';
import { Answers, type Asked, callerOf } from '@edoc-axis/platform';
import { Controller, Inject, type OnModuleDestroy } from '@nestjs/common';
import { type TrackerPorts, trackerPorts } from '../ports.js';
import * as events from './list-events.js';

@Controller()
export class EventsController implements OnModuleDestroy {
  constructor(@Inject(trackerPorts) private readonly ports: TrackerPorts) {}

  /** Before questions under way are waited for: those held back would hold the stop up. */
  onModuleDestroy(): void {
    this.ports.newest.close();
  }

  @Answers(listEvents)
  list(wanted: HeardBy<typeof listEvents>, asked: Asked) {
    return events.listEvents(wanted, callerOf(asked), this.ports);
  }
}
