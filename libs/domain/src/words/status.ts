import type { Bilingual } from '../text/language.js';

/** The status codes of an edXML status packet (QCVN 102:2016/BTTTT, and the national axis' 13, 15, 16). */
export const statusNames = {
  '01': { vi: 'Đã đến', en: 'Arrived' },
  '02': { vi: 'Từ chối tiếp nhận', en: 'Refused' },
  '03': { vi: 'Đã tiếp nhận', en: 'Acknowledged' },
  '04': { vi: 'Đã phân công xử lý', en: 'Assigned' },
  '05': { vi: 'Đang xử lý', en: 'Being processed' },
  '06': { vi: 'Đã hoàn thành', en: 'Done' },
  '13': { vi: 'Yêu cầu lấy lại', en: 'Take-back asked' },
  '15': { vi: 'Đồng ý', en: 'Agreed' },
  '16': { vi: 'Không đồng ý', en: 'Not agreed' },
} as const satisfies Record<string, Bilingual>;

export type StatusCode = keyof typeof statusNames;

export const statusCodes = Object.keys(statusNames).sort() as readonly StatusCode[];

export function isStatusCode(text: unknown): text is StatusCode {
  return typeof text === 'string' && Object.hasOwn(statusNames, text);
}

/** A refusal must say why (QĐ 28/2018/QĐ-TTg), and so must a request to take back. */
export function needsReason(status: StatusCode): boolean {
  return status === '02' || status === '13';
}
