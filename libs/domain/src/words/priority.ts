import type { Bilingual } from '../text/language.js';

/** `OtherInfo/Priority` of a packet: độ khẩn. */
export const priorityNames = {
  0: { vi: 'Thường', en: 'Ordinary' },
  1: { vi: 'Khẩn', en: 'Urgent' },
  2: { vi: 'Thượng khẩn', en: 'Very urgent' },
  3: { vi: 'Hỏa tốc', en: 'Express' },
  4: { vi: 'Hỏa tốc hẹn giờ', en: 'Express by a fixed hour' },
} as const satisfies Record<number, Bilingual>;

export type Priority = keyof typeof priorityNames;

export function isPriority(value: unknown): value is Priority {
  return typeof value === 'number' && Object.hasOwn(priorityNames, value);
}

/** Urgent documents travel first, count clock time day and night, and are not held up by one bad recipient. */
export function isUrgent(priority: Priority): boolean {
  return priority >= 1;
}
