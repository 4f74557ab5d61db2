import {
  approvePlan,
  type HeardBy,
  listPlans,
  proposePlan,
  type Question,
  rehearsePlan,
  revokePlan,
  showPlan,
} from '@edoc-axis/contracts';
import { Answers, type Asked } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { administrativeAct, requireAdministrator } from '../administrative-act.js';
import { type RegistryPorts, registryPorts } from '../ports.js';
import * as reorganisation from './index.js';

@Controller()
export class ReorganisationsController {
  constructor(@Inject(registryPorts) private readonly ports: RegistryPorts) {}

  @Answers(rehearsePlan)
  rehearse(plan: HeardBy<typeof rehearsePlan>, asked: Asked) {
    requireAdministrator(asked);
    return reorganisation.rehearsePlan(plan, this.ports.clock.now(), this.ports.store.reader);
  }

  @Answers(proposePlan)
  propose(plan: HeardBy<typeof proposePlan>, asked: Asked) {
    return reorganisation.proposePlan(plan, this.act(asked, proposePlan), this.ports.store);
  }

  @Answers(approvePlan)
  approve({ name }: HeardBy<typeof approvePlan>, asked: Asked) {
    return reorganisation.approvePlan(name, this.act(asked, approvePlan), this.ports);
  }

  @Answers(revokePlan)
  revoke(wanted: HeardBy<typeof revokePlan>, asked: Asked) {
    return reorganisation.revokePlan(wanted, this.act(asked, revokePlan), this.ports.store);
  }

  @Answers(showPlan)
  show({ name }: HeardBy<typeof showPlan>, asked: Asked) {
    requireAdministrator(asked);
    return reorganisation.showPlan(name, this.ports.clock.now(), this.ports.store.reader);
  }

  @Answers(listPlans)
  list(_: HeardBy<typeof listPlans>, asked: Asked) {
    requireAdministrator(asked);
    return reorganisation.listPlans(this.ports.clock.now(), this.ports.store.reader);
  }

  private act(asked: Asked, question: Question) {
    return administrativeAct(asked, question, this.ports.clock);
  }
}
