import { Controller, Get, Inject, Query, Res, StreamableFile } from '@nestjs/common';
import { agencyCode, beginArchive, instant, listDocuments, partRole } from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { pageOf, writeArchive } from '../../archive/write-archive.js';
import { asDownload } from '../../handout/attachment-headers.js';
import { type Asker, askerPort, contentPort, type ContentStore } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';

const archiveQuery = z.strictObject({
  agency: agencyCode,
  role: partRole,
  from: instant.optional().describe('Sent to the agency, or by it, at or after that moment.'),
  to: instant.optional().describe('Before that moment.'),
  after: z.string().min(1).max(100).optional().describe('`next` of the archive before.'),
});

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
    @Query({ schema: archiveQuery }) { after, agency: written, ...wanted }: z.output<typeof archiveQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { agency, admission } = await this.asker.ask(beginArchive, { agency: written }, by);
    const archive = { ...wanted, agency, admission };
    const first = await this.asker.ask(listDocuments, pageOf(archive, after), by);
    const name = `${agency}-${wanted.role === 'received' ? 'van-ban-den' : 'van-ban-di'}.zip`;
    reply.headers({
      'content-type': 'application/zip',
      'content-disposition': asDownload(name),
      'cache-control': 'private, no-store',
    });
    return new StreamableFile(writeArchive({ asker: this.asker, content: this.content }, archive, by, first));
  }
}
