import { Body, Controller, Get, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import {
  addAgency,
  agenciesBelow,
  agencyClosure,
  agencyPatch,
  agencyView,
  changeAgency,
  closeAgency,
  directorySince,
  findAgencies,
  newAgency,
  sha1Tolerance,
  showAgency,
  takeBackChange,
  takenBackChange,
  tolerateSha1,
} from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { changeRegister } from './change-register.js';
import { OnBehalf, Publicly } from '../on-behalf.js';
import { agenciesQuery, agencyPath, agencyQuery, agencyTreeQuery, directoryQuery } from './parameters.js';
import { waits } from './waits.js';

type AgencyPath = z.output<typeof agencyPath>;

/** Who is who. The directory is public; changing it is the administrators' business. */
@Controller('v1')
export class AgenciesController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Get('agencies')
  @Call({
    tag: 'directory',
    summary: 'Find agencies',
    scope: 'none',
    gives: { 200: { says: 'A page of agencies, by code.', shape: findAgencies.reply } },
    refuses: ['request.cursor-unknown'],
  })
  find(@Publicly() by: AskedFor, @Query({ schema: agenciesQuery }) wanted: z.output<typeof agenciesQuery>) {
    return this.asker.ask(findAgencies, wanted, by);
  }

  @Get('agency-tree')
  @Call({
    tag: 'directory',
    summary: 'Show one level of the tree of agencies',
    description:
      'Those directly below an agency, or below nobody. Whom the list leaves out (closed by `at`, no recipient) hands those ' +
      'below it on to where it stood itself. `branches` says which of them have others below them.',
    scope: 'none',
    gives: { 200: { says: 'A page of agencies, by code.', shape: agenciesBelow.reply } },
  })
  tree(@Publicly() by: AskedFor, @Query({ schema: agencyTreeQuery }) wanted: z.output<typeof agencyTreeQuery>) {
    return this.asker.ask(agenciesBelow, wanted, by);
  }

  @Get('agencies/:code')
  @Call({
    tag: 'directory',
    summary: 'Show an agency',
    scope: 'none',
    description:
      'As it is now, or with `at` as it was or will be. One that has changed, or will, shows all its `versions`.',
    gives: { 200: { says: 'The agency.', shape: agencyView } },
    refuses: ['agency.unknown', 'agency.not-yet-live', 'agency.closed'],
  })
  show(
    @Publicly() by: AskedFor,
    @Param({ schema: agencyPath }) { code }: AgencyPath,
    @Query({ schema: agencyQuery }) { at }: z.output<typeof agencyQuery>,
  ) {
    return this.asker.ask(showAgency, { code, at }, by);
  }

  @Get('directory')
  @Call({
    tag: 'directory',
    summary: 'Follow the directory',
    description:
      'The changes after version `since`, as a compact JWS signed with the directory key (see `/v1/keys`). Ask again ' +
      'with its `upTo` until that is its `version`.',
    scope: 'none',
    gives: { 200: { says: 'A signed page of changes, oldest first.', shape: directorySince.reply } },
  })
  directory(@Publicly() by: AskedFor, @Query({ schema: directoryQuery }) { since }: z.output<typeof directoryQuery>) {
    return this.asker.ask(directorySince, { since, audience: 'public' }, by);
  }

  @Post('agencies')
  @Call({
    tag: 'administer',
    summary: 'Add an agency',
    scope: 'administer',
    takes: 'json',
    gives: { 201: { says: 'The agency as it stands in the directory.', shape: agencyView }, ...waits },
    refuses: ['agency.exists'],
  })
  add(@OnBehalf() by: AskedFor, @Body({ schema: newAgency }) agency: z.output<typeof newAgency>) {
    return changeRegister(this.asker, addAgency, agency, by);
  }

  @Patch('agencies/:code')
  @Call({
    tag: 'administer',
    summary: 'Change an agency',
    description:
      'The fields given change from `since` on, past or to come, and by themselves at that moment; null takes a field ' +
      'away. A change to come leaves alone what is changed in the meantime.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The agency as it is now, with its versions.', shape: agencyView }, ...waits },
    refuses: [
      ...(['agency.unknown', 'agency.nothing-to-change', 'agency.change-outside-validity'] as const),
      ...(['agency.parent-unknown', 'agency.parent-closed', 'agency.parent-circle'] as const),
      'agency.too-many-changes',
    ],
  })
  change(
    @OnBehalf() by: AskedFor,
    @Param({ schema: agencyPath }) { code }: AgencyPath,
    @Body({ schema: agencyPatch }) patch: z.output<typeof agencyPatch>,
  ) {
    return changeRegister(this.asker, changeAgency, { ...patch, code }, by);
  }

  @Post('agencies/:code/take-back')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Take back a change of an agency',
    description: 'What was to change from `since` on will not; until that moment.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The agency as it is now, with the versions left.', shape: agencyView }, ...waits },
    refuses: [
      ...(['agency.unknown', 'agency.change-unknown', 'agency.change-in-force'] as const),
      ...(['agency.parent-closed', 'agency.parent-circle'] as const),
    ],
  })
  takeBack(
    @OnBehalf() by: AskedFor,
    @Param({ schema: agencyPath }) { code }: AgencyPath,
    @Body({ schema: takenBackChange }) change: z.output<typeof takenBackChange>,
  ) {
    return changeRegister(this.asker, takeBackChange, { ...change, code }, by);
  }

  @Post('agencies/:code/close')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Close an agency',
    description: 'From `at` on nothing is delivered to it, except to who receives for it.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The agency with its closing.', shape: agencyView }, ...waits },
    refuses: ['agency.unknown', 'agency.closed', 'agency.change-after-closing'],
  })
  close(
    @OnBehalf() by: AskedFor,
    @Param({ schema: agencyPath }) { code }: AgencyPath,
    @Body({ schema: agencyClosure }) closure: z.output<typeof agencyClosure>,
  ) {
    return changeRegister(this.asker, closeAgency, { ...closure, code }, by);
  }

  @Post('agencies/:code/sha1')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: "Tolerate an agency's signatures made with SHA-1, or no longer",
    description:
      'They count as `weak` while it is tolerated, and as no signatures otherwise. Certificates are not meant.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The agency as it stands now.', shape: agencyView }, ...waits },
    refuses: ['agency.unknown'],
  })
  tolerateSha1(
    @OnBehalf() by: AskedFor,
    @Param({ schema: agencyPath }) { code }: AgencyPath,
    @Body({ schema: sha1Tolerance }) tolerance: z.output<typeof sha1Tolerance>,
  ) {
    return changeRegister(this.asker, tolerateSha1, { ...tolerance, code }, by);
  }
}
