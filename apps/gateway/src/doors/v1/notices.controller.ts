import { Controller, Get, Inject, Query } from '@nestjs/common';
import { listNotices } from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { noticesQuery } from './parameters.js';

/** What agencies are told by mail and by calls. */
@Controller('v1')
export class NoticesController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Get('notices')
  @Call({
    tag: 'administer',
    summary: 'List the mails and calls by which agencies are told what is late or went wrong',
    description:
      'Those that wait, were sent or were given up, the newest first, with the reason of the last failure. `withoutContact` ' +
      'counts what nobody could be told because the agency has named no contact.',
    scope: 'administer',
    gives: { 200: { says: 'A page of them, and what is not on its way yet.', shape: listNotices.reply } },
  })
  list(@OnBehalf() by: AskedFor, @Query({ schema: noticesQuery }) wanted: z.output<typeof noticesQuery>) {
    return this.asker.ask(listNotices, wanted, by);
  }
}
