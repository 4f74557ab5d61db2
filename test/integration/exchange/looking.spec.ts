import { type Caller, foldForSearch } from '@edoc-axis/domain';
import { countWaits, listDocuments, showHeadings } from '../../../apps/exchange/src/looking/index.js';
import { lookThrough } from '../../../apps/exchange/src/looking/look-through.js';
import { foldForSearch as foldedInSql } from '../../../apps/exchange/src/store/fold-for-search.js';
import { refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { twoOffices } from './support/two-offices.js';

const minute = 60_000;
const day = 24 * 60 * minute;

describe('the lists a clerk looks at', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeEach(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
  });
  afterEach(() => exchange?.stop());

  const clerkOf = (...agencies: string[]): Caller => ({
    kind: 'person',
    person: 'van-thu',
    grants: [{ role: 'clerk', agencies: agencies as never }],
  });
  const administrator: Caller = { kind: 'person', person: 'quan-tri', grants: [{ role: 'administrator' }] };
  const auditor: Caller = { kind: 'person', person: 'kiem-tra', grants: [{ role: 'auditor' }] };
  const ofBranch = (branch: string): Caller => ({
    kind: 'person',
    person: 'quan-tri-nhanh',
    grants: [{ role: 'administrator', branch: branch as never }],
  });
  const commune = clerkOf('H36.15.04');
  const ministry = clerkOf('G22');

  type Wanted = Partial<Parameters<typeof listDocuments>[2]>;
  const lists = (caller: Caller, more: Wanted = {}) =>
    listDocuments(exchange.ports, caller, { role: 'received', waits: false, limit: 50, ...more });
  const idsOf = async (caller: Caller, more: Wanted = {}) => (await lists(caller, more)).documents.map(({ id }) => id);
  const counts = async (caller: Caller, agencies?: string[]) =>
    (await countWaits(exchange.ports, caller, { agencies })).received;

  /** All pages of it, one after another. */
  async function pages(caller: Caller, more: Wanted): Promise<string[]> {
    const found: string[] = [];
    for (let after: string | undefined, goesOn = true; goesOn;) {
      const { documents, next } = await lists(caller, { ...more, after });
      found.push(...documents.map(({ id }) => id));
      after = next;
      goesOn = next !== undefined;
    }
    return found;
  }

  it('have what came, the newest first and page by page, with what a line needs', async () => {
    const came: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      exchange.passes(minute);
      came.unshift((await offices.aDelivery('delivered')).document);
    }
    expect(await idsOf(commune)).toEqual(came);
    for (const limit of [1, 2, 4, 5]) expect(await pages(commune, { limit })).toEqual(came);
    const [line] = (await lists(commune)).documents;
    expect(line).toMatchObject({
      role: 'received',
      code: { number: '5', notation: 'BTTTT' },
      sender: 'G22',
      senderName: 'Cơ quan G22',
      recipient: 'H36.15.04',
      recipientName: 'Cơ quan H36.15.04',
      state: 'delivered',
      stateName: { vi: 'Đã đến' },
      questions: [],
      sentAt: exchange.clock.time.toISOString(),
    });
    expect((await lists(commune)).next).toBeUndefined();
  });

  it('have what was sent, with how many of its recipients stand how', async () => {
    const packet = await offices.next().urgent().to('H36.15.04', 'H36.07', 'H36.15', 'H99').packet();
    const { id, deliveries } = await offices.ministry.sends(packet);
    await offices.commune.fetches(id);
    await offices.commune.answers(deliveries[0]?.id ?? '', '03');
    const { documents } = await lists(ministry, { role: 'sent' });
    expect(documents).toMatchObject([
      {
        role: 'sent',
        id,
        priority: 2,
        recipients: { count: 4, byState: { pending: 2, acknowledged: 1, undeliverable: 1 } },
        openQuestions: 0,
      },
    ]);
    const [sent] = documents;
    expect(sent?.role === 'sent' && sent.recipients.first).toMatchObject([
      { agency: 'H36.15.04', name: 'Cơ quan H36.15.04', state: 'acknowledged' },
      { agency: 'H36.07', state: 'pending' },
      { agency: 'H36.15', state: 'pending' },
    ]);
    await offices.ministry.takesBack(id);
    const [after] = (await lists(ministry, { role: 'sent' })).documents;
    expect(after).toMatchObject({ openQuestions: 1, recipients: { byState: { withdrawn: 2, acknowledged: 1 } } });
  });

  it('have what waits: urgent first, then the oldest, and count it', async () => {
    const { aDelivery, next, commune: dms, ministry: sender } = offices;
    const taken = await aDelivery('delivered');
    await dms.answers(taken.delivery, '03');
    const delivered = await aDelivery('delivered');
    const pending = await aDelivery('waiting');
    const urgent = await sender.sends(await next().urgent().packet());
    const asked = await aDelivery('delivered');
    await dms.answers(asked.delivery, '03');
    await sender.takesBack(asked.document);
    const both = await aDelivery('delivered');
    await sender.takesBack(both.document);

    const waits = [urgent.id, delivered.document, pending.document, asked.document, both.document];
    expect(await idsOf(commune, { waits: true })).toEqual(waits);
    for (const limit of [1, 2, 3]) expect(await pages(commune, { waits: true, limit })).toEqual(waits);
    expect(await counts(commune)).toEqual({ pending: 2, unanswered: 2, questions: 2, urgent: 1 });
    const lines = (await lists(commune, { waits: true })).documents;
    expect(lines.at(-1)).toMatchObject({ questions: [{ kind: 'take-back', name: { vi: 'Yêu cầu lấy lại' } }] });

    await dms.answers(asked.delivery, '16');
    await dms.answers(both.delivery, '15');
    await dms.answers(delivered.delivery, '02', { description: 'Gửi nhầm' });
    expect(await idsOf(commune, { waits: true })).toEqual([urgent.id, pending.document]);
    expect(await counts(commune)).toEqual({ pending: 2, unanswered: 0, questions: 0, urgent: 1 });
    expect(await counts(administrator, ['H36.15.04'])).toEqual(await counts(commune));
    expect(await counts(ofBranch('H36'))).toEqual(await counts(commune));
    const everybody = { code: 'request.parameter-missing', params: { parameter: 'agency' } };
    expect(await refusal(counts(administrator))).toEqual(everybody);
    expect(await refusal(lists(administrator, { waits: true }))).toEqual(everybody);
    for (const more of [{ role: 'sent' as const }, { text: 'a' }, { states: ['pending' as const] }]) {
      expect(await refusal(lists(commune, { waits: true, ...more }))).toMatchObject({
        code: 'request.parameter-invalid',
      });
    }
  });

  it('have of what waits the most urgent first, then the oldest, whatever page is turned and whatever comes meanwhile', async () => {
    const { next, ministry: sender, commune: dms } = offices;
    const sends = async (priority: 0 | 1 | 2 | 3 | 4) =>
      sender.sends(await (priority === 0 ? next() : next().urgent(priority)).packet());
    const [plain, first, second, highest, third, higher] = [
      await sends(0),
      await sends(1),
      await sends(1),
      await sends(3),
      await sends(1),
      await sends(2),
    ];
    const all = [highest, higher, first, second, third, plain].map(({ id }) => id);
    expect(await idsOf(commune, { waits: true })).toEqual(all);
    for (const limit of [1, 2, 3, 4, 5, 6]) expect(await pages(commune, { waits: true, limit })).toEqual(all);
    expect(await pages(clerkOf('H36.15.04', 'H36.07'), { waits: true, limit: 2 })).toEqual(all);

    const page = await lists(commune, { waits: true, limit: 3 });
    // Comes before where the reader is: it is seen when the list is asked for anew. What is behind stays in its order.
    const newest = await sends(4);
    await sender.takesBack(third.id);
    expect(await idsOf(commune, { waits: true, limit: 3, after: page.next })).toEqual([second.id, plain.id]);
    await dms.fetches(newest.id);
    expect((await idsOf(commune, { waits: true }))[0]).toBe(newest.id);
  });

  it('have of more urgent ones than are put in order all the same, each once', async () => {
    const { id, deliveries } = await offices.ministry.sends(await offices.next().urgent(1).packet());
    const most = await offices.ministry.sends(await offices.next().urgent(3).packet());
    const copies = 1_100;
    await exchange.rows(
      `insert into delivery
       select v.* from generate_series(1, $2::integer) n,
              jsonb_populate_record(null::delivery, (select to_jsonb(v) from delivery v where id = $1)
                || jsonb_build_object('id', lpad(to_hex(n), 12, '0')::text || '00007000800000000000'::text)) v`,
      [deliveries[0]?.id, copies],
    );
    const found: string[] = [];
    for (let after: string | undefined, goesOn = true; goesOn;) {
      const { documents, next } = await lists(commune, { waits: true, limit: 300, after });
      found.push(...documents.flatMap((line) => (line.role === 'received' ? line.delivery : [])));
      after = next;
      goesOn = next !== undefined;
    }
    expect(found).toHaveLength(copies + 2);
    expect(new Set(found).size).toBe(copies + 2);
    expect([id, most.id]).toEqual((await idsOf(commune, { states: ['pending'] })).slice(0, 2).reverse());
  });

  it('tell until when a document is to be dealt with, where its packet says so', async () => {
    const { id } = await offices.ministry.sends(await offices.next().due('2026/11/27').packet());
    const without = await offices.ministry.sends(await offices.next().packet());
    // Documents of before headings were kept have none.
    await exchange.rows('update document set heading = null where id = $1', [without.id]);
    for (const [caller, more] of [
      [commune, {}],
      [commune, { waits: true }],
      [ministry, { role: 'sent' as const }],
    ] as const) {
      const { documents } = await lists(caller, more);
      expect(new Map(documents.map((line) => [line.id, line.dueOn]))).toEqual(
        new Map([
          [id, '2026-11-27'],
          [without.id, undefined],
        ]),
      );
    }
  });

  it('say what deliveries are about to who may see their documents, and nothing of others', async () => {
    const packet = await offices.next().about('V/v họp giao ban').due('2026/11/27').to('H36.15.04', 'H36.07').packet();
    const { deliveries } = await offices.ministry.sends(packet);
    const [own = '', other = ''] = deliveries.map(({ id }) => id);
    const asked = [own, other, own, '0198a5b0-0000-7000-8000-000000000001'];
    const headings = async (caller: Caller) =>
      (await showHeadings(exchange.ports, caller, { deliveries: asked })).headings;
    const seenBy = async (caller: Caller) => (await headings(caller)).map(({ delivery }) => delivery).sort();
    expect(await headings(commune)).toEqual([
      {
        ...{ delivery: own, documentId: 'G22,2026/11/20,1/BTTTT', code: { number: '1', notation: 'BTTTT' } },
        ...{ subject: 'V/v họp giao ban', priority: 0, dueOn: '2026-11-27' },
      },
    ]);
    for (const caller of [ministry, administrator, auditor, ofBranch('H36')]) {
      expect(await seenBy(caller)).toEqual([own, other].sort());
    }
    expect(await seenBy(ofBranch('H36.07'))).toEqual([other]);
    for (const caller of [clerkOf('H37'), clerkOf(), ofBranch('H37'), exchange.caller('district-dms')]) {
      expect(await seenBy(caller)).toEqual([]);
    }
    const withoutScopes = exchange.caller('commune-dms', ['directory']);
    expect(await refusal(headings(withoutScopes))).toMatchObject({ code: 'caller.scope-missing' });
  });

  it('find by words of number, notation and subject, whatever the accents', async () => {
    const { next, ministry: sender } = offices;
    const wanted = await sender.sends(
      await next().numbered('12', 'UBND-VP').about('Về việc tổ chức Hội nghị tại xã Đức Thọ').packet(),
    );
    await sender.sends(await next().numbered('112', 'UBND-VP').about('Về việc khác').packet());
    for (const text of ['12/UBND-VP', 'to chuc HOI NGHI', 'đức thọ', 'duc 12/ubnd', 'Hội nghị'.normalize('NFD')]) {
      expect(await idsOf(commune, { text })).toEqual([wanted.id]);
      expect(await idsOf(ministry, { role: 'sent', text })).toEqual([wanted.id]);
    }
    expect(await idsOf(commune, { text: 'ubnd' })).toHaveLength(2);
    expect(await idsOf(commune, { text: '%' })).toEqual([]);
    expect(await idsOf(commune, { text: ' - / ' })).toHaveLength(2);
    expect(await idsOf(commune, { text: '2/UBND' })).toEqual([]);
  });

  it('find by state, other side, priority and time', async () => {
    const { aDelivery, next, ministry: sender, commune: dms } = offices;
    const old = await aDelivery('delivered');
    exchange.passes(day);
    const urgent = await sender.sends(await next().urgent().to('H36.15.04', 'H36.07').packet());
    const from = exchange.clock.time.toISOString();
    exchange.passes(day);
    const taken = await aDelivery('delivered');
    await dms.answers(taken.delivery, '03');
    const expectBoth = async (more: Wanted, received: string[], sent = received) => {
      expect(await idsOf(commune, more)).toEqual(received);
      expect(await idsOf(ministry, { role: 'sent', ...more })).toEqual(sent);
    };
    await expectBoth({ states: ['acknowledged', 'pending'] }, [taken.document, urgent.id]);
    await expectBoth({ priority: 1 }, [urgent.id]);
    await expectBoth({ priority: 0 }, [taken.document, urgent.id, old.document]);
    await expectBoth({ from }, [taken.document, urgent.id]);
    await expectBoth({ to: from }, [old.document]);
    await expectBoth({ from, states: ['pending'] }, [urgent.id]);
    expect(await idsOf(commune, { other: 'G22' })).toHaveLength(3);
    expect(await idsOf(commune, { other: 'G2' })).toEqual([]);
    expect(await idsOf(ministry, { role: 'sent', other: 'H36.07' })).toEqual([urgent.id]);
    expect(await idsOf(ministry, { role: 'sent', other: 'h36' })).toHaveLength(3);
    expect(await idsOf(ministry, { role: 'sent', other: 'H36.07', states: ['acknowledged'] })).toEqual([]);
  });

  it('show each what it may track, and the register’s number to its agency alone', async () => {
    const { delivery, document } = await offices.aDelivery('delivered');
    await offices.commune.answers(delivery, '03', { entry: {} });
    const others = await offices.ministry.sends(await offices.next().to('H36.07').packet());
    const all = [others.id, document];
    for (const caller of [administrator, auditor, ofBranch('H36')]) {
      expect(await idsOf(caller)).toEqual(all);
      expect(await idsOf(caller, { agencies: ['H36.15.04'] })).toEqual([document]);
      expect(JSON.stringify(await lists(caller))).not.toContain('"entry"');
    }
    expect(await idsOf(administrator, { role: 'sent' })).toEqual(all);
    expect(await idsOf(ofBranch('H36'), { role: 'sent' })).toEqual([]);
    expect(await idsOf(ofBranch('H36.15'))).toEqual([document]);
    expect((await lists(commune)).documents).toMatchObject([{ id: document, entry: { number: 1, year: 2026 } }]);
    expect(await idsOf(exchange.caller('commune-dms'))).toEqual([document]);
    expect(await idsOf(clerkOf('H36.15.04', 'H36.07'))).toEqual(all);
    expect(await idsOf(clerkOf('H36.15.04', 'H36.07'), { agencies: ['h36.07'] })).toEqual([others.id]);
    expect(await idsOf(clerkOf())).toEqual([]);
    for (const [caller, agency] of [
      [commune, 'H36.07'],
      [ofBranch('H36.07'), 'H36.15.04'],
      [exchange.caller('commune-dms'), 'G22'],
    ] as const) {
      expect(await refusal(lists(caller, { agencies: [agency] }))).toEqual({
        code: 'caller.not-serving',
        params: { agency },
      });
      expect(await refusal(counts(caller, [agency]))).toMatchObject({ code: 'caller.not-serving' });
    }
    const withoutScopes = exchange.caller('commune-dms', ['directory']);
    expect(await refusal(lists(withoutScopes))).toMatchObject({ code: 'caller.scope-missing' });
    for (const after of ['x', '1_2', 'urgent_1']) {
      expect(await refusal(lists(commune, { after }))).toMatchObject({ code: 'request.cursor-unknown' });
      expect(await refusal(lists(commune, { after, waits: true }))).toMatchObject({ code: 'request.cursor-unknown' });
    }
  });

  it('tell of a system that left an agency what came while it served it', async () => {
    const { document } = await offices.aDelivery('delivered');
    exchange.passes(minute);
    const until = exchange.clock.time.toISOString();
    exchange.system('new-dms');
    exchange.publish({
      kind: 'serving',
      agency: 'H36.15.04',
      periods: [
        { system: 'commune-dms', since: '2025-01-01T00:00:00Z', until },
        { system: 'new-dms', since: until },
      ],
    });
    exchange.passes(minute);
    const { id: later } = await offices.ministry.sends(await offices.next().packet());
    expect(await idsOf(exchange.caller('commune-dms'))).toEqual([document]);
    expect(await idsOf(exchange.caller('new-dms'))).toEqual([later, document]);
    expect(await counts(exchange.caller('commune-dms'))).toMatchObject({ pending: 0, unanswered: 1 });
  });

  it('mark what was revoked or is frozen; what is frozen waits for nobody', async () => {
    const { document } = await offices.aDelivery('delivered');
    const at = exchange.clock.time;
    await exchange.rows(
      `insert into frozen_packet (packet, document, differences, frozen_at) select packet, id, '[]', $2 from document where id = $1`,
      [document, at],
    );
    expect((await lists(commune)).documents).toMatchObject([{ frozenAt: at.toISOString() }]);
    expect(await idsOf(commune, { waits: true })).toEqual([]);
    expect(await counts(commune)).toEqual({ pending: 0, unanswered: 0, questions: 0, urgent: 0 });
  });

  it('are looked through so far in a call, and go on from there', async () => {
    const sent: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      exchange.passes(minute);
      sent.unshift((await offices.aDelivery('waiting')).document);
    }
    // Thousands of newer ones that are not meant.
    await exchange.rows(
      `insert into delivery (id, carries, document, packet, recipient, addressed_to, state, since, created_at, expires_at, urgent)
       select gen_random_uuid(), 'document', d.id, d.packet, 'H36.15.04', '{H36.15.04}', 'withdrawn', d.accepted_at,
              d.accepted_at + n * interval '1 second', d.accepted_at, false
         from document d, generate_series(1, 25000) n where d.id = $1`,
      [sent[0]],
    );
    const first = await lists(commune, { states: ['pending'] });
    expect([first.documents, typeof first.next]).toEqual([[], 'string']);
    expect(Date.parse(first.searchedBackTo ?? '')).toBeGreaterThan(exchange.clock.time.getTime());
    const then = await lists(commune, { states: ['pending'], after: first.next });
    expect(then.documents.map(({ id }) => id)).toEqual(sent);
    expect([then.next, then.searchedBackTo]).toEqual([undefined, undefined]);
  });

  it('are the same however many agencies somebody looks at', async () => {
    for (let n = 0; n < 3; n += 1) {
      exchange.passes(minute);
      await offices.ministry.sends(await offices.next().to('H36.15.04', 'H36.07').packet());
    }
    const few = [{ agency: 'H36.15.04' }, { agency: 'H36.07' }];
    const many = [...few, ...Array.from({ length: 300 }, (_, n) => ({ agency: `H99.${n}` }))];
    for (const role of ['received', 'sent'] as const) {
      const agencies = role === 'received' ? few : [{ agency: 'G22' }];
      const looks = (of: typeof few, limit: number) =>
        lookThrough(exchange.ports.database, { role, agencies: of, sought: {}, limit });
      const { places } = await looks(agencies, 100);
      expect(places).toHaveLength(role === 'received' ? 6 : 3);
      const others = role === 'received' ? many : [...agencies, ...many];
      expect(new Set((await looks(others, 100)).places.map(({ id }) => id))).toEqual(
        new Set(places.map(({ id }) => id)),
      );
    }
  });

  it('fold letters in statements as the domain does', async () => {
    const texts = [
      'Ủy ban nhân dân xã Đức Thọ, tỉnh HÀ TĨNH',
      'ỦY BAN'.normalize('NFD'),
      'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ',
      'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ'.toUpperCase(),
      `12/UBND-VP (lần 2): "a'b" [c]; d_e, f.\n\tg`,
      'Škoda Ñandú 中 𝒜',
      '',
    ];
    const rows = await exchange.rows<{ folded: string }>(
      `select ${foldedInSql('t')} as folded from unnest($1::text[]) with ordinality as x (t, n) order by n`,
      [texts],
    );
    expect(rows.map(({ folded }) => folded)).toEqual(texts.map(foldForSearch));
  });
});
