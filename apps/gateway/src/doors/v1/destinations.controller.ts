import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { listAttempts, listDestinations } from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { attemptsQuery, deliveryPath, systemsQuery } from './parameters.js';

/** Where packets are brought to, and how that goes. */
@Controller('v1')
export class DestinationsController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Get('destinations')
  @Call({
    tag: 'administer',
    summary: 'List where packets are brought to, with what fails there',
    scope: 'administer',
    gives: { 200: { says: 'A page of systems that have an address.', shape: listDestinations.reply } },
  })
  list(@OnBehalf() by: AskedFor, @Query({ schema: systemsQuery }) wanted: z.output<typeof systemsQuery>) {
    return this.asker.ask(listDestinations, wanted, by);
  }

  @Get('deliveries/:id/attempts')
  @Call({
    tag: 'look',
    summary: 'List what was tried to bring a delivery, the latest first',
    description: 'What the other side said with a failure (`said`) is told to who works for the axis alone.',
    scope: 'track',
    gives: { 200: { says: 'A page of attempts; none where its system fetches.', shape: listAttempts.reply } },
    refuses: ['delivery.unknown'],
  })
  attempts(
    @OnBehalf() by: AskedFor,
    @Param({ schema: deliveryPath }) { id }: z.output<typeof deliveryPath>,
    @Query({ schema: attemptsQuery }) wanted: z.output<typeof attemptsQuery>,
  ) {
    return this.asker.ask(listAttempts, { ...wanted, delivery: id }, by);
  }
}
