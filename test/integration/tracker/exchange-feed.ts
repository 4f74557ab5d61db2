import { randomUUID } from 'node:crypto';
import type { Fact, factsAfter, listUncollected, ReceiptView, ReplyOf, RequestOf } from '@edoc-axis/contracts';
import type { FactKind, ReceiptEvent } from '@edoc-axis/domain';
import { type ReceiptClaims, signReceipt } from '@edoc-axis/evidence';
import type { ReceiptAxis } from '../../support/receipt-axis.js';

/** The exchange as the tracker knows it: a list of facts, in pages after a cursor. */
export class ExchangeFeed {
  readonly facts: Fact[] = [];
  pageMax = 500;
  asked = 0;
  epoch = 1;
  /** The number of facts before the first that is held back, by a transaction that was open before it was committed. */
  heldBackFrom = Infinity;

  constructor(private readonly axis: ReceiptAxis) {}

  readonly ask = (wanted: RequestOf<typeof factsAfter>): Promise<ReplyOf<typeof factsAfter>> => {
    this.asked += 1;
    const from = Number(wanted.cursor ?? 0);
    const told = Math.min(this.facts.length, this.heldBackFrom);
    const end = Math.max(from, Math.min(told, from + Math.min(this.pageMax, wanted.limit ?? 200)));
    const facts = this.facts.slice(from, end);
    return Promise.resolve({
      facts: structuredClone(facts),
      cursor: facts.length > 0 ? String(end) : wanted.cursor,
      caughtUp: end === told,
      horizon: { ended: String(told), begun: String(this.facts.length) },
    });
  };

  /** Deliveries nobody has collected, for who asks about the acceptance of a document. */
  readonly uncollected = new Map<string, { delivery: string; recipient: string }[]>();
  uncollectedPageMax = 500;

  readonly askUncollected = ({
    document,
    after,
  }: RequestOf<typeof listUncollected>): Promise<ReplyOf<typeof listUncollected>> => {
    const all = this.uncollected.get(document) ?? [];
    const from = after === undefined ? 0 : all.findIndex(({ delivery }) => delivery === after) + 1;
    const deliveries = all.slice(from, from + this.uncollectedPageMax);
    const isLast = from + deliveries.length === all.length;
    return Promise.resolve({ deliveries, next: isLast ? undefined : deliveries.at(-1)?.delivery });
  };

  /** A document accepted and not collected: its deliveries, in the order of their recipients. */
  aLetter(
    sender: string,
    recipients: string[],
    { at, priority, listed = true }: { at: string; priority?: number; listed?: boolean },
  ): { document: string; deliveries: string[] } {
    const document = randomUUID();
    this.append('document.accepted', document, at, {
      params: { sender, documentId: `${sender}-1`, code: '15/CV-UBND', priority, recipientCount: recipients.length },
      receipt: this.receipt('SubmissionAcceptance', document, at, {
        sender,
        recipients: listed ? recipients : undefined,
      }),
    });
    const waiting = recipients.map((recipient) => ({ delivery: randomUUID(), recipient }));
    this.uncollected.set(document, waiting);
    return { document, deliveries: waiting.map(({ delivery }) => delivery) };
  }

  /** Something happens to a delivery of such a letter. */
  tells(
    kind: FactKind,
    { document, delivery }: { document: string; delivery: string },
    at: string,
    { by = 'dms-1', ...params }: Fact['params'] & { by?: string } = {},
  ): void {
    const waiting = this.uncollected.get(document) ?? [];
    const recipient = this.recipients.get(delivery) ?? waiting.find((each) => each.delivery === delivery)?.recipient;
    this.recipients.set(delivery, recipient);
    if (kind === 'delivery.delivered') {
      this.uncollected.set(
        document,
        waiting.filter((each) => each.delivery !== delivery),
      );
    }
    Object.assign(this.append(kind, document, at, { delivery, params: { recipient, ...params } }), { by });
  }

  private readonly recipients = new Map<string, string | undefined>();

  /** A document accepted from one agency for others, and delivered to the first. */
  aDocument(
    sender: string,
    recipients: string[],
    at = '2026-03-02T08:00:00.000Z',
  ): { document: string; facts: Fact[] } {
    const document = randomUUID();
    const accepted = this.append('document.accepted', document, at, {
      params: {
        sender,
        documentId: `${sender}-1`,
        recipientCount: recipients.length,
        verdict: 'valid',
        policy: 'either',
      },
      receipt: this.receipt('SubmissionAcceptance', document, at, { sender, recipients }),
    });
    const delivery = randomUUID();
    const recipient = recipients[0] ?? '';
    const fetched = this.append('delivery.fetched', document, at, { delivery, params: { recipient } });
    const delivered = this.append('delivery.delivered', document, at, {
      delivery,
      params: { recipient, confirmedBy: 'digest' },
      receipt: this.receipt('ContentHandover', document, at, { sender, delivery, recipient }),
    });
    return { document, facts: [accepted, fetched, delivered] };
  }

  append(
    kind: FactKind,
    document: string,
    at: string,
    more: { params: Fact['params']; delivery?: string; receipt?: ReceiptView },
  ): Fact {
    const fact: Fact = { id: randomUUID(), epoch: this.epoch, kind, at, by: 'dms-1', document, ...more };
    this.facts.push(fact);
    return fact;
  }

  receipt(
    event: ReceiptEvent,
    document: string,
    at: string,
    about: { sender: string; delivery?: string; recipient?: string; recipients?: string[] },
    key = this.axis.key,
  ): ReceiptView {
    const { sender, delivery, recipient, recipients } = about;
    const claims: ReceiptClaims = {
      iss: 'VN.TEST',
      jti: randomUUID(),
      iat: Math.floor(Date.parse(at) / 1000),
      event,
      doc: { id: document, documentId: `${sender}-1`, sender, packetSha256: 'a'.repeat(64) },
      ...{ delivery, recipient, recipients, at, by: 'dms-1' },
    };
    return { id: claims.jti, event, at, delivery, recipient, jws: signReceipt(claims, key) };
  }
}
