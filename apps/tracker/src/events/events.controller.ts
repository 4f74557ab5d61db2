import { type HeardBy, listEvents } from '@edoc-axis/contracts';
import { Answers, type Asked, callerOf } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { type TrackerPorts, trackerPorts } from '../ports.js';
import * as events from './list-events.js';

@Controller()
export class EventsController {
  constructor(@Inject(trackerPorts) private readonly ports: TrackerPorts) {}

  @Answers(listEvents)
  list(wanted: HeardBy<typeof listEvents>, asked: Asked) {
    return events.listEvents(wanted, callerOf(asked), this.ports);
  }
}
