import { Controller, Get, Inject, Query } from '@nestjs/common';
import { listDestinations } from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { systemsQuery } from './parameters.js';

/** Where packets are brought to, and how that goes. */
@Controller('v1/destinations')
export class DestinationsController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Get()
  @Call({
    tag: 'administer',
    summary: 'List where packets are brought to, with what fails there',
    scope: 'administer',
    gives: { 200: { says: 'A page of systems that have an address.', shape: listDestinations.reply } },
  })
  list(@OnBehalf() by: AskedFor, @Query({ schema: systemsQuery }) wanted: z.output<typeof systemsQuery>) {
    return this.asker.ask(listDestinations, wanted, by);
  }
}
