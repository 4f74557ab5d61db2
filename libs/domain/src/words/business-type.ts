import type { Bilingual } from '../text/language.js';

/** `BussinessDocType` of a packet (QCVN 102:2016/BTTTT): what it does. */
export const businessTypes = { new: 0, revocation: 1, update: 2, replacement: 3 } as const;

export type BusinessType = (typeof businessTypes)[keyof typeof businessTypes];

export const businessTypeNames = {
  0: { vi: 'Văn bản mới', en: 'New document' },
  1: { vi: 'Thu hồi', en: 'Revocation' },
  2: { vi: 'Cập nhật', en: 'Update' },
  3: { vi: 'Thay thế', en: 'Replacement' },
} as const satisfies Record<BusinessType, Bilingual>;

export function isBusinessType(value: unknown): value is BusinessType {
  return typeof value === 'number' && Object.hasOwn(businessTypeNames, value);
}
