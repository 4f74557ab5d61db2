import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import {
  answer,
  answerDeliveries,
  answerDelivery,
  answers,
  confirmation,
  confirmations,
  confirmDeliveries,
  confirmDelivery,
  deliveryOutcomes,
  leaseDeliveries,
  leaseRequest,
  release,
  releaseDelivery,
} from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { tellOutcomes } from './outcomes.js';
import { deliveryPath } from './parameters.js';

type DeliveryPath = z.output<typeof deliveryPath>;

/** Peek under a lease, fetch, confirm; then the recipient answers. */
@Controller('v1')
export class InboxController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Post('inbox/lease')
  @HttpCode(200)
  @Call({
    tag: 'receive',
    summary: 'Lease what waits to be fetched',
    description:
      'Urgent first. Until the lease ends nobody else is given the same delivery; then it waits again. With `packets` ' +
      'small packets (64 KiB) come along, and count as fetched.',
    scope: 'receive',
    takes: 'json',
    gives: { 200: { says: 'Deliveries with their lease tokens; perhaps none.', shape: leaseDeliveries.reply } },
    refuses: ['caller.not-serving'],
  })
  lease(@OnBehalf() by: AskedFor, @Body({ schema: leaseRequest }) wanted: z.output<typeof leaseRequest>) {
    return this.asker.ask(leaseDeliveries, wanted, by);
  }

  @Post('deliveries/:id/confirm')
  @HttpCode(200)
  @Call({
    tag: 'receive',
    summary: 'Confirm that a packet is in your hands',
    description: 'By the SHA-256 of the bytes you stored. Safe to repeat: the second time gets the first answer.',
    scope: 'receive',
    takes: 'json',
    gives: { 200: { says: 'The receipt.', shape: confirmDelivery.reply } },
    refuses: [
      'delivery.unknown',
      'delivery.wrong-digest',
      'delivery.not-leased',
      'delivery.not-fetched',
      'delivery.not-pending',
    ],
  })
  confirm(
    @OnBehalf() by: AskedFor,
    @Param({ schema: deliveryPath }) { id }: DeliveryPath,
    @Body({ schema: confirmation }) proof: z.output<typeof confirmation>,
  ) {
    return this.asker.ask(confirmDelivery, { ...proof, delivery: id }, by);
  }

  @Post('inbox/confirm')
  @HttpCode(200)
  @Call({
    tag: 'receive',
    summary: 'Confirm several packets at once',
    description:
      'Each for itself, as if it were confirmed alone: the outcomes stand in the order of the confirmations, and where ' +
      'there is no receipt there is the `problem`. Safe to repeat as a whole.',
    scope: 'receive',
    takes: 'json',
    gives: { 200: { says: 'What became of each.', shape: deliveryOutcomes } },
  })
  async confirmAll(
    @OnBehalf() by: AskedFor,
    @Body({ schema: confirmations }) given: z.output<typeof confirmations>,
    @Req() request: FastifyRequest,
  ) {
    const { outcomes } = await this.asker.ask(confirmDeliveries, given, by);
    return tellOutcomes(outcomes, given.confirmations, request);
  }

  @Post('inbox/answer')
  @HttpCode(200)
  @Call({
    tag: 'receive',
    summary: 'Answer several deliveries at once',
    description: 'Each for itself, as with `inbox/confirm`; several about one delivery in their order.',
    scope: 'receive',
    takes: 'json',
    gives: { 200: { says: 'What became of each.', shape: deliveryOutcomes } },
  })
  async answerAll(
    @OnBehalf() by: AskedFor,
    @Body({ schema: answers }) given: z.output<typeof answers>,
    @Req() request: FastifyRequest,
  ) {
    const { outcomes } = await this.asker.ask(answerDeliveries, given, by);
    return tellOutcomes(outcomes, given.answers, request);
  }

  @Post('deliveries/:id/release')
  @HttpCode(200)
  @Call({
    tag: 'receive',
    summary: 'Give a lease back',
    scope: 'receive',
    takes: 'json',
    gives: { 200: { says: 'Whether there was a lease to give back.', shape: releaseDelivery.reply } },
    refuses: ['delivery.unknown'],
  })
  release(
    @OnBehalf() by: AskedFor,
    @Param({ schema: deliveryPath }) { id }: DeliveryPath,
    @Body({ schema: release }) given: z.output<typeof release>,
  ) {
    return this.asker.ask(releaseDelivery, { ...given, delivery: id }, by);
  }

  @Post('deliveries/:id/answer')
  @HttpCode(200)
  @Call({
    tag: 'receive',
    summary: 'Answer a delivery',
    description:
      '`02` refused, `03` taken, `04` assigned, `05` processing, `06` done; `15` and `16` agree or disagree to a ' +
      'take-back, revocation or update. With 03 an `entry` enters the document into the register of received documents. ' +
      'Safe to repeat. With `answersSeen`, the `answersGiven` of the delivery as it was read, it counts only where nobody ' +
      'else has answered since.',
    scope: 'receive',
    takes: 'json',
    gives: { 200: { says: 'The state now, with its receipts.', shape: answerDelivery.reply } },
    refuses: [
      'delivery.unknown',
      'answer.not-delivered',
      'answer.nothing-asked',
      'answer.answered-meanwhile',
      'answer.never-given',
      'delivery.already-final',
      'register.number-taken',
    ],
  })
  answer(
    @OnBehalf() by: AskedFor,
    @Param({ schema: deliveryPath }) { id }: DeliveryPath,
    @Body({ schema: answer }) given: z.output<typeof answer>,
  ) {
    return this.asker.ask(answerDelivery, { ...given, delivery: id }, by);
  }
}
