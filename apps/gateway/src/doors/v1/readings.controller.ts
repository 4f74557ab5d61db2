import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { listReadings } from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { documentPath, readingsOfDocumentQuery, readingsQuery } from './parameters.js';

/** Who read what, for auditors and administrators. */
@Controller('v1')
export class ReadingsController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Get('readings')
  @Call({
    tag: 'administer',
    summary: 'List what people read',
    description:
      'Who read which file of which document, when, from where, for which agency or why; the newest first. Auditors and ' +
      'administrators of the axis see all, who administers a branch what was read for agencies in it.',
    scope: 'administer',
    gives: { 200: { says: 'A page of readings.', shape: listReadings.reply } },
    refuses: ['caller.not-permitted', 'agency.code-malformed', 'request.cursor-unknown'],
  })
  list(@OnBehalf() by: AskedFor, @Query({ schema: readingsQuery }) wanted: z.output<typeof readingsQuery>) {
    return this.asker.ask(listReadings, wanted, by);
  }

  @Get('documents/:id/readings')
  @Call({
    tag: 'administer',
    summary: 'List who read a document',
    scope: 'administer',
    gives: { 200: { says: 'A page of readings, the newest first.', shape: listReadings.reply } },
    refuses: ['caller.not-permitted', 'document.unknown', 'request.cursor-unknown'],
  })
  ofDocument(
    @OnBehalf() by: AskedFor,
    @Param({ schema: documentPath }) { id }: z.output<typeof documentPath>,
    @Query({ schema: readingsOfDocumentQuery }) page: z.output<typeof readingsOfDocumentQuery>,
  ) {
    return this.asker.ask(listReadings, { document: id, ...page }, by);
  }
}
