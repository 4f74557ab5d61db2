import { countOverdue, type HeardBy, listOverdue } from '@edoc-axis/contracts';
import { Answers, type Asked, callerOf } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { type TrackerPorts, trackerPorts } from '../ports.js';
import * as count from './count-overdue.js';
import * as list from './list-overdue.js';

@Controller()
export class OverdueController {
  constructor(@Inject(trackerPorts) private readonly ports: TrackerPorts) {}

  @Answers(listOverdue)
  list(wanted: HeardBy<typeof listOverdue>, asked: Asked) {
    return list.listOverdue(wanted, callerOf(asked), this.ports);
  }

  @Answers(countOverdue)
  count(wanted: HeardBy<typeof countOverdue>, asked: Asked) {
    return count.countOverdue(wanted, callerOf(asked), this.ports);
  }
}
