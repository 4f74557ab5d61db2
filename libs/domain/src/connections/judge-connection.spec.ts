import { type CertificateStanding, type ConnectionStanding, judgeConnection } from './judge-connection.js';

const now = new Date('2025-07-01T08:00:00+07:00');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const certificate: CertificateStanding = { endsAt: new Date('2027-01-01T00:00:00Z'), isBelieved: true };
const key = { since: ago(600).toISOString() };
const system = { name: 'dms', door: 'v1', suspended: false, keys: [key], seenAt: ago(14) };
const codes = (standing: Partial<ConnectionStanding>) =>
  judgeConnection({ system, certificates: [certificate], ...standing }, 'H36.40', now).map(({ code }) => code);

describe('the connection of an agency', () => {
  it('is fine when its system asked within a quarter of an hour and a certificate counts', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ certificates: [{ ...certificate, isBelieved: false }, certificate] })).toEqual([]);
    const portal = { ...system, door: 'portal', keys: [], seenAt: undefined };
    expect(codes({ system: { ...portal, hasClerk: true } })).toEqual([]);
    expect(codes({ system: { ...portal, hasClerk: true }, certificates: [], needsNoSignature: true })).toEqual([]);
    expect(codes({ certificates: [], needsNoSignature: true })).toEqual(['connection.no-certificate']);
    // Whose post is brought need not ask.
    expect(codes({ system: { ...system, seenAt: undefined, pushed: {} } })).toEqual([]);
  });

  it.each<[string, Partial<ConnectionStanding>, string[]]>([
    ['nobody serves it', { system: undefined }, ['agency.no-system']],
    ['its system is suspended', { system: { ...system, suspended: true } }, ['connection.system-suspended']],
    ['its system has no key', { system: { ...system, keys: [] } }, ['connection.no-key']],
    [
      'the key of its system has ended',
      { system: { ...system, keys: [{ ...key, until: now.toISOString() }] } },
      ['connection.no-key'],
    ],
    ['its system never asked', { system: { ...system, seenAt: undefined } }, ['connection.never-seen']],
    [
      'what is brought to its system fails',
      { system: { ...system, pushed: { failing: { since: ago(5), problem: { code: 'destination.timed-out' } } } } },
      ['connection.carrying-fails'],
    ],
    ['its system has been silent', { system: { ...system, seenAt: ago(16) } }, ['connection.not-seen']],
    [
      'it works on the portal and nobody there has joined',
      { system: { ...system, door: 'portal', keys: [], hasClerk: false } },
      ['agency.no-clerk'],
    ],
    ['it has not gone live', { joining: { state: 'testing' } }, ['agency.still-joining']],
    ['it has no certificate', { certificates: [] }, ['connection.no-certificate']],
    [
      'its certificate ended',
      { certificates: [{ ...certificate, endsAt: ago(1) }] },
      ['connection.no-good-certificate'],
    ],
    [
      'its certificate was revoked',
      { certificates: [{ ...certificate, isBelieved: false }] },
      ['connection.no-good-certificate'],
    ],
    [
      'several things are wrong',
      { system: undefined, certificates: [] },
      ['agency.no-system', 'connection.no-certificate'],
    ],
  ])('is not when %s', (_, standing, expected) => {
    expect(codes(standing)).toEqual(expected);
  });
});
