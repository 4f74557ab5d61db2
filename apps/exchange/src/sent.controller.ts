import { type HeardBy, listSent } from '@edoc-axis/contracts';
import { Answers, type Asked, knownCallerOf } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { exchangePorts, type ExchangeProcess } from './exchange-process.js';
import * as sent from './sent/index.js';

/** What senders ask of all they sent. */
@Controller()
export class SentController {
  constructor(@Inject(exchangePorts) private readonly ports: ExchangeProcess) {}

  @Answers(listSent)
  list(request: HeardBy<typeof listSent>, asked: Asked) {
    return sent.listSent(this.ports, knownCallerOf(asked, this.ports), request);
  }
}
