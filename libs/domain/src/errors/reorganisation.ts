import { conflict, invalid, unknown } from './entry.js';

/** Codes that close and open together on one moment. */
export const reorganisationErrors = {
  'reorganisation.unknown': unknown({
    en: 'There is no reorganisation "{reorganisation}".',
    vi: 'Không có đợt sắp xếp đơn vị "{reorganisation}".',
  }),
  'reorganisation.malformed': invalid({
    en: 'The reorganisation plan cannot be read: {problem}.',
    vi: 'Không đọc được phương án sắp xếp đơn vị: {problem}.',
  }),
  'reorganisation.in-the-past': invalid({
    en: 'The moment {effectiveAt} lies in the past.',
    vi: 'Thời điểm hiệu lực {effectiveAt} đã qua.',
  }),
  'reorganisation.contradicts': conflict({
    en: 'The plan contradicts the directory: {problem}.',
    vi: 'Phương án mâu thuẫn với danh mục hiện có: {problem}.',
  }),
  'reorganisation.already-effective': conflict({
    en: 'The reorganisation took effect at {effectiveAt} and can no longer be changed.',
    vi: 'Đợt sắp xếp đơn vị đã có hiệu lực từ {effectiveAt}, không thay đổi được nữa.',
  }),
};
