import { Controller, Get, Inject, Query, Res, type StreamableFile } from '@nestjs/common';
import type { AskedFor } from '@edoc-axis/platform';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { archiveQuery, giveArchive } from '../../archive/give-archive.js';
import { type Asker, askerPort, contentPort, type ContentStore } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';

/** "Tải về lưu trữ": what an agency received or sent, to keep in its own house. */
@Controller('v1')
export class ArchiveController {
  constructor(
    @Inject(askerPort) private readonly asker: Asker,
    @Inject(contentPort) private readonly content: ContentStore,
  ) {}

  @Get('archive')
  @Call({
    tag: 'look',
    summary: 'Take documents along for the archive',
    description:
      'For clerks of the agency. A ZIP, the newest first: packets (`van-ban/`), receipts as JWS (`bien-nhan/`), a list ' +
      '(`danh-sach.csv`) and at its end `index.json`. Up to 1,000 documents; `next` in `index.json` goes on. Each is a reading ' +
      'and recorded. What nobody has opened is listed as left out, and goes on waiting. An archive that breaks off has no ' +
      '`index.json`.',
    scope: 'person',
    gives: { 200: { says: 'The archive.', mediaType: 'application/zip' } },
    refuses: ['caller.no-clerk-of', 'request.cursor-unknown'],
  })
  async archive(
    @OnBehalf() by: AskedFor,
    @Query({ schema: archiveQuery }) wanted: z.output<typeof archiveQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return giveArchive({ asker: this.asker, content: this.content }, wanted, by, reply);
  }
}
