import {
  announceCheck,
  callOffCheck,
  checkConnections,
  connectionHistory,
  type HeardBy,
  showCheck,
  systemsSeen,
} from '@edoc-axis/contracts';
import { Answers, type Asked, knownCallerOf } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import * as connections from './connections/index.js';
import { exchangePorts, type ExchangeProcess } from './exchange-process.js';

@Controller()
export class ConnectionsController {
  constructor(@Inject(exchangePorts) private readonly ports: ExchangeProcess) {}

  @Answers(systemsSeen)
  seen(request: HeardBy<typeof systemsSeen>, asked: Asked) {
    return connections.systemsSeen(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(checkConnections)
  check(request: HeardBy<typeof checkConnections>, asked: Asked) {
    return connections.checkConnections(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(connectionHistory)
  history(request: HeardBy<typeof connectionHistory>, asked: Asked) {
    return connections.connectionHistory(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(announceCheck)
  announce(request: HeardBy<typeof announceCheck>, asked: Asked) {
    return connections.announceCheck(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(showCheck)
  show(request: HeardBy<typeof showCheck>, asked: Asked) {
    return connections.showCheck(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(callOffCheck)
  callOff(request: HeardBy<typeof callOffCheck>, asked: Asked) {
    return connections.callOffCheck(this.ports, knownCallerOf(asked, this.ports), request);
  }
}
