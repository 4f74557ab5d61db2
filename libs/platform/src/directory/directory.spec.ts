import type { AgencyEntry, DirectoryChange, DirectoryEntry } from '@edoc-axis/contracts';
import { Directory } from './directory.js';

const at = '2025-07-01T00:00:00+07:00';
const now = new Date(at);
const agency = (code: string, more: Partial<AgencyEntry> = {}): AgencyEntry => ({
  kind: 'agency',
  code,
  name: `Cơ quan ${code}`,
  validFrom: at,
  successors: [],
  centre: false,
  ...more,
});
const system = (name: string): DirectoryEntry => ({ kind: 'system', name, door: 'v1', keys: [], suspended: false });
const certificate = (sha256: string, ...agencies: string[]): DirectoryEntry => ({
  kind: 'certificate',
  sha256,
  role: 'organisation',
  agencies,
  der: '',
  registeredAt: at,
});
const inOrder = (...entries: DirectoryEntry[]): DirectoryChange[] =>
  entries.map((entry, index) => ({ version: index + 1, at, entry }));

describe('the directory in memory', () => {
  it('knows each entry as its newest change left it', () => {
    const directory = new Directory();
    directory.apply(inOrder(agency('H36'), agency('H36.15'), agency('H36', { name: 'UBND tỉnh' })));
    expect(directory.version).toBe(3);
    expect(directory.agency('H36', now)?.name).toBe('UBND tỉnh');
    expect([...directory.agencies()].map(({ code }) => code)).toEqual(['H36', 'H36.15']);
    expect(directory.agency('H99', now)).toBeUndefined();
  });

  it('knows an agency as it is at the moment that counts, without being told again', () => {
    const directory = new Directory();
    directory.apply(
      inOrder(agency('H36', { name: 'Cũ', changes: [{ since: '2025-06-30T17:00:00.000Z', name: 'Mới', test: true }] })),
    );
    expect(directory.agency('H36', new Date(now.getTime() - 1))).toMatchObject({ name: 'Cũ' });
    expect(directory.agency('H36', now)).toMatchObject({ name: 'Mới', test: true });
    expect(directory.agency('H36', now)).not.toHaveProperty('changes');
    expect(directory.agencyWithChanges('H36')).toMatchObject({ name: 'Cũ', changes: [{ name: 'Mới' }] });
  });

  it('passes over versions it has: a page taken twice changes nothing', () => {
    const directory = new Directory();
    const page = inOrder(agency('H36'), agency('H36', { name: 'Mới' }));
    directory.apply(page);
    directory.apply(page.slice(0, 1));
    expect(directory.version).toBe(2);
    expect(directory.agency('H36', now)?.name).toBe('Mới');
  });

  it('reads a code in either written form, and by the entry where that breaks the rule', () => {
    const directory = new Directory();
    directory.apply(
      inOrder(agency('H36.15.04', { form102: '000.04.15.H36' }), agency('H36.99', { form102: '000.00.15.H36' })),
    );
    expect(directory.codeOf('000.04.15.H36')).toBe('H36.15.04');
    expect(directory.codeOf('000.00.15.H36')).toBe('H36.99');
    expect(directory.codeOf(' h36.15 ')).toBe('H36.15');
    expect(directory.codeOf('000.00.16.H36')).toBe('H36.16');
    expect(directory.codeOf('no code')).toBeUndefined();
    expect(directory.demandCode('000.04.15.H36')).toBe('H36.15.04');
    expect(() => directory.demandCode('no code')).toThrow(expect.objectContaining({ code: 'agency.code-malformed' }));
  });

  it('finds certificates by agency, and no longer by an agency they were taken from', () => {
    const directory = new Directory();
    directory.apply(inOrder(certificate('a'.repeat(64), 'H36', 'H36.01'), certificate('a'.repeat(64), 'H36.01')));
    expect(directory.certificatesFor('H36')).toEqual([]);
    expect(directory.certificatesFor('H36.01').map(({ sha256 }) => sha256)).toEqual(['a'.repeat(64)]);
  });

  it('moves an agency from one system to another at the very moment', () => {
    const moment = new Date('2025-08-01T00:00:00+07:00');
    const before = new Date(moment.getTime() - 1);
    const directory = new Directory();
    directory.apply(
      inOrder(system('old'), system('new'), {
        kind: 'serving',
        agency: 'H36.15',
        periods: [
          { system: 'old', since: at, until: '2025-08-01T00:00:00+07:00' },
          { system: 'new', since: '2025-07-31T17:00:00Z' },
        ],
      }),
    );
    expect(directory.systemServing('H36.15', before)?.name).toBe('old');
    expect(directory.systemServing('H36.15', moment)?.name).toBe('new');
    expect(directory.agenciesServedBy('old', before)).toEqual(['H36.15']);
    expect(directory.agenciesServedBy('old', moment)).toEqual([]);
    expect(directory.servedBy('old')).toEqual([{ agency: 'H36.15', since: new Date(at), until: moment }]);
    expect(directory.systemServing('H36.15', new Date('2025-06-30T16:59:59.999Z'))).toBeUndefined();
    expect(directory.servingPeriods('H36.15')).toHaveLength(2);
  });
});
