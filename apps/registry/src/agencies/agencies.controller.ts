import { addAgency, closeAgency, findAgencies, type HeardBy, showAgency } from '@edoc-axis/contracts';
import { Answers, type Asked } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { graveActs, performAct } from '../approvals/index.js';
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
    return performAct(graveActs.addAgency, wanted, asked, this.ports);
  }

  @Answers(closeAgency)
  close(closure: HeardBy<typeof closeAgency>, asked: Asked) {
    return performAct(graveActs.closeAgency, closure, asked, this.ports);
  }
}
