import { verifyReceipt } from '@edoc-axis/evidence';
import { closeOverdue, letContentGo } from '../../../apps/exchange/src/journey/index.js';
import { closeDelivery } from '../../../apps/exchange/src/operating/index.js';
import { refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { measure } from './support/packets.js';
import { twoOffices } from './support/two-offices.js';

describe('rule 3, names and content:', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
  });
  afterAll(() => exchange?.stop());

  async function rowsOf(documentId: string) {
    const [row] = await exchange.rows<{ documents: number; packets: number; deliveries: number; facts: number }>(
      `select count(distinct d.id)::int as documents, count(distinct p.id)::int as packets,
              count(distinct v.id)::int as deliveries, count(distinct f.id)::int as facts
         from document d left join packet p on p.document = d.id left join delivery v on v.document = d.id
         left join fact f on f.document = d.id
        where d.document_id = $1`,
      [documentId],
    );
    return row;
  }

  it('the same packet again gets the first receipt again, and nothing new is written', async () => {
    const { ministry, next } = offices;
    const packet = await next().packet();
    const first = await ministry.sends(packet);
    const before = await rowsOf(first.documentId);
    exchange.passes(60_000);
    const again = await ministry.submits(packet);
    expect(again).toMatchObject({
      outcome: 'repeated',
      submission: { id: first.id, receipt: first.receipt, deliveries: first.deliveries },
    });
    expect(again.outcome === 'repeated' && again.submission.warnings.map(({ code }) => code)).toContain(
      'remark.repeated',
    );
    expect(await rowsOf(first.documentId)).toEqual(before);
  });

  it('the same content in other bytes is a repetition too', async () => {
    const { ministry, next } = offices;
    const packet = await next().packet();
    const first = await ministry.sends(packet);
    const spaced = measure(Buffer.from(packet.bytes.toString().replace('<edXML:Subject>', '\n\n  <edXML:Subject>')));
    expect(spaced.measured.packetSha256).not.toBe(packet.measured.packetSha256);
    const reply = await ministry.submits(spaced);
    expect(reply).toMatchObject({ outcome: 'repeated', submission: { id: first.id } });
  });

  it('two submissions of one packet at the same moment are one document with one receipt', async () => {
    const { ministry, next } = offices;
    const packet = await next().packet();
    const replies = await Promise.all([1, 2, 3, 4, 5, 6].map(() => ministry.submits(packet)));
    const outcomes = replies.map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(['accepted', 'repeated', 'repeated', 'repeated', 'repeated', 'repeated']);
    const receipts = new Set(replies.map((reply) => 'submission' in reply && reply.submission.receipt));
    expect(receipts.size).toBe(1);
    const [reply] = replies;
    const documentId = reply && 'submission' in reply ? reply.submission.documentId : '';
    expect(await rowsOf(documentId)).toEqual({ documents: 1, packets: 1, deliveries: 1, facts: 1 });
  });

  it('the same content to further addressees goes to those only, with a receipt of its own (gửi bổ sung)', async () => {
    const { ministry, next } = offices;
    const document = next();
    const first = await ministry.sends(await document.packet());
    exchange.passes(1_000);
    const wider = await document.to('H36.15.04', 'H36.07').packet();
    const further = await ministry.sends(wider);
    expect(further).toMatchObject({
      id: first.id,
      edition: 1,
      deliveries: [{ recipient: 'H36.07', state: 'pending' }],
    });
    expect(verifyReceipt(further.receipt, exchange.receipts)).toMatchObject({
      claims: {
        event: 'SubmissionAcceptance',
        recipients: ['H36.07'],
        doc: { packetSha256: wider.measured.packetSha256 },
      },
    });
    exchange.passes(1_000);
    const again = await ministry.submits(wider);
    expect(again).toMatchObject({ outcome: 'repeated', submission: { receipt: further.receipt } });
    expect(await ministry.submits(await document.packet())).toMatchObject({
      outcome: 'repeated',
      submission: { receipt: first.receipt },
    });
  });

  it('the further addressee fetches the packet that names it, the first one the packet it was sent', async () => {
    const { ministry, commune, department, next } = offices;
    const document = next();
    const narrow = await document.packet();
    const { id } = await ministry.sends(narrow);
    exchange.passes(1_000);
    const wide = await document.to('H36.15.04', 'H36.07').packet();
    await ministry.sends(wide);
    expect(await commune.fetches(id)).toEqual(narrow.bytes);
    expect(await department.fetches(id)).toEqual(wide.bytes);
    await department.leases();
  });

  it('other content to an addressee that holds the earlier one is a conflict that names document, holders and remedy', async () => {
    const { ministry, next } = offices;
    const document = next();
    const first = await ministry.sends(await document.to('H36.15.04', 'H36.07').packet());
    const reply = await ministry.submits(await document.about('Nội dung khác').to('H36.15.04').packet());
    expect(reply).toMatchObject({
      outcome: 'refused',
      code: 'document.conflict',
      params: { documentId: first.documentId, recipients: ['H36.15.04'], earlier: first.id },
    });
    expect(reply.outcome === 'refused' && verifyReceipt(reply.receipt ?? '', exchange.receipts)).toMatchObject({
      verdict: 'valid',
      claims: { event: 'SubmissionRejection', reason: { code: 'document.conflict' } },
    });
  });

  it('other content to addressees none of whom holds the earlier one is the next edition, linked', async () => {
    const { ministry, commune, next } = offices;
    const document = next();
    const first = await ministry.sends(await document.packet());
    await commune.fetches(first.id);
    await commune.answers(first.deliveries[0]?.id ?? '', '02', { description: 'Sai thể thức' });
    const second = await ministry.sends(await document.about('Đã sửa thể thức').packet());
    expect(second).toMatchObject({ edition: 2 });
    expect(second.id).not.toBe(first.id);
    expect(second.warnings.map(({ code }) => code)).toContain('remark.next-edition');
    expect(await exchange.rows('select follows, edition from document where id = $1', [second.id])).toEqual([
      { follows: first.id, edition: 2 },
    ]);
    expect(await exchange.rows('select kind from fact where document = $1 order by sequence', [second.id])).toEqual([
      { kind: 'document.accepted' },
      { kind: 'document.next-edition' },
    ]);
  });

  it('two other contents under one new name at the same moment: one is accepted, the other conflicts', async () => {
    const { ministry, next } = offices;
    const document = next();
    const packets = await Promise.all(['một', 'hai'].map((subject) => document.about(subject).packet()));
    const replies = await Promise.all(packets.map((packet) => ministry.submits(packet)));
    expect(replies.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'refused']);
    expect(replies.find(({ outcome }) => outcome === 'refused')).toMatchObject({ code: 'document.conflict' });
  });

  it('a list beside the packet chooses among its addressees and never adds one', async () => {
    const { ministry, next } = offices;
    const packet = await next().to('H36.15.04', 'H36.07').packet();
    const chosen = await ministry.sends(packet, { addressees: ['H36.07'] });
    expect(chosen.deliveries.map(({ recipient }) => recipient)).toEqual(['H36.07']);
    expect(await ministry.submits(packet, { addressees: ['H36.15'] })).toMatchObject({
      outcome: 'refused',
      code: 'document.not-addressees',
      params: { recipients: ['H36.15'] },
    });
  });

  it('another document with the same number and notation is accepted with a remark and a fact', async () => {
    const { ministry, commune, next } = offices;
    const first = next().numbered('99', 'BTTTT-VP');
    const { id: earlier } = await ministry.sends(await first.packet());
    const { warnings, id } = await ministry.sends(await first.named('ten-khac').packet());
    expect(warnings.map(({ code }) => code)).toContain('remark.number-used-before');
    expect(
      await exchange.rows('select params from fact where document = $1 and kind = $2', [
        id,
        'document.number-used-before',
      ]),
    ).toMatchObject([{ params: { code: '99/BTTTT-VP' } }]);
    for (const side of [ministry, commune]) {
      expect((await side.sees(id)).remarks.map(({ code }) => code)).toEqual(['remark.number-used-before']);
    }
    expect((await commune.sees(earlier)).remarks).toEqual([]);
  });

  it('another document with that number by another agency, or with that number and another notation, is no duplicate', async () => {
    const { ministry, department, next } = offices;
    await ministry.sends(await next().numbered('98', 'BTTTT-VP').packet());
    const other = await ministry.sends(await next().numbered('98', 'BTTTT-TTra').packet());
    exchange.agency('H36.07', { policy: 'channel' });
    const byOther = await department.sends(await next().from('H36.07').numbered('98', 'BTTTT-VP').packet());
    for (const { warnings } of [other, byOther]) {
      expect(warnings.map(({ code }) => code)).not.toContain('remark.number-used-before');
    }
  });

  describe.each([
    ['a new document', undefined],
    ['a replacement', 3 as const],
  ])('other content of %s', (_, type) => {
    const nobodyHolds: [string, (id: string, delivery: string) => Promise<unknown>][] = [
      ['was taken back', (id) => offices.ministry.takesBack(id)],
      [
        'was refused',
        async (id, delivery) => {
          await offices.commune.fetches(id);
          await offices.commune.answers(delivery, '02', { description: 'Sai thể thức' });
        },
      ],
      [
        'expired',
        async () => {
          exchange.passes(31 * 24 * 3_600_000);
          await closeOverdue(exchange.ports);
        },
      ],
      [
        'could not be delivered',
        (_id, delivery) =>
          closeDelivery(exchange.ports, { kind: 'operator', scopes: ['administer'] }, { delivery, reason: 'x' }),
      ],
    ];
    const document = async () => {
      const draft = offices.next();
      if (type === undefined) return draft;
      const { documentId } = await offices.ministry.sends(await offices.next().packet());
      const replacementInfoList = [{ documentId, organIdList: [] }];
      return draft.doing({ bussinessDocType: type, bussinessDocReason: 'thay thế', replacementInfoList });
    };

    it.each(nobodyHolds)('is the next edition where the earlier one %s, and both sides read so', async (_how, ends) => {
      const draft = await document();
      const first = await offices.ministry.sends(await draft.packet());
      await ends(first.id, first.deliveries[0]?.id ?? '');
      const second = await offices.ministry.sends(await draft.about('Đã sửa').packet());
      expect(second).toMatchObject({ edition: 2 });
      for (const side of [offices.ministry, offices.commune]) {
        const { edition, remarks } = await side.sees(second.id);
        expect([edition, remarks.map(({ code }) => code)]).toEqual([2, ['remark.next-edition']]);
      }
    });

    it('is the next edition for whom it was never addressed to, and a conflict with who holds the earlier one', async () => {
      const draft = await document();
      await offices.ministry.sends(await draft.packet());
      const other = draft.about('Đã sửa');
      expect(await offices.ministry.submits(await other.packet())).toMatchObject({ code: 'document.conflict' });
      expect(await offices.ministry.sends(await other.to('H36.07').packet())).toMatchObject({ edition: 2 });
    });
  });

  it('other content of a revocation or an update is a new act, whoever holds the earlier one', async () => {
    const { ministry, next } = offices;
    const document = next();
    const { documentId } = await ministry.sends(await document.packet());
    for (const [bussiness, name] of [
      [{ bussinessDocType: 1, bussinessDocReason: 'Sai' }, documentId],
      [{ bussinessDocType: 2, bussinessDocReason: 'Sửa', documentId }, `${documentId}-cap-nhat`],
    ] as const) {
      const act = document.named(name).doing({ paper: 0, ...bussiness });
      const first = await ministry.sends(await act.packet());
      const second = await ministry.sends(await act.about('Lý do khác').packet());
      expect([first.edition, second.edition]).toEqual([1, 2]);
      expect(second.id).not.toBe(first.id);
    }
  });

  it('a name outlives its content: the same again gets the first receipt when nothing of it is kept any more', async () => {
    const { ministry, next } = offices;
    const packet = await next().packet();
    const { id, receipt } = await ministry.sends(packet);
    await ministry.takesBack(id);
    await letContentGo(exchange.ports);
    expect(await exchange.rows('select inline, gone_reason from packet where document = $1', [id])).toEqual([
      { inline: null, gone_reason: 'withdrawn' },
    ]);
    const again = await ministry.submits(packet);
    expect(again).toMatchObject({ outcome: 'repeated', submission: { id, receipt } });
    expect('submission' in again && again.submission.warnings.map(({ code }) => code)).toContain(
      'remark.repeated-but-closed',
    );
  });

  it('a check says what would become of it and keeps nothing', async () => {
    const { ministry, next } = offices;
    const document = next();
    const packet = await document.packet();
    expect(await ministry.submits(packet, { checkOnly: true })).toMatchObject({ outcome: 'acceptable' });
    expect((await rowsOf('G22'))?.documents).toBe(0);
    const { documentId } = await ministry.sends(packet);
    expect(await ministry.submits(packet, { checkOnly: true })).toMatchObject({ outcome: 'acceptable' });
    const before = await exchange.rows('select count(*) from rejection');
    const other = await document.about('khác').packet();
    expect(await ministry.submits(other, { checkOnly: true })).toEqual({
      outcome: 'refused',
      code: 'document.conflict',
      params: expect.anything(),
    });
    expect(await exchange.rows('select count(*) from rejection')).toEqual(before);
    expect(await rowsOf(documentId)).toMatchObject({ documents: 1, packets: 1 });
  });

  it('a system that does not serve the sender learns nothing and leaves no evidence in its name', async () => {
    const { commune, next } = offices;
    const before = await exchange.rows('select count(*) from rejection');
    expect(await refusal(commune.submits(await next().packet()))).toEqual({
      code: 'caller.not-serving',
      params: { agency: 'G22' },
    });
    expect(await exchange.rows('select count(*) from rejection')).toEqual(before);
  });
});
