import { createPrivateKey } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  agencyView,
  deliveryOutcomes,
  deliveryReceipt,
  documentView,
  leasedDelivery,
  receiptView,
  revocationUsed,
  statusTaken,
  submissionView,
  takenBack,
  overdueView,
  type OverdueView,
  timelineItem,
  deliveryView,
  type EventView,
  type AgencyView,
  type DeliveryOutcome,
  type DeliveryReceipt,
  type DocumentView,
  type LeasedDelivery,
  type ReceiptView,
  type RevocationUsed,
  type StatusTaken,
  type SubmissionView,
  type TakenBack,
  type TimelineItem,
} from '@edoc-axis/contracts';
import { type PartyStatement, signPartyStatement } from '@edoc-axis/evidence';
import { z } from 'zod';
import { createTokenSource, type Identity, type SignedIn } from './access-token.js';
import { AxisRefusal } from './axis-refusal.js';
import { followEvents, listEvents, type EventsWanted } from './events.js';

import { openDoor, type DoorAnswer, type DoorRequest } from './door.js';
import { operatingCalls } from './operating.js';

export interface SendOptions {
  /** Bytes of the packet; without it the axis learns the size only at the end. */
  readonly bytes?: number;
  /** When some recipients cannot receive: refuse all (default), or deliver to the rest. */
  readonly onBadRecipients?: 'refuse' | 'deliver-rest';
}

export interface Upload {
  readonly query?: DoorRequest['query'];
  readonly body: Readable;
  readonly contentType: string;
  readonly bytes?: number;
}

export interface AnswerGiven {
  readonly status: '02' | '03' | '04' | '05' | '06' | '15' | '16';
  /** The one 15 or 16 answers; without it the open take-back or revocation first, else the open update. */
  readonly question?: string;
  readonly description?: string;
  readonly staff?: { department?: string; staff?: string; email?: string; mobile?: string };
  /** With 03: the line of the register of received documents; without a number the next, without a day today. */
  readonly entry?: { number?: number; on?: string };
  /** `answersGiven` of the delivery as it was read: had somebody answered since, this one does not count (`answer.answered-meanwhile`). */
  readonly answersSeen?: number;
  /** Beside the axis' word there is to be this system's own, signed with its key. */
  readonly sign?: boolean;
}

export interface LeaseWanted {
  readonly agency?: string;
  readonly carries?: 'document' | 'status';
  readonly limit?: number;
  readonly leaseSeconds?: number;
  readonly packets?: boolean;
}

export interface ConfirmationOf {
  readonly delivery: string;
  readonly leaseToken: string;
  readonly packetSha256: string;
  /** Beside the axis' word there is to be this system's own, signed with its key. */
  readonly sign?: boolean;
}

export interface AnswerOf extends AnswerGiven {
  readonly delivery: string;
}

const leasedPage = z.object({ deliveries: z.array(leasedDelivery) });
const released = z.object({ released: z.boolean() });
const deliveryPage = z.object({ deliveries: z.array(deliveryView), next: z.string().optional() });
const timelinePage = z.object({
  items: z.array(timelineItem),
  next: z.number().optional(),
  upTo: z.number(),
  overdue: z.array(overdueView).default([]),
});
const revocationPage = z.object({ revocations: z.array(revocationUsed), next: z.string().optional() });
const receiptPage = z.object({ receipts: z.array(receiptView), next: z.number().optional(), upTo: z.number() });

/** An axis as one system (or its operator) sees it. Every call may be repeated safely: the second time gets the first answer. */
export type AxisClient = ReturnType<typeof createClient>;

/** The axis lost the key it signs tokens with, and believes none of before; or our clock stood still while its went on. */
const lostTokens: ReadonlySet<string> = new Set(['caller.token-invalid', 'caller.token-expired']);

/**
 * @param url where the axis' door is
 * @param identity the system and its key, or a person's session; without one only what is public can be asked
 * @throws (each call) AxisRefusal with the problem, or AxisUnreachable
 */
