import { refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { twoOffices } from './support/two-offices.js';

describe('rule 7:', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
  });
  beforeEach(() => exchange.rows(`delete from delivery where state = 'pending'`));
  afterAll(() => exchange?.stop());

  const everybody = ['H36.15.04', 'H36.07', 'H36.15'];

  /** Sent to three, of whom the commune and the department have it. */
  async function aDocument() {
    const packet = await offices
      .next()
      .to(...everybody)
      .packet();
    const { id, documentId, deliveries } = await offices.ministry.sends(packet);
    await offices.commune.fetches(id);
    await offices.department.fetches(id);
    const deliveryTo = (code: string) => deliveries.find(({ recipient }) => recipient === code)?.id ?? '';
    await offices.commune.confirms(deliveryTo('H36.15.04'), packet.measured.packetSha256);
    return { id, documentId, deliveryTo };
  }

  const factsOf = (document: string) => exchange.factsOf({ document });

  it('an update asks who has the document; whatever they answer, it stays where it is', async () => {
    const { ministry, commune, district } = offices;
    const { id, documentId, deliveryTo } = await aDocument();
    const update = offices.next().to(...everybody);
    const sent = await ministry.sends(
      await update.doing({ bussinessDocType: 2, documentId, bussinessDocReason: 'Đính chính' }).packet(),
    );
    expect(await ministry.sees(sent.id)).toMatchObject({ businessType: 2, concerns: [{ id, documentId }] });
    const seen = await ministry.sees(id);
    expect(seen).toMatchObject({ concernedBy: [{ id: sent.id, businessType: 2, reason: 'Đính chính' }] });
    expect(seen.revokedAt).toBeUndefined();
    expect(
      seen.deliveries.map(({ recipient, state, questions }) => [recipient, state, questions?.[0]?.kind]).toSorted(),
    ).toEqual([
      ['H36.07', 'pending', 'update'],
      ['H36.15', 'pending', undefined],
      ['H36.15.04', 'delivered', 'update'],
    ]);
    expect((await district.leases()).map(({ asks }) => asks)).toEqual([undefined, undefined]);
    const [leased] = await commune.leases();
    expect(leased?.asks?.delivery).toBe(deliveryTo('H36.15.04'));
    expect(await commune.answers(deliveryTo('H36.15.04'), '15')).toMatchObject({ state: 'delivered' });
    expect((await factsOf(id)).filter((kind) => /update/.test(kind)).toSorted()).toEqual([
      ...['delivery.update-agreed', 'delivery.update-told', 'delivery.update-told', 'document.update-sent'],
    ]);
    expect(await factsOf(sent.id)).toEqual(['document.accepted', 'document.concerns']);
  });

  it('from receivers an update removes the document is taken back', async () => {
    const { ministry } = offices;
    const { id, documentId } = await aDocument();
    const receiverList = [
      { organId: 'H36.07', receiverType: 0 as const },
      { organId: '000.00.15.H36', receiverType: 0 as const },
    ];
    const update = offices
      .next()
      .to('H36.15.04')
      .doing({
        ...{ bussinessDocType: 2, documentId, bussinessDocReason: 'Bớt nơi nhận' },
        bussinessDocumentInfo: { documentInfo: 0, documentReceiver: 1, receiverList },
      });
    await ministry.sends(await update.packet());
    const { deliveries } = await ministry.sees(id);
    expect(
      deliveries.map(({ recipient, state, questions }) => [recipient, state, questions?.[0]?.kind]).toSorted(),
    ).toEqual([
      ['H36.07', 'pending', 'take-back'],
      ['H36.15', 'withdrawn', undefined],
      ['H36.15.04', 'delivered', 'update'],
    ]);
  });

  it('a replacement and the documents it replaces lead to each other', async () => {
    const { ministry, commune } = offices;
    const replaced = [await aDocument(), await aDocument()];
    const replacementInfoList = replaced.map(({ documentId }) => ({ documentId, organIdList: ['H36.15.04'] }));
    const replacement = offices
      .next()
      .doing({ bussinessDocType: 3, bussinessDocReason: 'Thay thế', replacementInfoList });
    const packet = await replacement.packet();
    const sent = await ministry.sends(packet);
    expect((await commune.sees(sent.id)).concerns?.map(({ id }) => id)).toEqual(replaced.map(({ id }) => id));
    for (const { id } of replaced) {
      expect(await commune.sees(id)).toMatchObject({ concernedBy: [{ id: sent.id, businessType: 3 }] });
      expect((await factsOf(id)).at(-1)).toBe('document.replacement-sent');
      expect((await ministry.sees(id)).deliveries.map(({ state }) => state)).not.toContain('withdrawn');
    }
    expect(await ministry.submits(packet)).toMatchObject({ outcome: 'repeated', submission: { id: sent.id } });
    const chained = offices.next().doing({
      ...{ bussinessDocType: 3, bussinessDocReason: 'Thay thế lần nữa' },
      replacementInfoList: [{ documentId: sent.documentId, organIdList: [] }],
    });
    const last = await ministry.sends(await chained.packet());
    expect(await ministry.sees(sent.id)).toMatchObject({ concerns: { length: 2 }, concernedBy: [{ id: last.id }] });
  });

  it('of what was not sent to a recipient too it is not told', async () => {
    const { ministry, department } = offices;
    const { id, documentId } = await aDocument();
    const update = offices.next().doing({ bussinessDocType: 2, documentId, bussinessDocReason: 'Đính chính' });
    const sent = await ministry.sends(await update.to('H36.15.04').packet());
    expect((await department.sees(id)).concernedBy).toBeUndefined();
    const told = `select params->'recipients' as recipients from fact where document = $1 and kind = 'document.update-sent'`;
    expect(await exchange.rows(told, [id])).toEqual([{ recipients: ['H36.15.04'] }]);
    expect(await refusal(department.sees(sent.id))).toMatchObject({ code: 'document.unknown' });
  });

  it('what names a document its sender never sent is refused, and so is what names too many', async () => {
    const { ministry } = offices;
    const { documentId } = await aDocument();
    const replacing = (...documentIds: string[]) =>
      offices.next().doing({
        ...{ bussinessDocType: 3, bussinessDocReason: 'Thay thế' },
        replacementInfoList: documentIds.map((each) => ({ documentId: each, organIdList: [] })),
      });
    const stray = await ministry.submits(await replacing(documentId, 'G22,2020/01/01,1/X').packet());
    expect(stray).toMatchObject({ code: 'document.target-unknown', params: { target: ['G22,2020/01/01,1/X'] } });
    const many = await ministry.submits(await replacing(...Array.from({ length: 51 }, (_, n) => `x${n}`)).packet());
    expect(many).toMatchObject({ code: 'document.too-many-targets', params: { targets: 51, targetsMax: 50 } });
  });
});
