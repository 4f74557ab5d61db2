import {
  addAgency,
  changeAgency,
  closeAgency,
  findAgencies,
  type HeardBy,
  putContacts,
  showAgency,
  showCapabilities,
  showContacts,
  takeBackChange,
  tolerateSha1,
} from '@edoc-axis/contracts';
import { Answers, type Asked } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { administrativeAct, requireAdministrator, requireFollower } from '../administrative-act.js';
import { type RegistryPorts, registryPorts } from '../ports.js';
import * as agencies from './index.js';

@Controller()
export class AgenciesController {
  constructor(@Inject(registryPorts) private readonly ports: RegistryPorts) {}

  @Answers(findAgencies)
  find(wanted: HeardBy<typeof findAgencies>) {
    return agencies.findAgencies(wanted, this.ports.clock.now(), this.ports.index);
  }

  @Answers(showAgency)
  show(wanted: HeardBy<typeof showAgency>) {
    return agencies.showAgency(wanted, this.ports.clock.now(), this.ports.store.reader);
  }

  @Answers(showCapabilities)
  capabilities(wanted: HeardBy<typeof showCapabilities>, asked: Asked) {
    requireFollower(asked);
    return agencies.showCapabilities(wanted, this.ports.clock.now(), this.ports);
  }

  @Answers(showContacts)
  contacts(wanted: HeardBy<typeof showContacts>, asked: Asked) {
    requireAdministrator(asked);
    return agencies.showContacts(wanted, this.ports.store.reader);
  }

  @Answers(putContacts)
  putContacts(contacts: HeardBy<typeof putContacts>, asked: Asked) {
    return agencies.putContacts(contacts, administrativeAct(asked, putContacts, this.ports.clock), this.ports.store);
  }

  @Answers(addAgency)
  add(wanted: HeardBy<typeof addAgency>, asked: Asked) {
    return agencies.addAgency(wanted, administrativeAct(asked, addAgency, this.ports.clock), this.ports.store);
  }

  @Answers(changeAgency)
  change(wanted: HeardBy<typeof changeAgency>, asked: Asked) {
    return agencies.changeAgency(wanted, administrativeAct(asked, changeAgency, this.ports.clock), this.ports.store);
  }

  @Answers(takeBackChange)
  takeBack(wanted: HeardBy<typeof takeBackChange>, asked: Asked) {
    const act = administrativeAct(asked, takeBackChange, this.ports.clock);
    return agencies.takeBackChange(wanted, act, this.ports.store);
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
