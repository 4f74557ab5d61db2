import {
  addSystemKey,
  changeSystem,
  type HeardBy,
  listSystems,
  moveAgencies,
  type Question,
  registerSystem,
  revokeSystemKey,
  showSystem,
} from '@edoc-axis/contracts';
import { Answers, type Asked } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { administrativeAct, requireAdministrator } from '../administrative-act.js';
import { type RegistryPorts, registryPorts } from '../ports.js';
import * as systems from './index.js';

@Controller()
export class SystemsController {
  constructor(@Inject(registryPorts) private readonly ports: RegistryPorts) {}

  @Answers(registerSystem)
  register(wanted: HeardBy<typeof registerSystem>, asked: Asked) {
    return systems.registerSystem(wanted, this.act(asked, registerSystem), this.ports.store);
  }

  @Answers(moveAgencies)
  move(wanted: HeardBy<typeof moveAgencies>, asked: Asked) {
    return systems.moveAgencies(wanted, this.act(asked, moveAgencies), this.ports.store);
  }

  @Answers(changeSystem)
  change(wanted: HeardBy<typeof changeSystem>, asked: Asked) {
    return systems.changeSystem(wanted, this.act(asked, changeSystem), this.ports.store);
  }

  @Answers(addSystemKey)
  addKey(wanted: HeardBy<typeof addSystemKey>, asked: Asked) {
    return systems.addSystemKey(wanted, this.act(asked, addSystemKey), this.ports.store);
  }

  @Answers(revokeSystemKey)
  revokeKey(wanted: HeardBy<typeof revokeSystemKey>, asked: Asked) {
    return systems.revokeSystemKey(wanted, this.act(asked, revokeSystemKey), this.ports.store);
  }

  @Answers(showSystem)
  show(wanted: HeardBy<typeof showSystem>, asked: Asked) {
    requireAdministrator(asked);
    return systems.showSystem(wanted, this.ports.store.reader);
  }

  @Answers(listSystems)
  list(wanted: HeardBy<typeof listSystems>, asked: Asked) {
    requireAdministrator(asked);
    return systems.listSystems(wanted, this.ports.clock.now(), this.ports.store.reader);
  }

  private act(asked: Asked, question: Question) {
    return administrativeAct(asked, question, this.ports.clock);
  }
}
