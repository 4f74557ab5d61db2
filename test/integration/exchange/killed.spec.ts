import type { ContentStore } from '@edoc-axis/content';
import { closeOverdue, letContentGo } from '../../../apps/exchange/src/journey/index.js';
import { sweepContent } from '../../../apps/exchange/src/sweep-content.js';
import { Killed, Life, mortalPool, type When } from '../../support/mortal.js';
import { anActor, type Actor } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { twoOffices } from './support/two-offices.js';

const day = 24 * 3_600_000;

/** Every act of the journey, done by a process that dies at its n-th step; then the act is repeated by one that lives. */
describe('an exchange that is killed', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
  });
  beforeEach(() => exchange.rows(`update delivery set state = 'withdrawn' where state = 'pending'`));
  afterAll(() => exchange?.stop());

  /** Dies at each step in turn until it gets through, and repeats each time what it died of. */
  async function dyingAtEachStep<Prepared, Result>(
    when: When,
    act: {
      prepare: () => Promise<Prepared>;
      run: (office: (name: string) => Actor, prepared: Prepared, ports: ExchangeUnderTest['ports']) => Promise<Result>;
      check: (result: Result, prepared: Prepared) => Promise<void>;
    },
  ): Promise<number> {
    for (let deaths = 0; ; deaths += 1) {
      const prepared = await act.prepare();
      const life = new Life(deaths + 1, when);
      const ports = {
        ...exchange.ports,
        database: mortalPool(exchange.ports.database, life),
        content: mortalContent(exchange.ports.content, life),
      };
      const mortal = { ...exchange, ports } as ExchangeUnderTest;
      const first = await act
        .run((name) => anActor(mortal, name), prepared, ports)
        .catch((error: unknown) => {
          if (error instanceof Killed || life.over) return undefined;
          throw error;
        });
      const again = await act.run((name) => anActor(exchange, name), prepared, exchange.ports);
      await act.check(again, prepared);
      if (first !== undefined && !life.over) {
        expect(again).toEqual(first);
        return deaths;
      }
    }
  }

  async function evidenceOf(document: string) {
    const facts = await exchange.rows<{ kind: string }>(
      'select kind from fact where document = $1 order by epoch, xid, sequence',
      [document],
    );
    const receipts = await exchange.rows<{ event: string }>(
      // At one moment of the clock, which stands still: by name.
      'select event from receipt where document = $1 order by event',
      [document],
    );
    return { facts: facts.map(({ kind }) => kind), receipts: receipts.map(({ event }) => event) };
  }

  const accepted = { facts: ['document.accepted'], receipts: ['SubmissionAcceptance'] };
  const whens: When[] = ['before', 'after'];

  it.each(whens)('%s a step of submitting loses and doubles nothing, small packet', async (when) => {
    const deaths = await dyingAtEachStep(when, {
      prepare: () => offices.next().packet(),
      run: async (office, packet) => {
        const reply = await office('ministry-dms').submits(packet);
        if (reply.outcome !== 'accepted' && reply.outcome !== 'repeated') throw new Error(reply.outcome);
        const { id, receipt, deliveries } = reply.submission;
        return { id, receipt, deliveries };
      },
      check: async ({ id, deliveries }) => {
        expect(deliveries).toHaveLength(1);
        expect(await evidenceOf(id)).toEqual(accepted);
      },
    });
    // One write, which looks for itself.
    expect(deaths).toBe(1);
  });

  it.each(whens)('%s a step of sending on to further addressees loses and doubles nothing', async (when) => {
    const deaths = await dyingAtEachStep(when, {
      prepare: async () => {
        const document = offices.next();
        await offices.ministry.sends(await document.packet());
        return document.to('H36.15.04', 'H36.07').packet();
      },
      run: async (office, packet) => {
        const reply = await office('ministry-dms').submits(packet);
        if (reply.outcome !== 'accepted' && reply.outcome !== 'repeated') throw new Error(reply.outcome);
        return { id: reply.submission.id, receipt: reply.submission.receipt };
      },
      check: async ({ id }) => {
        const { facts, receipts } = await evidenceOf(id);
        expect(facts).toEqual(['document.accepted', 'document.further-addressees']);
        expect(receipts).toEqual(['SubmissionAcceptance', 'SubmissionAcceptance']);
        expect(await exchange.rows('select recipient from delivery where document = $1', [id])).toHaveLength(2);
      },
    });
    // The write as if it was the first, begin, lock, look, insert, commit.
    expect(deaths).toBe(6);
  });

  it.each(whens)('%s a step of submitting leaves no large packet without its row but for the sweeper', async (when) => {
    exchange.clock.time = new Date();
    const deaths = await dyingAtEachStep(when, {
      prepare: () => offices.next().packet(),
      run: async (office, packet) => {
        const ministry = office('ministry-dms');
        // The gateway of a sender that repeats uploads again; it is not the one that dies.
        const reply = await ministry.submitsRequest(await offices.ministry.uploads(packet));
        if (reply.outcome !== 'accepted' && reply.outcome !== 'repeated') throw new Error(reply.outcome);
        return { id: reply.submission.id, receipt: reply.submission.receipt };
      },
      check: async ({ id }) => {
        expect(await evidenceOf(id)).toEqual(accepted);
        const { packet } = await offices.commune.opens(id);
        expect('kept' in packet && (await exchange.ports.content.has(packet.kept))).toBe(true);
        await exchange.rows('delete from fact where document = $1 and kind = $2', [id, 'delivery.fetched']);
      },
    });
    // Begin, lock, look, keep, insert, commit, and what keeping and taking away consist of.
    expect(deaths).toBeGreaterThanOrEqual(7);
    const named = await exchange.rows<{ content: string }>('select content from packet where content is not null');
    exchange.passes(2 * day);
    await sweepContent(exchange.ports);
    const kept = [];
    for await (const { id } of exchange.ports.content.listKept()) kept.push(id);
    expect(kept.sort()).toEqual(named.map(({ content }) => content).sort());
    for await (const { id } of exchange.ports.content.listIncoming()) throw new Error(`left behind: ${id}`);
  });

  it.each(whens)('%s a step of refusing gives every refusal its evidence', async (when) => {
    await dyingAtEachStep(when, {
      prepare: () => offices.next().to('H99').packet(),
      run: async (office, packet) => {
        const reply = await office('ministry-dms').submits(packet);
        if (reply.outcome !== 'refused') throw new Error(reply.outcome);
        return { code: reply.code };
      },
      check: async () => {
        const bare = await exchange.rows(
          `select from rejection j where not exists (select from receipt r where r.document = j.id)
              or not exists (select from fact f where f.document = j.id)`,
        );
        expect(bare).toEqual([]);
      },
    });
  });

  it.each(whens)('%s a step of fetching records it once', async (when) => {
    await dyingAtEachStep(when, {
      prepare: () => offices.aDelivery('waiting'),
      run: (office, { document }) => office('commune-dms').opens(document),
      check: async (_, { document }) => {
        expect((await evidenceOf(document)).facts).toEqual([...accepted.facts, 'delivery.fetched']);
      },
    });
  });

  it.each(whens)('%s a step of confirming confirms once', async (when) => {
    await dyingAtEachStep(when, {
      prepare: () => offices.aDelivery('fetched'),
      run: (office, { delivery, packetSha256 }) => office('commune-dms').confirms(delivery, packetSha256),
      check: async ({ receipts }, { document }) => {
        expect(receipts).toHaveLength(1);
        expect((await evidenceOf(document)).receipts).toEqual(['ContentHandover', ...accepted.receipts]);
      },
    });
  });

  it.each(whens)('%s a step of answering keeps one answer and sends one status', async (when) => {
    await dyingAtEachStep(when, {
      prepare: () => offices.aDelivery('fetched'),
      run: (office, { delivery }) => office('commune-dms').answers(delivery, '04'),
      check: async ({ receipts }, { document, delivery }) => {
        expect(receipts.map(({ event }) => event)).toEqual(['ContentHandover', 'ConsignmentAcceptance']);
        expect((await evidenceOf(document)).facts).toEqual([
          ...accepted.facts,
          'delivery.fetched',
          'delivery.delivered',
          'delivery.acknowledged',
          'delivery.answered',
        ]);
        expect(await exchange.rows('select from answer where delivery = $1', [delivery])).toHaveLength(1);
        expect(
          await exchange.rows(`select from delivery where document = $1 and carries = 'status'`, [document]),
        ).toHaveLength(1);
      },
    });
  });

  it.each(whens)('%s a step of taking back takes back once, and asks once', async (when) => {
    const deaths = await dyingAtEachStep(when, {
      prepare: async () => {
        const { id } = await offices.ministry.sends(await offices.next().to('H36.15.04', 'H36.07').packet());
        await offices.commune.fetches(id);
        return id;
      },
      run: (office, document) => office('ministry-dms').takesBack(document),
      check: async (taken, document) => {
        expect(taken).toMatchObject({ withdrawn: 1, asked: 1 });
        const { facts, receipts } = await evidenceOf(document);
        expect(facts.toSorted()).toEqual([
          ...['delivery.fetched', 'delivery.take-back-asked', 'delivery.withdrawn', 'document.accepted'],
        ]);
        expect(receipts).toEqual(['ContentWithdrawn', 'SubmissionAcceptance']);
        const told = await exchange.rows(`select from delivery where document = $1 and carries = 'status'`, [document]);
        expect(told).toHaveLength(1);
      },
    });
    // The document, who asks, its deliveries, both of them, whether one was declined, what is written, the receipts.
    expect(deaths).toBeGreaterThanOrEqual(7);
  });

  it.each(whens)('%s a step of agreeing to a take-back, and of letting the content go, does it once', async (when) => {
    await dyingAtEachStep(when, {
      prepare: async () => {
        const upload = await offices.ministry.uploads(await offices.next().packet());
        const reply = await offices.ministry.submitsRequest(upload);
        if (reply.outcome !== 'accepted') throw new Error(reply.outcome);
        const { id: document, deliveries } = reply.submission;
        await offices.commune.opens(document);
        await offices.ministry.takesBack(document);
        return { document, delivery: deliveries[0]?.id ?? '' };
      },
      run: async (office, { delivery }, ports) => {
        const answered = await office('commune-dms').answers(delivery, '15');
        await letContentGo(ports);
        return answered;
      },
      check: async ({ state }, { document }) => {
        expect(state).toBe('withdrawn');
        const { facts, receipts } = await evidenceOf(document);
        expect(facts.slice(3)).toEqual([
          ...['delivery.delivered', 'delivery.withdrawn', 'delivery.take-back-agreed', 'document.content-deleted'],
        ]);
        expect(receipts).toEqual(['ContentHandover', 'ContentWithdrawn', 'SubmissionAcceptance']);
      },
    });
    // An object whose process died before it was removed has no row, and the sweeper takes it.
    const gone = await exchange.rows<{ id: string }>('select id from packet where gone_at is not null');
    expect(gone.length).toBeGreaterThan(1);
    exchange.passes(2 * day);
    await sweepContent(exchange.ports);
    for await (const { id } of exchange.ports.content.listKept()) {
      expect(await exchange.rows('select from packet where content = $1', [id])).toHaveLength(1);
    }
  });

  it.each(whens)('%s a step of closing what is overdue closes it once', async (when) => {
    await dyingAtEachStep(when, {
      prepare: async () => {
        const sent = await offices.aDelivery('waiting');
        exchange.passes(31 * day);
        return sent;
      },
      run: (_office, _prepared, ports) => closeOverdue(ports),
      check: async (_, { document }) => {
        expect(await evidenceOf(document)).toEqual({
          facts: [...accepted.facts, 'delivery.expired'],
          receipts: ['ContentConsignmentFailure', ...accepted.receipts],
        });
      },
    });
  });
});

function mortalContent(content: ContentStore, life: Life): ContentStore {
  return {
    ...content,
    keep: (id) => life.step(() => content.keep(id)),
    removeIncoming: (id) => life.step(() => content.removeIncoming(id)),
    remove: (id) => life.step(() => content.remove(id)),
  };
}
