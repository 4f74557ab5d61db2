import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  type ImportOutcome,
  importOutcome,
  isImportUnderWay,
  listImportedRows,
  listImportFaults,
  listImports,
  refusalOfImport,
  showImport,
} from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { AskedFor } from '@edoc-axis/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { receiveSheet } from '../../intake/receive-sheet.js';
import { type Asker, askerPort, type DoorLimits, doorLimitsPort } from '../../ports.js';
import { letBodyCome } from '../../server/hold-back-bodies.js';
import { announcedBytesOf } from '../../server/read-bodies.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { tellToFollow } from './change-register.js';
import { importFaultsQuery, importPath, importQuery, importRowsQuery, importsQuery } from './parameters.js';

type ImportPath = z.output<typeof importPath>;

/** Agencies by the file: brought, watched, and what is wrong with it. */
@Controller('v1/agencies')
export class ImportsController {
  constructor(
    @Inject(askerPort) private readonly asker: Asker,
    @Inject(doorLimitsPort) private readonly limits: DoorLimits,
  ) {}

  @Post('import')
  @Call({
    tag: 'administer',
    summary: 'Import agencies from a file',
    description:
      'CSV in UTF-8 or XLSX: the first row names the columns, each further one is an agency. All of it is put in force, or ' +
      'nothing. A row does what adding, changing and closing its agency would do; an empty cell leaves what is registered as ' +
      'it is. With `dryRun` nothing changes, and every fault and effect is told.',
    scope: 'administer',
    takes: 'sheet',
    gives: {
      200: { says: 'It is in force; or what it would do and what is wrong with it (`dryRun`).', shape: importOutcome },
      202: {
        says: 'It goes on by itself (ask at `Location`), or waits for a second administrator (`state`: `waiting`).',
        shape: importOutcome,
      },
    },
    refuses: [
      ...(['import.faulty', 'import.under-way', 'import.file-too-large', 'import.register-changed'] as const),
      ...(['import.broken-off', 'import.part-missing', 'request.too-slow', 'request.body-incomplete'] as const),
    ],
  })
  async bring(
    @OnBehalf() by: AskedFor,
    @Query({ schema: importQuery }) { dryRun, reason, waitSeconds }: z.output<typeof importQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportOutcome> {
    const arriving = { body: request.raw, by, announcedBytes: announcedBytesOf(request) };
    const sheet = { ...arriving, letBodyCome: () => letBodyCome(request.raw) };
    const { id } = await receiveSheet({ asker: this.asker, limits: this.limits }, sheet, { dryRun, reason });
    const outcome = await this.untilEnded(id, waitSeconds, by);
    if (outcome.state === 'in-force') await tellToFollow(this.asker, by);
    if (outcome.state === 'refused' || outcome.state === 'broken-off') throw refusalOf(outcome);
    const isOver = outcome.state === 'in-force' || outcome.state === 'rehearsed';
    reply.code(isOver ? 200 : 202);
    reply.header('location', outcome.approval ? `/v1/approvals/${outcome.approval}` : `/v1/agencies/imports/${id}`);
    return outcome;
  }

  @Get('imports')
  @Call({
    tag: 'administer',
    summary: 'List the files that were brought',
    description:
      'Tried or in earnest, the newest first: who, when, how many rows and faults, and how it ended. Who administers a branch sees those ' +
      'that are about it alone, and their own.',
    scope: 'administer',
    gives: { 200: { says: 'A page of imports.', shape: listImports.reply } },
    refuses: ['caller.not-permitted'],
  })
  list(@OnBehalf() by: AskedFor, @Query({ schema: importsQuery }) page: z.output<typeof importsQuery>) {
    return this.asker.ask(listImports, page, by);
  }

  @Get('imports/:id')
  @Call({
    tag: 'administer',
    summary: 'Show how far an import is, or how it ended',
    scope: 'administer',
    gives: { 200: { says: 'The import, with the first of its faults and rows.', shape: importOutcome } },
    refuses: ['import.unknown'],
  })
  show(@OnBehalf() by: AskedFor, @Param({ schema: importPath }) { id }: ImportPath) {
    return this.asker.ask(showImport, { import: id }, by);
  }

  @Get('imports/:id/faults')
  @Call({
    tag: 'administer',
    summary: 'List what is wrong with a file',
    scope: 'administer',
    gives: { 200: { says: 'A page of faults, by row and column.', shape: listImportFaults.reply } },
    refuses: ['import.unknown'],
  })
  faults(
    @OnBehalf() by: AskedFor,
    @Param({ schema: importPath }) { id }: ImportPath,
    @Query({ schema: importFaultsQuery }) page: z.output<typeof importFaultsQuery>,
  ) {
    return this.asker.ask(listImportFaults, { ...page, import: id }, by);
  }

  @Get('imports/:id/rows')
  @Call({
    tag: 'administer',
    summary: 'List what each row of a file would do',
    description:
      'For a day after a rehearsal; while an import waits for a second person, of the rows that change anything.',
    scope: 'administer',
    gives: { 200: { says: 'A page of rows.', shape: listImportedRows.reply } },
    refuses: ['import.unknown'],
  })
  rows(
    @OnBehalf() by: AskedFor,
    @Param({ schema: importPath }) { id }: ImportPath,
    @Query({ schema: importRowsQuery }) page: z.output<typeof importRowsQuery>,
  ) {
    return this.asker.ask(listImportedRows, { ...page, import: id }, by);
  }

  private async untilEnded(id: string, seconds: number, by: AskedFor): Promise<ImportOutcome> {
    const until = performance.now() + seconds * 1_000;
    for (;;) {
      const waitMs = Math.max(0, Math.min(askedAtOnceMs, Math.floor(until - performance.now())));
      const outcome = await this.asker.ask(showImport, { import: id, waitMs }, by);
      if (!isImportUnderWay(outcome) || performance.now() >= until) return outcome;
    }
  }
}

const askedAtOnceMs = 10_000;

function refusalOf(outcome: ImportOutcome): CataloguedError {
  const { code, params } = refusalOfImport(outcome);
  const { firstFaults: faults } = outcome;
  return new CataloguedError(code, faults.length === 0 ? params : { ...params, faults });
}
