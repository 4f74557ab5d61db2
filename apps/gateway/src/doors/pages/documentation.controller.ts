import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { CataloguedError } from '@edoc-axis/domain';
import type { FastifyReply } from 'fastify';
import { publishedPort, type Published } from '../../ports.js';
import { Call } from '../call.js';
import { pageHeaders } from './page-headers.js';

/** The files of Swagger UI that the page needs, served from this machine: agencies' networks may not reach any other. */
const assetTypes: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const start = `window.addEventListener('load', () => SwaggerUIBundle({ url: '/openapi.json', dom_id: '#calls', deepLinking: true, validatorUrl: null }));`;

const page = `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tài liệu kết nối · API</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="calls"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const assetMaxAgeSeconds = 86_400;

@Controller()
export class DocumentationController {
  constructor(@Inject(publishedPort) private readonly published: Published) {}

  @Get('openapi.json')
  @Call({
    tag: 'axis',
    summary: 'This description',
    scope: 'none',
    gives: { 200: { says: 'OpenAPI 3.1.', mediaType: 'application/json' } },
  })
  document(@Res({ passthrough: true }) reply: FastifyReply): string {
    reply.headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' });
    return this.published.openapi();
  }

  @Get('docs')
  documentation(@Res({ passthrough: true }) reply: FastifyReply): string {
    reply.headers(pageHeaders);
    return page;
  }

  @Get('docs/:asset')
  async asset(
    @Param('asset') asset: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | string> {
    reply.header('cache-control', `public, max-age=${assetMaxAgeSeconds}`);
    if (asset === 'start.js') {
      reply.header('content-type', 'text/javascript; charset=utf-8');
      return start;
    }
    const type = Object.hasOwn(assetTypes, asset) ? assetTypes[asset] : undefined;
    if (!type) throw new CataloguedError('request.route-unknown', { method: 'GET', path: `/docs/${asset}` });
    reply.header('content-type', type);
    return readFile(join(assetsFolder(), asset));
  }
}

/** Swagger UI comes with Nest's package for it and is looked for from there. */
function assetsFolder(): string {
  const fromHere = createRequire(import.meta.url);
  const fromSwagger = createRequire(fromHere.resolve('@nestjs/swagger'));
  return dirname(fromSwagger.resolve('swagger-ui-dist/package.json'));
}
