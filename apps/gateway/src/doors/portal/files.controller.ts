import { Controller, Get, Inject, Param, Query, Req, Res, StreamableFile, UseGuards } from '@nestjs/common';
import { mayOpenPacket, openPacket, renewAccess, type RequestOf } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { AskedFor } from '@edoc-axis/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { handToPage } from '../../handout/hand-to-page.js';
import { attachmentBytes, attachmentName, packetBytes } from '../../handout/stored-packet.js';
import { type Asker, askerPort, contentPort, type ContentStore, type Door, doorPort } from '../../ports.js';
import { Call } from '../call.js';
import { Publicly } from '../on-behalf.js';
import { attachmentPath, documentPath, packetQuery, shownFileQuery } from '../v1/parameters.js';
import { ShownInOwnPage } from './from-own-page.js';
import { demandSession } from './session-cookie.js';

const refuses = [
  'person.form-not-ours',
  'person.session-missing',
  'person.session-ended',
  'person.reason-missing',
  'document.unknown',
  'document.content-gone',
  'document.revoked',
  'document.frozen',
] as const;

/** A refusal in the place of a file: the page around it reads why. */
const readByOwnPage = "default-src 'none'; frame-ancestors 'self'";

/**
 * Files for frames, images and links of our pages, which send a cookie and no token. The session is exchanged for a token,
 * and the exchange is asked as by anybody: it permits, records the reading, and delivers.
 */
@Controller('portal/documents')
@UseGuards(ShownInOwnPage)
export class PortalFilesController {
  constructor(
    @Inject(askerPort) private readonly asker: Asker,
    @Inject(contentPort) private readonly content: ContentStore,
    @Inject(doorPort) private readonly door: Door,
  ) {}

  @Get(':id/attachments/:n')
  @Call({
    tag: 'look',
    summary: 'Show or fetch an attachment, in a browser',
    description:
      'With `show=1` PDF files, images and plain text that are what they say they are come in place; all else is a ' +
      'download. Opened by a clerk of a recipient the document is delivered; each reading is recorded.',
    scope: 'page',
    gives: { 200: { says: 'The file.', mediaType: 'application/octet-stream' } },
    refuses: [...refuses, 'document.attachment-unknown'],
  })
  async attachment(
    @Publicly() by: AskedFor,
    @Param({ schema: attachmentPath }) { id, n }: z.output<typeof attachmentPath>,
    @Query({ schema: shownFileQuery }) { show, delivery, reason }: z.output<typeof shownFileQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const shown = show !== undefined;
    if (shown) reply.header('content-security-policy', readByOwnPage);
    const opened = await this.open({ document: id, attachment: n, delivery, shown, reason }, request, by);
    const { attachment } = opened;
    if (!attachment) throw new CataloguedError('document.attachment-unknown', { document: id, number: n });
    const { bytes, contentType, wrapped } = attachment;
    const file = {
      name: attachmentName(attachment),
      contentType: wrapped ? 'application/zip' : contentType,
      bytes,
      stream: attachmentBytes(this.content, opened, attachment),
    };
    return new StreamableFile(await handToPage(reply, file, shown && !wrapped));
  }

  @Get(':id/attachments/:n/openable')
  @Call({
    tag: 'look',
    summary: 'Ask whether an attachment would be opened, in a browser',
    description:
      'A frame cannot tell its page why it stays empty. No reading: nothing is handed out, recorded or delivered.',
    scope: 'page',
    gives: { 200: { says: 'It would, now.', shape: mayOpenPacket.reply } },
    refuses: [...refuses, 'document.attachment-unknown'],
  })
  async openable(
    @Publicly() by: AskedFor,
    @Param({ schema: attachmentPath }) { id, n }: z.output<typeof attachmentPath>,
    @Query({ schema: shownFileQuery }) { delivery, reason }: z.output<typeof shownFileQuery>,
    @Req() request: FastifyRequest,
  ) {
    const caller = await this.callerOf(request, by);
    return this.asker.ask(mayOpenPacket, { document: id, attachment: n, delivery, reason }, { ...by, caller });
  }

  @Get(':id/packet')
  @Call({
    tag: 'look',
    summary: 'Fetch a packet, in a browser',
    scope: 'page',
    gives: { 200: { says: 'The packet.', mediaType: 'application/edxml+xml' } },
    refuses,
  })
  async packet(
    @Publicly() by: AskedFor,
    @Param({ schema: documentPath }) { id }: z.output<typeof documentPath>,
    @Query({ schema: packetQuery }) { delivery, reason }: z.output<typeof packetQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const opened = await this.open({ document: id, delivery, reason }, request, by);
    const stream = await packetBytes(this.content, opened, { from: 0, to: opened.bytes });
    return new StreamableFile(await handToPage(reply, { name: `${id}.edxml`, bytes: opened.bytes, stream }, false));
  }

  private async open(wanted: RequestOf<typeof openPacket>, request: FastifyRequest, by: AskedFor) {
    return this.asker.ask(openPacket, wanted, { ...by, caller: await this.callerOf(request, by) });
  }

  private async callerOf(request: FastifyRequest, by: AskedFor): Promise<string> {
    const session = demandSession(request, this.door);
    return (await this.asker.ask(renewAccess, { session }, by)).accessToken;
  }
}
