import { type HeardBy, listAttempts, listDestinations } from '@edoc-axis/contracts';
import { Answers, type Asked, knownCallerOf } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import * as courier from './courier/index.js';
import { exchangePorts, type ExchangeProcess } from './exchange-process.js';

@Controller()
export class DestinationsController {
  constructor(@Inject(exchangePorts) private readonly ports: ExchangeProcess) {}

  @Answers(listAttempts)
  attempts(request: HeardBy<typeof listAttempts>, asked: Asked) {
    return courier.listAttempts(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(listDestinations)
  list(request: HeardBy<typeof listDestinations>, asked: Asked) {
    return courier.listDestinations(this.ports, knownCallerOf(asked, this.ports), request);
  }
}
