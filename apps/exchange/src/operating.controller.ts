import {
  carryOutRedirection,
  closeDelivery,
  freezeDocument,
  type HeardBy,
  listDeadLetters,
  listFrozen,
  redeliverDelivery,
  settleDelivery,
  showOperations,
} from '@edoc-axis/contracts';
import { Answers, type Asked, knownCallerOf } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { exchangePorts, type ExchangeProcess } from './exchange-process.js';
import * as operating from './operating/index.js';

/** Administrators at work on deliveries that do not arrive by themselves. */
@Controller()
export class OperatingController {
  constructor(@Inject(exchangePorts) private readonly ports: ExchangeProcess) {}

  @Answers(showOperations)
  operations(_: HeardBy<typeof showOperations>, asked: Asked) {
    return operating.showOperations(this.ports, knownCallerOf(asked, this.ports));
  }

  @Answers(listDeadLetters)
  deadLetters(request: HeardBy<typeof listDeadLetters>, asked: Asked) {
    return operating.listDeadLetters(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(listFrozen)
  frozen(request: HeardBy<typeof listFrozen>, asked: Asked) {
    return operating.listFrozen(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(redeliverDelivery)
  redeliver(request: HeardBy<typeof redeliverDelivery>, asked: Asked) {
    return operating.redeliverDelivery(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(carryOutRedirection)
  redirect(request: HeardBy<typeof carryOutRedirection>, asked: Asked) {
    return operating.redirectDelivery(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(closeDelivery)
  close(request: HeardBy<typeof closeDelivery>, asked: Asked) {
    return operating.closeDelivery(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(settleDelivery)
  settle(request: HeardBy<typeof settleDelivery>, asked: Asked) {
    return operating.settleDelivery(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(freezeDocument)
  freeze(request: HeardBy<typeof freezeDocument>, asked: Asked) {
    return operating.freezeDocument(this.ports, knownCallerOf(asked, this.ports), request);
  }
}
