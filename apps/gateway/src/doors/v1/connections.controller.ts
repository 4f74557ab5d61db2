import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { announceCheck, callOffCheck, checkConnections, connectionHistory, showCheck } from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { connectionCheckPath, connectionChecksQuery } from './parameters.js';

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

  @Post('active')
  @Call({
    tag: 'administer',
    summary: 'Have every agency of a branch confirm a test document',
    description:
      'Begins now or at its moment: a robot sends every agency, and every closed code somebody receives for, a document marked ' +
      '"[KIỂM TRA KẾT NỐI] không phải văn bản". Who confirms it is reachable. At the end it is taken back: it stays with nobody ' +
      'who has not fetched it. Two checks of the same agencies are an hour apart.',
    scope: 'administer',
    takes: 'json',
    gives: { 201: { says: 'The check, as it stands.', shape: announceCheck.reply } },
    refuses: [
      ...(['agency.unknown', 'joining.no-robots', 'connection.check-too-close'] as const),
      ...(['connection.check-ill-timed', 'connection.check-too-large'] as const),
    ],
  })
  announce(
    @OnBehalf() by: AskedFor,
    @Body({ schema: announceCheck.request }) wanted: z.output<typeof announceCheck.request>,
  ) {
    return this.asker.ask(announceCheck, wanted, by);
  }

  @Get(':id')
  @Call({
    tag: 'administer',
    summary: 'Show a check of connections with whom it did not reach',
    description: 'Of an active one that runs: as it stands, with who has not fetched or not confirmed yet.',
    scope: 'administer',
    gives: { 200: { says: 'How many are reachable, and which are not and why.', shape: showCheck.reply } },
    refuses: ['connection.check-unknown'],
  })
  show(@OnBehalf() by: AskedFor, @Param({ schema: connectionCheckPath }) wanted: z.output<typeof connectionCheckPath>) {
    return this.asker.ask(showCheck, wanted, by);
  }

  @Post(':id/call-off')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Call an active check off, before it begins or while it runs',
    scope: 'administer',
    gives: { 200: { says: 'The check, with what it found so far.', shape: callOffCheck.reply } },
    refuses: ['connection.check-unknown', 'connection.check-over'],
  })
  callOff(
    @OnBehalf() by: AskedFor,
    @Param({ schema: connectionCheckPath }) wanted: z.output<typeof connectionCheckPath>,
  ) {
    return this.asker.ask(callOffCheck, wanted, by);
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
