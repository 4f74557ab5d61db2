import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { AxisClient } from '@edoc-axis/client';
import {
  type EventView,
  type LeasedDelivery,
  publishedKeys,
  setDestination,
  type SubmissionView,
} from '@edoc-axis/contracts';
import { verifyReceipt } from '@edoc-axis/evidence';
import { type Letter, type Office, type Province, startProvince, writeLetter } from '../faults/support/offices.js';
import { eventually } from '../support/eventually.js';
import { type Brought, type Receiver, startReceiver } from '../support/push-receiver.js';

/**
 * A ministry writes to a commune whose system fetches its post and to a district whose system has it brought. What the one
 * is asked by a lease the other is asked by a request: both answer at the delivery that is named there.
 */
describe('delivery in every way:', () => {
  let province: Province;
  let ministry: Office;
  let commune: Office;
  let district: Office;
  let receiver: Receiver;
  /** Everything that was sent, and who it went to. */
  const sent: (SubmissionView & { readonly to: readonly string[] })[] = [];

  beforeAll(async () => {
    province = await startProvince(['G22', 'H36.40', 'H36.15']);
    [ministry, commune, district] = province.offices as [Office, Office, Office];
    const { operator } = province;
    const { keys } = await operator.get(publishedKeys, '/v1/keys');
    receiver = await startReceiver({ trust: () => ({ keys }) });
    const destination = { url: receiver.url, privateAddresses: true };
    await operator.put(setDestination.reply, `/v1/systems/${district.system.name}/destination`, destination);
  });
  afterAll(async () => {
    await province?.stop();
    await receiver?.stop();
  });

  it('a letter is fetched by the one and brought to the other, and their answers reach the sender', async () => {
    const letter = await send({ number: 1 });
    await collects(letter);
    await isBrought(letter);
    await commune.client.answer(deliveryOf(letter, commune), { status: '03' });
    const refusal = { status: '02', description: 'Không thuộc thẩm quyền' } as const;
    await district.client.answer(deliveryOf(letter, district), refusal);
    expect(await statesOf(letter)).toEqual(['acknowledged', 'refused']);
    expect(await hears(ministry)).toHaveLength(2);
  });

  it('taken back before anybody has it, a letter is gone at once', async () => {
    const letter = await send({ number: 2, to: [commune.agency] });
    const taken = await ministry.client.takeBack(letter.id, { reason: 'Gửi nhầm' });
    expect(taken).toMatchObject({ withdrawn: 1, asked: 0 });
    expect(await commune.client.lease({ carries: 'document' })).toEqual([]);
    expect(await statesOf(letter)).toEqual(['withdrawn']);
  });

  it('taken back when they have it, it is asked for: one agrees and one does not', async () => {
    const letter = await send({ number: 3 });
    await collects(letter);
    await isBrought(letter);
    const taken = await ministry.client.takeBack(letter.id, { reason: 'Ghi nhầm ngày họp' });
    expect(taken).toMatchObject({ withdrawn: 0, asked: 2 });

    const [asked] = await hears(commune);
    expect(asked?.asks?.delivery).toBe(deliveryOf(letter, commune));
    await commune.client.answer(deliveryOf(letter, commune), { status: '15', question: asked?.asks?.question });
    const question = await isAsked(letter, 'status');
    await district.client.answer(deliveryOf(letter, district), { status: '16', description: 'Đã thi hành', question });
    expect(await statesOf(letter)).toEqual(['withdrawn', 'delivered']);
    expect(await hears(ministry)).toHaveLength(2);
    expect(await ministry.client.takeBack(letter.id, { reason: 'Ghi nhầm ngày họp' })).toMatchObject({
      ...{ withdrawn: 1, asked: 0, declined: 1 },
    });
  });

  it('declared void, it is void before both sides, and both cancel it', async () => {
    const letter = await send({ number: 4 });
    await collects(letter);
    await isBrought(letter);
    const bussiness = { bussinessDocType: 1, bussinessDocReason: 'Ban hành sai thẩm quyền', paper: 0 } as const;
    const revocation = await send({ number: 4, bussiness });
    for (const { client } of [ministry, commune, district]) {
      expect(await client.document(letter.id)).toMatchObject({ revokedAt: expect.any(String) as unknown });
    }
    const notice = await collects(revocation);
    const question = await isAsked(letter, 'document');
    await commune.client.answer(notice.asks?.delivery ?? '', { status: '15', question: notice.asks?.question });
    await district.client.answer(deliveryOf(letter, district), { status: '15', question });
    expect(await statesOf(letter)).toEqual(['withdrawn', 'withdrawn']);
    expect(await hears(ministry)).toHaveLength(2);
  });

  it('updated and then replaced, it stays where it is, and each leads to the others', async () => {
    const letter = await send({ number: 5 });
    await collects(letter);
    await isBrought(letter);
    const { documentId } = letter;
    const update = await send({
      number: 6,
      bussiness: { bussinessDocType: 2, documentId, bussinessDocReason: 'Đính chính' },
    });
    const { asks } = await collects(update);
    await commune.client.answer(asks?.delivery ?? '', { status: '15', question: asks?.question });
    const question = await isAsked(letter, 'document');
    await district.client.answer(deliveryOf(letter, district), { status: '15', question });
    const replacement = await send({
      number: 7,
      bussiness: {
        ...{ bussinessDocType: 3, bussinessDocReason: 'Thay thế' },
        replacementInfoList: [{ documentId, organIdList: [commune.agency, district.agency] }],
      },
    });
    await collects(replacement);
    await isBrought(replacement);
    expect(await statesOf(letter)).toEqual(['delivered', 'delivered']);
    for (const { client } of [ministry, commune, district]) {
      const { concernedBy = [] } = await client.document(letter.id);
      expect(concernedBy.map(({ id, businessType }) => [id, businessType])).toEqual([
        [update.id, 2],
        [replacement.id, 3],
      ]);
    }
    expect(await hears(ministry)).toHaveLength(2);
  });

  it('an office whose receiver is down loses nothing, and what never left is taken back at once', async () => {
    await receiver.stop();
    const [kept, regretted] = [
      await send({ number: 8, to: [district.agency] }),
      await send({ number: 9, to: [district.agency] }),
    ];
    for (const letter of [kept, regretted]) {
      await eventually(async () => expect(await movesOf(letter)).toEqual(['pending.carrying-fails']));
    }
    expect(await ministry.client.takeBack(regretted.id, { reason: 'Gửi nhầm' })).toMatchObject({ withdrawn: 1 });
    await receiver.comesBack();
    // It is reached again with the next letter; what had failed comes along.
    const next = await send({ number: 10, to: [district.agency] });
    await isBrought(next);
    await isBrought(kept);
    expect(receiver.stored.has(deliveryOf(regretted, district))).toBe(false);
  });

  it('every request was signed by the axis, and nothing came twice', () => {
    expect(receiver.requests.filter(({ judgement }) => judgement.verdict !== 'valid')).toEqual([]);
    expect(receiver.requests.filter(({ again }) => again)).toEqual([]);
  });

  it('every receipt verifies, and both sides read the same of every delivery', async () => {
    await eventually(async () => {
      for (const letter of sent) {
        const whole = await readsOf(ministry, letter);
        expect(whole.proven).toEqual(whole.document.map(({ state }) => receiptOf[state]));
        for (const office of [commune, district].filter(({ agency }) => letter.to.includes(agency))) {
          const isTheirs = ({ recipient }: { recipient?: string }) =>
            recipient === undefined || recipient === office.agency;
          expect(await readsOf(office, letter)).toMatchObject({
            document: whole.document.filter(isTheirs),
            timeline: whole.timeline.filter(isTheirs),
          });
        }
      }
    });
    for (const { client } of [ministry, commune, district]) {
      for (const { id } of await documentsOf(client)) {
        for (const { jws, event } of await client.receipts(id)) {
          expect([event, verifyReceipt(jws, { rootPem: province.rootPem }).verdict]).toEqual([event, 'valid']);
        }
      }
    }
  });

  it('the feed of events tells each office exactly what the timelines of its documents tell', async () => {
    for (const { client } of [ministry, commune, district]) {
      const events: EventView[] = [];
      for await (const event of client.events()) events.push(event);
      const told: number[] = [];
      for (const { id } of await documentsOf(client)) {
        told.push(...(await client.timeline(id)).items.map(({ position }) => position));
      }
      expect(events.map(({ position }) => position)).toEqual(told.toSorted((a, b) => a - b));
    }
  });

  it('the doctor finds nothing wrong', async () => {
    expect(await province.doctor()).toMatchObject({ code: 0, stderr: '' });
  });

  type Sent = (typeof sent)[number];

  async function send(letter: Pick<Letter, 'number' | 'bussiness'> & Partial<Pick<Letter, 'to'>>): Promise<Sent> {
    const to = letter.to ?? [commune.agency, district.agency];
    const packet = await writeLetter(ministry, { ...letter, to, bytes: 200 });
    const { submission } = await ministry.client.send(Readable.from([packet]));
    const document = { ...submission, to };
    sent.push(document);
    return document;
  }

  /** The commune's system fetches the one document that waits for it, and confirms it. */
  async function collects({ id }: Sent): Promise<LeasedDelivery> {
    const [leased, ...others] = await fetchAll(commune, 'document');
    expect([leased?.document.id, others.length]).toEqual([id, 0]);
    return leased as LeasedDelivery;
  }

  /** The system fetches and confirms the status packets that wait for it. */
  const hears = (office: Office) => fetchAll(office, 'status');

  async function fetchAll({ client }: Office, carries: 'document' | 'status'): Promise<LeasedDelivery[]> {
    const leased = await client.lease({ carries, packets: true });
    for (const { id, leaseToken, document } of leased) {
      const packet = Buffer.from(document.packet.base64 ?? '', 'base64');
      await client.confirm(id, { leaseToken, packetSha256: createHash('sha256').update(packet).digest('hex') });
    }
    return leased;
  }

  async function isBrought(letter: Sent): Promise<void> {
    const delivery = deliveryOf(letter, district);
    await request(({ push }) => push?.delivery === delivery && push.document === letter.id);
    await eventually(async () =>
      expect((await ministry.client.document(letter.id)).deliveries).toContainEqual(
        expect.objectContaining({ id: delivery, state: expect.not.stringMatching('pending') as unknown }),
      ),
    );
  }

  /** The district is brought something that asks about this letter. */
  async function isAsked(letter: Sent, carries: 'document' | 'status'): Promise<string | undefined> {
    const delivery = deliveryOf(letter, district);
    const { push } = await request(({ push }) => push?.asks?.delivery === delivery && push.carries === carries);
    return push?.asks?.question;
  }

  async function request(isMeant: (brought: Brought) => boolean): Promise<Brought> {
    for (;;) {
      const next = receiver.nextRequest();
      const found = receiver.requests.find(isMeant);
      if (found) return found;
      await next;
    }
  }

  function deliveryOf({ deliveries }: SubmissionView, { agency }: Office): string {
    return deliveries.find(({ recipient }) => recipient === agency)?.id ?? '';
  }

  /** As the sender is told, in the order of the addressees. */
  async function statesOf({ id, to }: Sent): Promise<(string | undefined)[]> {
    const { deliveries } = await ministry.client.document(id);
    return to.map((code) => deliveries.find(({ recipient }) => recipient === code)?.state);
  }

  async function movesOf({ id }: Sent): Promise<string[]> {
    return (await ministry.client.document(id)).deliveries.map(({ move }) => move.code);
  }

  /** State, history and the last receipt of each delivery, as an office is told them. */
  async function readsOf({ client }: Office, { id }: Sent) {
    const { deliveries } = await client.document(id);
    const { items } = await client.timeline(id);
    const receipts = await client.receipts(id);
    return {
      proven: deliveries.map((each) => receipts.findLast(({ delivery }) => delivery === each.id)?.event),
      document: deliveries.map(({ recipient, state, move }) => ({ recipient, state, move: move.code })),
      timeline: items.map(({ position, recipient, sentence }) => ({ position, recipient, sentence })),
    };
  }

  /** Of all that was sent, what this office may see. */
  async function documentsOf(client: AxisClient): Promise<Sent[]> {
    const office = [commune, district].find((each) => each.client === client);
    return sent.filter(({ to }) => office === undefined || to.includes(office.agency));
  }
});

/** What proves that a delivery is in that state. */
const receiptOf: Readonly<Record<string, string>> = {
  delivered: 'ContentHandover',
  acknowledged: 'ConsignmentAcceptance',
  refused: 'ConsignmentRejection',
  withdrawn: 'ContentWithdrawn',
};
