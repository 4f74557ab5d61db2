import { type HeardBy, listNotices } from '@edoc-axis/contracts';
import { demand, mayAdminister } from '@edoc-axis/domain';
import { Answers, type Asked, knownCallerOf } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { type TrackerPorts, trackerPorts } from '../ports.js';
import * as notices from './list-notices.js';

@Controller()
export class NoticesController {
  constructor(@Inject(trackerPorts) private readonly ports: TrackerPorts) {}

  @Answers(listNotices)
  list(wanted: HeardBy<typeof listNotices>, asked: Asked) {
    demand(mayAdminister(knownCallerOf(asked, this.ports)));
    return notices.listNotices(wanted, this.ports);
  }
}
