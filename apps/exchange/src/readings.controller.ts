import { type HeardBy, listReadings } from '@edoc-axis/contracts';
import { Answers, type Asked, knownCallerOf } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { exchangePorts, type ExchangeProcess } from './exchange-process.js';
import * as readings from './readings/index.js';

/** What auditors ask about people who read. */
@Controller()
export class ReadingsController {
  constructor(@Inject(exchangePorts) private readonly ports: ExchangeProcess) {}

  @Answers(listReadings)
  list(request: HeardBy<typeof listReadings>, asked: Asked) {
    return readings.listReadings(this.ports, knownCallerOf(asked, this.ports), request);
  }
}
