import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import {
  closeDelivery,
  freezeDocument,
  frozenDocument,
  listDeadLetters,
  listFrozen,
  operatedDelivery,
  operatingReason,
  redeliverDelivery,
  redirectDelivery,
  redirection,
  settleDelivery,
} from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { deadLettersQuery, frozenQuery, deliveryPath, documentPath } from './parameters.js';
import { waits } from './waits.js';

type Path = z.output<typeof deliveryPath>;
type Reason = z.output<typeof operatingReason>;

const whose = 'Who administers a branch may do so for recipients in it.';

/** Administrators at work on deliveries that do not arrive by themselves. */
@Controller('v1')
export class OperatingController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Get('dead-letters')
  @Call({
    tag: 'administer',
    summary: 'List deliveries that ended in vain',
    description:
      'Documents and statuses that expired or could not be delivered, until somebody sends them on or settles them; those ' +
      'that ended first come first. Who administers a branch sees those to recipients in it.',
    scope: 'administer',
    gives: {
      200: { says: 'A page of them, with why, since when and whose move it is.', shape: listDeadLetters.reply },
    },
    refuses: ['caller.not-permitted', 'agency.outside-branch', 'request.cursor-unknown'],
  })
  deadLetters(
    @OnBehalf() by: AskedFor,
    @Query({ schema: deadLettersQuery }) wanted: z.output<typeof deadLettersQuery>,
  ) {
    return this.asker.ask(listDeadLetters, wanted, by);
  }

  @Get('frozen-documents')
  @Call({
    tag: 'administer',
    summary: 'List documents that are frozen',
    description:
      'What the axis hands over to nobody, since when, by whom and why, those accepted last first. Who administers a branch sees those ' +
      'with a party in it.',
    scope: 'administer',
    gives: { 200: { says: 'A page of them.', shape: listFrozen.reply } },
    refuses: ['caller.not-permitted', 'agency.outside-branch', 'request.cursor-unknown'],
  })
  frozen(@OnBehalf() by: AskedFor, @Query({ schema: frozenQuery }) wanted: z.output<typeof frozenQuery>) {
    return this.asker.ask(listFrozen, wanted, by);
  }

  @Post('deliveries/:id/redeliver')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Deliver again what ended in vain',
    description:
      `A new delivery that names the old, of what expired or could not be delivered. ${whose} Safe to repeat: the second ` +
      'time gets the first answer.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The delivery that ended, and the one in its place.', shape: operatedDelivery } },
    refuses: [
      'delivery.unknown',
      'delivery.not-ended-in-vain',
      'delivery.settled-already',
      'delivery.recipient-has-it',
      'document.revoked',
      'document.frozen',
      'document.content-gone',
      'agency.closed',
      'agency.no-system',
      'agency.outside-branch',
    ],
  })
  redeliver(
    @OnBehalf() by: AskedFor,
    @Param({ schema: deliveryPath }) { id: delivery }: Path,
    @Body({ schema: operatingReason }) { reason }: Reason,
  ) {
    return this.asker.ask(redeliverDelivery, { delivery, reason }, by);
  }

  @Post('deliveries/:id/redirect')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Redirect a delivery to who follows a closed agency',
    description:
      'To a successor of the closed code, or to the agency that receives for it. What waits is ended, and a new delivery names ' +
      'it. It needs two persons. Who administers a branch may ask where both agencies lie in it. Safe to repeat.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The delivery that ended, and the one in its place.', shape: operatedDelivery }, ...waits },
    refuses: [
      'delivery.unknown',
      'delivery.wrong-target',
      'delivery.held',
      'delivery.already-final',
      'delivery.settled-already',
      'delivery.recipient-has-it',
      'document.revoked',
      'agency.outside-branch',
    ],
  })
  redirect(
    @OnBehalf() by: AskedFor,
    @Param({ schema: deliveryPath }) { id: delivery }: Path,
    @Body({ schema: redirection }) wanted: z.output<typeof redirection>,
  ) {
    return this.asker.ask(redirectDelivery, { delivery, ...wanted }, by);
  }

  @Post('deliveries/:id/close')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Close a delivery that waits in vain',
    description:
      `It becomes undeliverable, and its sender hears why. What was fetched within the last day may still be confirmed, and ` +
      `is not closed. ${whose} Safe to repeat.`,
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The delivery, with its receipt.', shape: operatedDelivery } },
    refuses: [
      'delivery.unknown',
      'delivery.held',
      'delivery.already-final',
      'delivery.event-not-allowed',
      'agency.outside-branch',
    ],
  })
  close(
    @OnBehalf() by: AskedFor,
    @Param({ schema: deliveryPath }) { id: delivery }: Path,
    @Body({ schema: operatingReason }) { reason }: Reason,
  ) {
    return this.asker.ask(closeDelivery, { delivery, reason }, by);
  }

  @Post('deliveries/:id/settle')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Settle a delivery that ended in vain',
    description: `It was looked at and is not sent again: it leaves the list of dead letters. ${whose} Safe to repeat.`,
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The delivery.', shape: operatedDelivery } },
    refuses: ['delivery.unknown', 'delivery.not-ended-in-vain', 'delivery.settled-already', 'agency.outside-branch'],
  })
  settle(
    @OnBehalf() by: AskedFor,
    @Param({ schema: deliveryPath }) { id: delivery }: Path,
    @Body({ schema: operatingReason }) { reason }: Reason,
  ) {
    return this.asker.ask(settleDelivery, { delivery, reason }, by);
  }

  @Post('deliveries/:id/freeze')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Freeze the document of a delivery',
    description: 'As `POST /v1/documents/{id}/freeze`: the document is handed over to none of its recipients.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The document is frozen.', shape: frozenDocument } },
    refuses: ['delivery.unknown', 'agency.outside-branch'],
  })
  freezeByDelivery(
    @OnBehalf() by: AskedFor,
    @Param({ schema: deliveryPath }) { id: delivery }: Path,
    @Body({ schema: operatingReason }) { reason }: Reason,
  ) {
    return this.asker.ask(freezeDocument, { delivery, reason }, by);
  }

  @Post('documents/:id/freeze')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Freeze a document',
    description:
      'The axis hands it over no longer, until two administrators let it go on (`lift-freeze`). Who administers a branch may ' +
      'where all its parties lie in it. Safe to repeat: the first freeze is the answer.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The document is frozen.', shape: frozenDocument } },
    refuses: ['document.unknown', 'agency.outside-branch'],
  })
  freeze(
    @OnBehalf() by: AskedFor,
    @Param({ schema: documentPath }) { id: document }: Path,
    @Body({ schema: operatingReason }) { reason }: Reason,
  ) {
    return this.asker.ask(freezeDocument, { document, reason }, by);
  }
}
