import { type HeardBy, redirectDelivery } from '@edoc-axis/contracts';
import { Answers, type Asked } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { graveActs, performAct } from '../approvals/index.js';
import { type RegistryPorts, registryPorts } from '../ports.js';

/** A delivery is redirected by the exchange; who may have that done, alone or not, is decided with all grave acts. */
@Controller()
export class RedirectionsController {
  constructor(@Inject(registryPorts) private readonly ports: RegistryPorts) {}

  @Answers(redirectDelivery)
  redirect(wanted: HeardBy<typeof redirectDelivery>, asked: Asked) {
    return performAct(graveActs.redirectDelivery, wanted, asked, this.ports);
  }
}