export function createClient(url: string, identity?: Identity | SignedIn, language: 'vi' | 'en' = 'vi') {
  const door = openDoor(url, language);
  const token = identity && createTokenSource(door, identity);

  const ask = async (asked: DoorRequest): Promise<DoorAnswer> => {
    if (!token) return door.ask(asked);
    const shown = await token();
    try {
      return await door.ask({ ...asked, token: shown });
    } catch (error) {
      if (!(error instanceof AxisRefusal) || !lostTokens.has(error.problem.code)) throw error;
      token.forget(shown);
      // What streamed is gone: whoever has it sends it again.
      if (typeof asked.body === 'object') throw error;
      return door.ask({ ...asked, token: await token() });
    }
  };
  const read = async <Shape extends z.ZodType>(shape: Shape, asked: DoorRequest): Promise<z.output<Shape>> =>
    door.read(shape, await ask(asked));
  const get = <Shape extends z.ZodType>(shape: Shape, path: string, query?: DoorRequest['query']) =>
    read(shape, { method: 'GET', path, query });
  const withBody =
    (method: 'POST' | 'PATCH' | 'PUT') =>
    <Shape extends z.ZodType>(shape: Shape, path: string, body: unknown) =>
      read(shape, { method, path, body: JSON.stringify(body), contentType: 'application/json' });
  const signed = (said: Omit<PartyStatement, 'iss' | 'iat'>): string => {
    if (!identity || !('keyPem' in identity)) throw new TypeError('Only a system signs with its key.');
    const statement = { iss: identity.name, iat: Math.floor(Date.now() / 1000), ...said };
    return signPartyStatement(statement, { privateKey: createPrivateKey(identity.keyPem) });
  };
  const signedConfirmation = ({ sign, ...proof }: ConfirmationOf) => {
    const { delivery, packetSha256 } = proof;
    return sign ? { ...proof, signature: signed({ act: 'confirm', delivery, packetSha256 }) } : proof;
  };
  const signedAnswer = ({ sign, ...given }: AnswerOf) => {
    const { delivery, status, description } = given;
    return sign ? { ...given, signature: signed({ act: 'answer', delivery, status, description }) } : given;
  };
  const [post, patch, put] = [withBody('POST'), withBody('PATCH'), withBody('PUT')];

  return {
    url,

    /** Sends a packet. `repeated`: the axis had it already, and this is the first receipt again. */
    async send(
      packet: Readable,
      options: SendOptions = {},
    ): Promise<{ repeated: boolean; submission: SubmissionView }> {
      const answer = await ask({
        method: 'POST',
        path: '/v1/documents',
        query: { onBadRecipients: options.onBadRecipients },
        body: packet,
        contentType: 'application/edxml+xml',
        contentLength: options.bytes,
      });
      return { repeated: answer.statusCode === 200, submission: await door.read(submissionView, answer) };
    },

    /** Sends the sender's own revocation packet of a document; one that is about another is refused. */
    async revoke(
      id: string,
      packet: Readable,
      options: SendOptions = {},
    ): Promise<{ repeated: boolean; submission: SubmissionView }> {
      const answer = await ask({
        ...{ method: 'POST', path: `/v1/documents/${encodeURIComponent(id)}/revoke`, body: packet },
        ...{ contentType: 'application/edxml+xml', contentLength: options.bytes },
        query: { onBadRecipients: options.onBadRecipients },
      });
      return { repeated: answer.statusCode === 200, submission: await door.read(submissionView, answer) };
    },

    /**
     * Takes a sent document back, from all recipients or those named: gone where nobody has fetched it, asked for where
     * somebody has.
     */
    takeBack(id: string, wanted: { reason: string; recipients?: readonly string[] }): Promise<TakenBack> {
      return post(takenBack, `/v1/documents/${encodeURIComponent(id)}/take-back`, wanted);
    },

    /**
     * What waits for this system, urgent first, under a lease: fetch, verify, confirm before it ends. With `packets` small
     * ones come along, in base64.
     */
    async lease(wanted: LeaseWanted = {}): Promise<LeasedDelivery[]> {
      return (await post(leasedPage, '/v1/inbox/lease', wanted)).deliveries;
    },
    /** The packet's bytes, as they were sent; of several packets, the one the delivery carries. */
    async openPacket(document: string, delivery?: string): Promise<Readable> {
      const path = `/v1/documents/${encodeURIComponent(document)}/packet`;
      return (await ask({ method: 'GET', path, query: { delivery } })).body;
    },
    /** An attachment, decoded; `n` counts from 1. */
    async openAttachment(document: string, n: number): Promise<Readable> {
      return (await ask({ method: 'GET', path: `/v1/documents/${encodeURIComponent(document)}/attachments/${n}` }))
        .body;
    },
    /** Says that the packet is in the system's hands, by the digest of what arrived there. */
    confirm(
      delivery: string,
      proof: { leaseToken: string; packetSha256: string; sign?: boolean },
    ): Promise<DeliveryReceipt> {
      const path = `/v1/deliveries/${encodeURIComponent(delivery)}/confirm`;
      return post(deliveryReceipt, path, signedConfirmation({ ...proof, delivery }));
    },
    /** Several at once, each for itself, as with `confirm`: receipts and problems in their order. */
    async confirmAll(confirmations: readonly ConfirmationOf[]): Promise<DeliveryOutcome[]> {
      return (
        await post(deliveryOutcomes, '/v1/inbox/confirm', { confirmations: confirmations.map(signedConfirmation) })
      ).outcomes;
    },
    release(delivery: string, given: { leaseToken: string; reason?: string }): Promise<{ released: boolean }> {
      return post(released, `/v1/deliveries/${encodeURIComponent(delivery)}/release`, given);
    },
    answer(delivery: string, given: AnswerGiven): Promise<DeliveryReceipt> {
      const path = `/v1/deliveries/${encodeURIComponent(delivery)}/answer`;
      return post(deliveryReceipt, path, signedAnswer({ ...given, delivery }));
    },
    /** A status packet, as the system made and signed it: 01 to 06, 15 and 16 of a recipient, 13 of a sender. */
    async sendStatus(packet: Readable, bytes?: number): Promise<StatusTaken> {
      const answer = await ask({
        ...{ method: 'POST', path: '/v1/statuses', body: packet },
        ...{ contentType: 'application/edxml+xml', contentLength: bytes },
      });
      return door.read(statusTaken, answer);
    },

    ...operatingCalls({ get, post }),

    /** Several at once, each for itself; those about one delivery in their order. */
    async answerAll(answers: readonly AnswerOf[]): Promise<DeliveryOutcome[]> {
      return (await post(deliveryOutcomes, '/v1/inbox/answer', { answers: answers.map(signedAnswer) })).outcomes;
    },

    /** The document with all its deliveries, however many pages they fill. */
    async document(id: string): Promise<DocumentView> {
      const document = await get(documentView, `/v1/documents/${encodeURIComponent(id)}`);
      for (let after = document.nextDeliveries; after !== undefined;) {
        const further = await get(deliveryPage, `/v1/documents/${encodeURIComponent(id)}/deliveries`, { after });
        document.deliveries.push(...further.deliveries);
        after = further.next;
      }
      return { ...document, nextDeliveries: undefined };
    },
    /** What happened, and what is or was late. */
    async timeline(id: string): Promise<{ items: TimelineItem[]; overdue: OverdueView[]; upTo: number }> {
      const items: TimelineItem[] = [];
      const overdue: OverdueView[] = [];
      for (let after: number | undefined = 0; ;) {
        const one: z.output<typeof timelinePage> = await get(
          timelinePage,
          `/v1/documents/${encodeURIComponent(id)}/timeline`,
          {
            after,
          },
        );
        items.push(...one.items);
        overdue.push(...one.overdue);
        after = one.next;
        if (after === undefined) return { items, overdue, upTo: one.upTo };
      }
    },
    async receipts(id: string): Promise<ReceiptView[]> {
      const receipts: ReceiptView[] = [];
      for (let after: number | undefined = 0; after !== undefined;) {
        const one: z.output<typeof receiptPage> = await get(
          receiptPage,
          `/v1/documents/${encodeURIComponent(id)}/receipts`,
          {
            after,
          },
        );
        receipts.push(...one.receipts);
        after = one.next;
      }
      return receipts;
    },

    /**
     * What happened to the documents of this system's agencies, oldest first; with `follow` what is to come as well, through
     * broken lines, ended tokens and restarts, until the loop is left or `signal` aborted. Each event has the `cursor` to
     * go on with: kept with what was done about it, nothing is missed and nothing done twice.
     */
    events({
      follow = false,
      ...wanted
    }: EventsWanted & { readonly follow?: boolean } = {}): AsyncGenerator<EventView> {
      return follow ? followEvents(ask, wanted) : listEvents(get, wanted);
    },

    /** What was known of revocation when the document was judged, and the answers that rests on. */
    async revocations(id: string): Promise<RevocationUsed[]> {
      const path = `/v1/documents/${encodeURIComponent(id)}/revocation-answers`;
      const revocations: RevocationUsed[] = [];
      for (let after: string | undefined = ''; after !== undefined;) {
        const one: z.output<typeof revocationPage> = await get(revocationPage, path, { after: after || undefined });
        revocations.push(...one.revocations);
        after = one.next;
      }
      return revocations;
    },
    /** One of these answers, as its CA signed it: an OCSP response or a revocation list, DER. */
    async openRevocationAnswer(id: string, sha256: string): Promise<Readable> {
      const path = `/v1/documents/${encodeURIComponent(id)}/revocation-answers/${encodeURIComponent(sha256)}`;
      return (await ask({ method: 'GET', path })).body;
    },

    /** @param at as of that moment (RFC 3339); now, when absent */
    agency(code: string, at?: string): Promise<AgencyView> {
      return get(agencyView, `/v1/agencies/${encodeURIComponent(code)}`, { at });
    },
    /** A file for the administering calls that take one. */
    async upload<Shape extends z.ZodType>(shape: Shape, path: string, file: Upload): Promise<z.output<Shape>> {
      const { query, body, contentType, bytes } = file;
      return read(shape, { method: 'POST', path, query, body, contentType, contentLength: bytes });
    },
    /** A file, as it comes. */
    async open(path: string, query?: DoorRequest['query']): Promise<Readable> {
      return (await ask({ method: 'GET', path, query })).body;
    },

    /** For rows of the API this client has no words for, the administering ones among them. */
    get,
    post,
    patch,
    put,
  };
}
