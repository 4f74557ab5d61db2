import type { components } from '../src/api/v1.js';

type Agency = components['schemas']['Agency'];

const validFrom = '2025-07-01T00:00:00+07:00';
const communesInAll = 3_321;
const provincesInAll = 34;
/** The province the made-up clerk belongs to. */
const own = { code: 'H36', name: 'UBND tỉnh Lâm Đồng', communes: 124 };

/** Of the size it has: 34 provinces with 3,321 communes, a few departments besides. What is slow with that many is seen here. */
export const country: readonly Agency[] = [
  agency(own.code, own.name, 1),
  ...['Văn phòng UBND tỉnh', 'Sở Nội vụ', 'Sở Tài chính', 'Sở Xây dựng'].map((name, n) =>
    agency(`${own.code}.${String(n + 1).padStart(2, '0')}`, name, 2, own.code),
  ),
  ...communesOf(own.code, own.communes),
  ...Array.from({ length: provincesInAll - 1 }, (_, n) => otherProvince(n)).flat(),
];

const byCode = new Map(country.map((each) => [each.code, each]));
const above = new Set(country.flatMap(({ parent }) => parent ?? []));

export const agencyOf = (code: string): Agency | undefined => byCode.get(code);

export const isBranch = (code: string): boolean => above.has(code);

export function isUnder(each: Agency, branch: string): boolean {
  return each.code === branch || (each.parent !== undefined && each.parent === branch);
}

function otherProvince(n: number): Agency[] {
  const others = provincesInAll - 1;
  const left = communesInAll - own.communes;
  const communes = Math.floor(left / others) + (n < left % others ? 1 : 0);
  const code = `H${String(n + 64)}`;
  return [agency(code, `UBND tỉnh số ${n + 1}`, 1), ...communesOf(code, communes)];
}

function communesOf(province: string, count: number): Agency[] {
  return Array.from({ length: count }, (_, n) => agency(`${province}.${100 + n}`, `UBND xã số ${n + 1}`, 2, province));
}

function agency(code: string, name: string, level: number, parent?: string): Agency {
  return { kind: 'agency', code, name, level, parent, validFrom, centre: false, successors: [], policy: 'either' };
}
