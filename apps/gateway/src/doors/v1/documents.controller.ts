import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import {
  documentView,
  freezeLifting,
  liftFreeze,
  listDeliveries,
  listReceipts,
  releasedDocument,
  showDocument,
  showTimeline,
  takeBack,
  takeBackDocument,
} from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { deliveriesQuery, documentPath, receiptsQuery, timelineQuery } from './parameters.js';
import { waits } from './waits.js';

type DocumentPath = z.output<typeof documentPath>;

/** One document, as its sender and its recipients may see it. */
@Controller('v1/documents')
export class DocumentsController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Get(':id')
  @Call({
    tag: 'look',
    summary: 'Show a document',
    description: 'Header, verdict on its signature, and its deliveries with whose move it is and since when.',
    scope: 'track',
    gives: { 200: { says: 'The document.', shape: documentView } },
    refuses: ['document.unknown'],
  })
  show(@OnBehalf() by: AskedFor, @Param({ schema: documentPath }) { id }: DocumentPath) {
    return this.asker.ask(showDocument, { document: id }, by);
  }

  @Get(':id/deliveries')
  @Call({
    tag: 'look',
    summary: 'List the deliveries of a document',
    scope: 'track',
    gives: { 200: { says: 'A page of deliveries.', shape: listDeliveries.reply } },
    refuses: ['document.unknown', 'request.cursor-unknown'],
  })
  deliveries(
    @OnBehalf() by: AskedFor,
    @Param({ schema: documentPath }) { id }: DocumentPath,
    @Query({ schema: deliveriesQuery }) page: z.output<typeof deliveriesQuery>,
  ) {
    return this.asker.ask(listDeliveries, { document: id, ...page }, by);
  }

  @Get(':id/timeline')
  @Call({
    tag: 'look',
    summary: 'Show what happened to a document, in words',
    description: '`upTo` is the newest fact the axis had put in order when it answered.',
    scope: 'track',
    gives: {
      200: {
        says: 'A page of facts, oldest first; with the first page also what is or was late.',
        shape: showTimeline.reply,
      },
    },
    refuses: ['document.unknown'],
  })
  timeline(
    @OnBehalf() by: AskedFor,
    @Param({ schema: documentPath }) { id }: DocumentPath,
    @Query({ schema: timelineQuery }) page: z.output<typeof timelineQuery>,
  ) {
    return this.asker.ask(showTimeline, { document: id, ...page }, by);
  }

  @Get(':id/receipts')
  @Call({
    tag: 'look',
    summary: 'List the receipts of a document',
    scope: 'track',
    gives: { 200: { says: 'A page of receipts, oldest first.', shape: listReceipts.reply } },
    refuses: ['document.unknown'],
  })
  receipts(
    @OnBehalf() by: AskedFor,
    @Param({ schema: documentPath }) { id }: DocumentPath,
    @Query({ schema: receiptsQuery }) page: z.output<typeof receiptsQuery>,
  ) {
    return this.asker.ask(listReceipts, { document: id, ...page }, by);
  }

  @Post(':id/take-back')
  @HttpCode(200)
  @Call({
    tag: 'send',
    summary: 'Take a document back',
    description:
      'From all recipients, or those named. What nobody has fetched is withdrawn at once; a recipient that has fetched it is ' +
      'asked (status 13) and answers 15 or 16. Safe to repeat.',
    scope: 'send',
    takes: 'json',
    gives: { 200: { says: 'What became of the deliveries.', shape: takeBackDocument.reply } },
    refuses: ['document.unknown', 'document.never-sent-to', 'answer.reason-missing', 'caller.not-serving'],
  })
  takeBack(
    @OnBehalf() by: AskedFor,
    @Param({ schema: documentPath }) { id }: DocumentPath,
    @Body({ schema: takeBack }) wanted: z.output<typeof takeBack>,
  ) {
    return this.asker.ask(takeBackDocument, { ...wanted, document: id }, by);
  }

  @Post(':id/lift-freeze')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Let a frozen document go on',
    description:
      'It is handed over as it was accepted, and its timeline tells why and who let it. Who administers a branch may ask ' +
      'where all its parties lie in it; of more than 500 parties only administrators of the axis may. It is refused through a ' +
      'gateway that is not believed, and so is its approval.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The document goes on.', shape: releasedDocument }, ...waits },
    refuses: ['document.unknown', 'document.not-frozen', 'agency.outside-branch', 'gateway.taken-out'],
  })
  liftFreeze(
    @OnBehalf() by: AskedFor,
    @Param({ schema: documentPath }) { id: document }: DocumentPath,
    @Body({ schema: freezeLifting }) { reason }: z.output<typeof freezeLifting>,
  ) {
    return this.asker.ask(liftFreeze, { document, reason }, by);
  }
}
