import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { LeasedDelivery } from '@edoc-axis/contracts';
import { type Office, writeLetter } from '../../faults/support/offices.js';

interface Sent {
  readonly office: Office;
  readonly to: readonly string[];
  readonly sha256: string;
  readonly id: string;
}

/** Everything that was accepted and everything that was handed over, by every system, to be held against each other. */
export class Ledger {
  /** By number. */
  private readonly sent = new Map<string, Sent>();
  /** Each hand-over that was confirmed: `dms-h36: 7 → H36`. */
  readonly handed: string[] = [];
  private lastNumber = 0;
  private readonly deliveries: { readonly id: string; readonly number: string; readonly sha256: string }[] = [];

  /**
   * A signed letter, written when the axis accepts it.
   * @param writer the agency that writes, where it is not the one the office is known by
   * @returns the document's id
   */
  async send(office: Office, to: readonly string[], writer: Writer = office): Promise<string> {
    const number = (this.lastNumber += 1);
    const packet = await writeLetter(writer, { number, to, bytes: 200 });
    const { submission } = await office.client.send(Readable.from([packet]), { bytes: packet.length });
    this.sent.set(String(number), { office, to, sha256: sha256(packet), id: submission.id });
    return submission.id;
  }

  /** The office's system takes the documents that wait for it. */
  async collect(office: Office): Promise<LeasedDelivery[]> {
    const leased = await office.client.lease({ carries: 'document', limit: 50 });
    for (const one of leased) await this.confirm(office, one, await this.fetch(office, one));
    return leased;
  }

  /** @returns the digest of what came */
  async fetch({ client }: Office, { id, document }: LeasedDelivery): Promise<string> {
    return sha256(await buffer(await client.openPacket(document.id, id)));
  }

  async confirm({ client, system }: Office, leased: LeasedDelivery, packetSha256: string): Promise<void> {
    const { id, leaseToken, recipient, document } = leased;
    await client.confirm(id, { leaseToken, packetSha256 });
    this.handed.push(`${system.name}: ${document.code.number} → ${recipient}`);
    this.deliveries.push({ id, number: document.code.number, sha256: packetSha256 });
  }

  /** What was lost, doubled, changed or left unsaid: sentences, and none when all is well. */
  async faults(): Promise<string[]> {
    const faults = await Promise.all([...this.sent].map(([number, sent]) => this.faultsOf(number, sent)));
    return [...faults.flat(), ...repeated(this.deliveries.map(({ id }) => id)), ...repeated(this.handed)];
  }

  private async faultsOf(number: string, { office, to, sha256: expected, id: document }: Sent): Promise<string[]> {
    const { deliveries, verdict } = await office.client.document(document);
    const { items } = await office.client.timeline(document);
    const told = items.filter(({ kind }) => kind === 'delivery.redirected-by-closure');
    const faults = to.flatMap((code) => {
      const [delivery, ...others] = deliveries.filter(({ addressedTo }) => addressedTo.includes(code));
      if (!delivery || others.length > 0) return `${code} has ${others.length + (delivery ? 1 : 0)} deliveries`;
      if (delivery.state === 'pending') return `${code} still waits`;
      const came = this.deliveries.some(({ id, sha256: got }) => id === delivery.id && got === expected);
      if (!came) return `what was for ${code} did not come as it was sent`;
      const facts = told.filter(({ sentence }) =>
        sentence.en.startsWith(`The code ${code} was closed at 00:00`),
      ).length;
      return facts === (delivery.recipient === code ? 0 : 1) ? [] : `${facts} facts say where ${code}'s went`;
    });
    const many = repeated(deliveries.filter(({ state }) => state !== 'refused').map(({ recipient }) => recipient));
    const unsigned = verdict.verdict === 'valid' ? [] : [`its signature is ${verdict.verdict}`];
    return [...faults, ...many, ...unsigned].map((fault) => `${number}: ${fault}`);
  }
}

type Writer = Pick<Office, 'agency' | 'certificate'>;

function repeated(all: readonly string[]): string[] {
  return all.filter((one, n) => all.indexOf(one) !== n).map((one) => `${one} twice`);
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
