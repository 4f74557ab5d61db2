import { policy as policies, type Policy } from '@edoc-axis/contracts';
import { foldText } from '@edoc-axis/domain';

export const kinds = [
  'ministry',
  'province',
  'council',
  'party',
  'department',
  'district',
  'commune',
  'unit',
  'centre',
] as const;
export type Kind = (typeof kinds)[number];

/** Centre: stands for a whole axis. Hidden: not in pickers. Test: never a real document. */
export const marks = ['centre', 'hidden', 'test'] as const;
export type Mark = (typeof marks)[number];

export type { Policy };

/** A word people write in a cell, in Vietnamese or as we call it; accents and case do not matter. */
export interface Vocabulary<Word extends string> {
  readonly known: string;
  read(written: string): Word | undefined;
}

export const kindWords = vocabulary<Kind>({
  ministry: ['Bộ, ngành', 'Bộ', 'Cơ quan thuộc Chính phủ', 'Cơ quan ngang bộ'],
  province: ['UBND tỉnh', 'UBND cấp tỉnh', 'Tỉnh'],
  council: ['Hội đồng nhân dân', 'HĐND'],
  party: ['Cơ quan Đảng', 'Đảng'],
  department: ['Sở, ban, ngành', 'Sở', 'Ban', 'Vụ', 'Cục'],
  district: ['UBND cấp huyện', 'Huyện'],
  commune: ['UBND cấp xã', 'Xã', 'Phường', 'Đặc khu'],
  unit: ['Đơn vị trực thuộc', 'Đơn vị sự nghiệp', 'Đơn vị', 'Phòng'],
  centre: ['Trung tâm liên thông'],
});

export const policyWords = vocabulary<Policy>(
  Object.fromEntries(policies.options.map((word) => [word, []])) as unknown as Record<Policy, readonly string[]>,
);

export const markWords = vocabulary<Mark>({
  centre: ['Trung tâm liên thông', 'Trung tâm'],
  hidden: ['Ẩn', 'Không hiển thị'],
  test: ['Thử nghiệm', 'Kiểm thử'],
});

function vocabulary<Word extends string>(names: Readonly<Record<Word, readonly string[]>>): Vocabulary<Word> {
  const words = Object.keys(names) as Word[];
  const wordOf = new Map<string, Word>(
    words.flatMap((word) => [word, ...names[word]].map((name) => [foldText(name), word] as const)),
  );
  return {
    known: words.map((word) => (names[word][0] === undefined ? word : `${word} (${names[word][0]})`)).join(', '),
    read: (written) => wordOf.get(foldText(written)),
  };
}
