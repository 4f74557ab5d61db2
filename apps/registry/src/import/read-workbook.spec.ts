import { Directory } from '@edoc-axis/platform';
import { writeZip } from '../../../../test/support/zip-by-hand.js';
import { readImport, registeredAt } from './index.js';

const nobody = { registered: registeredAt(new Directory(), new Date()) };

describe('reading a workbook of agencies', () => {
  it('takes shared and inline texts, numbers as days, results of formulas, and cells that are left out', async () => {
    const workbook = aWorkbook({
      shared: ['Mã định danh', 'Tên cơ quan', 'Hiệu lực từ', 'Mã cấp trên', 'UBND tỉnh <rPh><t>x</t></rPh>Mới'],
      rows: [
        ['1', 's 0', 's 1', 's 2', 's 3'],
        ['2', 'i H40', 's 4', 'n 45839', ''],
        ['4', 'f H40.01', 'i Văn phòng', '', 'i H40'],
      ],
    });
    const { agencies, faults } = await readImport(workbook, nobody);
    expect(faults).toEqual([]);
    expect(agencies).toMatchObject([
      { row: 2, code: 'H40', name: 'UBND tỉnh Mới', validFrom: '2025-06-30T17:00:00.000Z' },
      { row: 4, code: 'H40.01', name: 'Văn phòng', parent: 'H40', validFrom: undefined },
    ]);
  });

  it('names the cell whose formula failed, and a fault of its content, by the letters a person sees', async () => {
    const workbook = aWorkbook({
      shared: [],
      rows: [
        ['1', 'i code', 'i name', 'i parent'],
        ['5', 'i H40', 'e #REF!', 'i H98'],
      ],
    });
    const { faults } = await readImport(workbook, nobody);
    expect(faults).toEqual([
      {
        ...{ code: 'import.formula-failed', params: { shown: '#REF!' } },
        ...{ row: 5, column: { letters: 'B', header: 'name' } },
      },
      {
        ...{ code: 'import.parent-unknown', params: { parent: 'H98' } },
        ...{ row: 5, column: { letters: 'C', header: 'parent' } },
      },
    ]);
  });

  it('reads the sheet the workbook lists first, wherever it lies', async () => {
    const files = partsOf({
      shared: [],
      rows: [
        ['1', 'i code', 'i name'],
        ['2', 'i H40', 'i Mới'],
      ],
    });
    const elsewhere = files.map(({ name, content }) => ({
      name: name.replace('sheet1', 'sheet7'),
      content: name.endsWith('.rels') ? Buffer.from(content.toString().replace('sheet1', 'sheet7')) : content,
    }));
    expect((await readImport(writeZip(elsewhere), nobody)).agencies).toMatchObject([{ code: 'H40' }]);
  });

  it.each<[string, { name: string; content: Buffer }[]]>([
    ['unpacks to far more than it has', [part('xl/worksheets/sheet1.xml', Buffer.alloc(300 * 1024 * 1024, ' '))]],
    ['has a thousand parts', Array.from({ length: 1_000 }, (_, n) => part(`xl/${n}.xml`, Buffer.from('<x/>')))],
    ['has no sheet', [part('word/document.xml', Buffer.from('<x/>'))]],
    [
      'has a sheet with entities',
      [part('xl/worksheets/sheet1.xml', Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><x/>'))],
    ],
    ['has a sheet that ends too early', [part('xl/worksheets/sheet1.xml', Buffer.from('<worksheet>'))]],
  ])('refuses a workbook that %s', async (_, files) => {
    const { agencies, faults } = await readImport(writeZip(files), nobody);
    expect(agencies).toEqual([]);
    expect(faults).toMatchObject([{ code: 'import.workbook-unreadable' }]);
  });

  it('refuses one long text that stands in very many cells', async () => {
    const row = ['i H40', ...Array.from({ length: 60 }, () => 's 0')];
    const rows = Array.from({ length: 200 }, (_, n) => [`${n + 1}`, ...row]);
    const workbook = aWorkbook({ shared: ['x'.repeat(8_000)], rows });
    expect((await readImport(workbook, nobody)).faults).toMatchObject([{ code: 'import.file-too-large' }]);
  });

  it('tells rows apart that claim one number', async () => {
    const rows = [
      ['1', 'i code', 'i name'],
      ['5', 'i H40', 'i Mới'],
      ['5', 'i H40', 'i Mới'],
      ['2', 'i H41', 'i Mới'],
    ];
    const { faults } = await readImport(aWorkbook({ shared: [], rows }), nobody);
    expect(faults).toMatchObject([{ code: 'import.code-twice', row: 6, params: { other: 5 } }]);
  });

  it('refuses a row of more columns than a file may have', async () => {
    const workbook = aWorkbook({ shared: [], rows: [['1', ...Array.from({ length: 65 }, () => 'i x')]] });
    expect((await readImport(workbook, nobody)).faults).toMatchObject([{ code: 'import.too-many-columns' }]);
  });
});

interface Content {
  readonly shared: readonly string[];
  /** Its number, then cells: `s 3` shared, `i text` inline, `n 1` number, `f text` of a formula, `e #N/A`, or left out. */
  readonly rows: readonly (readonly string[])[];
}

function aWorkbook(content: Content): Buffer {
  return writeZip(partsOf(content));
}

function partsOf({ shared, rows }: Content): { name: string; content: Buffer }[] {
  const sheet = rows.map(
    ([row, ...cells]) => `<row r="${row}">${cells.map((cell, n) => xmlOf(cell, n, row)).join('')}</row>`,
  );
  const id = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"';
  const parts = {
    'xl/workbook.xml': `<workbook><sheets><sheet name="A" sheetId="1" ${id}/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/sharedStrings.xml': `<sst>${shared.map((text) => `<si>${text.includes('<') ? `<r><t>${text.replace('<rPh>', '</t></r><rPh>').replace('</rPh>', '</rPh><r><t>')}</t></r>` : `<t>${text}</t>`}</si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet.join('')}</sheetData></worksheet>`,
  };
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  return Object.entries(parts).map(([name, xml]) => part(name, Buffer.from(declaration + xml)));
}

function xmlOf(cell: string, column: number, row = ''): string {
  const [kind = '', text = ''] = [cell.slice(0, 1), cell.slice(2)];
  const name = `${column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26))}${String.fromCharCode(65 + (column % 26))}${row}`;
  switch (kind) {
    case 's':
      return `<c r="${name}" t="s"><v>${text}</v></c>`;
    case 'i':
      return `<c r="${name}" t="inlineStr"><is><t>${text}</t></is></c>`;
    case 'f':
      return `<c r="${name}" t="str"><f>A1</f><v>${text}</v></c>`;
    case 'e':
      return `<c r="${name}" t="e"><f>A1</f><v>${text}</v></c>`;
    case 'n':
      return `<c r="${name}"><v>${text}</v></c>`;
    default:
      return '';
  }
}

function part(name: string, content: Buffer): { name: string; content: Buffer } {
  return { name, content };
}
