import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  type DeliveryOutcome,
  type DeliveryReceipt,
  type LeasedDelivery,
  type ReceiptView,
  setDestination,
  type SubmissionView,
} from '@edoc-axis/contracts';
import { verifyReceipt } from '@edoc-axis/evidence';
import type { Receiver } from '../../support/push-receiver.js';
import { type Letter, type Office, type Province, writeLetter } from './offices.js';
import { persistently } from './persistently.js';

const lookEveryMs = 20;

/** A letter the axis answers for, as its sender knows it. */
export interface SentLetter {
  readonly from: Office;
  readonly packetSha256: string;
  readonly submission: SubmissionView;
}

/** What a recipient's system has: the bytes it was given and the receipt of having confirmed them. */
export interface ReceivedLetter {
  readonly by: Office;
  readonly delivery: Pick<LeasedDelivery, 'id' | 'carries'>;
  readonly packetSha256: string;
  readonly receipt: ReceiptView;
}

/**
 * Offices that write to each other however often the axis dies, and everything each of them was ever told, to be
 * compared at the end.
 */
export class Correspondence {
  readonly sent: SentLetter[] = [];
  /** By delivery. Confirmed twice, it must have been told the same twice. */
  readonly received = new Map<string, ReceivedLetter>();
  /** Calls whose outcome nobody knew. */
  silences = 0;

  private readonly receivers = new Map<Office, { readonly receiver: Receiver; taken: number }>();

  constructor(private readonly province: Province) {}

  /** Its post is brought there from now on; it is not fetched any more. */
  async isBrought(to: Office, receiver: Receiver): Promise<void> {
    this.receivers.set(to, { receiver, taken: 0 });
    const destination = { url: receiver.url, privateAddresses: true };
    await this.province.operator.put(setDestination.reply, `/v1/systems/${to.system.name}/destination`, destination);
  }

  private readonly heardNothing = () => {
    this.silences += 1;
  };

  private persistently<T>(ask: () => Promise<T>): Promise<T> {
    return persistently(ask, this.heardNothing);
  }

  /** Sends until there is a receipt, then once more, which must give the same. */
  async send(from: Office, letter: Letter): Promise<SentLetter> {
    const packet = await writeLetter(from, letter);
    const submit = () => this.persistently(() => from.client.send(Readable.from([packet]), { bytes: packet.length }));
    const { submission } = await submit();
    const again = await submit();
    if (!again.repeated || again.submission.receipt !== submission.receipt) {
      throw new Error(`Letter ${letter.number} of ${from.agency} has two receipts.`);
    }
    const sent = { from, packetSha256: sha256(packet), submission };
    this.sent.push(sent);
    return sent;
  }

  /** Takes what waits for an office: leases, fetches, confirms, and answers a document. */
  async collect(by: Office, limit = 20): Promise<number> {
    if (this.receivers.has(by)) return this.takeBrought(by);
    const leased = await this.persistently(() => by.client.lease({ limit }));
    for (const delivery of leased) await this.take(by, delivery);
    return leased.length;
  }

  /** The same, as one asks who has a long way to the axis: packets with their leases, and everything else in one call. */
  async collectAtOnce(by: Office, limit = 20): Promise<number> {
    if (this.receivers.has(by)) return this.takeBrought(by);
    const { client } = by;
    const leased = await this.persistently(() => client.lease({ limit, packets: true }));
    const brought = leased.filter(({ document }) => document.packet.base64 !== undefined);
    for (const delivery of leased) if (!brought.includes(delivery)) await this.take(by, delivery);
    if (brought.length === 0) return leased.length;
    const proofs = brought.map(({ id, leaseToken, document }) => ({
      delivery: id,
      leaseToken,
      packetSha256: sha256(Buffer.from(document.packet.base64 ?? '', 'base64')),
    }));
    const confirm = async () => (await this.persistently(() => client.confirmAll(proofs))).map(onlyReceipt);
    const [receipts, again] = [await confirm(), await confirm()];
    for (const [n, delivery] of brought.entries()) {
      const [receipt, { packetSha256 } = { packetSha256: '' }] = [receipts[n], proofs[n]];
      if (!receipt || again[n]?.jws !== receipt.jws) throw new Error(`Delivery ${delivery.id} has two receipts.`);
      this.keep({ by, delivery, packetSha256, receipt });
    }
    const answers = brought.filter(({ carries }) => carries === 'document').map(({ id }) => id);
    const answer = () => client.answerAll(answers.map((delivery) => ({ delivery, status: '03' })));
    if (answers.length > 0) (await this.persistently(answer)).forEach(succeeded);
    return leased.length;
  }

  private async take(by: Office, delivery: LeasedDelivery): Promise<void> {
    const packetSha256 = await this.persistently(async () =>
      sha256(await buffer(await by.client.openPacket(delivery.document.id))),
    );
    await this.confirm(by, delivery, packetSha256);
  }

