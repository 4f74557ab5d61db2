import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Door, doorPort } from '../../ports.js';
import { pageHeaders } from './page-headers.js';

/** What a person sees who opens the address in a browser. */
@Controller()
export class WelcomeController {
  constructor(@Inject(doorPort) private readonly door: Door) {}

  @Get()
  welcome(@Res({ passthrough: true }) reply: FastifyReply): string {
    reply.headers(pageHeaders);
    // The name of an axis is letters, digits, dots and dashes: the settings see to it.
    return page(this.door.axis);
  }
}

const page = (axis: string) => `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Trục liên thông văn bản ${axis}</title>
<link rel="icon" href="data:,">
<style>
body { font: 1.1rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 12vh auto; padding: 0 1.5rem; color: #1b1f24; }
h1 { font-size: 1.6rem; margin-bottom: 0.2rem; }
.axis { color: #57606a; margin-top: 0; }
p[lang=en] { color: #57606a; font-size: 1rem; }
</style>
</head>
<body>
<h1>Trục liên thông văn bản</h1>
<p class="axis">${axis}</p>
<p>Trục đang hoạt động. Hệ thống quản lý văn bản kết nối theo <a href="/docs">tài liệu kết nối</a>
(<a href="/openapi.json">openapi.json</a>). Tình trạng các thành phần: <a href="/readyz">/readyz</a>.</p>
<p lang="en">The axis is up. Document management systems connect as <a href="/docs">the documentation</a> describes.</p>
</body>
</html>
`;
