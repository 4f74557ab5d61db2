import { sentences } from '@edoc-axis/domain';
import { Directory } from '@edoc-axis/platform';
import { registerBesideFaults, theFaultyFile } from '../../../../test/support/faulty-file.js';
import { type Mapping, readImport, registeredAt } from './index.js';

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
      const { agencies, faults } = await readImport(Buffer.from(text), { registered });
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
    const { agencies, faults } = await readImport(Buffer.from(text), { registered, mapping });
    expect(faults).toEqual([]);
    expect(agencies).toMatchObject([{ code: 'H40', name: 'UBND tỉnh Mới' }]);
    const wrong = await readImport(Buffer.from(text), { registered, mapping: { code: 'Số hiệu', name: 'Họ tên' } });
    expect(wrong.faults).toMatchObject([
      { code: 'import.mapped-column-missing', row: 1 },
      { code: 'import.column-unknown', row: 1, column: { letters: 'B' } },
    ]);
  });

  it('names 40 different faults with row and column, all at once, and gives no agency', async () => {
    const { text, expected } = theFaultyFile();
    const { agencies, faults } = await readImport(Buffer.from(text), { registered });
    expect(faults.map(({ row, column, code }) => [row, column?.letters, code])).toEqual(expected);
    expect(new Set(faults.map(({ code, column }) => `${code} ${column?.letters}`)).size).toBeGreaterThanOrEqual(40);
    expect(new Set(faults.map(({ code }) => code)).size).toBeGreaterThanOrEqual(35);
    expect(agencies).toEqual([]);
  });

  it('says of each fault what is wrong and how to mend it, in both languages', async () => {
    for (const { code, params } of (await readImport(Buffer.from(theFaultyFile().text), { registered })).faults) {
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
    expect((await readImport(bytes, { registered })).faults).toMatchObject([{ code }]);
  });

  it('lists no more faults than somebody will mend, and says so', async () => {
    const { faults } = await readImport(Buffer.from(`code,name\n${'?,x\n'.repeat(10_500)}`), { registered });
    expect(faults).toHaveLength(10_001);
    expect(faults.at(-1)?.code).toBe('import.too-many-faults');
  });

  it('takes a registered agency again as it is, a closed one and one with a 102 form of its own too', async () => {
    const { faults, agencies } = await readImport(
      Buffer.from('code,form 102,name,valid until\nH11,,Cũ,2025-06-30\nH36.09,000.00.19.H36,Sở,\n000.00.19.H36,,x,\n'),
      { registered },
    );
    expect(faults.map(({ code, row }) => [code, row])).toEqual([['import.code-twice', 4]]);
    expect(agencies).toEqual([]);
  });
});

const at = '2025-06-01T00:00:00.000Z';
const directory = new Directory();
directory.apply(registerBesideFaults.map((entry, n) => ({ version: n + 1, at, entry })));
const registered = registeredAt(directory, new Date(at));
