import {
  agencyKindNames,
  type AgencyKind,
  agencyKinds,
  foldText,
  policies,
  type Policy,
  policyNames,
} from '@edoc-axis/domain';
import type { Language } from '@edoc-axis/domain';

/** Centre: stands for a whole axis. Hidden: not in pickers. Test: never a real document. None: no mark any more. */
export const marks = ['centre', 'hidden', 'test', 'none'] as const;
export type Mark = (typeof marks)[number];

export type { AgencyKind, Policy };

/** A word people write in a cell, in Vietnamese or as we call it; accents and case do not matter. */
export interface Vocabulary<Word extends string> {
  readonly known: string;
  read(written: string): Word | undefined;
  /** As a file of ours has it. */
  write(word: Word, language: Language): string;
}

const more: Readonly<Record<AgencyKind, readonly string[]>> = {
  government: [
    ...['Bộ, ngành', 'Bộ', 'Cơ quan thuộc Chính phủ', 'Cơ quan ngang bộ', 'Cơ quan hành chính'],
    ...['Sở, ban, ngành', 'Sở', 'Ban', 'Vụ', 'Cục', 'Chi cục', 'Phòng'],
  ],
  'people-committee': [
    ...['UBND', 'UBND tỉnh', 'UBND cấp tỉnh', 'UBND cấp huyện', 'UBND cấp xã'],
    ...['Tỉnh', 'Huyện', 'Xã', 'Phường', 'Đặc khu'],
  ],
  'people-council': ['HĐND', 'HĐND cấp tỉnh', 'HĐND cấp xã'],
  party: ['Đảng', 'Đảng ủy', 'Tỉnh ủy', 'Thành ủy'],
  enterprise: ['Công ty', 'Tổng công ty'],
  other: ['Đơn vị sự nghiệp', 'Đơn vị', 'Đơn vị trực thuộc', 'Tổ chức'],
};

export const kindWords = vocabulary<AgencyKind>(
  byWord(agencyKinds, (kind) => [agencyKindNames[kind].vi, agencyKindNames[kind].en, ...more[kind]]),
);

export const policyWords = vocabulary<Policy>(
  byWord(policies, (policy) => [policyNames[policy].vi, policyNames[policy].en]),
);

export const markWords = vocabulary<Mark>({
  centre: ['Trung tâm liên thông', 'Trung tâm'],
  hidden: ['Ẩn', 'Không hiển thị'],
  test: ['Thử nghiệm', 'Kiểm thử'],
  none: ['Không'],
});

function byWord<Word extends string>(
  words: readonly Word[],
  names: (word: Word) => readonly string[],
): Record<Word, readonly string[]> {
  return Object.fromEntries(words.map((word) => [word, names(word)])) as Record<Word, readonly string[]>;
}

function vocabulary<Word extends string>(names: Readonly<Record<Word, readonly string[]>>): Vocabulary<Word> {
  const words = Object.keys(names) as Word[];
  const wordOf = new Map<string, Word>(
    words.flatMap((word) => [word, ...names[word]].map((name) => [foldText(name), word] as const)),
  );
  return {
    known: words.map((word) => (names[word][0] === undefined ? word : `${word} (${names[word][0]})`)).join(', '),
    read: (written) => wordOf.get(foldText(written)),
    write: (word, language) => (language === 'vi' ? names[word][0] : undefined) ?? word,
  };
}
