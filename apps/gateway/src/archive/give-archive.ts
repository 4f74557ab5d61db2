import { agencyCode, beginArchive, instant, listDocuments, partRole } from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { FastifyReply } from 'fastify';
import { StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { asDownload } from '../handout/attachment-headers.js';
import type { Asker, ContentStore } from '../ports.js';
import { pageOf, writeArchive } from './write-archive.js';

export const archiveQuery = z.strictObject({
  agency: agencyCode,
  role: partRole,
  from: instant.optional().describe('Sent to the agency, or by it, at or after that moment.'),
  to: instant.optional().describe('Before that moment.'),
  after: z.string().min(1).max(100).optional().describe('`next` of the archive before.'),
});

/**
 * Begins an archive: who may not have it is refused before anything is said.
 * @throws CataloguedError `caller.no-clerk-of`, `request.cursor-unknown`
 */
export async function giveArchive(
  { asker, content }: { readonly asker: Asker; readonly content: ContentStore },
  { after, agency: written, ...wanted }: z.output<typeof archiveQuery>,
  by: AskedFor,
  reply: FastifyReply,
): Promise<StreamableFile> {
  const { agency, admission } = await asker.ask(beginArchive, { agency: written }, by);
  const archive = { ...wanted, agency, admission };
  const first = await asker.ask(listDocuments, pageOf(archive, after), by);
  const name = `${agency}-${wanted.role === 'received' ? 'van-ban-den' : 'van-ban-di'}.zip`;
  reply.headers({
    'content-type': 'application/zip',
    'content-disposition': asDownload(name),
    'cache-control': 'private, no-store',
  });
  return new StreamableFile(writeArchive({ asker, content }, archive, by, first));
}
