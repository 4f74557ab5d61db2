import { addAgency, closeAgency, findAgencies, type HeardBy, showAgency, tolerateSha1 } from '@edoc-axis/contracts';
import { Answers, type Asked } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { administrativeAct } from '../administrative-act.js';
import { type RegistryPorts, registryPorts } from '../ports.js';
import * as agencies from './index.js';

@Controller()
export class AgenciesController {
  constructor(@Inject(registryPorts) private readonly ports: RegistryPorts) {}

  @Answers(findAgencies)
  find(wanted: HeardBy<typeof findAgencies>) {
    return agencies.findAgencies(wanted, this.ports.currentIndex);
  }

  @Answers(showAgency)
  show(wanted: HeardBy<typeof showAgency>) {
    return agencies.showAgency(wanted, this.ports.store.reader);
  }

  @Answers(addAgency)
  add(wanted: HeardBy<typeof addAgency>, asked: Asked) {
    return agencies.addAgency(wanted, administrativeAct(asked, addAgency, this.ports.clock), this.ports.store);
  }

  @Answers(closeAgency)
  close(closure: HeardBy<typeof closeAgency>, asked: Asked) {
    return agencies.closeAgency(closure, administrativeAct(asked, closeAgency, this.ports.clock), this.ports.store);
  }

  @Answers(tolerateSha1)
  tolerateSha1(wanted: HeardBy<typeof tolerateSha1>, asked: Asked) {
    return agencies.tolerateSha1(wanted, administrativeAct(asked, tolerateSha1, this.ports.clock), this.ports.store);
  }
}
