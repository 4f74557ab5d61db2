import { countListed, type HeardBy, hearClient, listWaiting, openDelivery } from '@edoc-axis/contracts';
import { Answers, type Asked, knownCallerOf } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { exchangePorts, type ExchangeProcess } from './exchange-process.js';
import * as withoutLeases from './without-leases/index.js';
import { noteSeen } from './note-seen.js';

@Controller()
export class WithoutLeasesController {
  constructor(@Inject(exchangePorts) private readonly ports: ExchangeProcess) {}

  @Answers(listWaiting)
  async list(request: HeardBy<typeof listWaiting>, asked: Asked) {
    const deliveries = await withoutLeases.listWaiting(this.ports, knownCallerOf(asked, this.ports), request);
    noteSeen(asked, (system) => this.ports.seen.note(system, 'leased'));
    return { deliveries };
  }

  @Answers(countListed)
  async count(request: HeardBy<typeof countListed>, asked: Asked) {
    return { listed: await withoutLeases.countListed(this.ports, knownCallerOf(asked, this.ports), request) };
  }

  @Answers(openDelivery)
  open(request: HeardBy<typeof openDelivery>, asked: Asked) {
    return withoutLeases.openDelivery(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(hearClient)
  async hear(request: HeardBy<typeof hearClient>, asked: Asked) {
    const heard = await withoutLeases.hearClient(this.ports, knownCallerOf(asked, this.ports), request);
    if (request.says === 'done') noteSeen(asked, (system) => this.ports.seen.note(system, 'confirmed'));
    return heard;
  }
}
