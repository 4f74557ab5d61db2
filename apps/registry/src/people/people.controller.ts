import * as asked from '@edoc-axis/contracts';
import type { HeardBy } from '@edoc-axis/contracts';
import { agenciesOfGrants, CataloguedError } from '@edoc-axis/domain';
import { Answers, type Asked, callerOf, grantsOf } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { actOf, callerIn } from '../administrative-act.js';
import { graveActs, performAct } from '../approvals/index.js';
import { type RegistryPorts, registryPorts } from '../ports.js';
import type { PersonRow } from '../store/entities/person-row.js';
import * as people from './index.js';
import { personKeptBy, personSeenBy } from './known-person.js';

/** Accounts, as administrators keep them. */
@Controller()
export class PeopleController {
  constructor(@Inject(registryPorts) private readonly ports: RegistryPorts) {}

  @Answers(asked.addPerson)
  add(wanted: HeardBy<typeof asked.addPerson>, by: Asked) {
    return performAct(graveActs.addPerson, wanted, by, this.ports);
  }

  @Answers(asked.changeGrants)
  async changeGrants(wanted: HeardBy<typeof asked.changeGrants>, by: Asked) {
    await this.kept(wanted.name, by);
    return performAct(graveActs.changeGrants, wanted, by, this.ports);
  }

  /** The exchange asks, which does not know people. */
  @Answers(asked.agenciesWithClerks)
  async withClerks({ agencies }: HeardBy<typeof asked.agenciesWithClerks>) {
    return { agencies: await this.ports.store.people.clerked(agencies) };
  }

  @Answers(asked.importPeople)
  async import(wanted: HeardBy<typeof asked.importPeople>, by: Asked) {
    const caller = await callerIn(by, this.ports);
    return people.importPeople(wanted, caller, actOf(by, asked.importPeople, this.ports.clock), this.ports);
  }

  @Answers(asked.listPeople)
  async list(wanted: HeardBy<typeof asked.listPeople>, by: Asked) {
    const { store, clock } = this.ports;
    return people.listPeople(wanted, await callerIn(by, this.ports), store.people, clock.now());
  }

  @Answers(asked.showPerson)
  async show({ name }: HeardBy<typeof asked.showPerson>, by: Asked) {
    const person = await personSeenBy(await callerIn(by, this.ports), name, this.ports.store.people);
    return this.view(person);
  }

  @Answers(asked.invitePerson)
  async invite({ name }: HeardBy<typeof asked.invitePerson>, by: Asked) {
    await this.kept(name, by);
    return performAct(graveActs.invitePerson, { name }, by, this.ports);
  }

  @Answers(asked.resetSecondFactor)
  async resetSecondFactor({ name, reason }: HeardBy<typeof asked.resetSecondFactor>, by: Asked) {
    const person = await this.kept(name, by);
    return people.resetSecondFactor(name, this.actOn(person, by, asked.resetSecondFactor, reason), this.ports);
  }

  @Answers(asked.disablePerson)
  async disable({ name, reason }: HeardBy<typeof asked.disablePerson>, by: Asked) {
    const person = await this.kept(name, by);
    return people.disablePerson(name, this.actOn(person, by, asked.disablePerson, reason), this.ports.store);
  }

  @Answers(asked.showSelf)
  async showSelf(_: HeardBy<typeof asked.showSelf>, by: Asked) {
    await callerIn(by, this.ports);
    const person = await this.ports.store.people.person(callerOf(by).id);
    if (callerOf(by).kind !== 'person' || !person) throw new CataloguedError('person.session-missing');
    return { person: await this.view(person), notices: await people.noticesOf(person, this.ports.store) };
  }

  private async kept(name: string, by: Asked): Promise<PersonRow> {
    return personKeptBy(await callerIn(by, this.ports), name, this.ports.store.people);
  }

  private actOn({ grants }: PersonRow, by: Asked, question: asked.Question, reason?: string) {
    return actOf(by, question, this.ports.clock, { reason, agencies: agenciesOfGrants(grantsOf(grants)) });
  }

  private async view(person: PersonRow): Promise<asked.PersonView> {
    const [view] = await people.views([person], this.ports.store.people, this.ports.clock.now());
    if (!view) throw new CataloguedError('person.unknown', { person: person.name });
    return view;
  }
}
