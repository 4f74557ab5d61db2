import { type HeardBy, showTimeline } from '@edoc-axis/contracts';
import { Answers, type Asked, callerOf } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { type TrackerPorts, trackerPorts } from '../ports.js';
import * as timeline from './show-timeline.js';

@Controller()
export class TimelineController {
  constructor(@Inject(trackerPorts) private readonly ports: TrackerPorts) {}

  @Answers(showTimeline)
  show(wanted: HeardBy<typeof showTimeline>, asked: Asked) {
    return timeline.showTimeline(wanted, callerOf(asked), this.ports);
  }
}
