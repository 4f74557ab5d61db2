import { createHash } from 'node:crypto';
import { CarriedBytes, type DeliveryReceipt, type LeasedDelivery, type SubmissionView } from '@edoc-axis/contracts';
import { CataloguedError, type ErrorCode, type SentenceParams } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import * as journey from '../../../../apps/exchange/src/journey/index.js';
import type { ExchangeUnderTest } from './exchange-under-test.js';
import type { TestPacket } from './packets.js';

type SubmitRequest = Parameters<typeof journey.submitDocument>[2];
type AnswerRequest = Parameters<typeof journey.answerDelivery>[2];

export type Actor = ReturnType<typeof anActor>;

/** The certificate of the gateway all of them speak through. */
export const honestGateway = 'f'.repeat(64);

/** A system, speaking as it would through the gateway. */
export function anActor(exchange: ExchangeUnderTest, name: string, scopes?: readonly string[]) {
  const { ports } = exchange;
  const caller = () => exchange.caller(name, scopes);

  const actor = {
    name,

    submits(packet: TestPacket, more: Partial<SubmitRequest> = {}) {
      return journey.submitDocument(
        ports,
        caller(),
        {
          packet: { inline: new CarriedBytes(packet.bytes) },
          measurements: { inline: { ...packet.measured, pdfs: packet.pdfs } },
          onBadRecipients: 'refuse',
          checkOnly: false,
          ...more,
        },
        honestGateway,
      );
    },

    /** Through the content store, as a packet too large for a message travels. */
    async uploads(packet: TestPacket, contentId = newId()): Promise<SubmitRequest> {
      const incoming = await ports.content.createIncoming(contentId);
      await incoming.write(packet.bytes);
      await incoming.finish();
      return {
        packet: { incoming: contentId },
        measurements: { inline: { ...packet.measured, pdfs: packet.pdfs } },
        onBadRecipients: 'refuse',
        checkOnly: false,
      };
    },

    submitsRequest(request: SubmitRequest) {
      return journey.submitDocument(ports, caller(), request, honestGateway);
    },

    async sends(packet: TestPacket, more: Partial<SubmitRequest> = {}): Promise<SubmissionView> {
      const reply = await actor.submits(packet, more);
      if (reply.outcome === 'accepted') return reply.submission;
      throw new Error(`not accepted: ${JSON.stringify(reply)}`);
    },

    leases(request: Partial<Parameters<typeof journey.leaseDeliveries>[2]> = {}) {
      return journey.leaseDeliveries(ports, caller(), { limit: 20, ...request });
    },

    opens(document: string, attachment?: number, delivery?: string) {
      return journey.openPacket(ports, caller(), { document, attachment, delivery });
    },

    async fetches(document: string): Promise<Buffer> {
      const { packet } = await actor.opens(document);
      if ('inline' in packet) return packet.inline.bytes;
      throw new Error('not inline');
    },

    confirms(delivery: string, packetSha256: string, more: { leaseToken?: string; signature?: string } = {}) {
      return journey.confirmDelivery(ports, caller(), { delivery, packetSha256, leaseToken: 'none', ...more });
    },

    releases(delivery: string, leaseToken: string, reason?: string) {
      return journey.releaseDelivery(ports, caller(), { delivery, leaseToken, reason });
    },

    /** Leases the one thing that waits, fetches it, and confirms what it really got. */
    async collects(carries: 'document' | 'status' = 'document'): Promise<Collected> {
      const [leased, ...others] = await actor.leases({ carries });
      if (!leased || others.length > 0) throw new Error(`${others.length + (leased ? 1 : 0)} deliveries wait`);
      const bytes = await actor.fetches(leased.document.id);
      const confirmed = await actor.confirms(leased.id, sha256(bytes), { leaseToken: leased.leaseToken });
      return { leased, bytes, confirmed };
    },

    answers(delivery: string, status: AnswerRequest['status'], more: Partial<AnswerRequest> = {}) {
      return journey.answerDelivery(ports, caller(), { delivery, status, ...more });
    },

    sees(document: string) {
      return journey.showDocument(ports, caller(), document);
    },

    lists(document: string, after?: string, limit = 200) {
      return journey.listDeliveries(ports, caller(), { document, after, limit });
    },
  };
  return actor;
}

export interface Collected {
  readonly leased: LeasedDelivery;
  readonly bytes: Buffer;
  readonly confirmed: DeliveryReceipt;
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What a call is refused with: `expect(await refusal(call)).toEqual({ code, params })`. */
export async function refusal(call: Promise<unknown>): Promise<{ code: ErrorCode; params: SentenceParams }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof CataloguedError) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error('it was not refused');
}
