import * as contracts from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { type Asked, type Asker, knownCaller } from '@edoc-axis/platform';
import * as operating from '../../../apps/exchange/src/operating/index.js';
import { exchangeBehind } from '../../../apps/registry/src/freezes/index.js';
import { anActor, refusal } from '../exchange/support/actors.js';
import { type ExchangeUnderTest, startExchange } from '../exchange/support/exchange-under-test.js';
import { aDocument } from '../exchange/support/packets.js';
import { actorsOf, type SignedIn } from '../registry/people/actors.js';
import { type RegistryUnderTest, startRegistry } from '../registry/registry-under-test.js';
import { startTrackerBeside, type TrackerBeside } from './tracker-beside.js';

const reason = 'xã đã sáp nhập';

describe('redirecting a delivery', () => {
  let exchange: ExchangeUnderTest;
  let registry: RegistryUnderTest;
  let tracker: TrackerBeside;
  let people: Record<'nam' | 'mai', SignedIn>;
  let losesAnswers = false;
  let number = 0;

  beforeAll(async () => {
    [exchange, registry] = await Promise.all([startExchange(), startRegistry()]);
    tracker = await startTrackerBeside(exchange);
    for (const code of ['G22', 'H36.01', 'H36.02']) {
      exchange.agency(code, { policy: 'channel' });
      await registry.addAgency({ code, name: `Cơ quan ${code}` });
      exchange.system(`${code}-dms`, code);
    }
    const actors = actorsOf(registry);
    people = {
      nam: await actors.signedIn('nam', { role: 'administrator' }),
      mai: await actors.signedIn('mai', { role: 'administrator' }),
    };
    registry.ports.exchangeFor = exchangeBehind({ ask, close: async () => undefined } as Asker);
    registry.ports.twoPersons = 'on';
  });
  afterAll(async () => {
    await Promise.all([tracker?.stop(), registry?.stop()]);
    await exchange?.stop();
  });

  async function ask(question: contracts.Question, request: unknown, { caller: token = '' }: { caller?: string } = {}) {
    expect(question).toBe(contracts.carryOutRedirection);
    const wanted = contracts.carryOutRedirection.request.parse(request);
    const caller = knownCaller(await registry.verifyCaller(token), exchange.ports.directory);
    const reply = await operating.redirectDelivery(exchange.ports, caller, wanted);
    if (losesAnswers && !wanted.checkOnly) {
      throw new CataloguedError('process.no-answer', { process: 'exchange', waitMs: 3_000 });
    }
    return contracts.carryOutRedirection.reply.parse(reply);
  }

  async function by(name: keyof typeof people): Promise<Asked> {
    const { session, asked } = people[name];
    return { ...asked, token: (await registry.asks.sessions.renew({ session })).accessToken };
  }

  const approve = async (proposal: string, name: keyof typeof people) =>
    registry.asks.approvals.approve({ proposal }, await by(name));

  async function asked() {
    const code = `H36.0${(number += 1) + 2}`;
    exchange.agency(code);
    exchange.system(`${code}-dms`, code);
    const packet = aDocument().to(code).named(`G22,2026/11/20,${number}/VP`).packet();
    const { id: document, deliveries } = await anActor(exchange, 'G22-dms').sends(await packet);
    exchange.passes(1_000);
    exchange.agency(code, { validUntil: exchange.clock.time.toISOString(), successors: ['H36.02'] });
    const wanted = { delivery: deliveries[0]?.id ?? '', target: 'H36.02', reason };
    const waiting = await registry.asks.redirections.redirect(wanted, await by('nam'));
    if (!('proposal' in waiting)) throw new Error('It was done by one person.');
    return { document, wanted, code, proposal: waiting.proposal.id };
  }

  it('waits for a second person; then both stand beside it, and sender, old and new recipient hear of it', async () => {
    const { document, wanted, code, proposal } = await asked();
    expect(await refusal(approve(proposal, 'nam'))).toMatchObject({ code: 'person.second-person-needed' });
    expect(await exchange.factsOf({ document })).toEqual(['document.accepted']);
    const { result, proposal: decided } = await approve(proposal, 'mai');
    expect(decided).toMatchObject({ what: 'registry.redirect-delivery', subject: wanted.delivery });
    expect(decided.agencies).toEqual([code, 'H36.02']);
    expect(result).toMatchObject({ state: 'undeliverable', successor: { recipient: 'H36.02', addressedTo: [code] } });
    const told = await exchange.rows(
      `select kind, by from fact where document = $1 and delivery is not null order by sequence`,
      [document],
    );
    expect(told).toEqual([
      { kind: 'delivery.redirected', by: 'person:nam' },
      { kind: 'delivery.redirected-to', by: 'person:nam' },
    ]);
    await tracker.pulls();
    const heard = await tracker.pool.query(
      `select kind, concerns, sender from fact where document = $1 and delivery is not null order by position`,
      [document],
    );
    expect(heard.rows).toEqual([
      { kind: 'delivery.redirected', concerns: [code], sender: 'G22' },
      { kind: 'delivery.redirected-to', concerns: ['H36.02'], sender: 'G22' },
    ]);
    const records = await registry.asks.approvals.readAudit(
      contracts.readAudit.request.parse({ subject: wanted.delivery }),
      await by('nam'),
    );
    expect(records.records.filter(({ what }) => what === 'registry.redirect-delivery')).toMatchObject([
      { who: 'nam', approvedBy: 'mai', after: { target: 'H36.02' } },
    ]);
  });

  it('is done once though the answer was lost, and is not refused any more', async () => {
    const { document, proposal } = await asked();
    losesAnswers = true;
    expect(await refusal(approve(proposal, 'mai'))).toMatchObject({ code: 'process.no-answer' });
    losesAnswers = false;
    const refuse = registry.asks.approvals.refuse({ proposal, reason: 'nhầm' }, await by('mai'));
    expect(await refusal(refuse)).toMatchObject({ code: 'approval.done-already' });
    await approve(proposal, 'mai');
    expect(await exchange.rows('select from delivery where document = $1', [document])).toHaveLength(2);
  });
});
