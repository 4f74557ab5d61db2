import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import {
  addPerson,
  changeGrants,
  changeOfGrants,
  disablePerson,
  importPeople,
  invited,
  invitePerson,
  listPeople,
  newPerson,
  peopleFile,
  personView,
  reasonGiven,
  resetSecondFactor,
  showPerson,
} from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { peopleQuery, personPath } from './parameters.js';
import { waits } from './waits.js';

type PersonPath = z.output<typeof personPath>;
type ReasonGiven = z.output<typeof reasonGiven>;

/** Accounts of people, kept by administrators of the axis or of their branch. */
@Controller('v1/people')
export class PeopleController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Get()
  @Call({
    tag: 'administer',
    summary: 'List people',
    description: 'Who administers a branch sees its people. Closed accounts are listed too.',
    scope: 'administer',
    gives: { 200: { says: 'A page of people, by name.', shape: listPeople.reply } },
  })
  list(@OnBehalf() by: AskedFor, @Query({ schema: peopleQuery }) wanted: z.output<typeof peopleQuery>) {
    return this.asker.ask(listPeople, wanted, by);
  }

  @Get(':name')
  @Call({
    tag: 'administer',
    summary: 'Show a person',
    scope: 'administer',
    gives: { 200: { says: 'The account.', shape: personView } },
    refuses: ['person.unknown'],
  })
  show(@OnBehalf() by: AskedFor, @Param({ schema: personPath }) { name }: PersonPath) {
    return this.asker.ask(showPerson, { name }, by);
  }

  @Post()
  @Call({
    tag: 'administer',
    summary: 'Add a person',
    description: 'The invitation is shown here and never again; it opens the account once, within seven days.',
    scope: 'administer',
    takes: 'json',
    gives: { 201: { says: 'The account and its invitation.', shape: invited }, ...waits },
    refuses: ['person.exists', 'agency.unknown', 'agency.outside-branch'],
  })
  add(@OnBehalf() by: AskedFor, @Body({ schema: newPerson }) person: z.output<typeof newPerson>) {
    return this.asker.ask(addPerson, person, by);
  }

  @Post('import')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Import people from a CSV file',
    description:
      'Columns `name`, `fullName`, `email`, `role`, `agencies`. All of it or nothing: a refusal names every fault with row ' +
      'and column in `faults`. With `dryRun` nothing is kept.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The accounts and their invitations.', shape: importPeople.reply } },
    refuses: ['person.import-faulty'],
  })
  import(@OnBehalf() by: AskedFor, @Body({ schema: peopleFile }) file: z.output<typeof peopleFile>) {
    return this.asker.ask(importPeople, file, by);
  }

  @Post(':name/invite')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Invite a person anew',
    description: 'The former invitation opens nothing any more.',
    scope: 'administer',
    gives: { 200: { says: 'The account and its new invitation.', shape: invited }, ...waits },
    refuses: ['person.unknown', 'person.joined'],
  })
  invite(@OnBehalf() by: AskedFor, @Param({ schema: personPath }) { name }: PersonPath) {
    return this.asker.ask(invitePerson, { name }, by);
  }

  @Post(':name/roles')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Give a person other roles',
    description: 'The sessions of the person end.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The account.', shape: personView }, ...waits },
    refuses: ['person.unknown', 'agency.unknown', 'agency.outside-branch'],
  })
  roles(
    @OnBehalf() by: AskedFor,
    @Param({ schema: personPath }) { name }: PersonPath,
    @Body({ schema: changeOfGrants }) change: z.output<typeof changeOfGrants>,
  ) {
    return this.asker.ask(changeGrants, { ...change, name }, by);
  }

  @Post(':name/disable')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Close an account for good',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The account.', shape: personView } },
    refuses: ['person.unknown'],
  })
  disable(
    @OnBehalf() by: AskedFor,
    @Param({ schema: personPath }) { name }: PersonPath,
    @Body({ schema: reasonGiven }) { reason }: ReasonGiven,
  ) {
    return this.asker.ask(disablePerson, { name, reason }, by);
  }

  @Post(':name/reset-totp')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Reset the second factor of an account',
    description: 'What comes back sets up a new one, together with the password. The person is told.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The account and what sets up its new second factor.', shape: invited } },
    refuses: ['person.unknown', 'person.not-joined'],
  })
  resetSecondFactor(
    @OnBehalf() by: AskedFor,
    @Param({ schema: personPath }) { name }: PersonPath,
    @Body({ schema: reasonGiven }) { reason }: ReasonGiven,
  ) {
    return this.asker.ask(resetSecondFactor, { name, reason }, by);
  }
}
