import { digestOfCodes, verifyReceipt } from '@edoc-axis/evidence';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { twoOffices } from './support/two-offices.js';

describe('recipients:', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
    const closed = { validUntil: '2025-07-01T00:00:00+07:00', successors: ['H36.15', 'H36.15.04'] };
    const until = '2027-07-01T00:00:00+07:00';
    exchange.agency('H28', { ...closed, receivesFor: { agency: 'H36.15.04', until } });
    exchange.agency('H29', { ...closed, receivesFor: { agency: 'H36.15.04', until: '2026-07-01T00:00:00+07:00' } });
    exchange.agency('H30', { ...closed, receivesFor: { agency: 'G22', until } });
    exchange.agency('W01', { centre: true });
    exchange.agency('H99', { validFrom: '2027-01-01T00:00:00Z' });
  });
  afterAll(() => exchange?.stop());

  const claimsOf = (jws: string) => {
    const judgement = verifyReceipt(jws, exchange.receipts);
    if (judgement.verdict !== 'valid') throw new Error(judgement.code);
    return judgement.claims;
  };

  describe('rule 8, closed codes', () => {
    it('what is addressed to a closed code goes to the one that receives for it, and both sides are told', async () => {
      const { ministry, next } = offices;
      const sent = await ministry.sends(await next().to('H28').packet());
      expect(sent.deliveries).toMatchObject([{ recipient: 'H36.15.04', addressedTo: ['H28'] }]);
      expect(sent.warnings.map(({ code }) => code)).toContain('remark.redirected-by-closure');
      expect(claimsOf(sent.receipt)).toMatchObject({ recipients: ['H36.15.04'], addressedTo: ['H28'] });
      expect(
        await exchange.rows('select kind, delivery, params from fact where document = $1 and delivery is not null', [
          sent.id,
        ]),
      ).toMatchObject([
        {
          kind: 'delivery.redirected-by-closure',
          delivery: sent.deliveries[0]?.id,
          params: { addressee: 'H28', recipient: 'H36.15.04' },
        },
      ]);
    });

    it('there is one delivery for each effective recipient, listing every code that led to it', async () => {
      const { ministry, commune, next } = offices;
      const { deliveries, id } = await ministry.sends(await next().to('H28', 'H36.07', 'H36.15.04').packet());
      expect(deliveries.map(({ recipient, addressedTo }) => [recipient, addressedTo])).toEqual([
        ['H36.15.04', ['H28', 'H36.15.04']],
        ['H36.07', ['H36.07']],
      ]);
      const leased = (await commune.leases()).find(({ document }) => document.id === id);
      expect(leased?.addressedTo).toEqual(['H28', 'H36.15.04']);
    });

    it('after the date, the code is a bad recipient whose successors are named', async () => {
      const { ministry, next } = offices;
      expect(await ministry.submits(await next().to('H29').packet())).toMatchObject({
        outcome: 'refused',
        params: {
          reasons: [
            { recipient: 'H29', reason: { code: 'agency.closed', params: { successors: ['H36.15', 'H36.15.04'] } } },
          ],
        },
      });
    });

    it('a document that would come back to its sender is refused for that recipient', async () => {
      const { ministry, next } = offices;
      expect(await ministry.submits(await next().to('H30').packet())).toMatchObject({
        outcome: 'refused',
        params: { reasons: [{ recipient: 'H30', reason: { code: 'document.recipient-is-sender' } }] },
      });
    });
  });

  describe('rule 9, bad recipients', () => {
    it('refuse the whole submission and are all named, each with its reason', async () => {
      const { ministry, commune, next } = offices;
      await commune.leases();
      const reply = await ministry.submits(await next().to('H36.15.04', 'H77', 'W01', 'H99').packet());
      expect(reply).toMatchObject({
        outcome: 'refused',
        code: 'document.bad-recipients',
        params: {
          recipients: ['H77', 'W01', 'H99'],
          reasons: [
            { recipient: 'H77', reason: { code: 'agency.unknown' } },
            { recipient: 'W01', reason: { code: 'agency.centre' } },
            { recipient: 'H99', reason: { code: 'agency.not-yet-live' } },
          ],
        },
      });
      expect(await commune.leases()).toEqual([]);
    });

    it('with "deliver the rest" the good go, and each bad one is undeliverable with its own receipt', async () => {
      const { ministry, next } = offices;
      const packet = await next().to('H36.15.04', 'H77').packet();
      const sent = await ministry.sends(packet, { onBadRecipients: 'deliver-rest' });
      expect(sent.deliveries).toMatchObject([
        { recipient: 'H36.15.04', state: 'pending' },
        { recipient: 'H77', state: 'undeliverable' },
      ]);
      expect(sent.warnings.map(({ code }) => code)).toContain('remark.recipient-left-out');
      expect(claimsOf(sent.receipt)).toMatchObject({ recipients: ['H36.15.04'] });
      const [failure] = await exchange.rows<{ jws: string }>('select jws from receipt where delivery = $1', [
        sent.deliveries[1]?.id,
      ]);
      expect(claimsOf(failure?.jws ?? '')).toMatchObject({
        event: 'ContentConsignmentFailure',
        recipient: 'H77',
        reason: { code: 'bad-recipient', params: { code: 'agency.unknown' } },
      });
      expect((await ministry.sees(sent.id)).deliveries[1]).toMatchObject({
        state: 'undeliverable',
        reason: { code: 'agency.unknown' },
        move: { who: 'sender' },
      });
    });

    it('do not hold up an urgent document', async () => {
      const { ministry, next } = offices;
      const sent = await ministry.sends(await next().urgent().to('H36.15.04', 'H77').packet());
      expect(sent.deliveries.map(({ state }) => state)).toEqual(['pending', 'undeliverable']);
    });

    it('with nobody left, nothing goes in any case', async () => {
      const { ministry, next } = offices;
      const packet = await next().urgent().to('H77').packet();
      expect(await ministry.submits(packet, { onBadRecipients: 'deliver-rest' })).toMatchObject({ outcome: 'refused' });
    });
  });

  describe('rule 14, one receipt per act', () => {
    it('covers 300 recipients with their count and digest, and one fact', async () => {
      const { ministry, next } = offices;
      const codes = Array.from({ length: 300 }, (_, n) => `H36.20.${String(n).padStart(3, '0')}`);
      for (const code of codes) exchange.agency(code);
      exchange.system('province-dms', ...codes);
      const sent = await ministry.sends(
        await next()
          .to(...codes)
          .packet(),
      );
      expect(claimsOf(sent.receipt).recipients).toEqual(digestOfCodes(codes));
      expect(await exchange.rows('select event from receipt where document = $1', [sent.id])).toHaveLength(1);
      expect(await exchange.rows('select kind, params from fact where document = $1', [sent.id])).toMatchObject([
        { kind: 'document.accepted', params: { recipientCount: 300 } },
      ]);
      expect(sent.deliveries).toHaveLength(200);
      const { deliveries, next: none } = await ministry.lists(sent.id, sent.nextDeliveries);
      expect(deliveries.map(({ recipient }) => recipient)).toEqual(codes.slice(200));
      expect(none).toBeUndefined();
    });
  });

  it('see their own delivery of a document and not the others', async () => {
    const { ministry, commune, district, next } = offices;
    const { id } = await ministry.sends(await next().to('H36.15.04', 'H36.07').packet());
    expect((await ministry.sees(id)).deliveries).toHaveLength(2);
    expect((await commune.sees(id)).deliveries.map(({ recipient }) => recipient)).toEqual(['H36.15.04']);
    await expect(district.sees(id)).rejects.toMatchObject({ code: 'document.unknown' });
  });
});
