import {
  approvePlan,
  type HeardBy,
  listPlans,
  proposePlan,
  type Question,
  rehearsePlan,
  revokePlan,
  showPlan,
  showPlanTrees,
} from '@edoc-axis/contracts';
import { Answers, type Asked } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { actConcerning, callerIn, inspectConcerning } from '../administrative-act.js';
import { type RegistryPorts, registryPorts } from '../ports.js';
import * as reorganisation from './index.js';

@Controller()
export class ReorganisationsController {
  constructor(@Inject(registryPorts) private readonly ports: RegistryPorts) {}

  @Answers(rehearsePlan)
  async rehearse(plan: HeardBy<typeof rehearsePlan>, asked: Asked) {
    const { reader } = this.ports.store;
    const kept = await reorganisation.readPlan(plan, reader);
    await inspectConcerning(reorganisation.codesOfPlan(kept), asked, this.ports);
    return reorganisation.rehearsePlan(kept, this.ports.clock.now(), reader);
  }

  @Answers(proposePlan)
  async propose(plan: HeardBy<typeof proposePlan>, asked: Asked) {
    const kept = await reorganisation.readPlan(plan, this.ports.store.reader);
    const act = await this.actOn(kept, asked, proposePlan, kept.reason);
    return reorganisation.proposePlan(kept, act, await callerIn(asked, this.ports), this.ports);
  }

  @Answers(approvePlan)
  async approve({ name }: HeardBy<typeof approvePlan>, asked: Asked) {
    const { plan } = await this.visible(name, asked);
    // The audit log says of every entry why it was changed: in the words of who made the plan.
    const act = await this.actOn(plan, asked, approvePlan, plan.reason);
    return reorganisation.approvePlan(name, act, await callerIn(asked, this.ports), this.ports);
  }

  @Answers(revokePlan)
  async revoke(wanted: HeardBy<typeof revokePlan>, asked: Asked) {
    const { plan } = await this.visible(wanted.name, asked);
    const act = await this.actOn(plan, asked, revokePlan, wanted.reason);
    return reorganisation.revokePlan(wanted.name, act, this.ports.store);
  }

  @Answers(showPlan)
  async show({ name }: HeardBy<typeof showPlan>, asked: Asked) {
    return reorganisation.showPlan(await this.visible(name, asked), this.ports.clock.now());
  }

  @Answers(showPlanTrees)
  async showTrees({ name }: HeardBy<typeof showPlanTrees>, asked: Asked) {
    return reorganisation.showTrees(await this.visible(name, asked), this.ports.store.reader);
  }

  @Answers(listPlans)
  async list(_: HeardBy<typeof listPlans>, asked: Asked) {
    const { store, clock } = this.ports;
    return reorganisation.listPlans(await callerIn(asked, this.ports), clock.now(), store.reader);
  }

  /** Whoever administers all that the plan concerns. */
  private actOn(plan: reorganisation.KeptPlan, asked: Asked, question: Question, reason: string | undefined) {
    return actConcerning(reorganisation.codesOfPlan(plan), asked, question, this.ports, { reason });
  }

  private async visible(name: string, asked: Asked) {
    return reorganisation.visiblePlan(name, await callerIn(asked, this.ports), this.ports.store.reader);
  }
}
