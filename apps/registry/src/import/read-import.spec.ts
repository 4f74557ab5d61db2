import type { AgencyEntry } from '@edoc-axis/contracts';
import { sentences } from '@edoc-axis/domain';
import { type Mapping, readImport } from './index.js';
import type { RegisteredAgencies } from './registered.js';

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

describe('reading a file of agencies', () => {
  it('takes rows of a CSV file, in either separator, with and without mark, CRLF and quotes', async () => {
    const rows = [
      ['code', 'Tên cơ quan', 'parent', 'Từ ngày', 'Valid until', 'successors'],
      ['h40', '"UBND tỉnh ""Mới"""', '', '01/07/2025', '', ''],
      ['000.00.01.H40', 'Văn phòng', 'H40', '2025-07-01T00:00:00+07:00', '30/06/2026', '"H40 H36"'],
    ];
    for (const [separator, end, mark] of [
      [',', '\n', ''],
      [';', '\r\n', '\ufeff'],
      ['\t', '\r\n', ''],
    ] as const) {
      const text = mark + rows.map((cells) => cells.join(separator)).join(end);
      const { agencies, faults } = await readImport(Buffer.from(text), registered);
      expect(faults).toEqual([]);
      expect(agencies).toMatchObject([
        { row: 2, code: 'H40', name: 'UBND tỉnh "Mới"', validFrom: '2025-06-30T17:00:00.000Z' },
        {
          ...{ row: 3, code: 'H40.01', parent: 'H40', successors: ['H40', 'H36'] },
          ...{ validFrom: '2025-06-30T17:00:00.000Z', validUntil: '2026-06-30T17:00:00.000Z' },
        },
      ]);
    }
  });

  it('takes columns as they are mapped where their names do not say it', async () => {
    const text = 'Số hiệu,Gọi là,Tên\nH40,UBND tỉnh Mới,x\n';
    const mapping: Mapping = { code: 'số hiệu', name: 'GỌI LÀ' };
    const { agencies, faults } = await readImport(Buffer.from(text), registered, mapping);
    expect(faults).toEqual([]);
    expect(agencies).toMatchObject([{ code: 'H40', name: 'UBND tỉnh Mới' }]);
    const wrong = await readImport(Buffer.from(text), registered, { code: 'Số hiệu', name: 'Họ tên' });
    expect(wrong.faults).toMatchObject([
      { code: 'import.mapped-column-missing', row: 1 },
      { code: 'import.column-unknown', row: 1, column: { letters: 'B' } },
    ]);
  });

  it('names 40 different faults with row and column, all at once, and gives no agency', async () => {
    const { text, expected } = theFaultyFile();
    const { agencies, faults } = await readImport(Buffer.from(text), registered);
    expect(faults.map(({ row, column, code }) => [row, column?.letters, code])).toEqual(expected);
    expect(new Set(faults.map(({ code, column }) => `${code} ${column?.letters}`)).size).toBeGreaterThanOrEqual(40);
    expect(new Set(faults.map(({ code }) => code)).size).toBeGreaterThanOrEqual(35);
    expect(agencies).toEqual([]);
  });

  it('says of each fault what is wrong and how to mend it, in both languages', async () => {
    for (const { code, params } of (await readImport(Buffer.from(theFaultyFile().text), registered)).faults) {
      const { vi, en } = sentences(code, params);
      for (const said of [vi, en]) {
        expect(said).not.toMatch(/[{}]|undefined/);
        expect(said.match(/[.,;:] |\. /g)?.length ?? 0).toBeGreaterThan(0);
      }
    }
  });

  it.each<[string, Buffer, string]>([
    ['is empty', Buffer.alloc(0), 'import.no-rows'],
    ['has nothing but a head', Buffer.from('code,name\n'), 'import.no-rows'],
    ['is written in another alphabet', Buffer.from([0x4d, 0xe3, 0x0a]), 'import.not-utf8'],
    ['is a workbook of before 2007', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'import.workbook-too-old'],
    ['is a broken workbook', Buffer.from('PK\u0003\u0004 and no more'), 'import.workbook-unreadable'],
    ['has a hundred columns', Buffer.from(`${Array(100).fill('x').join(',')}\n`), 'import.too-many-columns'],
    ['has too many rows', Buffer.from(`code,name\n${'H40,x\n'.repeat(200_001)}`), 'import.too-many-rows'],
  ])('says so of a file that %s', async (_, bytes, code) => {
    expect((await readImport(bytes, registered)).faults).toMatchObject([{ code }]);
  });

  it('lists no more faults than somebody will mend, and says so', async () => {
    const { faults } = await readImport(Buffer.from(`code,name\n${'?,x\n'.repeat(10_500)}`), registered);
    expect(faults).toHaveLength(10_001);
    expect(faults.at(-1)?.code).toBe('import.too-many-faults');
  });

  it('takes a registered agency again as it is, a closed one and one with a 102 form of its own too', async () => {
    const { faults, agencies } = await readImport(
      Buffer.from('code,form 102,name,valid until\nH11,,Cũ,2025-06-30\nH36.09,000.00.19.H36,Sở,\n000.00.19.H36,,x,\n'),
      registered,
    );
    expect(faults.map(({ code, row }) => [code, row])).toEqual([['import.code-twice', 4]]);
    expect(agencies).toEqual([]);
  });
});

/** Each fault in a row, or where it needs two, in rows of its own. */
function theFaultyFile() {
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
    { cells: { ...good, code: 'H36.10', kind: 'công ty' }, fault: ['kind', 'import.kind-unknown'] },
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

const register: AgencyEntry[] = [
  anAgency('H36', { name: 'UBND tỉnh Lâm Đồng' }),
  anAgency('H36.09', { name: 'Sở', form102: '000.00.19.H36' }),
  anAgency('H11', { name: 'UBND tỉnh Bình Thuận', validUntil: '2025-06-30T17:00:00.000Z' }),
  anAgency('H12', { name: 'UBND tỉnh Bình Phước', validUntil: '2025-06-30T17:00:00.000Z' }),
  anAgency('W01', { name: 'Trung tâm', centre: true }),
];

const registered: RegisteredAgencies = {
  agenciesAmong: (codes) => Promise.resolve(register.filter(({ code }) => codes.includes(code))),
  ownersOf102Forms: (forms) =>
    Promise.resolve(
      new Map(
        register.flatMap(({ code, form102 = '' }) => (forms.includes(form102) ? [[form102, code] as const] : [])),
      ),
    ),
};

function anAgency(code: string, more: Partial<AgencyEntry>): AgencyEntry {
  const validFrom = '2019-12-31T17:00:00.000Z';
  return { kind: 'agency', code, name: code, validFrom, successors: [], centre: false, ...more };
}
