import { isImportUnderWay, refusalOfImport } from './import-outcome.js';
import type { ImportOutcome } from './messages/imports.js';

const outcome = (more: Partial<ImportOutcome>) =>
  ({ id: 'i', state: 'refused', faults: 0, firstFaults: [], ...more }) as unknown as ImportOutcome;
const sentence = { vi: '', en: '' };

describe('an import', () => {
  it('is under way until it has ended or waits for a second person', () => {
    expect(isImportUnderWay(outcome({ state: 'staging' }))).toBe(true);
    expect(isImportUnderWay(outcome({ state: 'waiting' }))).toBe(false);
    expect(isImportUnderWay(outcome({ endedAt: '2025-07-01T00:00:00Z' }))).toBe(false);
  });

  it('is refused with what stopped it, else with the first of its faults', () => {
    const problem = { code: 'import.register-changed', params: { agency: 'H36' }, sentence };
    expect(refusalOfImport(outcome({ problem }))).toEqual({
      ...{ code: 'import.register-changed', params: { agency: 'H36', import: 'i' } },
    });
    const first = { row: 3, code: 'agency.unknown', params: { agency: 'H99' }, sentence };
    expect(refusalOfImport(outcome({ faults: 2, firstFaults: [first] }))).toMatchObject({
      ...{ code: 'import.faulty', params: { faultsCount: 2, row: 3, problem: { code: 'agency.unknown' } } },
    });
  });
});
