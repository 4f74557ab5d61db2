import type { AgencyEntry } from '@edoc-axis/contracts';
import { AgencyTree, type TreeFilter } from './agency-tree.js';

const now = new Date('2025-06-01T08:00:00+07:00');
const july = new Date('2025-07-01T08:00:00+07:00');
const agency = (code: string, parent?: string, more: Partial<AgencyEntry> = {}): AgencyEntry => ({
  ...{ kind: 'agency', code, name: code, parent, validFrom: '2025-01-01T00:00:00Z', successors: [], centre: false },
  ...more,
});

describe('the tree of agencies', () => {
  let tree: AgencyTree;
  const below = (code?: string, filter: Partial<TreeFilter> = {}) =>
    tree.below(code, { at: now, ...filter }).map((entry) => entry.code);

  beforeEach(() => {
    tree = new AgencyTree();
    for (const entry of [agency('H36.15.04', 'H36.15'), agency('H36.15', 'H36'), agency('H36'), agency('H37')])
      tree.put(entry);
  });

  it('has those without a parent at its top, and of each branch one level at a time', () => {
    expect(below()).toEqual(['H36', 'H37']);
    expect(below('H36')).toEqual(['H36.15']);
    expect(below('H36.15.04')).toEqual([]);
    expect(tree.isBranch('H36.15', { at: now })).toBe(true);
    expect(tree.isBranch('H37', { at: now })).toBe(false);
  });

  it('shows an agency where it stands at the moment, and nowhere else', () => {
    tree.put(agency('H36.15', 'H36', { changes: [{ since: '2025-06-30T17:00:00.000Z', parent: 'H37' }] }));
    expect(below('H37')).toEqual([]);
    expect(below('H37', { at: july })).toEqual(['H36.15']);
    expect(below('H36', { at: july })).toEqual([]);
  });

  it('keeps those below a closed agency, where the closed one stood', () => {
    tree.put(agency('H36.15', 'H36', { validUntil: '2025-06-30T17:00:00.000Z' }));
    expect(below('H36', { at: july, validOnly: true })).toEqual(['H36.15.04']);
    expect(below('H36', { at: july })).toEqual(['H36.15']);
    tree.put(agency('H36', undefined, { validUntil: '2025-06-30T17:00:00.000Z' }));
    expect(below(undefined, { at: july, validOnly: true })).toEqual(['H36.15.04', 'H37']);
  });

  it('leaves out for a picker who is no recipient, and keeps those below', () => {
    tree.put(agency('H36.15', 'H36', { hidden: true }));
    expect(below('H36', { recipientsOnly: true })).toEqual(['H36.15.04']);
  });

  it('ends where parents lead in a circle', () => {
    tree.put(agency('H40', 'H41', { hidden: true }));
    tree.put(agency('H41', 'H40', { hidden: true }));
    expect(below(undefined, { recipientsOnly: true })).toEqual(['H36', 'H37']);
    expect(below('H40', { recipientsOnly: true })).toEqual([]);
  });
});
