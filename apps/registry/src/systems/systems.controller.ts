import { type HeardBy, listSystems, registerSystem } from '@edoc-axis/contracts';
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
    return systems.registerSystem(wanted, administrativeAct(asked, registerSystem, this.ports.clock), this.ports.store);
  }

  @Answers(listSystems)
  list(wanted: HeardBy<typeof listSystems>, asked: Asked) {
    requireAdministrator(asked);
    return systems.listSystems(wanted, this.ports.clock.now(), this.ports.store.reader);
  }
}
