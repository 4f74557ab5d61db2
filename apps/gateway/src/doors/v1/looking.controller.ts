import { Controller, Get, Inject, Query } from '@nestjs/common';
import {
  countOverdue,
  countWaits,
  listDocuments,
  listOverdue,
  type ReplyOf,
  waitingCountedMax,
  waitingView,
} from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { documentsQuery, overdueQuery, waitingQuery } from './looking-parameters.js';
import { ifReached } from './if-reached.js';
import { withHeadings } from './with-headings.js';

/** The lists people look at: what came, what was sent, what waits and what is late. */
@Controller('v1')
export class LookingController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Get('documents')
  @Call({
    tag: 'look',
    summary: 'List documents received or sent',
    description:
      'The newest first: a line for each delivery to your agencies, or for each document they sent, with how many of its ' +
      'recipients stand how. Who works for the axis looks at everybody’s. A call looks through some 20,000 documents at most: ' +
      'where it ended before it had looked at all of them `searchedBackTo` says how far it came, and `next` goes on from there. ' +
      'A page may be short, or empty, and have a `next`.',
    scope: 'track',
    gives: { 200: { says: 'A page of documents.', shape: listDocuments.reply } },
    refuses: ['caller.not-serving', 'request.parameter-missing', 'request.cursor-unknown'],
  })
  documents(
    @OnBehalf() by: AskedFor,
    @Query({ schema: documentsQuery }) { agency: agencies, state: states, ...wanted }: z.output<typeof documentsQuery>,
  ) {
    return this.asker.ask(listDocuments, { ...wanted, agencies, states }, by);
  }

  @Get('waiting')
  @Call({
    tag: 'look',
    summary: 'Count what waits and what is late',
    description: 'For a number in a title. `overdue` is left out while that cannot be told.',
    scope: 'track',
    gives: { 200: { says: 'How much, each up to `countedTo`.', shape: waitingView } },
    refuses: ['caller.not-serving', 'request.parameter-missing'],
  })
  async waiting(
    @OnBehalf() by: AskedFor,
    @Query({ schema: waitingQuery }) { agency: agencies }: z.output<typeof waitingQuery>,
  ): Promise<z.output<typeof waitingView>> {
    const [{ received }, overdue] = await Promise.all([
      this.asker.ask(countWaits, { agencies }, by),
      ifReached(this.asker.ask(countOverdue, { agencies }, by)),
    ]);
    return { received, overdue, countedTo: waitingCountedMax };
  }

  @Get('overdue')
  @Call({
    tag: 'look',
    summary: 'List what is late now',
    description:
      'The longest first, with whose move it is and since when. What is done leaves the list. `subject`, `priority` and `dueOn` ' +
      'are left out while the exchange cannot be asked, and of documents the caller may not see.',
    scope: 'track',
    gives: { 200: { says: 'A page of it.', shape: listOverdue.reply } },
    refuses: ['caller.not-serving', 'request.cursor-unknown'],
  })
  async overdue(
    @OnBehalf() by: AskedFor,
    @Query({ schema: overdueQuery }) { agency: agencies, ...wanted }: z.output<typeof overdueQuery>,
  ): Promise<ReplyOf<typeof listOverdue>> {
    const page = await this.asker.ask(listOverdue, { ...wanted, agencies }, by);
    return { ...page, overdue: await withHeadings(this.asker, page.overdue, by) };
  }
}
