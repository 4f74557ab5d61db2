import type { components } from '../src/api/v1.js';
import { FakeRefusal, on } from './answering.js';

type Agency = components['schemas']['Agency'];

const validFrom = '2025-07-01T00:00:00+07:00';

/** A province with its departments and 124 communes. */
const agencies: readonly Agency[] = [
  agency('H36', 'UBND tỉnh Lâm Đồng', 1),
  ...['Văn phòng UBND tỉnh', 'Sở Nội vụ', 'Sở Tài chính', 'Sở Xây dựng'].map((name, n) =>
    agency(`H36.${String(n + 1).padStart(2, '0')}`, name, 2, 'H36'),
  ),
  ...Array.from({ length: 124 }, (_, n) => agency(`H36.${100 + n}`, `UBND xã số ${n + 1}`, 2, 'H36')),
];

export const agencyAnswers = [
  on('get', '/v1/agencies', ({ query }) => {
    const wanted = (query.get('q') ?? '').toLowerCase();
    const parent = query.get('parent');
    const found = agencies.filter(({ name, code, parent: above }) => {
      if (parent !== null) return (above ?? '') === parent;
      return `${code} ${name}`.toLowerCase().includes(wanted);
    });
    return { agencies: found, directoryVersion: 1, version: 1 } as never;
  }),
  on('get', '/v1/agencies/{code}', ({ path }) => {
    const found = agencies.find(({ code }) => code === path.code);
    if (!found) throw new FakeRefusal(404, 'agency.unknown', `Không có cơ quan ${path.code}.`);
    return found;
  }),
  on('get', '/v1/approvals', () => ({ proposals: [] })),
];

function agency(code: string, name: string, level: number, parent?: string): Agency {
  return { kind: 'agency', code, name, level, parent, validFrom, centre: false, successors: [], policy: 'either' };
}