  /** What was brought since the last time; whether or not the axis heard its answers, it says once more that it is there. */
  private async takeBrought(by: Office): Promise<number> {
    const brought = this.receivers.get(by);
    if (!brought) return 0;
    const requests = brought.receiver.requests.slice(brought.taken);
    brought.taken += requests.length;
    if (requests.length === 0) await wait(lookEveryMs);
    for (const { push, packetSha256 } of requests) {
      // Broken off on its way it comes again.
      if (push?.packetSha256 !== packetSha256) continue;
      const { delivery: id, carries, leaseToken } = push;
      await this.confirm(by, { id, carries, leaseToken }, packetSha256);
    }
    return requests.length;
  }

  private async confirm(
    by: Office,
    delivery: Pick<LeasedDelivery, 'id' | 'carries' | 'leaseToken'>,
    packetSha256: string,
  ): Promise<void> {
    const { client } = by;
    const proof = { leaseToken: delivery.leaseToken, packetSha256 };
    const confirm = async () => {
      return onlyReceipt(await this.persistently(() => client.confirm(delivery.id, proof)));
    };
    const receipt = await confirm();
    if ((await confirm()).jws !== receipt.jws) throw new Error(`Delivery ${delivery.id} has two receipts.`);
    this.keep({ by, delivery, packetSha256, receipt });
    if (delivery.carries === 'document') await this.persistently(() => client.answer(delivery.id, { status: '03' }));
  }

  private keep(received: ReceivedLetter): void {
    const { id } = received.delivery;
    const before = this.received.get(id);
    if (before && before.receipt.jws !== received.receipt.jws) throw new Error(`Delivery ${id} was confirmed twice.`);
    this.received.set(id, received);
  }

  /** What the senders were promised, held against what every side has: sentences about what is not so. */
  async brokenPromises(): Promise<string[]> {
    const broken: string[] = [];
    await Promise.all(
      [...new Set(this.sent.map(({ from }) => from))].map(async (office) => {
        for (const letter of this.sent)
          if (letter.from === office) broken.push(...(await this.brokenPromisesOf(letter)));
      }),
    );
    const promised = new Set(this.sent.flatMap(({ submission }) => submission.deliveries.map(({ id }) => id)));
    for (const { delivery } of this.received.values()) {
      if (delivery.carries === 'document' && !promised.has(delivery.id)) broken.push(`${delivery.id} was never sent`);
    }
    return broken;
  }

  private async brokenPromisesOf({ from, submission, packetSha256 }: SentLetter): Promise<string[]> {
    const broken: string[] = [];
    const { id, receipt } = submission;
    const expectThat = (holds: boolean, otherwise: string) => holds || broken.push(`${id}: ${otherwise}`);
    const { rootPem } = this.province;
    expectThat(verifyReceipt(receipt, { rootPem }).verdict === 'valid', 'its receipt does not verify');

    const { deliveries } = await this.persistently(() => from.client.document(id));
    const receipts = await this.persistently(() => from.client.receipts(id));
    const only = (event: string, delivery?: string) =>
      receipts.filter((each) => each.event === event && (delivery === undefined || each.delivery === delivery));
    const accepted = only('SubmissionAcceptance');
    expectThat(accepted.length === 1 && accepted[0]?.jws === receipt, `${accepted.length} receipts of acceptance`);
    for (const { id: delivery, state } of deliveries) {
      expectThat(state === 'acknowledged', `${delivery} is ${state}`);
      const got = this.received.get(delivery);
      expectThat(got?.packetSha256 === packetSha256, `${delivery} did not arrive as it was sent`);
      const handed = only('ContentHandover', delivery);
      expectThat(
        handed.length === 1 && handed[0]?.jws === got?.receipt.jws,
        `${delivery} has ${handed.length} receipts of hand-over`,
      );
      const taken = only('ConsignmentAcceptance', delivery);
      expectThat(taken.length === 1, `${delivery} has ${taken.length} receipts of being taken`);
    }
    // Of acceptance; of each hand-over, each taking, and the hand-over of the status that tells the sender of it.
    expectThat(receipts.length === 1 + 3 * deliveries.length, `${receipts.length} receipts in all`);
    return broken;
  }

  /** One for each answered delivery: what the recipients said, on its way to the senders' systems. */
  get statusesExpected(): number {
    return this.sent.reduce((sum, { submission }) => sum + submission.deliveries.length, 0);
  }

  /** Letters and answers that are not where they belong yet. */
  get underWay(): number {
    return 2 * this.statusesExpected - this.received.size;
  }
}

function succeeded(outcome: DeliveryOutcome): DeliveryReceipt {
  if ('receipts' in outcome) return outcome;
  throw new Error(`${outcome.delivery}: ${outcome.problem.code}`);
}

function onlyReceipt(outcome: DeliveryOutcome): ReceiptView {
  const { delivery, receipts } = succeeded(outcome);
  const [receipt] = receipts;
  if (!receipt || receipts.length > 1) throw new Error(`${receipts.length} receipts for confirming ${delivery}.`);
  return receipt;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
