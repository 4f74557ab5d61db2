import type { AgencyEntry } from '@edoc-axis/contracts';
import { foldText } from '@edoc-axis/domain';
import fc from 'fast-check';
import type { AgencyFilter } from './agency-filter.js';
import { AgencyIndex } from './agency-index.js';

const now = new Date('2025-06-01T08:00:00+07:00');
const agency = (code: string, name: string, more: Partial<AgencyEntry> = {}): AgencyEntry => ({
  ...{ kind: 'agency', code, name, validFrom: '2025-01-01T00:00:00Z', successors: [], centre: false },
  ...more,
});

describe('the index of agencies', () => {
  let index: AgencyIndex;
  let version: number;
  const take = (...entries: AgencyEntry[]) => {
    const changes = entries.map((entry) => ({ version: (version += 1), at: '2025-01-01T00:00:00Z', entry }));
    index.apply(changes, version);
  };
  const codes = (filter: Partial<AgencyFilter>) =>
    index.find({ words: [], at: now, limit: 100, ...filter }).map(({ code }) => code);

  beforeEach(() => {
    index = new AgencyIndex();
    version = 0;
    take(
      agency('H37', 'Hòa Bình'),
      agency('H36.15', 'Đức Thọ', { form102: '000.00.15.H36' }),
      agency('H36', 'Hà Tĩnh'),
    );
  });

  it('finds by prefix in the order of codes, also those that came later', () => {
    take(agency('H36.01', 'Văn phòng'));
    expect(codes({})).toEqual(['H36', 'H36.01', 'H36.15', 'H37']);
    expect(codes({ prefix: 'H36.' })).toEqual(['H36.01', 'H36.15']);
    expect(codes({ prefix: 'H38' })).toEqual([]);
  });

  it('goes on after a code, whether it is there or not', () => {
    expect(codes({ after: 'H36' })).toEqual(['H36.15', 'H37']);
    expect(codes({ after: 'H36.02' })).toEqual(['H36.15', 'H37']);
    expect(codes({ after: 'H36', prefix: 'H36' })).toEqual(['H36.15']);
    expect(codes({ after: 'H37', prefix: 'H36' })).toEqual([]);
    expect(codes({ limit: 1, after: 'H36' })).toEqual(['H36.15']);
  });

  it('finds all words, in any order, in names and both forms of the code', () => {
    expect(codes({ words: ['tho', 'duc'] })).toEqual(['H36.15']);
    expect(codes({ words: ['15.h36'] })).toEqual(['H36.15']);
    expect(codes({ words: ['duc', 'tinh'] })).toEqual([]);
  });

  it('finds an agency that changes by what it is at the moment, and by nothing else', () => {
    const moment = '2025-06-30T17:00:00.000Z';
    take(agency('H38', 'Bình Thuận', { changes: [{ since: moment, name: 'Lâm Đồng', shortName: 'LĐ' }] }));
    const at = new Date(moment);
    expect(codes({ words: ['binh', 'thuan'] })).toEqual(['H38']);
    expect(codes({ words: ['lam', 'dong'] })).toEqual([]);
    expect(codes({ words: ['lam', 'dong'], at })).toEqual(['H38']);
    expect(codes({ words: ['ld'], at })).toEqual(['H38']);
    expect(codes({ words: ['binh', 'thuan'], at })).toEqual([]);
    expect(codes({ words: ['thuan', 'lam'], at })).toEqual([]);
    expect(codes({ words: ['h38'], at })).toEqual(['H38']);
  });

  it('offers as recipients neither centres nor hidden, test or closed agencies, as they are at the moment', () => {
    const moment = '2025-06-30T17:00:00.000Z';
    take(
      agency('H36.16', 'Sở', { hidden: true, changes: [{ since: moment, hidden: false }] }),
      agency('H36.17', 'Sở', { test: true }),
      agency('H36.18', 'Sở', { validUntil: '2025-05-01T00:00:00.000Z' }),
      agency('W01', 'Trục', { centre: true }),
    );
    const picked = (at: Date) => codes({ recipientsOnly: true, validOnly: true, at, centre: 'W01' });
    expect(picked(now)).toEqual(['H36', 'H36.15', 'H37']);
    expect(picked(new Date(moment))).toEqual(['H36', 'H36.15', 'H36.16', 'H37']);
    expect(codes({ words: ['so'] })).toEqual(['H36.16', 'H36.17', 'H36.18']);
  });

  it('finds what reading every name would find, whatever is looked for and in whatever order codes came', () => {
    const letter = fc.constantFrom(...'abhnou .1H');
    const text = fc.string({ unit: letter, minLength: 1, maxLength: 8 });
    const names = fc.dictionary(fc.stringMatching(/^[A-C]\d(\.\d)?$/), text, { maxKeys: 40 });
    fc.assert(
      fc.property(names, fc.array(text, { maxLength: 3 }), fc.stringMatching(/^[A-C]?\d?$/), (named, words, prefix) => {
        index = new AgencyIndex();
        Object.entries(named).forEach(([code, name], n) => {
          take(agency(code, name));
          if (n % 3 === 0) codes({});
        });
        const folded = words.map(foldText);
        const fits = (code: string) =>
          code.startsWith(prefix) && folded.every((word) => foldText(`${named[code]} ${code}`).includes(word));
        expect(codes({ words: folded, prefix })).toEqual(Object.keys(named).filter(fits).sort());
      }),
    );
  });

  it('knows an agency as its newest change left it', () => {
    take(agency('H37', 'Phú Thọ', { validUntil: '2025-07-01T00:00:00Z' }));
    expect(codes({ words: ['hoa binh'] })).toEqual([]);
    expect(codes({ words: ['phu'], validOnly: true, at: new Date('2025-06-30T23:59:59Z') })).toEqual(['H37']);
    expect(codes({ words: ['phu'], validOnly: true, at: new Date('2025-07-01T00:00:00Z') })).toEqual([]);
  });
});
