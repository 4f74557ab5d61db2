import * as contracts from '@edoc-axis/contracts';
import { type Caller, CataloguedError } from '@edoc-axis/domain';
import { type Asked, type Asker, knownCaller } from '@edoc-axis/platform';
import * as suspicion from '../../../apps/exchange/src/rereading/index.js';
import { exchangeBehind } from '../../../apps/registry/src/freezes/index.js';
import { anActor, refusal } from '../exchange/support/actors.js';
import { type ExchangeUnderTest, startExchange } from '../exchange/support/exchange-under-test.js';
import { aDocument } from '../exchange/support/packets.js';
import { actorsOf, type SignedIn } from '../registry/people/actors.js';
import { administrator, type RegistryUnderTest, startRegistry } from '../registry/registry-under-test.js';
import { startTrackerBeside, type TrackerBeside } from './tracker-beside.js';

const reason = 'đã xác minh với nơi gửi';
const operator: Asked = { ...administrator, askedBy: 'operator', token: 'of the operator' };

describe('lifting the freeze of a document', () => {
  let exchange: ExchangeUnderTest;
  let tracker: TrackerBeside;
  let registry: RegistryUnderTest;
  let people: Record<'nam' | 'mai' | 'tuan', SignedIn>;
  let number = 0;
  /** What becomes of the registry's question. */
  let line: 'works' | 'is down' | 'loses answers' = 'works';

  beforeAll(async () => {
    [exchange, registry] = await Promise.all([startExchange(), startRegistry()]);
    tracker = await startTrackerBeside(exchange);
    for (const code of ['G22', 'G23', 'H36', 'H36.15']) {
      exchange.agency(code, { policy: 'channel' });
      await registry.addAgency({ code, name: `Cơ quan ${code}` });
    }
    exchange.system('dms', 'G22', 'G23', 'H36', 'H36.15');
    const actors = actorsOf(registry);
    people = {
      nam: await actors.signedIn('nam', { role: 'administrator' }),
      mai: await actors.signedIn('mai', { role: 'administrator' }),
      tuan: await actors.signedIn('tuan', { role: 'administrator', branch: 'H36' }),
    };
    registry.ports.exchangeFor = exchangeBehind({ ask, close: async () => undefined } as Asker);
  });
  beforeEach(() => {
    registry.ports.twoPersons = 'on';
    line = 'works';
  });
  afterAll(async () => {
    await Promise.all([tracker?.stop(), registry?.stop()]);
    await exchange?.stop();
  });

  /** As it travels from the registry to the exchange, which believes the token and nothing else. */
  async function ask(question: contracts.Question, request: unknown, { caller: token }: { caller?: string } = {}) {
    expect(question).toBe(contracts.releaseDocument);
    if (line === 'is down') throw new CataloguedError('process.unreachable', { process: 'exchange' });
    const wanted = contracts.releaseDocument.request.parse(request);
    const reply = await suspicion.releaseDocument(tracker.process, await callerBy(token), wanted);
    if (line === 'loses answers' && !wanted.checkOnly) {
      throw new CataloguedError('process.no-answer', { process: 'exchange', waitMs: 3_000 });
    }
    return contracts.releaseDocument.reply.parse(reply);
  }

  async function callerBy(token = ''): Promise<Caller> {
    if (token === operator.token) return { kind: 'operator', scopes: ['administer'] };
    return knownCaller(await registry.verifyCaller(token), exchange.ports.directory);
  }

  /** With the token she has now. */
  async function by(name: keyof typeof people): Promise<Asked> {
    const { session, asked } = people[name];
    return { ...asked, token: (await registry.asks.sessions.renew({ session })).accessToken };
  }

  async function frozen(from = 'G22', to = 'H36.15'): Promise<string> {
    const packet = aDocument()
      .from(from)
      .to(to)
      .named(`${from},2026/11/20,${(number += 1)}/VP`)
      .packet();
    const { id: document } = await anActor(exchange, 'dms').sends(await packet);
    const [packetRow] = await exchange.rows<{ packet: string }>('select packet from document where id = $1', [
      document,
    ]);
    const differences = [{ name: 'sender', accepted: from, found: 'H01' }];
    await suspicion.reportMismatch(tracker.process, { packet: packetRow?.packet ?? '', document, differences });
    return document;
  }

  const lift = (document: string, asked: Asked) => registry.asks.freezes.lift({ document, reason }, asked);
  const approve = async (proposal: string, name: keyof typeof people) =>
    registry.asks.approvals.approve({ proposal }, await by(name));
  async function waits(answer: ReturnType<typeof lift>): Promise<string> {
    const given = await answer;
    if (!('proposal' in given)) throw new Error('It was done by one person.');
    return given.proposal.id;
  }
  const stateOf = async (proposal: string) => (await registry.asks.approvals.show({ proposal }, await by('nam'))).state;
  const isFrozen = async (document: string) =>
    (await exchange.rows('select from frozen_packet where document = $1 and released_at is null', [document])).length >
    0;
  const told = (document: string) =>
    exchange.rows("select by, params from fact where document = $1 and kind = 'document.unfrozen'", [document]);
  const written = async (subject: string) => {
    const wanted = contracts.readAudit.request.parse({ subject });
    const { records } = await registry.asks.approvals.readAudit(wanted, await by('nam'));
    return records.filter(({ what }) => what === 'registry.lift-freeze');
  };

  it('waits for a second person, never the first and never the operator, and names both for ever', async () => {
    const document = await frozen();
    const proposal = await waits(lift(document, await by('nam')));
    expect(await refusal(approve(proposal, 'nam'))).toMatchObject({ code: 'person.second-person-needed' });
    expect(await refusal(registry.asks.approvals.approve({ proposal }, operator))).toMatchObject({
      code: 'person.second-person-needed',
    });
    expect(await isFrozen(document)).toBe(true);
    expect(await told(document)).toEqual([]);
    expect(await written(document)).toEqual([]);

    const { result, proposal: decided } = await approve(proposal, 'mai');
    expect(decided).toMatchObject({ what: 'registry.lift-freeze', subject: document, state: 'approved' });
    expect(result).toMatchObject({ document, askedBy: 'nam', approvedBy: 'mai', reason });
    expect((result as contracts.ReleasedDocument).sentence).toEqual({
      vi: `Văn bản được mở lại, không còn bị tạm giữ: ${reason} (nam đề nghị, mai phê duyệt).`,
      en: `The document was released from its freeze: ${reason} (asked for by nam, approved by mai).`,
    });
    expect(await isFrozen(document)).toBe(false);
    expect(await told(document)).toEqual([{ by: 'person:nam', params: { reason, askedBy: 'nam', approvedBy: 'mai' } }]);
    expect(await written(document)).toMatchObject([
      { who: 'nam', approvedBy: 'mai', agencies: ['G22', 'H36.15'], reason, after: { reason } },
    ]);
    expect(await refusal(approve(proposal, 'mai'))).toMatchObject({ code: 'approval.decided' });
    expect(await refusal(lift(document, await by('nam')))).toMatchObject({ code: 'document.not-frozen' });
  });

  it('the operator asks for as everybody, and does alone only where one person is enough; asked again it is done once', async () => {
    const document = await frozen();
    const proposal = await waits(lift(document, operator));
    expect(await waits(lift(document, operator))).toBe(proposal);
    await approve(proposal, 'nam');
    expect(await told(document)).toMatchObject([
      { by: 'operator', params: { askedBy: 'operator', approvedBy: 'nam' } },
    ]);

    registry.ports.twoPersons = 'off';
    const other = await frozen();
    line = 'loses answers';
    expect(await refusal(lift(other, operator))).toMatchObject({ code: 'process.no-answer' });
    expect(await written(other)).toEqual([]);
    line = 'works';
    const released = await lift(other, operator);
    expect(released).toMatchObject({ askedBy: 'operator', reason });
    expect(await lift(other, operator)).toEqual(released);
    expect(await told(other)).toEqual([{ by: 'operator', params: { reason } }]);
    expect(await written(other)).toHaveLength(1);
    const twice = registry.asks.freezes.lift({ document: other, reason: 'khác' }, operator);
    expect(await refusal(twice)).toMatchObject({ code: 'document.not-frozen' });
  });

  it('is approved later where the exchange is down: the proposal stays open, and nothing was written', async () => {
    const document = await frozen();
    const proposal = await waits(lift(document, await by('nam')));
    line = 'is down';
    expect(await refusal(approve(proposal, 'mai'))).toMatchObject({ code: 'process.unreachable' });
    expect([await stateOf(proposal), await written(document), await isFrozen(document)]).toEqual(['pending', [], true]);
    line = 'works';
    await approve(proposal, 'mai');
    expect([await stateOf(proposal), await isFrozen(document)]).toEqual(['approved', false]);
  });

  it('is not done twice where the answer was lost: whoever approves again finishes it, and nobody refuses it', async () => {
    const document = await frozen();
    const proposal = await waits(lift(document, operator));
    line = 'loses answers';
    expect(await refusal(approve(proposal, 'mai'))).toMatchObject({ code: 'process.no-answer' });
    expect([await stateOf(proposal), await isFrozen(document)]).toEqual(['pending', false]);
    line = 'works';
    const refuse = registry.asks.approvals.refuse({ proposal, reason: 'nhầm' }, await by('nam'));
    expect(await refusal(refuse)).toMatchObject({ code: 'approval.done-already' });
    const { result } = await approve(proposal, 'nam');
    expect(result).toMatchObject({ askedBy: 'operator', approvedBy: 'mai' });
    expect(await told(document)).toHaveLength(1);
    // Who finished it stands beside who let the exchange do it.
    expect(await written(document)).toMatchObject([{ approvedBy: 'nam', after: { released: { approvedBy: 'mai' } } }]);
  });

  it('belongs to a branch whose both parties it is; others hear as much as they may see', async () => {
    const within = await frozen('H36', 'H36.15');
    const proposal = await waits(lift(within, await by('tuan')));
    await approve(proposal, 'mai');
    const asked = await by('nam');
    const own = await waits(lift(await frozen('H36', 'H36.15'), asked));
    expect((await approve(own, 'tuan')).proposal).toMatchObject({ decidedBy: 'tuan' });

    const across = await frozen('G22', 'H36.15');
    expect(await refusal(lift(across, await by('tuan')))).toMatchObject({ code: 'agency.outside-branch' });
    const strange = await frozen('G22', 'G23');
    expect(await refusal(lift(strange, await by('tuan')))).toMatchObject({ code: 'document.unknown' });
    const nowhere = '01890000-0000-7000-8000-000000000000';
    for (const who of ['tuan', 'nam'] as const) {
      expect(await refusal(lift(nowhere, await by(who)))).toMatchObject({ code: 'document.unknown' });
    }
  });

  it('comes through no gateway that was found out, neither asked for nor approved', async () => {
    const document = await frozen();
    const honest = await by('nam');
    const proposal = await waits(lift(document, honest));
    const second = await by('mai');
    tracker.suspects.takeOut(honest.certificate, exchange.clock.now());
    expect(await refusal(lift(document, honest))).toMatchObject({ code: 'gateway.taken-out' });
    expect(await refusal(registry.asks.approvals.approve({ proposal }, second))).toMatchObject({
      code: 'gateway.taken-out',
    });
    const elsewhere = { ...second, certificate: 'd'.repeat(64) };
    await registry.asks.approvals.approve({ proposal }, elsewhere);
    expect(await isFrozen(document)).toBe(false);
    await tracker.suspects.refresh();
  });

  it('is judged by the exchange itself, whatever the registry says of who asked', async () => {
    const document = await frozen();
    const caller = await callerBy((await by('mai')).token);
    const wanted = { document, reason, checkOnly: false };
    const release = (who: Caller, askedBy?: string) =>
      refusal(suspicion.releaseDocument(tracker.process, who, { ...wanted, askedBy }));
    expect(await release(caller, 'mai')).toMatchObject({ code: 'person.second-person-needed' });
    expect(await release({ kind: 'operator', scopes: ['administer'] }, 'nam')).toMatchObject({
      code: 'person.second-person-needed',
    });
    expect(await release(exchange.caller('dms'), 'nam')).toMatchObject({ code: 'caller.scope-missing' });
    expect(await isFrozen(document)).toBe(true);
  });
});
