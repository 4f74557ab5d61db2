import { type CountsRow, type ReplyOf, type RequestOf, showStatistics } from '@edoc-axis/contracts';
import { countedNames, countNames, type Language } from '@edoc-axis/domain';
import { type AskedFor, preferredLanguage } from '@edoc-axis/platform';
import { Controller, Get, Inject, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { asDownload } from '../../handout/attachment-headers.js';
import { type Asker, askerPort } from '../../ports.js';
import { sheetMediaTypes } from '../../sheets/media-types.js';
import type { Cell, Sheet } from '../../sheets/sheet.js';
import { writeCsv } from '../../sheets/write-csv.js';
import { writeWorkbook } from '../../sheets/write-workbook.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { statisticsQuery } from './parameters.js';

/** How much is sent and received, and what becomes of it. */
@Controller('v1')
export class StatisticsController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Get('statistics')
  @Call({
    tag: 'look',
    summary: 'Count documents and what became of them, per day, agency or branch',
    description:
      'Clerks and systems see their own agencies, administrators of a branch all within it, who works for the axis all. What an ' +
      'agency sent is counted on the day it was accepted, what became of it on the day that happened and for the recipient. ' +
      'Documents of and to robots are not counted. Counts follow within seconds; `caughtUp` says whether they do. Means: ' +
      '`hoursToDelivered` / `timedDelivered`, `hoursToAcknowledged` / `timedAcknowledged`. As CSV or XLSX, by `format` or ' +
      '`Accept`, all pages and the sum below them.',
    scope: 'track',
    gives: { 200: { says: 'A page of rows, and the sum of all.', shape: showStatistics.reply, mediaType: 'text/csv' } },
    refuses: ['agency.code-malformed', 'agency.outside-branch'],
  })
  async show(
    @OnBehalf() by: AskedFor,
    @Query({ schema: statisticsQuery }) { format, ...wanted }: z.output<typeof statisticsQuery>,
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | StreamableFile> {
    const as = format ?? formatIn(headers.accept);
    if (as === 'json') return this.asker.ask(showStatistics, wanted, by);
    const all = { ...wanted, after: undefined, limit: rowsPerPage };
    // The first is asked for before anything is said, so that a refusal is one.
    const first = await this.asker.ask(showStatistics, all, by);
    const language = preferredLanguage(headers['accept-language']);
    const sheet: Sheet = {
      titles: titlesOf(wanted.by, language),
      rows: rowsOf(this.asker, all, first, { by, language }),
    };
    reply.headers({
      'content-type': sheetMediaTypes[as],
      'content-disposition': asDownload(`statistics-${wanted.from}-${wanted.to}.${as}`),
    });
    return new StreamableFile(as === 'csv' ? writeCsv(sheet) : writeWorkbook(sheet));
  }
}

type Page = ReplyOf<typeof showStatistics>;
type Wanted = RequestOf<typeof showStatistics>;

const rowsPerPage = 500;

function formatIn(accept = ''): 'json' | 'csv' | 'xlsx' {
  const named = accept.split(',').map((each) => each.split(';')[0]?.trim().toLowerCase());
  if (named.includes('application/json')) return 'json';
  if (named.includes('text/csv')) return 'csv';
  return named.includes(sheetMediaTypes.xlsx) ? 'xlsx' : 'json';
}

const words = {
  day: { vi: 'Ngày', en: 'Day' },
  agency: { vi: 'Mã định danh', en: 'Agency code' },
  name: { vi: 'Tên cơ quan, đơn vị', en: 'Name' },
  sum: { vi: 'Tổng cộng', en: 'Sum' },
};

function titlesOf(by: Wanted['by'], language: Language): string[] {
  const head = by === 'day' ? [words.day] : [words.agency, words.name];
  return [...head, ...countedNames.map((name) => countNames[name])].map((title) => title[language]);
}

async function* rowsOf(
  asker: Asker,
  wanted: Wanted,
  first: Page,
  { by, language }: { readonly by: AskedFor; readonly language: Language },
): AsyncGenerator<Cell[]> {
  for (let page = first; ; page = await asker.ask(showStatistics, { ...wanted, after: page.next }, by)) {
    yield* page.rows.map(cellsOf);
    if (page.next !== undefined) continue;
    const head = wanted.by === 'day' ? [words.sum[language]] : [words.sum[language], ''];
    yield [...head, ...countedNames.map((name) => page.totals[name])];
    return;
  }
}

function cellsOf(row: CountsRow): Cell[] {
  const head = row.day === undefined ? [row.agency ?? '', row.name ?? ''] : [row.day];
  return [...head, ...countedNames.map((name) => row[name])];
}
