import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import {
  addAgency,
  agencyClosure,
  agencyEntry,
  closeAgency,
  directorySince,
  findAgencies,
  newAgency,
  sha1Tolerance,
  showAgency,
  tolerateSha1,
} from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { changeRegister } from './change-register.js';
import { OnBehalf, Publicly } from '../on-behalf.js';
import { agenciesQuery, agencyPath, agencyQuery, directoryQuery } from './parameters.js';

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

  @Get('agencies/:code')
  @Call({
    tag: 'directory',
    summary: 'Show an agency',
    scope: 'none',
    gives: { 200: { says: 'The agency.', shape: agencyEntry } },
    refuses: ['agency.unknown'],
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
    gives: { 201: { says: 'The agency as it stands in the directory.', shape: agencyEntry } },
    refuses: ['agency.exists'],
  })
  add(@OnBehalf() by: AskedFor, @Body({ schema: newAgency }) agency: z.output<typeof newAgency>) {
    return changeRegister(this.asker, addAgency, agency, by);
  }

  @Post('agencies/:code/close')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Close an agency',
    description: 'From `at` on nothing is delivered to it, except to who receives for it.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The agency with its closing.', shape: agencyEntry } },
    refuses: ['agency.unknown'],
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
    gives: { 200: { says: 'The agency as it stands now.', shape: agencyEntry } },
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
