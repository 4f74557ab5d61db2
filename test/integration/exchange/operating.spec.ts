import { createHash } from 'node:crypto';
import type { Caller } from '@edoc-axis/domain';
import { verifyReceipt } from '@edoc-axis/evidence';
import { examineExchange } from '../../../apps/exchange/src/examining/index.js';
import { closeOverdue, letContentGo, takeBackDocument } from '../../../apps/exchange/src/journey/index.js';
import * as operating from '../../../apps/exchange/src/operating/index.js';
import { releaseDocument } from '../../../apps/exchange/src/rereading/index.js';
import { refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { overtaken } from './support/overtaken.js';
import { twoOffices } from './support/two-offices.js';

const day = 24 * 3_600_000;
const reason = 'Nơi nhận đã sửa hệ thống';
const operator: Caller = { kind: 'operator', scopes: ['administer'] };

describe('an administrator', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
    exchange.agency('G30', { policy: 'channel' });
    exchange.system('other-dms', 'G30');
  });
  afterEach(settleEverything);
  afterAll(() => exchange?.stop());

  const ofBranch = (branch: string): Caller => ({
    kind: 'person',
    person: 'tuan',
    grants: [{ role: 'administrator', branch: branch as never }],
  });
  const redeliver = (delivery: string, by: Caller = operator, ports = exchange.ports) =>
    operating.redeliverDelivery(ports, by, { delivery, reason });
  const close = (delivery: string, by: Caller = operator, ports = exchange.ports) =>
    operating.closeDelivery(ports, by, { delivery, reason });
  const settle = (delivery: string) => operating.settleDelivery(exchange.ports, operator, { delivery, reason });
  const redirect = (delivery: string, target: string, ports = exchange.ports) =>
    operating.redirectDelivery(ports, operator, { delivery, target, reason, checkOnly: false });
  const dead = async (more: Partial<Parameters<typeof operating.listDeadLetters>[2]> = {}, by: Caller = operator) =>
    (await operating.listDeadLetters(exchange.ports, by, { limit: 100, ...more })).deadLetters;
  const deadIds = async (by?: Caller) => (await dead({}, by)).map(({ id }) => id);

  async function expired() {
    const sent = await offices.aDelivery('waiting');
    exchange.passes(31 * day);
    await closeOverdue(exchange.ports);
    return sent;
  }

  /** Each leaves the desk as it found it. */
  async function settleEverything(): Promise<void> {
    for (const { id } of await dead()) await settle(id);
    await exchange.rows('update frozen_packet set released_at = now() where released_at is null');
  }

  /** To an office of its own, which closes, with another that follows it. */
  async function toClosing(code: string, how: 'waiting' | 'fetched' = 'waiting') {
    exchange.agency(code);
    exchange.system(`${code.toLowerCase()}-dms`, code);
    const packet = await offices.next().to(code).packet();
    const { id: document, deliveries } = await offices.ministry.sends(packet);
    if (how === 'fetched') {
      await exchange.rows('update delivery set fetched_at = $2 where document = $1', [document, exchange.clock.time]);
    }
    exchange.passes(1_000);
    exchange.agency(code, { validUntil: exchange.clock.time.toISOString(), successors: ['H36.07', 'G22'] });
    return { document, delivery: deliveries[0]?.id ?? '' };
  }

  function claimsOf(jws: string) {
    const judged = verifyReceipt(jws, { rootPem: exchange.receipts.rootPem });
    if (judged.verdict !== 'valid') throw new Error(judged.verdict);
    return judged.claims;
  }

  async function expectToBeWell() {
    const ports = { ...exchange.ports, axisRootPem: exchange.receipts.rootPem };
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const { findings, next } = await examineExchange(ports, operator, { after });
      expect(findings.filter(({ code }) => code !== 'agency.no-system')).toEqual([]);
      after = next;
    }
  }

  it('redelivers what expired: a new delivery names the old, with a receipt that says who and why', async () => {
    const { document, delivery, packetSha256 } = await expired();
    expect(await dead()).toMatchObject([
      {
        ...{ id: delivery, document, carries: 'document', sender: 'G22', recipient: 'H36.15.04', state: 'expired' },
        ...{ ageSeconds: 0, reason: { code: 'expired' }, move: { code: 'expired.never-collected', who: 'sender' } },
      },
    ]);
    const done = await redeliver(delivery);
    const { successor } = done;
    expect(done).toMatchObject({ delivery, state: 'expired', successor: { recipient: 'H36.15.04', state: 'pending' } });
    expect(claimsOf(done.receipts.at(-1)?.jws ?? '')).toMatchObject({
      ...{ event: 'ContentConsignment', delivery: successor?.id, recipient: 'H36.15.04', by: 'operator' },
      ...{ doc: { id: document, packetSha256 } },
      reason: { code: 'redelivered-by-operator', params: { former: delivery }, text: reason },
    });
    expect(await redeliver(delivery)).toEqual(done);
    expect(await exchange.factsOf({ delivery: successor?.id })).toEqual(['delivery.redelivered']);
    const [old, anew] = (await offices.ministry.sees(document)).deliveries;
    expect(old).toMatchObject({ id: delivery, successor: successor?.id, move: { code: 'ended.sent-on' } });
    expect(anew).toMatchObject({ id: successor?.id, redelivers: delivery, move: { code: 'pending.not-collected' } });
    expect(await deadIds()).toEqual([]);
    const { leased } = await offices.commune.collects();
    expect(leased.id).toBe(successor?.id);
    await expectToBeWell();
  });

  it('of two redeliveries in one moment makes one, and both hear of the same', async () => {
    const { delivery } = await expired();
    const answers = await Promise.all([redeliver(delivery), redeliver(delivery), redeliver(delivery)]);
    expect(new Set(answers.map(({ successor }) => successor?.id)).size).toBe(1);
    expect(await exchange.rows('select from delivery where redelivers = $1', [delivery])).toHaveLength(1);
    await offices.commune.collects();
  });

  it('has its receipts signed while no transaction is open, so that nobody waits for a key', async () => {
    let open = 0;
    const signedWith: number[] = [];
    const { database, receiptKey } = exchange.ports;
    const connect = async () => {
      const client = await database.connect();
      const query = (order: unknown, ...rest: unknown[]) => {
        if (typeof order === 'string' && order.startsWith('begin')) open += 1;
        if (order === 'commit' || order === 'rollback') open -= 1;
        return (client.query as (...words: unknown[]) => unknown).call(client, order, ...rest);
      };
      return Object.assign(Object.create(client) as typeof client, { query });
    };
    const ports = {
      ...exchange.ports,
      database: Object.assign(Object.create(database) as typeof database, {
        connect,
        query: database.query.bind(database),
      }),
      receiptKey: new Proxy(receiptKey, {
        get: (key, name: keyof typeof receiptKey) => (signedWith.push(open), key[name]),
      }),
    };
    const { delivery } = await expired();
    await redeliver(delivery, operator, ports);
    await redirect((await toClosing('H36.25')).delivery, 'H36.07', ports);
    expect([...new Set(signedWith)]).toEqual([0]);
    await offices.commune.collects();
    await offices.department.collects();
  });

  it('sends nothing on of which something became known while it was decided', async () => {
    const { delivery, document } = await expired();
    const freeze = () => operating.freezeDocument(exchange.ports, operator, { delivery, reason });
    const slow = overtaken(exchange.ports, 'lock-name', freeze);
    expect(await refusal(redeliver(delivery, operator, slow))).toMatchObject({ code: 'document.frozen' });
    expect(await exchange.rows('select from delivery where document = $1', [document])).toHaveLength(1);

    const closing = await toClosing('H36.26');
    const other = overtaken(exchange.ports, 'lock-name', () => redirect(closing.delivery, 'H36.07'));
    const { redirected } = await redirect(closing.delivery, 'H36.07', other);
    expect(await exchange.rows('select id from delivery where redelivers = $1', [closing.delivery])).toEqual([
      { id: redirected?.successor?.id },
    ]);
    await offices.department.collects();
  });

  it('redelivers a status that nobody fetched', async () => {
    const { delivery } = await offices.aDelivery('delivered');
    await offices.commune.answers(delivery, '03');
    exchange.passes(31 * day);
    await closeOverdue(exchange.ports);
    const [letter] = await dead({ carries: 'status' });
    expect(letter).toMatchObject({ carries: 'status', recipient: 'G22', move: { code: 'status.expired' } });
    await redeliver(letter?.id ?? '');
    const { bytes } = await offices.ministry.collects('status');
    expect(bytes.toString()).toContain('<edXML:StatusCode>03<');
    expect(await dead({ carries: 'status' })).toEqual([]);
  });

  it('redelivers nothing that waits, was refused, is held, revoked, frozen or whose content has gone', async () => {
    const waiting = await offices.aDelivery('waiting');
    expect(await refusal(redeliver(waiting.delivery))).toMatchObject({ code: 'delivery.not-ended-in-vain' });
    await offices.ministry.takesBack(waiting.document);
    expect(await refusal(redeliver(waiting.delivery))).toMatchObject({ code: 'delivery.not-ended-in-vain' });
    const refused = await offices.aDelivery('delivered');
    await offices.commune.answers(refused.delivery, '02', { description: 'Không thuộc thẩm quyền' });
    expect(await refusal(redeliver(refused.delivery))).toMatchObject({ code: 'delivery.not-ended-in-vain' });

    const frozen = await expired();
    await operating.freezeDocument(exchange.ports, operator, { delivery: frozen.delivery, reason });
    expect(await refusal(redeliver(frozen.delivery))).toMatchObject({ code: 'document.frozen' });

    const twice = await expired();
    await redeliver(twice.delivery);
    await exchange.rows('update delivery set settled_at = null where id = $1', [twice.delivery]);
    await exchange.rows('update delivery set redelivers = null where redelivers = $1', [twice.delivery]);
    expect(await refusal(redeliver(twice.delivery))).toMatchObject({ code: 'delivery.recipient-has-it' });
    await offices.commune.collects();
  });

  it('redelivers nothing of which the recipient has a later edition', async () => {
    const first = offices.next();
    const { deliveries } = await offices.ministry.sends(await first.packet());
    exchange.passes(31 * day);
    await closeOverdue(exchange.ports);
    await offices.ministry.sends(await first.about('Nội dung khác').packet());
    await offices.commune.collects();
    expect(await refusal(redeliver(deliveries[0]?.id ?? ''))).toMatchObject({ code: 'delivery.recipient-has-it' });
  });

  it('redelivers nothing that its sender took back after it ended, or takes back in that very moment', async () => {
    const { document, delivery } = await expired();
    expect(await offices.ministry.takesBack(document)).toMatchObject({ ended: 1 });
    await offices.ministry.takesBack(document);
    expect(await exchange.factsOf({ delivery })).toEqual(['delivery.expired', 'delivery.not-sent-again']);
    expect(await refusal(redeliver(delivery))).toMatchObject({ code: 'delivery.settled-already' });
    expect(await deadIds()).toEqual([]);

    // Who redelivers is quicker: what goes on is taken back.
    const late = await expired();
    const slow = overtaken(exchange.ports, 'settle-delivery', () => redeliver(late.delivery));
    const request = { document: late.document, reason };
    const taken = await takeBackDocument(slow, exchange.caller('ministry-dms'), request);
    expect(taken).toMatchObject({ ended: 1, withdrawn: 1 });
  });

  it('redelivers nothing that was declared void after it ended, nor to whom an update removed', async () => {
    const letter = offices.next();
    const { deliveries } = await offices.ministry.sends(await letter.packet());
    const [revoked = ''] = deliveries.map(({ id }) => id);
    const second = await offices.next().to('H36.15.04', 'H36.07').packet();
    const updated = await offices.ministry.sends(second);
    const deliveryTo = (code: string) => updated.deliveries.find(({ recipient }) => recipient === code)?.id ?? '';
    exchange.passes(31 * day);
    await closeOverdue(exchange.ports);
    expect((await deadIds()).toSorted()).toEqual([revoked, ...updated.deliveries.map(({ id }) => id)].toSorted());

    const revocation = letter.doing({ bussinessDocType: 1, bussinessDocReason: reason, paper: 0 });
    await offices.ministry.sends(await revocation.packet());
    const update = offices.next().doing({
      ...{ bussinessDocType: 2, documentId: updated.documentId, bussinessDocReason: 'Bớt nơi nhận' },
      bussinessDocumentInfo: {
        ...{ documentInfo: 0, documentReceiver: 1 },
        receiverList: [{ organId: 'H36.07', receiverType: 0 as const }],
      },
    });
    await offices.ministry.sends(await update.packet());
    expect(await deadIds()).toEqual([deliveryTo('H36.15.04')]);
    for (const delivery of [revoked, deliveryTo('H36.07')]) {
      expect(await exchange.factsOf({ delivery })).toEqual(['delivery.expired', 'delivery.not-sent-again']);
      expect(await refusal(redeliver(delivery))).toMatchObject({ code: 'delivery.settled-already' });
    }
    await redeliver(deliveryTo('H36.15.04'));
    const waiting = await offices.commune.leases();
    expect(waiting).toHaveLength(3);
    for (const { id, document, leaseToken } of waiting) {
      const bytes = await offices.commune.fetches(document.id);
      await offices.commune.confirms(id, createHash('sha256').update(bytes).digest('hex'), { leaseToken });
    }
    await expectToBeWell();
  });

  it('of a redelivery and a revocation in one moment leaves nothing on its way', async () => {
    const letter = offices.next();
    const { id: document, deliveries } = await offices.ministry.sends(await letter.packet());
    exchange.passes(31 * day);
    await closeOverdue(exchange.ports);
    const revocation = await letter.doing({ bussinessDocType: 1, bussinessDocReason: reason, paper: 0 }).packet();
    let revoking: Promise<unknown> = Promise.resolve();
    const slow = overtaken(exchange.ports, 'succeed-delivery', async () => {
      revoking = offices.ministry.sends(revocation);
      const waits = async () => {
        const ofLocks = `select from pg_locks where locktype = 'advisory' and not granted`;
        while ((await exchange.rows(ofLocks)).length === 0);
      };
      await Promise.race([revoking, waits()]);
    });
    await redeliver(deliveries[0]?.id ?? '', operator, slow);
    await revoking;
    expect(await exchange.rows('select state from delivery where document = $1 order by id', [document])).toEqual([
      { state: 'expired' },
      { state: 'withdrawn' },
    ]);
    await offices.commune.collects();
  });

  it('sends nothing on whose content is let go in this very moment, and lets nothing go that is sent on', async () => {
    const someoneTookBack = async () => {
      const packet = await offices.next().to('H36.15.04', 'H36.07').packet();
      const { id: document, deliveries } = await offices.ministry.sends(packet);
      const closed = deliveries.find(({ recipient }) => recipient === 'H36.15.04')?.id ?? '';
      await close(closed);
      await offices.ministry.takesBack(document, 'Gửi nhầm', ['H36.07']);
      return closed;
    };
    const late = await someoneTookBack();
    let sendingOn: Promise<unknown> = Promise.resolve();
    // It holds the packet by then: who sends on waits for it.
    const letsGo = overtaken(exchange.ports, 'let-content-go', async () => {
      sendingOn = refusal(redeliver(late));
    });
    await letContentGo(letsGo);
    expect(await sendingOn).toMatchObject({ code: 'document.content-gone' });

    const early = await someoneTookBack();
    await letContentGo(overtaken(exchange.ports, 'lock-leaving', () => redeliver(early)));
    await offices.commune.collects();
  });

  it('closes what waits, lease or not, and the sender reads why; what was fetched is left to who may confirm it', async () => {
    const { document, delivery, packetSha256 } = await offices.aDelivery('waiting');
    const [leased] = await offices.commune.leases();
    const done = await close(delivery);
    expect(done).toMatchObject({ state: 'undeliverable', receipts: [{ event: 'ContentConsignmentFailure' }] });
    expect(claimsOf(done.receipts[0]?.jws ?? '')).toMatchObject({
      reason: { code: 'closed-by-operator', text: reason },
      by: 'operator',
    });
    expect(await close(delivery)).toEqual(done);
    expect(await refusal(offices.commune.fetches(document))).toMatchObject({ code: 'delivery.already-final' });
    expect(
      await refusal(offices.commune.confirms(delivery, packetSha256, { leaseToken: leased?.leaseToken })),
    ).toMatchObject({ code: 'delivery.already-final' });
    expect((await offices.ministry.sees(document)).deliveries).toMatchObject([
      { state: 'undeliverable', reason: { sentence: { vi: `quản trị viên trục kết thúc lượt gửi: ${reason}` } } },
    ]);
    expect(await deadIds()).toEqual([delivery]);
    expect(await settle(delivery)).toMatchObject({ settledAt: exchange.clock.time.toISOString() });
    await settle(delivery);
    expect(await exchange.factsOf({ delivery })).toEqual(['delivery.closed-by-operator', 'delivery.settled']);
    expect(await refusal(redeliver(delivery))).toMatchObject({ code: 'delivery.settled-already' });
    expect(await deadIds()).toEqual([]);

    const held = await offices.aDelivery('fetched');
    expect(await refusal(close(held.delivery))).toMatchObject({ code: 'delivery.held' });
    exchange.passes(day);
    await close(held.delivery);
    await expectToBeWell();
  });

  it('of a closing and a confirmation in one moment, one is written', async () => {
    for (const first of ['closing', 'confirmation'] as const) {
      const { delivery, packetSha256 } = await offices.aDelivery('fetched');
      exchange.passes(day);
      const confirm = () => offices.commune.confirms(delivery, packetSha256);
      const slow = overtaken(exchange.ports, 'record-outcome', first === 'closing' ? () => close(delivery) : confirm);
      if (first === 'confirmation') {
        expect(await refusal(close(delivery, operator, slow))).toMatchObject({ code: 'delivery.event-not-allowed' });
      } else {
        await close(delivery);
        expect(await refusal(confirm())).toMatchObject({ code: 'delivery.already-final' });
        await settle(delivery);
      }
      const events = await exchange.rows('select event from receipt where delivery = $1', [delivery]);
      expect(events).toHaveLength(1);
    }
    const { delivery, packetSha256 } = await offices.aDelivery('fetched');
    exchange.passes(day);
    await Promise.allSettled([close(delivery), offices.commune.confirms(delivery, packetSha256), close(delivery)]);
    expect(await exchange.rows('select from receipt where delivery = $1', [delivery])).toHaveLength(1);
    await expectToBeWell();
  });

  it('redirects only to who follows a closed code: the old delivery ends, the new one names it, in one transaction', async () => {
    const { delivery: open } = await offices.aDelivery('waiting');
    expect(await refusal(redirect(open, 'H36.07'))).toMatchObject({ code: 'delivery.wrong-target' });
    await offices.commune.collects();

    const { document, delivery } = await toClosing('H36.21');
    expect((await offices.ministry.sees(document)).deliveries).toMatchObject([
      { move: { code: 'pending.recipient-closed', who: 'administrator', params: { successors: ['H36.07', 'G22'] } } },
    ]);
    expect(await refusal(redirect(delivery, 'H36.15'))).toMatchObject({ code: 'delivery.wrong-target' });
    expect(await refusal(redirect(delivery, 'G22'))).toMatchObject({ code: 'document.recipient-is-sender' });
    expect(await refusal(redirect(delivery, 'H99'))).toMatchObject({ code: 'delivery.wrong-target' });
    const { agencies, redirected } = await redirect(delivery, 'H36.07');
    expect(agencies).toEqual(['H36.21', 'H36.07']);
    expect(redirected).toMatchObject({
      state: 'undeliverable',
      successor: { recipient: 'H36.07', addressedTo: ['H36.21'] },
      receipts: [{ event: 'ContentConsignmentFailure' }, { event: 'ContentConsignment', recipient: 'H36.07' }],
    });
    expect((await redirect(delivery, 'H36.07')).redirected).toEqual(redirected);
    expect((await offices.ministry.sees(document)).deliveries).toMatchObject([
      { move: { code: 'ended.sent-on', params: { recipient: 'H36.07' } } },
      { recipient: 'H36.07', redelivers: delivery },
    ]);
    expect(await deadIds()).toEqual([]);
    const { leased } = await offices.department.collects();
    expect(leased.addressedTo).toEqual(['H36.21']);
    await expectToBeWell();
  });

  it('redirects what expired there, too, and nothing its system may still confirm', async () => {
    const held = await toClosing('H36.22', 'fetched');
    expect(await refusal(redirect(held.delivery, 'H36.07'))).toMatchObject({ code: 'delivery.held' });
    exchange.passes(31 * day);
    await closeOverdue(exchange.ports);
    await redirect(held.delivery, 'H36.07');
    expect(await exchange.factsOf({ delivery: held.delivery })).toEqual(['delivery.expired']);
    await offices.department.collects();
    await expectToBeWell();
  });

  it('of a redirection and a fetch in one moment lets one office have it; a lease of nothing fetched ends', async () => {
    const { document, delivery } = await toClosing('H36.23');
    const slow = overtaken(exchange.ports, 'record-outcome', () =>
      exchange.rows('update delivery set version = version + 1, fetched_at = $2 where id = $1', [
        delivery,
        exchange.clock.time,
      ]),
    );
    expect(await refusal(redirect(delivery, 'H36.07', slow))).toMatchObject({ code: 'delivery.held' });
    expect(await exchange.rows('select state from delivery where document = $1', [document])).toEqual([
      { state: 'pending' },
    ]);
    exchange.passes(day);
    await redirect(delivery, 'H36.07');
    await offices.department.collects();
    const other = await toClosing('H36.24');
    await exchange.rows(`update delivery set leased_until = now() + interval '1 day' where id = $1`, [other.delivery]);
    await redirect(other.delivery, 'H36.07');
    await offices.department.collects();
    await expectToBeWell();
  });

  it('is refused what lies outside the branch, and hears of no delivery where it may not see one', async () => {
    const { delivery } = await expired();
    const far = await offices.next().to('G30').packet();
    const { deliveries } = await offices.ministry.sends(far);
    const [elsewhere = ''] = deliveries.map(({ id }) => id);
    await close(elsewhere);
    const own = ofBranch('H36');
    expect(await deadIds(own)).toEqual([delivery]);
    expect(await dead({ under: 'H36.15' }, own)).toMatchObject([{ id: delivery }]);
    expect(await refusal(dead({ under: 'G30' }, own))).toMatchObject({ code: 'agency.outside-branch' });
    expect(await refusal(redeliver(elsewhere, own))).toMatchObject({ code: 'delivery.unknown' });
    expect(await refusal(redeliver(delivery, ofBranch('G22')))).toMatchObject({ code: 'agency.outside-branch' });
    const clerk: Caller = {
      kind: 'person',
      person: 'lan',
      grants: [{ role: 'clerk', agencies: ['H36.15.04' as never] }],
    };
    expect(await refusal(redeliver(delivery, clerk))).toMatchObject({ code: 'caller.not-permitted' });
    expect(await refusal(dead({}, clerk))).toMatchObject({ code: 'caller.not-permitted' });
    expect(await refusal(redeliver(delivery, exchange.caller('commune-dms')))).toMatchObject({
      code: 'caller.scope-missing',
    });
    expect(await refusal(redeliver('01890000-0000-7000-8000-000000000000'))).toMatchObject({
      code: 'delivery.unknown',
    });
    await redeliver(delivery, own);
    await offices.commune.collects();
  });

  it('pages through what ended in vain, those that ended first first', async () => {
    const packets = await Promise.all(Array.from({ length: 5 }, () => offices.next().packet()));
    for (const packet of packets) await offices.ministry.sends(packet);
    exchange.passes(31 * day);
    await closeOverdue(exchange.ports);
    const all = await deadIds();
    expect(all).toHaveLength(5);
    const paged: string[] = [];
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const page = await operating.listDeadLetters(exchange.ports, operator, { limit: 2, after });
      paged.push(...page.deadLetters.map(({ id }) => id));
      after = page.next;
    }
    expect(paged).toEqual(all);
    expect(await refusal(dead({ after: 'x' }))).toMatchObject({ code: 'request.cursor-unknown' });
    const ports = { ...exchange.ports, axisRootPem: exchange.receipts.rootPem };
    expect((await examineExchange(ports, operator, {})).deadLetters).toBe(5);
  });

  it('lists what is frozen, page by page, to who administers a party of it or inspects the axis', async () => {
    const documents: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      const { document } = await offices.aDelivery('waiting');
      documents.unshift(document);
      await operating.freezeDocument(exchange.ports, operator, { document, reason: `Nghi vấn ${n}` });
    }
    await offices.aDelivery('waiting');
    // Of one the axis found something as well: it is one line.
    await exchange.rows(
      `insert into frozen_packet (packet, document, differences, frozen_at)
       select packet, id, '[]', timestamptz '2100-01-01' from document where id = $1`,
      [documents[1]],
    );
    const lists = (by: Caller, more: { under?: string; after?: string; limit?: number } = {}) =>
      operating.listFrozen(exchange.ports, by, { limit: 100, ...more });
    const idsOf = async (by: Caller, under?: string) =>
      (await lists(by, { under })).frozen.map((each) => each.document);
    const { frozen } = await lists(operator);
    expect(frozen.map(({ document }) => document)).toEqual(documents);
    expect(frozen[0]).toMatchObject({ sender: 'G22', senderName: 'Cơ quan G22', code: { notation: 'BTTTT' } });
    expect(frozen[0]?.freezes).toEqual([{ at: frozen[0]?.frozenAt, by: 'operator', reason: 'Nghi vấn 2' }]);
    expect(frozen[1]?.freezes.map(({ by, reason }) => [by, reason])).toEqual([
      ['operator', 'Nghi vấn 1'],
      ['axis', undefined],
    ]);
    const first = await lists(operator, { limit: 2 });
    expect(first.frozen.map(({ document }) => document)).toEqual(documents.slice(0, 2));
    const last = await lists(operator, { limit: 2, after: first.next });
    expect([last.frozen.map(({ document }) => document), last.next]).toEqual([documents.slice(2), undefined]);
    const auditor: Caller = { kind: 'person', person: 'kiem-tra', grants: [{ role: 'auditor' }] };
    for (const by of [auditor, ofBranch('G22'), ofBranch('H36')]) expect(await idsOf(by)).toEqual(documents);
    expect(await idsOf(operator, 'H36.15')).toEqual(documents);
    expect(await idsOf(ofBranch('H36.07'))).toEqual([]);
    const clerk: Caller = {
      kind: 'person',
      person: 'a',
      grants: [{ role: 'clerk', agencies: ['H36.15.04' as never] }],
    };
    expect(await refusal(lists(clerk))).toMatchObject({ code: 'caller.not-permitted' });
    expect(await refusal(lists(ofBranch('H36'), { under: 'G22' }))).toMatchObject({ code: 'agency.outside-branch' });
    expect(await refusal(lists(operator, { after: 'x' }))).toMatchObject({ code: 'request.cursor-unknown' });
  });

  it('freezes a document with a reason, again after it was let go: nobody fetches it, and it says who had', async () => {
    const packet = await offices.next().to('H36.15.04', 'H36.07').packet();
    const { id: document, deliveries } = await offices.ministry.sends(packet);
    await offices.commune.fetches(document);
    const freeze = () => operating.freezeDocument(exchange.ports, operator, { delivery: deliveries[0]?.id, reason });
    const frozen = await freeze();
    expect(frozen).toMatchObject({ document, by: 'operator', reason });
    exchange.passes(1_000);
    expect(await operating.freezeDocument(exchange.ports, operator, { document, reason: 'khác' })).toEqual(frozen);
    expect(await refusal(offices.department.fetches(document))).toMatchObject({ code: 'document.frozen' });
    expect(await offices.department.leases()).toEqual([]);
    expect(await offices.ministry.sees(document)).toMatchObject({
      frozenAt: frozen.frozenAt,
      frozenFor: reason,
      deliveries: [
        { fetchedBy: ['commune-dms'], move: { code: 'frozen.by-administrator', params: { reason } } },
        { fetchedBy: [] },
      ],
    });
    expect(
      await refusal(operating.freezeDocument(exchange.ports, ofBranch('H36'), { document, reason })),
    ).toMatchObject({
      code: 'agency.outside-branch',
    });
    const suspects = { guard: () => undefined } as never;
    const release = () =>
      releaseDocument({ ...exchange.ports, suspects }, operator, { document, reason, checkOnly: false });
    await release();
    await freeze();
    await release();
    expect(await exchange.factsOf({ document })).toEqual(
      expect.arrayContaining(['document.frozen', 'document.unfrozen', 'document.frozen', 'document.unfrozen']),
    );
    await offices.department.collects();
  });
});
