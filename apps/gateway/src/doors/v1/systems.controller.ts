import { Body, Controller, Get, HttpCode, Inject, Param, Patch, Post, Put, Query } from '@nestjs/common';
import {
  addSystemKey,
  changeSystem,
  listSystems,
  moveAgencies,
  newDestination,
  newSystem,
  newSystemKey,
  postSwitch,
  registerSystem,
  revokeSystemKey,
  setDestination,
  showSystem,
  switchPost,
  systemChange,
  systemEntry,
  systemMove,
  systemMoved,
  systemSeen,
  systemsSeen,
  systemView,
} from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { changeRegister } from './change-register.js';
import { systemKeyPath, systemPath, systemsQuery } from './parameters.js';
import { waits } from './waits.js';

/** The systems that speak for agencies, and which of them speaks for whom when. */
@Controller('v1/systems')
export class SystemsController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Get()
  @Call({
    tag: 'administer',
    summary: 'List systems',
    description: 'Who administers a branch is given those that serve it alone.',
    scope: 'administer',
    gives: { 200: { says: 'A page of systems.', shape: listSystems.reply } },
  })
  list(@OnBehalf() by: AskedFor, @Query({ schema: systemsQuery }) wanted: z.output<typeof systemsQuery>) {
    return this.asker.ask(listSystems, wanted, by);
  }

  @Get(':system/seen')
  @Call({
    tag: 'administer',
    summary: 'Say when a system was last seen, and which statuses it sends',
    scope: 'administer',
    gives: { 200: { says: 'What the axis has seen of it.', shape: systemSeen } },
  })
  async seen(@OnBehalf() by: AskedFor, @Param({ schema: systemPath }) { system }: z.output<typeof systemPath>) {
    const { seen } = await this.asker.ask(systemsSeen, { systems: [system] }, by);
    return seen[0] ?? { system, statuses: [] };
  }

  @Post()
  @Call({
    tag: 'administer',
    summary: 'Register a system',
    description:
      'Of its key only the public half comes here (`publicKeyPem`); the private half never leaves who made it. A system of ' +
      'the doors `vxp` and `provincial` has a `secret` instead, sealed to the exchange by who made it (see ' +
      '`GET /v1/keys/sealing`).',
    scope: 'administer',
    takes: 'json',
    gives: { 201: { says: 'The system as it stands in the directory.', shape: systemView }, ...waits },
    refuses: ['agency.unknown'],
  })
  add(@OnBehalf() by: AskedFor, @Body({ schema: newSystem }) system: z.output<typeof newSystem>) {
    return changeRegister(this.asker, registerSystem, system, by);
  }

  @Get(':system')
  @Call({
    tag: 'administer',
    summary: 'Show a system, with what it serves and when',
    scope: 'administer',
    gives: { 200: { says: 'The system as it stands in the directory.', shape: showSystem.reply } },
    refuses: ['system.unknown'],
  })
  show(@OnBehalf() by: AskedFor, @Param({ schema: systemPath }) wanted: z.output<typeof systemPath>) {
    return this.asker.ask(showSystem, wanted, by);
  }

  @Patch(':system')
  @Call({
    tag: 'administer',
    summary: 'Suspend a system, let it go on, or change what it may do and from where',
    description:
      'In force at once; scopes and suspension also for tokens it has. `addresses` are the addresses and ranges it proves ' +
      'itself from, `signedCallAgeHours` how old the signature of a call may be at doors whose calls are signed; null takes ' +
      'either away. What lets more calls pass than before waits for a second administrator.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The system as it stands in the directory.', shape: systemEntry }, ...waits },
    refuses: ['system.unknown'],
  })
  change(
    @OnBehalf() by: AskedFor,
    @Param({ schema: systemPath }) { system }: z.output<typeof systemPath>,
    @Body({ schema: systemChange }) change: z.output<typeof systemChange>,
  ) {
    return changeRegister(this.asker, changeSystem, { ...change, system }, by);
  }

  @Put(':system/destination')
  @Call({
    tag: 'administer',
    summary: 'Say where packets are brought to for a system',
    description:
      'Packets are brought there from now on, signed (see the guide). The address must be reached over https and lie in ' +
      'no private network, unless `privateAddresses` permits it; with `caPem` only its CAs count for TLS. A system that ' +
      'chose to fetch or to rest goes on so until it switches.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The system as it stands in the directory.', shape: systemEntry }, ...waits },
    refuses: ['system.unknown', 'system.is-portal', 'system.address-refused', 'certificate.not-a-certificate'],
  })
  setDestination(
    @OnBehalf() by: AskedFor,
    @Param({ schema: systemPath }) { system }: z.output<typeof systemPath>,
    @Body({ schema: newDestination }) wanted: z.output<typeof newDestination>,
  ) {
    return changeRegister(this.asker, setDestination, { ...wanted, system }, by);
  }

  @Post(':system/post')
  @Call({
    tag: 'receive',
    summary: 'Have packets brought, fetch them, or ask for a pause',
    description:
      'For the system itself, and for administrators. `push` and `paused` need an address that was set before.',
    scope: 'receive',
    takes: 'json',
    gives: { 200: { says: 'The system as it stands in the directory.', shape: switchPost.reply } },
    refuses: ['system.unknown', 'system.no-destination'],
  })
  @HttpCode(200)
  switchPost(
    @OnBehalf() by: AskedFor,
    @Param({ schema: systemPath }) { system }: z.output<typeof systemPath>,
    @Body({ schema: postSwitch }) wanted: z.output<typeof postSwitch>,
  ) {
    return changeRegister(this.asker, switchPost, { ...wanted, system }, by);
  }

  @Post(':system/agencies')
  @Call({
    tag: 'administer',
    summary: 'Move agencies to a system, now or at a moment to come',
    description:
      'What was planned for them at that moment or later falls away: giving them to who serves them now takes a plan back. ' +
      'What waits for an agency waits for its new system; the old one finishes what it handled.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'Who serves each of them, when.', shape: systemMoved }, ...waits },
    refuses: ['agency.unknown', 'system.unknown', 'system.move-in-the-past'],
  })
  @HttpCode(200)
  move(
    @OnBehalf() by: AskedFor,
    @Param({ schema: systemPath }) { system }: z.output<typeof systemPath>,
    @Body({ schema: systemMove }) move: z.output<typeof systemMove>,
  ) {
    return changeRegister(this.asker, moveAgencies, { ...move, system }, by);
  }

  @Post(':system/keys')
  @Call({
    tag: 'administer',
    summary: 'Give a system a new key; the old one ends after an overlap',
    scope: 'administer',
    takes: 'json',
    gives: { 201: { says: 'The system as it stands in the directory.', shape: systemEntry }, ...waits },
    refuses: ['system.unknown', 'system.key-invalid', 'system.too-many-keys'],
  })
  addKey(
    @OnBehalf() by: AskedFor,
    @Param({ schema: systemPath }) { system }: z.output<typeof systemPath>,
    @Body({ schema: newSystemKey }) key: z.output<typeof newSystemKey>,
  ) {
    return changeRegister(this.asker, addSystemKey, { ...key, system }, by);
  }

  @Post(':system/keys/:kid/revoke')
  @Call({
    tag: 'administer',
    summary: 'Revoke a key of a system, and the tokens it has got until now',
    scope: 'administer',
    gives: { 200: { says: 'The system as it stands in the directory.', shape: revokeSystemKey.reply } },
    refuses: ['system.unknown', 'system.key-unknown'],
  })
  @HttpCode(200)
  revokeKey(@OnBehalf() by: AskedFor, @Param({ schema: systemKeyPath }) wanted: z.output<typeof systemKeyPath>) {
    return changeRegister(this.asker, revokeSystemKey, wanted, by);
  }
}
