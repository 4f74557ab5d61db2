import { standingAt, versionsOf, withChange, withoutChange } from './dated-changes.js';

interface Office {
  readonly name: string;
  readonly policy?: string;
  readonly changes?: readonly { since: string; name?: string; policy?: string | null }[];
}

const june = '2025-05-31T17:00:00.000Z';
const july = '2025-06-30T17:00:00.000Z';
const justBefore = (moment: string) => new Date(Date.parse(moment) - 1);
const office: Office = {
  name: 'Sở cũ',
  policy: 'both',
  changes: [
    { since: june, policy: 'packet' },
    { since: july, name: 'Sở mới', policy: null },
  ],
};
const still: Office = { name: 'Sở' };

describe('dated changes', () => {
  it('take effect at their moment, one after another', () => {
    expect(standingAt(office, justBefore(june))).toEqual({ name: 'Sở cũ', policy: 'both' });
    expect(standingAt(office, new Date(june))).toEqual({ name: 'Sở cũ', policy: 'packet' });
    expect(standingAt(office, justBefore(july))).toEqual({ name: 'Sở cũ', policy: 'packet' });
    expect(standingAt(office, new Date(july))).toEqual({ name: 'Sở mới' });
  });

  it('cost an entry without any nothing', () => {
    expect(standingAt(still, new Date(july))).toBe(still);
  });

  it('are told as versions, the first since the entry began', () => {
    expect(versionsOf(office, '2020-01-01T00:00:00.000Z')).toEqual([
      { since: '2020-01-01T00:00:00.000Z', standing: { name: 'Sở cũ', policy: 'both' } },
      { since: june, standing: { name: 'Sở cũ', policy: 'packet' } },
      { since: july, standing: { name: 'Sở mới' } },
    ]);
    expect(versionsOf(still, june)).toEqual([{ since: june, standing: { name: 'Sở' } }]);
    expect(versionsOf(office, june).map(({ since }) => since)).toEqual([june, july]);
  });

  it('leave one another alone: what is changed today is not undone by a change that was planned before', () => {
    const changes = withChange(office.changes ?? [], { since: june, name: 'Sở giữa' });
    expect(changes).toEqual([
      { since: june, policy: 'packet', name: 'Sở giữa' },
      { since: july, name: 'Sở mới', policy: null },
    ]);
    const planned: Office = { name: 'Sở cũ', changes: [{ since: july, policy: 'both' }] };
    const renamed = { ...planned, changes: withChange(planned.changes ?? [], { since: june, name: 'Sở mới' }) };
    expect(standingAt(renamed, new Date(july))).toEqual({ name: 'Sở mới', policy: 'both' });
  });

  it('are the same when one is made twice, and as before when it is taken back', () => {
    const change = { since: '2025-06-15T00:00:00.000Z', name: 'Sở giữa' };
    const once = withChange(office.changes ?? [], change);
    expect(once.map(({ since }) => since)).toEqual([june, change.since, july]);
    expect(withChange(once, change)).toEqual(once);
    expect(withoutChange(once, change.since)).toEqual(office.changes);
  });
});
