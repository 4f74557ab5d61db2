import { type HeardBy, showStatistics } from '@edoc-axis/contracts';
import { Answers, type Asked, callerOf } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { type TrackerPorts, trackerPorts } from '../ports.js';
import * as statistics from './show-statistics.js';

@Controller()
export class StatisticsController {
  constructor(@Inject(trackerPorts) private readonly ports: TrackerPorts) {}

  @Answers(showStatistics)
  show(wanted: HeardBy<typeof showStatistics>, asked: Asked) {
    return statistics.showStatistics(wanted, callerOf(asked), this.ports);
  }
}
