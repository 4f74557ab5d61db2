import { anActor } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { aDocument } from './support/packets.js';

const midnight = '2026-11-30T17:00:00.000Z';
const justBefore = new Date(Date.parse(midnight) - 1);

/** Everything was published the week before; the clock alone moves. */
describe('across the moment at which agencies change', () => {
  let exchange: ExchangeUnderTest;
  let number = 0;

  beforeEach(async () => {
    exchange = await startExchange();
    const [policy, since] = ['channel' as const, midnight];
    exchange.agency('G22', { policy, name: 'Bộ cũ', changes: [{ since, name: 'Bộ mới', policy: 'packet' }] });
    exchange.agency('G23', { policy, changes: [{ since, policy: null }] });
    exchange.agency('G24', { changes: [{ since, policy }] });
    exchange.agency('H36.15.04', { name: 'Xã', changes: [{ since, name: 'Phường' }] });
    exchange.agency('H36.07', {
      ...{ validUntil: midnight, successors: ['H36.15.04'] },
      receivesFor: { agency: 'H36.15.04', until: '2027-11-30T17:00:00.000Z' },
    });
    exchange.agency('H36.08', { changes: [{ since, centre: true }] });
    exchange.agency('H36.09', { centre: true, changes: [{ since, centre: false }] });
    exchange.system('ministry-dms', 'G22', 'G23', 'G24');
    exchange.system('commune-dms', 'H36.15.04');
    exchange.system('department-dms', 'H36.07', 'H36.08', 'H36.09');
    exchange.clock.time = justBefore;
  });
  afterEach(() => exchange?.stop());

  const ministry = () => anActor(exchange, 'ministry-dms');
  const commune = () => anActor(exchange, 'commune-dms');
  const aLetter = (sender: string, recipient: string) => {
    number += 1;
    const document = aDocument().from(sender).to(recipient).numbered(String(number), 'BTTTT');
    return document.named(`${sender},2026/11/20,${number}/BTTTT`).packet();
  };
  /** Who gets it, or why nobody does. */
  const fate = async (sender: string, recipient: string) => {
    const reply = await ministry().submits(await aLetter(sender, recipient));
    if (reply.outcome === 'refused') return reply.code;
    return reply.outcome === 'accepted' ? reply.submission.deliveries.map((each) => each.recipient).join() : undefined;
  };

  it('a document is accepted by the policy its sender has at that moment', async () => {
    const { version } = exchange.ports.directory;
    expect(await fate('G22', 'H36.15.04')).toBe('H36.15.04');
    expect(await fate('G23', 'H36.15.04')).toBe('H36.15.04');
    expect(await fate('G24', 'H36.15.04')).toBe('document.policy-not-met');
    exchange.clock.time = new Date(midnight);
    expect(await fate('G22', 'H36.15.04')).toBe('signature.absent');
    expect(await fate('G23', 'H36.15.04')).toBe('document.policy-not-met');
    expect(await fate('G24', 'H36.15.04')).toBe('H36.15.04');
    expect(exchange.ports.directory.version).toBe(version);
  });

  it('a recipient is judged, and its post goes, by what it is at that moment', async () => {
    expect(await fate('G23', 'H36.07')).toBe('H36.07');
    expect(await fate('G23', 'H36.08')).toBe('H36.08');
    expect(await fate('G23', 'H36.09')).toBe('document.bad-recipients');
    exchange.clock.time = new Date(midnight);
    expect(await fate('G24', 'H36.07')).toBe('H36.15.04');
    expect(await fate('G24', 'H36.08')).toBe('document.bad-recipients');
    expect(await fate('G24', 'H36.09')).toBe('H36.09');
  });

  it('a document under way names its sender as it was, its recipient as it is, and the answer who gives it', async () => {
    const { id } = await ministry().sends(await aLetter('G22', 'H36.15.04'));
    expect(await ministry().sees(id)).toMatchObject({ senderName: 'Bộ cũ', deliveries: [{ recipientName: 'Xã' }] });
    exchange.clock.time = new Date(midnight);
    const { leased } = await commune().collects();
    expect(leased.document.senderName).toBe('Bộ cũ');
    await commune().answers(leased.id, '03');
    expect(await ministry().sees(id)).toMatchObject({ senderName: 'Bộ cũ', deliveries: [{ recipientName: 'Phường' }] });
    const status = await ministry().collects('status');
    expect(status.bytes.toString()).toContain('Trục lập theo phản hồi của Phường');
  });
});
