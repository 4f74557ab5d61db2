import { parseAgencyCode } from '../agencies/agency-code.js';
import { isGuardLoosened, isPolicyLowered, makesAdministrator, movesAgency, namesSuccessor } from './needs-two.js';

describe('two persons are needed', () => {
  it('to lower a policy: whatever lets pass what was refused before', () => {
    expect(isPolicyLowered('either', 'channel')).toBe(true);
    expect(isPolicyLowered('both', 'packet')).toBe(true);
    expect(isPolicyLowered('packet', 'attachment')).toBe(true);
    expect(isPolicyLowered('packet', 'packet')).toBe(false);
    expect(isPolicyLowered('either', 'both')).toBe(false);
    expect(isPolicyLowered('channel', 'attachment')).toBe(false);
  });

  it('to name a successor, not to close an agency that has none', () => {
    expect(namesSuccessor({ successors: ['H36'] })).toBe(true);
    expect(namesSuccessor({ successors: [], receivesFor: { agency: 'H36' } })).toBe(true);
    expect(namesSuccessor({ successors: [] })).toBe(false);
  });

  it('to move an agency, not to give it its first system nor the one it has', () => {
    expect(movesAgency('new', [])).toBe(false);
    expect(movesAgency('old', [{ system: 'old' }])).toBe(false);
    expect(movesAgency('new', [{ system: 'old' }])).toBe(true);
    expect(movesAgency('old', [{ system: 'old', until: '2026-01-01T00:00:00Z' }, { system: 'new' }])).toBe(true);
  });

  it('to make an administrator: else one would make his own second person', () => {
    const branch = parseAgencyCode('H36');
    const below = parseAgencyCode('H36.15');
    expect(makesAdministrator([], [{ role: 'administrator' }])).toBe(true);
    expect(makesAdministrator([{ role: 'administrator', branch }], [{ role: 'administrator' }])).toBe(true);
    expect(makesAdministrator([{ role: 'administrator', branch }], [{ role: 'administrator', branch: below }])).toBe(
      true,
    );
    expect(makesAdministrator([{ role: 'administrator' }], [{ role: 'administrator' }, { role: 'auditor' }])).toBe(
      false,
    );
    expect(makesAdministrator([], [{ role: 'clerk', agencies: [branch] }, { role: 'auditor' }])).toBe(false);
  });

  it('to hear calls that were not heard before: from more addresses, or signed longer ago', () => {
    const [inner, other] = ['10.1.0.0/16', '10.2.0.0/16'];
    expect(isGuardLoosened({}, { addresses: [inner], signedCallAgeHours: 12 })).toBe(false);
    expect(isGuardLoosened({ addresses: [inner, other] }, { addresses: [other] })).toBe(false);
    expect(isGuardLoosened({ addresses: [inner] }, { addresses: [inner, other] })).toBe(true);
    expect(isGuardLoosened({ addresses: [inner] }, {})).toBe(true);
    expect(isGuardLoosened({ signedCallAgeHours: 12 }, { signedCallAgeHours: 13 })).toBe(true);
    expect(isGuardLoosened({ signedCallAgeHours: 12 }, {})).toBe(true);
    expect(isGuardLoosened({}, { signedCallAgeHours: 25 })).toBe(true);
    expect(isGuardLoosened({ signedCallAgeHours: 48 }, {})).toBe(false);
  });
});
