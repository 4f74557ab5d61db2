import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import {
  correctEntry,
  enterDelivery,
  entryCorrection,
  listReceivedRegister,
  listSentRegister,
  newEntry,
} from '@edoc-axis/contracts';
import { type Bilingual, receivedColumns, sentColumns } from '@edoc-axis/domain';
import { type AskedFor, preferredLanguage } from '@edoc-axis/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { asDownload } from '../../handout/attachment-headers.js';
import { type Asker, askerPort } from '../../ports.js';
import { receivedRow, sentRow } from '../../sheets/register-rows.js';
import type { Sheet } from '../../sheets/sheet.js';
import { writeCsv } from '../../sheets/write-csv.js';
import { writeWorkbook } from '../../sheets/write-workbook.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { registerQuery } from './looking-parameters.js';
import { deliveryPath } from './parameters.js';

type RegisterQuery = z.output<typeof registerQuery>;

const asFile =
  'As CSV or XLSX it is the whole year, with the columns of the paper register, titled in Vietnamese or English.';

/** The registers of received and sent documents, numbered per year. */
@Controller('v1')
export class RegistersController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Post('deliveries/:id/entry')
  @HttpCode(200)
  @Call({
    tag: 'receive',
    summary: 'Enter a document into the register of received documents',
    description:
      'One that was acknowledged without; with the answer 03 it is entered at once. Without a number it gets the next of the ' +
      'year. Safe to repeat.',
    scope: 'receive',
    takes: 'json',
    gives: { 200: { says: 'Its entry, the first time and every time after.', shape: enterDelivery.reply } },
    refuses: [
      ...([
        'delivery.unknown',
        'register.number-taken',
        'register.entered-already',
        'register.not-acknowledged',
      ] as const),
      ...(['register.day-out-of-reach', 'register.full'] as const),
    ],
  })
  enter(
    @OnBehalf() by: AskedFor,
    @Param({ schema: deliveryPath }) { id: delivery }: z.output<typeof deliveryPath>,
    @Body({ schema: newEntry }) entry: z.output<typeof newEntry>,
  ) {
    return this.asker.ask(enterDelivery, { ...entry, delivery }, by);
  }

  @Post('deliveries/:id/entry/corrections')
  @HttpCode(200)
  @Call({
    tag: 'receive',
    summary: 'Correct an entry of the register of received documents',
    description:
      'Its number, its day of arrival, or both, with a reason: by a clerk of the agency, or the system that serves it. `was` is the entry ' +
      'as it was seen. What it was stays with it (`corrections`). Receipts do not change. Safe to repeat.',
    scope: 'receive',
    takes: 'json',
    gives: { 200: { says: 'The entry as it is now.', shape: correctEntry.reply } },
    refuses: [
      ...(['delivery.unknown', 'register.not-entered', 'register.number-taken', 'register.day-out-of-reach'] as const),
      ...(['register.corrected-meanwhile', 'register.corrected-too-often', 'register.full'] as const),
    ],
  })
  correct(
    @OnBehalf() by: AskedFor,
    @Param({ schema: deliveryPath }) { id: delivery }: z.output<typeof deliveryPath>,
    @Body({ schema: entryCorrection }) correction: z.output<typeof entryCorrection>,
  ) {
    return this.asker.ask(correctEntry, { ...correction, delivery }, by);
  }

  @Get('registers/received')
  @Call({
    tag: 'look',
    summary: 'Show the register of received documents',
    description: `Of one agency and one year, by number, with the next number. ${asFile}`,
    scope: 'track',
    gives: { 200: { says: 'A page of entries, or the file.', shape: listReceivedRegister.reply } },
    refuses: ['caller.not-serving', 'request.cursor-unknown'],
  })
  async received(
    @OnBehalf() by: AskedFor,
    @Query({ schema: registerQuery }) { format, ...wanted }: RegisterQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (format === 'json') return this.asker.ask(listReceivedRegister, wanted, by);
    const language = preferredLanguage(request.headers['accept-language']);
    const pages = pagesOf((after) => this.asker.ask(listReceivedRegister, { ...wanted, after, limit: 500 }, by));
    const rows = await rowsOf(pages, (entry) => receivedRow(entry, language));
    const sheet = { titles: Object.values<Bilingual>(receivedColumns).map((title) => title[language]), rows };
    return asSheet(sheet, { format, name: `so-van-ban-den-${wanted.agency}-${wanted.year}` }, reply);
  }

  @Get('registers/sent')
  @Call({
    tag: 'look',
    summary: 'Show the register of sent documents',
    description: `What one agency sent in one year, by number. ${asFile}`,
    scope: 'track',
    gives: { 200: { says: 'A page of entries, or the file.', shape: listSentRegister.reply } },
    refuses: ['caller.not-serving', 'request.cursor-unknown'],
  })
  async sent(
    @OnBehalf() by: AskedFor,
    @Query({ schema: registerQuery }) { format, ...wanted }: RegisterQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (format === 'json') return this.asker.ask(listSentRegister, wanted, by);
    const language = preferredLanguage(request.headers['accept-language']);
    const pages = pagesOf((after) => this.asker.ask(listSentRegister, { ...wanted, after, limit: 500 }, by));
    const rows = await rowsOf(pages, (entry) => sentRow(entry, language));
    const sheet = { titles: Object.values<Bilingual>(sentColumns).map((title) => title[language]), rows };
    return asSheet(sheet, { format, name: `so-van-ban-di-${wanted.agency}-${wanted.year}` }, reply);
  }
}

interface Page<Entry> {
  readonly entries: readonly Entry[];
  readonly next?: string;
}

async function* pagesOf<Entry>(ask: (after: string | undefined) => Promise<Page<Entry>>): AsyncGenerator<Page<Entry>> {
  for (let after: string | undefined, more = true; more;) {
    const page = await ask(after);
    yield page;
    after = page.next;
    more = page.next !== undefined;
  }
}

/** The first page is asked for before anything is said, so that a refusal is one. */
async function rowsOf<Entry>(
  pages: AsyncGenerator<Page<Entry>>,
  rowOf: (entry: Entry) => string[],
): Promise<AsyncGenerator<string[]>> {
  const first = await pages.next();
  async function* rows() {
    if (!first.done) yield* first.value.entries.map(rowOf);
    for await (const { entries } of pages) yield* entries.map(rowOf);
  }
  return rows();
}

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

function asSheet(
  sheet: Sheet,
  { format, name }: { format: keyof typeof mediaTypes; name: string },
  reply: FastifyReply,
): StreamableFile {
  reply.headers({ 'content-type': mediaTypes[format], 'content-disposition': asDownload(`${name}.${format}`) });
  return new StreamableFile(format === 'csv' ? writeCsv(sheet) : writeWorkbook(sheet));
}
