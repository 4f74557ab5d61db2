import { Controller, Get, Inject, Query, Req, Res, StreamableFile } from '@nestjs/common';
import {
  agencyDifferences,
  type AgencyDifference,
  type AgencyView,
  agencyView,
  exportAgencies,
  type RequestOf,
} from '@edoc-axis/contracts';
import { type AskedFor, preferredLanguage } from '@edoc-axis/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { asDownload } from '../../handout/attachment-headers.js';
import { type Asker, askerPort } from '../../ports.js';
import { sheetMediaTypes } from '../../sheets/media-types.js';
import type { Sheet } from '../../sheets/sheet.js';
import { writeCsv } from '../../sheets/write-csv.js';
import { writeWorkbook } from '../../sheets/write-workbook.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { agencyDifferencesQuery, agencyExportQuery } from './parameters.js';

const mediaTypes = { ...sheetMediaTypes, json: 'application/json' } as const;

/** The directory as tables: a branch of it, and what a day changed. They go out page by page, as they are read. */
@Controller('v1/agencies')
export class AgencySheetsController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Get('export')
  @Call({
    tag: 'directory',
    summary: 'Export agencies as CSV, XLSX or JSON',
    description:
      'An agency and all below it, or all, as they stand now. CSV and XLSX can be imported again; titles are in the language ' +
      'of Accept-Language.',
    scope: 'directory',
    gives: { 200: { says: 'The file.', shape: z.object({ agencies: z.array(agencyView) }), mediaType: 'text/csv' } },
    refuses: ['agency.unknown'],
  })
  async export(
    @OnBehalf() by: AskedFor,
    @Query({ schema: agencyExportQuery }) { under, format }: z.output<typeof agencyExportQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const language = preferredLanguage(request.headers['accept-language']);
    const pages = exportPages(this.asker, { under, as: format === 'json' ? 'agencies' : 'cells', language }, by);
    // The first is asked for before anything is said, so that a refusal is one.
    const first = await pages.next();
    nameFile(reply, `${under ?? 'agencies'}.${format}`, mediaTypes[format]);
    if (format === 'json') return new StreamableFile(asJson('agencies', agenciesOf(first, pages)));
    const sheet: Sheet = { titles: first.value?.titles ?? [], rows: rowsOf(first, pages) };
    return new StreamableFile(format === 'csv' ? writeCsv(sheet) : writeWorkbook(sheet));
  }

  @Get('changes')
  @Call({
    tag: 'directory',
    summary: 'List what a day changed in the directory',
    description:
      'What is otherwise at the end of a day in Việt Nam than at its beginning: opened, closed, renamed, moved below another, ' +
      'served by another system, policy and the rest, each with before and after. What was written for later stands in the ' +
      'list of the day on which it takes effect. Today’s list grows until midnight.',
    scope: 'directory',
    gives: { 200: { says: 'A page of changes, by agency; as CSV all of them.', shape: agencyDifferences.reply } },
  })
  async changes(
    @OnBehalf() by: AskedFor,
    @Query({ schema: agencyDifferencesQuery }) { format, ...wanted }: z.output<typeof agencyDifferencesQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (format === 'json') return this.asker.ask(agencyDifferences, wanted, by);
    const first = await this.asker.ask(agencyDifferences, wanted, by);
    nameFile(reply, `changes-${wanted.day}.csv`, mediaTypes.csv);
    const rows = differenceRows(this.asker, wanted, first, by);
    return new StreamableFile(writeCsv({ titles: ['agency', 'name', 'what', 'field', 'before', 'after'], rows }));
  }
}

function nameFile(reply: FastifyReply, name: string, mediaType: string): void {
  reply.headers({ 'content-type': mediaType, 'content-disposition': asDownload(name) });
}

async function* exportPages(asker: Asker, wanted: RequestOf<typeof exportAgencies>, by: AskedFor) {
  let page: z.output<typeof exportAgencies.reply> | undefined;
  do {
    page = await asker.ask(exportAgencies, { ...wanted, at: page?.at, after: page?.next }, by);
    yield page;
  } while (page.next !== undefined);
}

type Page = z.output<typeof exportAgencies.reply>;

async function* rowsOf(first: IteratorResult<Page, void>, others: AsyncIterable<Page>): AsyncGenerator<string[]> {
  yield* first.value?.rows ?? [];
  for await (const { rows = [] } of others) yield* rows;
}

async function* agenciesOf(first: IteratorResult<Page, void>, others: AsyncIterable<Page>): AsyncGenerator<AgencyView> {
  yield* first.value?.agencies ?? [];
  for await (const { agencies = [] } of others) yield* agencies;
}

async function* differenceRows(
  asker: Asker,
  wanted: RequestOf<typeof agencyDifferences>,
  first: z.output<typeof agencyDifferences.reply>,
  by: AskedFor,
): AsyncGenerator<string[]> {
  for (let page = first; ; page = await asker.ask(agencyDifferences, { ...wanted, after: page.next }, by)) {
    yield* page.changes.map(cellsOf);
    if (page.next === undefined) return;
  }
}

function cellsOf({ agency, name, what, field, before, after }: AgencyDifference): string[] {
  return [agency, name, what, field, textOf(before), textOf(after)];
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** One object with one list, written as its members come. */
function asJson(list: string, members: AsyncIterable<object>): Readable {
  return Readable.from(
    (async function* () {
      yield `{"${list}":[`;
      let separator = '';
      for await (const member of members) {
        yield separator + JSON.stringify(member);
        separator = ',\n';
      }
      yield ']}\n';
    })(),
    { objectMode: false },
  );
}
