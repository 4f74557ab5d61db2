import { verifyReceipt } from '@edoc-axis/evidence';
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
    const { ministry, next } = offices;
    const first = next().numbered('99', 'BTTTT-VP');
    await ministry.sends(await first.packet());
    const { warnings, id } = await ministry.sends(await first.named('ten-khac').packet());
    expect(warnings.map(({ code }) => code)).toContain('remark.number-used-before');
    expect(
      await exchange.rows('select params from fact where document = $1 and kind = $2', [
        id,
        'document.number-used-before',
      ]),
    ).toMatchObject([{ params: { code: '99/BTTTT-VP' } }]);
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
