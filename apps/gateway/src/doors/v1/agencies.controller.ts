import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import {
  addAgency,
  agencyClosure,
  agencyEntry,
  closeAgency,
  directorySince,
  findAgencies,
  newAgency,
  showAgency,
} from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { answerWaiting, waits } from './answer-waiting.js';
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
    gives: { 201: { says: 'The agency as it stands in the directory.', shape: agencyEntry }, ...waits },
    refuses: ['agency.exists'],
  })
  async add(
    @OnBehalf() by: AskedFor,
    @Body({ schema: newAgency }) agency: z.output<typeof newAgency>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerWaiting(await changeRegister(this.asker, addAgency, agency, by), reply);
  }

  @Post('agencies/:code/close')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Close an agency',
    description: 'From `at` on nothing is delivered to it, except to who receives for it.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The agency with its closing.', shape: agencyEntry }, ...waits },
    refuses: ['agency.unknown'],
  })
  async close(
    @OnBehalf() by: AskedFor,
    @Param({ schema: agencyPath }) { code }: AgencyPath,
    @Body({ schema: agencyClosure }) closure: z.output<typeof agencyClosure>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerWaiting(await changeRegister(this.asker, closeAgency, { ...closure, code }, by), reply);
  }
}
