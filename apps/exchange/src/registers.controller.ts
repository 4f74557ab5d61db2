import {
  correctEntry,
  enterDelivery,
  type HeardBy,
  listReceivedRegister,
  listSentRegister,
} from '@edoc-axis/contracts';
import { Answers, type Asked, knownCallerOf } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { exchangePorts, type ExchangeProcess } from './exchange-process.js';
import * as registers from './registers/index.js';

/** Registers of received and sent documents. */
@Controller()
export class RegistersController {
  constructor(@Inject(exchangePorts) private readonly ports: ExchangeProcess) {}

  @Answers(enterDelivery)
  enter(request: HeardBy<typeof enterDelivery>, asked: Asked) {
    return registers.enterDelivery(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(correctEntry)
  correct(request: HeardBy<typeof correctEntry>, asked: Asked) {
    return registers.correctEntry(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(listReceivedRegister)
  received(request: HeardBy<typeof listReceivedRegister>, asked: Asked) {
    return registers.listReceivedRegister(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(listSentRegister)
  sent(request: HeardBy<typeof listSentRegister>, asked: Asked) {
    return registers.listSentRegister(this.ports, knownCallerOf(asked, this.ports), request);
  }
}
