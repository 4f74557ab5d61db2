import { type HeardBy, liftFreeze } from '@edoc-axis/contracts';
import { Answers, type Asked } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { graveActs, performAct } from '../approvals/index.js';
import { type RegistryPorts, registryPorts } from '../ports.js';

/** A frozen document is let go by the exchange; who may have that done, alone or not, is decided with all grave acts. */
@Controller()
export class FreezesController {
  constructor(@Inject(registryPorts) private readonly ports: RegistryPorts) {}

  @Answers(liftFreeze)
  lift(wanted: HeardBy<typeof liftFreeze>, asked: Asked) {
    return performAct(graveActs.liftFreeze, wanted, asked, this.ports);
  }
}
