import { foldText } from '@edoc-axis/domain';
import type { Bilingual } from '@edoc-axis/domain';
import { columnLetters, type Fault, type FaultColumn, type SheetRow } from './sheet.js';

export const fields = [
  'code',
  'form102',
  'name',
  'shortName',
  'kind',
  'parent',
  'validFrom',
  'validUntil',
  'successors',
  'receivesFor',
  'receivesForUntil',
  'policy',
  'marks',
  'address',
] as const;

export type Field = (typeof fields)[number];

/** Which column of the file each field is taken from: the field by the header as it stands in the first row. */
export type Mapping = Partial<Readonly<Record<Field, string>>>;

export interface Column extends FaultColumn {
  /** Counted from 0. */
  readonly index: number;
}

export type Columns = Partial<Readonly<Record<Field, Column>>>;

/** How people call a column; the first of each language is what we call it. Case, accents and punctuation do not matter. */
const titles: Readonly<Record<Field, { readonly vi: readonly string[]; readonly en: readonly string[] }>> = {
  code: {
    vi: ['Mã định danh', 'Mã định danh điện tử', 'Mã cơ quan', 'Mã đơn vị', 'Mã'],
    en: ['Code', 'Agency code', 'ID'],
  },
  form102: {
    vi: ['Mã QCVN 102', 'Mã 102', 'Mã định danh cũ', 'Mã theo QCVN 102:2016', 'Mã cũ'],
    en: ['QCVN 102 code', 'Form 102', 'Code 102'],
  },
  name: { vi: ['Tên cơ quan', 'Tên đơn vị', 'Tên cơ quan, đơn vị', 'Tên'], en: ['Name', 'Agency name', 'Agency'] },
  shortName: { vi: ['Tên viết tắt', 'Tên ngắn', 'Viết tắt'], en: ['Short name', 'Abbreviation'] },
  kind: { vi: ['Loại cơ quan', 'Loại đơn vị', 'Loại'], en: ['Kind', 'Type'] },
  parent: {
    vi: ['Mã cơ quan cấp trên', 'Cơ quan cấp trên', 'Mã cấp trên', 'Mã cha', 'Trực thuộc'],
    en: ['Parent', 'Parent code'],
  },
  validFrom: { vi: ['Ngày có hiệu lực', 'Hiệu lực từ', 'Từ ngày'], en: ['Valid from', 'From'] },
  validUntil: {
    vi: ['Ngày hết hiệu lực', 'Hiệu lực đến', 'Đến ngày', 'Ngày đóng'],
    en: ['Valid until', 'Last valid day', 'Until', 'Closed on'],
  },
  successors: { vi: ['Cơ quan kế thừa', 'Đơn vị kế tiếp', 'Kế thừa'], en: ['Successors', 'Successor'] },
  receivesFor: { vi: ['Nơi nhận thay', 'Cơ quan nhận thay'], en: ['Received by', 'Receives for it', 'Receiver'] },
  receivesForUntil: { vi: ['Nhận thay đến ngày', 'Nhận thay đến'], en: ['Received until', 'Receives until'] },
  policy: { vi: ['Chính sách chữ ký', 'Chính sách'], en: ['Policy', 'Signature policy'] },
  marks: { vi: ['Dấu hiệu', 'Đánh dấu'], en: ['Marks', 'Mark'] },
  address: { vi: ['Địa chỉ', 'Địa chỉ trụ sở', 'Trụ sở'], en: ['Address', 'Postal address'] },
};

const required = ['code', 'name'] as const;

/** What a field is called on screen and in a file of ours. */
export function titleOf(field: Field): Bilingual {
  const { vi, en } = titles[field];
  return { vi: vi[0] ?? field, en: en[0] ?? field };
}

/** Which column is which field, by the mapping where it names one, else by its header. */
export function findColumns(head: SheetRow, mapping: Mapping): { readonly columns: Columns; readonly faults: Fault[] } {
  const faults: Fault[] = [];
  const columns: Partial<Record<Field, Column>> = {};
  const mapped = new Map(fields.flatMap((field) => [[fold(mapping[field] ?? ''), field] as const]));
  mapped.delete('');
  head.cells.forEach((header, index) => {
    const name = fold(header);
    if (name === '') return;
    const column: Column = { index, letters: columnLetters(index), header: header.trim() };
    const given = mapped.get(name);
    const field = given ?? fieldOfTitle.get(name);
    // A field that is mapped is taken from nowhere else: a column of its name may mean something else.
    if (given === undefined && field !== undefined && mapping[field] !== undefined) return;
    const other = field && columns[field];
    const fault = (code: Fault['code'], params: Fault['params']) =>
      faults.push({ code, params, row: head.row, column: { letters: column.letters, header: column.header } });
    if (field === undefined) fault('import.column-unknown', { header: column.header });
    else if (other) fault('import.column-twice', { header: column.header, other: other.header });
    else columns[field] = column;
  });
  for (const field of fields) {
    if (columns[field]) continue;
    const header = mapping[field];
    if (header !== undefined) {
      faults.push({
        code: 'import.mapped-column-missing',
        params: { header, title: bothTitles(field) },
        row: head.row,
      });
    } else if ((required as readonly Field[]).includes(field)) {
      faults.push({ code: 'import.column-missing', params: { title: bothTitles(field) }, row: head.row });
    }
  }
  return { columns, faults };
}

/** In a sentence of either language: a header may be in the other. */
function bothTitles(field: Field): string {
  const { vi, en } = titleOf(field);
  return `${vi} / ${en}`;
}

function fold(header: string): string {
  return foldText(header)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

const fieldOfTitle: ReadonlyMap<string, Field> = new Map(
  fields.flatMap((field) => [...titles[field].vi, ...titles[field].en].map((title) => [fold(title), field] as const)),
);
