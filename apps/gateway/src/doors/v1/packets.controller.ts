import { Controller, Get, Head, Inject, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { openPacket, showDocument } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { AskedFor } from '@edoc-axis/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { asDownload, harmlessType } from '../../handout/attachment-headers.js';
import { describe, isHeldAlready, partAsked, type Representation } from '../../handout/representation.js';
import { attachmentBytes, attachmentName, type OpenedAttachment, packetBytes } from '../../handout/stored-packet.js';
import { type Asker, askerPort, contentPort, type ContentStore } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { attachmentPath, documentPath, packetQuery } from './parameters.js';

type DocumentPath = z.output<typeof documentPath>;
const packetMediaType = 'application/edxml+xml';

/** Bytes on their way out. The exchange is asked before each: it permits, and records that the recipient fetched. */
@Controller('v1/documents')
export class PacketsController {
  constructor(
    @Inject(askerPort) private readonly asker: Asker,
    @Inject(contentPort) private readonly content: ContentStore,
  ) {}

  @Head(':id/packet')
  @Call({
    tag: 'look',
    summary: 'Show size and digest of a packet',
    description: 'Does not count as fetching it.',
    scope: 'track',
    gives: { 200: { says: 'The headers of the packet.' } },
    refuses: ['document.unknown'],
  })
  async headers(
    @OnBehalf() by: AskedFor,
    @Param({ schema: documentPath }) { id }: DocumentPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { packet } = await this.asker.ask(showDocument, { document: id }, by);
    reply.header('accept-ranges', 'bytes');
    describe(reply, packetOf(id, packet));
  }

  @Get(':id/packet')
  @Call({
    tag: 'receive',
    summary: 'Fetch a packet',
    description:
      'Byte for byte as it was sent. With `Range` a part; `Repr-Digest` is always of the whole. Fetched by a clerk it is ' +
      'delivered; what people read is recorded.',
    scope: 'receive',
    gives: {
      200: { says: 'The packet.', mediaType: packetMediaType },
      206: { says: 'The part that was asked for.', mediaType: packetMediaType },
      304: { says: 'You have it: `If-None-Match` names its ETag.' },
    },
    refuses: [
      'document.unknown',
      'document.content-gone',
      'document.revoked',
      'document.frozen',
      'person.reason-missing',
      'request.range-not-satisfiable',
    ],
  })
  async packet(
    @OnBehalf() by: AskedFor,
    @Param({ schema: documentPath }) { id }: DocumentPath,
    @Query({ schema: packetQuery }) { delivery, reason }: z.output<typeof packetQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const opened = await this.asker.ask(openPacket, { document: id, delivery, reason }, by);
    const packet = packetOf(id, opened);
    if (isHeldAlready(request, reply, packet)) return undefined;
    const part = partAsked(request, reply, packet);
    const bytes = await packetBytes(this.content, opened, part ?? { from: 0, to: packet.bytes });
    reply.header('accept-ranges', 'bytes');
    describe(reply, packet, part);
    return new StreamableFile(bytes);
  }

  @Get(':id/attachments/:n')
  @Call({
    tag: 'receive',
    summary: 'Fetch an attachment, decoded',
    description:
      '`n` counts from 1, in the order of the packet. Always a download, never shown in place. A file its sender wrapped ' +
      'into a ZIP comes as that ZIP. Fetched by a clerk the document is delivered; what people read is recorded.',
    scope: 'receive',
    gives: {
      200: { says: 'The file.', mediaType: 'application/octet-stream' },
      304: { says: 'You have it: `If-None-Match` names its ETag.' },
    },
    refuses: [
      'document.unknown',
      'document.attachment-unknown',
      'document.content-gone',
      'document.revoked',
      'document.frozen',
      'person.reason-missing',
    ],
  })
  async attachment(
    @OnBehalf() by: AskedFor,
    @Param({ schema: attachmentPath }) { id, n }: z.output<typeof attachmentPath>,
    @Query({ schema: packetQuery }) { delivery, reason }: z.output<typeof packetQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const opened = await this.asker.ask(openPacket, { document: id, attachment: n, delivery, reason }, by);
    const { attachment } = opened;
    if (!attachment) throw new CataloguedError('document.attachment-unknown', { document: id, number: n });
    const file = fileOf(attachment);
    if (isHeldAlready(request, reply, file)) return undefined;
    describe(reply, file);
    return new StreamableFile(attachmentBytes(this.content, opened, attachment));
  }
}

function packetOf(document: string, { sha256, bytes }: { sha256: string; bytes: number }): Representation {
  return { sha256, bytes, mediaType: packetMediaType, disposition: asDownload(`${document}.edxml`) };
}

function fileOf(attachment: OpenedAttachment): Representation {
  const { sha256, bytes, contentType, wrapped } = attachment;
  const mediaType = wrapped ? 'application/zip' : harmlessType(contentType);
  return { sha256, bytes, mediaType, disposition: asDownload(attachmentName(attachment)) };
}
