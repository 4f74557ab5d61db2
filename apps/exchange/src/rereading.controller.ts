import {
  allowGateway,
  type HeardBy,
  listSuspicions,
  packetToReread,
  releaseDocument,
  reportMismatch,
} from '@edoc-axis/contracts';
import { Answers, type Asked, knownCallerOf } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { exchangePorts, type ExchangeProcess } from './exchange-process.js';
import * as rereading from './rereading/index.js';

/** The tracker, which reads stored packets anew, and those who decide about what it finds: the operator, and by the registry's question administrators. */
@Controller()
export class RereadingController {
  constructor(@Inject(exchangePorts) private readonly ports: ExchangeProcess) {}

  @Answers(packetToReread)
  packet(request: HeardBy<typeof packetToReread>) {
    return rereading.packetToReread(this.ports, request);
  }

  @Answers(reportMismatch)
  mismatch(request: HeardBy<typeof reportMismatch>) {
    return rereading.reportMismatch(this.ports, request);
  }

  @Answers(listSuspicions)
  list() {
    return rereading.listSuspicions(this.ports);
  }

  @Answers(allowGateway)
  allow(request: HeardBy<typeof allowGateway>) {
    return rereading.allowGateway(this.ports, request);
  }

  @Answers(releaseDocument)
  release(request: HeardBy<typeof releaseDocument>, asked: Asked) {
    return rereading.releaseDocument(this.ports, knownCallerOf(asked, this.ports), request);
  }
}
