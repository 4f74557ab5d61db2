import { type HeardBy, listSystems, registerSystem } from '@edoc-axis/contracts';
import { Answers, type Asked } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { requireInspector } from '../administrative-act.js';
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

  @Answers(listSystems)
  async list(wanted: HeardBy<typeof listSystems>, asked: Asked) {
    await requireInspector(asked, this.ports);
    return systems.listSystems(wanted, this.ports.clock.now(), this.ports.store.reader);
  }
}
