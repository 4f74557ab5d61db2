import { Readable } from 'node:stream';
import {
  answer,
  answerDelivery,
  describeDelivery,
  hearClient,
  listWaiting,
  openDelivery,
  type ReplyOf,
  type RequestOf,
  waitingAheadMax,
  type WaitingDelivery,
} from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { Body, Controller, Inject, Query, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { attachmentBytes, attachmentName, packetBytes } from '../../handout/stored-packet.js';
import { type Asker, askerPort, contentPort, type ContentStore } from '../../ports.js';
import { readDocId } from '../without-leases/doc-id.js';
import { done, listed, type ProvincialAnswer } from './protocol/answers.js';
import { readBetween } from './protocol/days.js';
import { codeOf, type ReceivedEntry, receivedEntry } from './protocol/entries.js';
import { packetAnswer } from './protocol/packet-answer.js';
import { admitCall, type CalledBy, ProvincialGet, ProvincialPost } from './provincial-call.js';
import { provincialMediaType } from './refusals.js';

const listQuery = z.object({
  messageType: z.enum(['edoc', 'status']).default('edoc'),
  fromDate: z.string().optional(),
  toDate: z.string().optional(),
});
const docQuery = z.object({ docId: z.string() });
const update = z.object({ docId: z.string(), status: z.string(), description: answer.shape.description });

type Sought = Pick<RequestOf<typeof listWaiting>, 'carries' | 'since' | 'until'>;

/** As many as one question gives. */
const waitingPageMax = 500;

/** Receiving, as clients of a provincial axis do: look at what waits, fetch it, say that it is stored, or what becomes of it. */
@Controller('provincial/v1')
export class ProvincialReceivingController {
  constructor(
    @Inject(askerPort) private readonly asker: Asker,
    @Inject(contentPort) private readonly content: ContentStore,
  ) {}

  @ProvincialGet('syncReceivedEdocList')
  async list(
    @Req() request: FastifyRequest,
    @Query({ schema: listQuery }) { messageType, ...days }: z.output<typeof listQuery>,
  ): Promise<ProvincialAnswer & { count: number; data: readonly ReceivedEntry[] }> {
    const by = await admitCall(this.asker, 'syncReceivedEdocList', request);
    const carries = messageType === 'status' ? ('status' as const) : ('document' as const);
    const waiting = await this.waiting({ carries, ...readBetween(days) }, by);
    return listed(waiting.map((delivery) => receivedEntry(delivery, messageType)));
  }

  @ProvincialGet('getEdoc')
  async get(
    @Req() request: FastifyRequest,
    @Query({ schema: docQuery }) { docId: written }: z.output<typeof docQuery>,
  ): Promise<StreamableFile> {
    const by = await admitCall(this.asker, 'getEdoc', request);
    const docId = readDocId(written);
    const { sender: from, senderName: fromName = '', code, subject, attachments } = await this.describe(docId, by);
    // It counts as fetched from here on.
    const opened = await this.asker.ask(openDelivery, { delivery: docId }, by);
    const answered = packetAnswer({
      head: { docId, from, fromName, edocCode: codeOf(code), edocAbstract: subject },
      packet: await packetBytes(this.content, opened, { from: 0, to: opened.bytes }),
      attachments: attachments.map((attachment) => ({
        name: attachmentName(attachment),
        open: () => attachmentBytes(this.content, opened, attachment),
      })),
    });
    return new StreamableFile(Readable.from(answered, { objectMode: false }), { type: provincialMediaType });
  }

  /** Statuses by their numbers are answers; 01 says no more than `done`. */
  @ProvincialPost('updateStatus', 'json')
  async update(
    @Req() request: FastifyRequest,
    @Body({ schema: update }) { docId, status, description }: z.output<typeof update>,
  ): Promise<ProvincialAnswer> {
    const by = await admitCall(this.asker, 'updateStatus', request);
    const delivery = readDocId(docId);
    const answered = answer.shape.status.safeParse(status);
    if (answered.success) {
      await this.asker.ask(answerDelivery, { delivery, status: answered.data, description }, by);
      return done({});
    }
    const says = hearClient.request.shape.says.safeParse(status === '01' ? 'done' : status.toLowerCase());
    if (!says.success) {
      const problem = 'done, fail, processing, or 01 to 06, 15, 16';
      throw new CataloguedError('request.parameter-invalid', { parameter: 'status', problem });
    }
    await this.asker.ask(hearClient, { delivery, says: says.data }, by);
    return done({});
  }

  /** These clients turn no pages: what is not in the one answer they never hear of. */
  private async waiting(wanted: Sought, by: CalledBy): Promise<WaitingDelivery[]> {
    // One that became urgent meanwhile moves the others back by one.
    const found = new Map<string, WaitingDelivery>();
    for (let ahead = 0; ahead < waitingAheadMax; ahead += waitingPageMax) {
      const { deliveries } = await this.asker.ask(listWaiting, { ...wanted, ahead, limit: waitingPageMax }, by);
      for (const each of deliveries) found.set(each.delivery, each);
      if (deliveries.length < waitingPageMax) break;
    }
    return [...found.values()];
  }

  private async describe(delivery: string, by: CalledBy): Promise<ReplyOf<typeof describeDelivery>> {
    const first = await this.asker.ask(describeDelivery, { delivery }, by);
    const attachments = [...first.attachments];
    for (let after = first.next; after !== undefined;) {
      const page = await this.asker.ask(describeDelivery, { delivery, after }, by);
      attachments.push(...page.attachments);
      after = page.next;
    }
    return { ...first, attachments };
  }
}
