import {
  addSystemKey,
  changeSystem,
  type HeardBy,
  listSystems,
  moveAgencies,
  type Question,
  registerSystem,
  revokeSystemKey,
  setDestination,
  showSystem,
  switchPost,
} from '@edoc-axis/contracts';
import { demand, maySwitchPost } from '@edoc-axis/domain';
import { Answers, type Asked } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { actConcerning, actOf, callerIn, inspectConcerning } from '../administrative-act.js';
import { graveActs, performAct } from '../approvals/index.js';
import { type RegistryPorts, registryPorts } from '../ports.js';
import * as systems from './index.js';

@Controller()
export class SystemsController {
  constructor(@Inject(registryPorts) private readonly ports: RegistryPorts) {}

  @Answers(registerSystem)
  register(wanted: HeardBy<typeof registerSystem>, asked: Asked) {
    return performAct(graveActs.registerSystem, wanted, asked, this.ports);
  }

  @Answers(moveAgencies)
  move(wanted: HeardBy<typeof moveAgencies>, asked: Asked) {
    return performAct(graveActs.moveAgencies, wanted, asked, this.ports);
  }

  @Answers(addSystemKey)
  addKey(wanted: HeardBy<typeof addSystemKey>, asked: Asked) {
    return performAct(graveActs.addSystemKey, wanted, asked, this.ports);
  }

  @Answers(setDestination)
  setDestination(wanted: HeardBy<typeof setDestination>, asked: Asked) {
    return performAct(graveActs.setDestination, wanted, asked, this.ports);
  }

  @Answers(switchPost)
  async switchPost(wanted: HeardBy<typeof switchPost>, asked: Asked) {
    const agencies = await systems.agenciesOf(wanted.system, this.ports.store.reader);
    demand(maySwitchPost(await callerIn(asked, this.ports), wanted.system, agencies));
    return systems.switchPost(wanted, actOf(asked, switchPost, this.ports.clock, { agencies }), this.ports.store);
  }

  @Answers(changeSystem)
  change(wanted: HeardBy<typeof changeSystem>, asked: Asked) {
    return performAct(graveActs.changeSystem, wanted, asked, this.ports);
  }

  @Answers(revokeSystemKey)
  async revokeKey(wanted: HeardBy<typeof revokeSystemKey>, asked: Asked) {
    return systems.revokeSystemKey(wanted, await this.actOn(wanted.system, asked, revokeSystemKey), this.ports.store);
  }

  @Answers(showSystem)
  async show(wanted: HeardBy<typeof showSystem>, asked: Asked) {
    const { reader } = this.ports.store;
    await inspectConcerning(await systems.agenciesOf(wanted.system, reader), asked, this.ports);
    return systems.showSystem(wanted, reader);
  }

  @Answers(listSystems)
  async list(wanted: HeardBy<typeof listSystems>, asked: Asked) {
    const { store, clock } = this.ports;
    return systems.listSystems(wanted, await callerIn(asked, this.ports), clock.now(), store.reader);
  }

  private async actOn(system: string, asked: Asked, question: Question) {
    const agencies = await systems.agenciesOf(system, this.ports.store.reader);
    return actConcerning(agencies, asked, question, this.ports);
  }
}
