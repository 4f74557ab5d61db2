import {
  addAgency,
  agenciesBelow,
  changeAgency,
  closeAgency,
  contactsOf,
  findAgencies,
  type HeardBy,
  listAgencies,
  putContacts,
  requestAgency,
  requestClosure,
  showAgency,
  showCapabilities,
  showContacts,
  takeBackChange,
  tolerateSha1,
} from '@edoc-axis/contracts';
import { Answers, type Asked } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { actConcerning, inspectConcerning, requireFollower } from '../administrative-act.js';
import { fileRequest, graveActs, performAct } from '../approvals/index.js';
import { type RegistryPorts, registryPorts } from '../ports.js';
import * as agencies from './index.js';
import { readCode } from './read-code.js';

@Controller()
export class AgenciesController {
  constructor(@Inject(registryPorts) private readonly ports: RegistryPorts) {}

  @Answers(findAgencies)
  find(wanted: HeardBy<typeof findAgencies>) {
    return agencies.findAgencies(wanted, this.ports.clock.now(), this.ports.index);
  }

  @Answers(agenciesBelow)
  below(wanted: HeardBy<typeof agenciesBelow>) {
    return agencies.agenciesBelow(wanted, this.ports.clock.now(), this.ports.index);
  }

  @Answers(listAgencies)
  list(wanted: HeardBy<typeof listAgencies>) {
    return agencies.listAgencies(wanted, this.ports.clock.now(), this.ports.index);
  }

  @Answers(showAgency)
  show(wanted: HeardBy<typeof showAgency>) {
    return agencies.showAgency(wanted, this.ports.clock.now(), this.ports.store.reader);
  }

  @Answers(showCapabilities)
  async capabilities(wanted: HeardBy<typeof showCapabilities>, asked: Asked) {
    await requireFollower(asked, this.ports);
    return agencies.showCapabilities(wanted, this.ports.clock.now(), this.ports);
  }

  @Answers(showContacts)
  async contacts(wanted: HeardBy<typeof showContacts>, asked: Asked) {
    const { reader } = this.ports.store;
    await inspectConcerning([await readCode(wanted.code, reader)], asked, this.ports);
    return agencies.showContacts(wanted, reader);
  }

  /** The tracker asks, to tell them something. */
  @Answers(contactsOf)
  contactsOf(wanted: HeardBy<typeof contactsOf>) {
    return agencies.contactsOf(wanted, this.ports.store.reader);
  }

  @Answers(putContacts)
  async putContacts(contacts: HeardBy<typeof putContacts>, asked: Asked) {
    const { store } = this.ports;
    const code = await readCode(contacts.code, store.reader);
    return agencies.putContacts(contacts, await actConcerning([code], asked, putContacts, this.ports), store);
  }

  @Answers(addAgency)
  add(wanted: HeardBy<typeof addAgency>, asked: Asked) {
    return performAct(graveActs.addAgency, wanted, asked, this.ports);
  }

  @Answers(changeAgency)
  change(wanted: HeardBy<typeof changeAgency>, asked: Asked) {
    return performAct(graveActs.changeAgency, wanted, asked, this.ports);
  }

  @Answers(takeBackChange)
  takeBack(wanted: HeardBy<typeof takeBackChange>, asked: Asked) {
    return performAct(graveActs.takeBackChange, wanted, asked, this.ports);
  }

  @Answers(closeAgency)
  close(closure: HeardBy<typeof closeAgency>, asked: Asked) {
    return performAct(graveActs.closeAgency, closure, asked, this.ports);
  }

  @Answers(tolerateSha1)
  tolerateSha1(wanted: HeardBy<typeof tolerateSha1>, asked: Asked) {
    return performAct(graveActs.tolerateSha1, wanted, asked, this.ports);
  }

  @Answers(requestAgency)
  request(wanted: HeardBy<typeof requestAgency>, asked: Asked) {
    return fileRequest(graveActs.requestAgency, wanted, asked, this.ports);
  }

  @Answers(requestClosure)
  requestClosure(wanted: HeardBy<typeof requestClosure>, asked: Asked) {
    return fileRequest(graveActs.requestClosure, wanted, asked, this.ports);
  }
}
