import { type HeardBy, hearClient, listWaiting, openDelivery } from '@edoc-axis/contracts';
import { Answers, type Asked, callerOf, knownCaller } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { exchangePorts, type ExchangeProcess } from './exchange-process.js';
import * as withoutLeases from './without-leases/index.js';

@Controller()
export class WithoutLeasesController {
  constructor(@Inject(exchangePorts) private readonly ports: ExchangeProcess) {}

  @Answers(listWaiting)
  async list(request: HeardBy<typeof listWaiting>, asked: Asked) {
    const deliveries = await withoutLeases.listWaiting(this.ports, this.callerIn(asked), request);
    this.noteSeen(asked, 'leased');
    return { deliveries };
  }

  @Answers(openDelivery)
  open(request: HeardBy<typeof openDelivery>, asked: Asked) {
    return withoutLeases.openDelivery(this.ports, this.callerIn(asked), request);
  }

  @Answers(hearClient)
  async hear(request: HeardBy<typeof hearClient>, asked: Asked) {
    const heard = await withoutLeases.hearClient(this.ports, this.callerIn(asked), request);
    if (request.says === 'done') this.noteSeen(asked, 'confirmed');
    return heard;
  }

  private noteSeen(asked: Asked, did: 'leased' | 'confirmed'): void {
    const { kind, id } = callerOf(asked);
    if (kind === 'system') this.ports.seen.note(id, did);
  }

  private callerIn(asked: Asked) {
    return knownCaller(callerOf(asked), this.ports.directory);
  }
}
