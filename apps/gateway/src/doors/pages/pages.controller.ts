import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { CataloguedError } from '@edoc-axis/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type BuiltPagesHeld, builtPagesPort } from '../../ports.js';
import { firstFilesOf, type PageFile } from './built-pages.js';
import { appHeaders } from './page-headers.js';
import { pagePaths } from './page-paths.js';
import { pagesNotBuilt } from './pages-not-built.js';

/** A name made from its content never means anything else. */
const forEver = 'public, max-age=31536000, immutable';

/** The pages for clerks and administrators: the same document at every address of theirs, and what it loads. */
@Controller()
export class PagesController {
  constructor(@Inject(builtPagesPort) private readonly held: BuiltPagesHeld) {}

  @Get([...pagePaths])
  page(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Buffer | string | undefined {
    reply.headers(appHeaders);
    const pages = this.held.pages();
    const index = pages.get('index.html');
    const first = firstFilesOf(pages, request.routeOptions.url ?? '');
    if (first.length > 0) reply.header('link', first.map((file) => `</${file}>; rel=modulepreload`).join(', '));
    return index ? give(index, request, reply) : pagesNotBuilt;
  }

  @Get('mark.svg')
  mark(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Buffer | undefined {
    return this.file('mark.svg', request, reply);
  }

  @Get('early.js')
  early(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Buffer | undefined {
    return this.file('early.js', request, reply);
  }

  @Get('assets/:name')
  asset(
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Buffer | undefined {
    const given = this.file(`assets/${name}`, request, reply);
    reply.header('cache-control', forEver);
    return given;
  }

  private file(path: string, request: FastifyRequest, reply: FastifyReply): Buffer | undefined {
    const file = this.held.pages().get(path);
    if (!file) throw new CataloguedError('request.route-unknown', { method: 'GET', path: `/${path}` });
    reply.header('cache-control', 'no-cache');
    return give(file, request, reply);
  }
}

/** In the smallest form the browser reads; nothing at all when it has it. */
function give(file: PageFile, { headers }: FastifyRequest, reply: FastifyReply): Buffer | undefined {
  reply.headers({ 'content-type': file.type, etag: file.etag, vary: 'accept-encoding' });
  if (headers['if-none-match'] === file.etag) {
    reply.code(304);
    return undefined;
  }
  const accepted = String(headers['accept-encoding'] ?? '');
  const encoding = (['br', 'gzip'] as const).find((each) => file[each] && accepted.includes(each));
  if (encoding) reply.header('content-encoding', encoding);
  return encoding ? file[encoding] : file.plain;
}
