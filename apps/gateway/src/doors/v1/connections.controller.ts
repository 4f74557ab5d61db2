import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { checkConnections, connectionHistory } from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { connectionChecksQuery } from './parameters.js';

/** Whether the agencies of a branch are connected: "166 of 168". */
@Controller('v1/connection-checks')
export class ConnectionsController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Post()
  @Call({
    tag: 'administer',
    summary: 'Check whether every agency of a branch can send and receive now',
    description:
      'Nothing is sent to find out: its system asked for documents or confirmed one within 15 minutes, and a certificate of ' +
      'its is good. Each agency that is not reachable is named with every reason. The result is kept.',
    scope: 'administer',
    takes: 'json',
    gives: { 201: { says: 'How many are reachable, and which are not and why.', shape: checkConnections.reply } },
    refuses: ['agency.unknown'],
  })
  check(
    @OnBehalf() by: AskedFor,
    @Body({ schema: checkConnections.request }) branch: z.output<typeof checkConnections.request>,
  ) {
    return this.asker.ask(checkConnections, branch, by);
  }

  @Get()
  @Call({
    tag: 'administer',
    summary: 'List earlier checks of a branch',
    scope: 'administer',
    gives: { 200: { says: 'A page of checks, newest first.', shape: connectionHistory.reply } },
  })
  history(
    @OnBehalf() by: AskedFor,
    @Query({ schema: connectionChecksQuery }) wanted: z.output<typeof connectionChecksQuery>,
  ) {
    return this.asker.ask(connectionHistory, wanted, by);
  }
}
