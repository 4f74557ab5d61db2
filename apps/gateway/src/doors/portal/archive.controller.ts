import { Controller, Get, Inject, Query, Req, Res, type StreamableFile, UseGuards } from '@nestjs/common';
import { renewAccess } from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { archiveQuery, giveArchive } from '../../archive/give-archive.js';
import { type Asker, askerPort, contentPort, type ContentStore, type Door, doorPort } from '../../ports.js';
import { Call } from '../call.js';
import { Publicly } from '../on-behalf.js';
import { ShownInOwnPage } from './from-own-page.js';
import { demandSession } from './session-cookie.js';

/** The archive for a link of our pages: gigabytes go to the browser's disk, and not into the memory of a page. */
@Controller('portal/archive')
@UseGuards(ShownInOwnPage)
export class PortalArchiveController {
  constructor(
    @Inject(askerPort) private readonly asker: Asker,
    @Inject(contentPort) private readonly content: ContentStore,
    @Inject(doorPort) private readonly door: Door,
  ) {}

  @Get()
  @Call({
    tag: 'look',
    summary: 'Take documents along for the archive, in a browser',
    description: 'As `GET /v1/archive`, by the cookie of a session.',
    scope: 'page',
    gives: { 200: { says: 'The archive.', mediaType: 'application/zip' } },
    refuses: [
      'person.form-not-ours',
      'person.session-missing',
      'person.session-ended',
      'caller.no-clerk-of',
      'request.cursor-unknown',
    ],
  })
  async archive(
    @Publicly() by: AskedFor,
    @Query({ schema: archiveQuery }) wanted: z.output<typeof archiveQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const session = demandSession(request, this.door);
    const { accessToken: caller } = await this.asker.ask(renewAccess, { session }, by);
    return giveArchive({ asker: this.asker, content: this.content }, wanted, { ...by, caller }, reply);
  }
}
