import type { AgencyEntry } from '@edoc-axis/contracts';

const letters = 'ABCDEFGHIJKLMNO';
const headers = [
  ...['Mã định danh', 'Mã QCVN 102', 'TEN CO QUAN', 'Short name', 'Loại', 'Mã cơ quan cấp trên', 'Ngày có hiệu lực'],
  ...['Ngày hết hiệu lực', 'Cơ quan kế thừa', 'Nơi nhận thay', 'Nhận thay đến ngày', 'Policy', 'Dấu hiệu'],
];
const fieldsInOrder = [
  ...['code', 'form102', 'name', 'shortName', 'kind', 'parent', 'validFrom', 'validUntil', 'successors', 'receivesFor'],
  ...['receivesForUntil', 'policy', 'marks'],
] as const;
type Cells = Partial<Record<(typeof fieldsInOrder)[number], string>>;

/**
 * A file with more than forty different faults, each in a row, or where it needs two, in rows of its own; and where each is.
 */
export function theFaultyFile() {
  const good: Cells = { name: 'Phòng', parent: 'H36' };
  const long = 'dài '.repeat(60);
  const rows: { cells: Cells; fault?: [field: keyof Cells | undefined, code: string]; extra?: string[] }[] = [
    { cells: { ...good, code: 'H36.01' } },
    { cells: { ...good, code: 'H36 15' }, fault: ['code', 'import.code-malformed'] },
    { cells: good, fault: ['code', 'import.code-missing'] },
    { cells: { ...good, code: 'h36.01' }, fault: ['code', 'import.code-twice'] },
    { cells: { ...good, code: 'H12' }, fault: ['code', 'import.code-closed'] },
    { cells: { ...good, code: 'H36.02', form102: '00.02.H36' }, fault: ['form102', 'import.form102-malformed'] },
    { cells: { ...good, code: 'H36.03', form102: '000.00.04.H36' }, fault: ['form102', 'import.form102-disagrees'] },
    { cells: { ...good, code: 'H36.04', form102: '000.00.19.H36' }, fault: ['form102', 'import.form102-taken'] },
    { cells: { ...good, code: 'H36.A1', form102: '000.00.51.H36' } },
    { cells: { ...good, code: 'H36.A2', form102: '000.00.51.H36' }, fault: ['form102', 'import.form102-twice'] },
    { cells: { ...good, code: 'H36.05', name: '' }, fault: ['name', 'import.name-missing'] },
    { cells: { ...good, code: 'H36.06', name: long }, fault: ['name', 'import.text-too-long'] },
    { cells: { ...good, code: 'H36.07', name: 'Phòng\u0007' }, fault: ['name', 'import.control-characters'] },
    { cells: { ...good, code: 'H36.08', shortName: 'P\u202eX' }, fault: ['shortName', 'import.control-characters'] },
    { cells: { ...good, code: 'H36.10', kind: 'quán nước' }, fault: ['kind', 'import.kind-unknown'] },
    { cells: { ...good, code: 'H36.11', parent: 'H99' }, fault: ['parent', 'import.parent-unknown'] },
    { cells: { ...good, code: 'H36.12', parent: 'H36.12' }, fault: ['parent', 'import.own-parent'] },
    { cells: { ...good, code: 'H36.13', parent: 'H36.14' }, fault: ['parent', 'import.parent-circle'] },
    { cells: { ...good, code: 'H36.14', parent: 'H36.13' } },
    { cells: { ...good, code: 'H36.15', parent: 'H11' }, fault: ['parent', 'import.parent-closed'] },
    { cells: { ...good, code: 'H36.16', validFrom: '31/06/2025' }, fault: ['validFrom', 'import.date-malformed'] },
    { cells: { ...good, code: 'H36.17', validFrom: '01/07/0225' }, fault: ['validFrom', 'import.date-out-of-reach'] },
    {
      cells: { ...good, code: 'H36.18', validFrom: '2025-07-01', validUntil: '2025-06-29' },
      fault: ['validUntil', 'import.ends-before-begin'],
    },
    { cells: { ...good, code: 'H36.20', policy: 'mọi thứ' }, fault: ['policy', 'import.policy-unknown'] },
    { cells: { ...good, code: 'H36.21', marks: 'thử nghiệm, mật' }, fault: ['marks', 'import.mark-unknown'] },
    { cells: closed('H36.22', { successors: 'H36, H98' }), fault: ['successors', 'import.successor-unknown'] },
    { cells: closed('H36.23', { successors: 'H36.23' }), fault: ['successors', 'import.own-successor'] },
    { cells: { ...good, code: 'H36.24', successors: 'H36' }, fault: ['successors', 'import.successor-of-open'] },
    { cells: closed('H36.25', { successors: manyCodes() }), fault: ['successors', 'import.too-many-successors'] },
    { cells: closed('H36.26', { receivesFor: 'H97' }), fault: ['receivesFor', 'import.receiver-unknown'] },
    { cells: closed('H36.27', { receivesFor: 'H36.27' }), fault: ['receivesFor', 'import.own-receiver'] },
    { cells: { ...good, code: 'H36.28', receivesFor: 'H36' }, fault: ['receivesFor', 'import.receiver-of-open'] },
    { cells: closed('H36.29', { receivesFor: 'W01' }), fault: ['receivesFor', 'import.receiver-centre'] },
    { cells: closed('H36.30', { receivesFor: 'H11' }), fault: ['receivesFor', 'import.receiver-closed'] },
    {
      cells: closed('H36.31', { receivesForUntil: '2026-06-30' }),
      fault: ['receivesForUntil', 'import.until-without-receiver'],
    },
    { cells: { ...good, code: 'H36.32', parent: 'H36,15' }, fault: ['parent', 'import.code-malformed'] },
    { cells: { ...good, code: 'H36.33', validUntil: 'cuối năm' }, fault: ['validUntil', 'import.date-malformed'] },
    { cells: closed('H36.34', { successors: 'H36?' }), fault: ['successors', 'import.code-malformed'] },
    { cells: closed('H36.37', { receivesFor: '(H36)' }), fault: ['receivesFor', 'import.code-malformed'] },
    {
      cells: closed('H36.38', { receivesFor: 'H36', receivesForUntil: 'sau này' }),
      fault: ['receivesForUntil', 'import.date-malformed'],
    },
    {
      cells: { ...good, code: 'H36.35' },
      extra: ['0912', 'Phòng', 'thừa'],
      fault: [undefined, 'import.cells-beyond-columns'],
    },
  ];
  const quoted = (cell = '') => `"${cell.replaceAll('"', '""')}"`;
  const lines = rows.map(({ cells, extra = ['', ''] }) =>
    [...fieldsInOrder.map((field) => cells[field]), ...extra].map(quoted).join(';'),
  );
  const head = [...headers, 'Điện thoại', 'Tên đơn vị'].map(quoted).join(';');
  const expected: [number, string | undefined, string][] = [
    [1, 'N', 'import.column-unknown'],
    [1, 'O', 'import.column-twice'],
    ...rows.flatMap(({ fault }, n): [number, string | undefined, string][] => {
      if (!fault) return [];
      const [field, code] = fault;
      return [[n + 2, field && letters[fieldsInOrder.indexOf(field)], code]];
    }),
    [rows.length + 2, undefined, 'import.quotes-malformed'],
  ];
  return { text: `\ufeff${head}\r\n${lines.join('\r\n')}\r\n"H36.36;never closed\r\n`, expected };
}

function closed(code: string, cells: Cells): Cells {
  return { code, name: 'Phòng cũ', parent: 'H36', validFrom: '2020-01-01', validUntil: '2025-06-30', ...cells };
}

function manyCodes(): string {
  return Array.from({ length: 201 }, (_, n) => `H36.77.${n}`).join(' ');
}

/** What is registered beside it. */
export const registerBesideFaults: AgencyEntry[] = [
  anAgency('H36', { name: 'UBND tỉnh Lâm Đồng' }),
  anAgency('H36.09', { name: 'Sở', form102: '000.00.19.H36' }),
  anAgency('H11', { name: 'UBND tỉnh Bình Thuận', validUntil: '2025-06-30T17:00:00.000Z' }),
  anAgency('H12', { name: 'UBND tỉnh Bình Phước', validUntil: '2025-06-30T17:00:00.000Z' }),
  anAgency('W01', { name: 'Trung tâm', centre: true }),
];

function anAgency(code: string, more: Partial<AgencyEntry>): AgencyEntry {
  const validFrom = '2019-12-31T17:00:00.000Z';
  return { kind: 'agency', code, name: code, validFrom, successors: [], centre: false, ...more };
}
