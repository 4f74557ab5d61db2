import type { ArchivedDocument, ArchiveIndex } from '@edoc-axis/contracts';
import { deliveryStateNames } from '@edoc-axis/domain';
import { lineOf } from '../sheets/write-csv.js';

const titles: Readonly<Record<ArchiveIndex['role'], readonly string[]>> = {
  received: ['STT', 'Số, ký hiệu', 'Ngày văn bản', 'Trích yếu', 'Nơi gửi', 'Ngày gửi', 'Trạng thái', 'Tệp', 'Ghi chú'],
  sent: ['STT', 'Số, ký hiệu', 'Ngày văn bản', 'Trích yếu', 'Nơi gửi', 'Ngày gửi', 'Số nơi nhận', 'Tệp', 'Ghi chú'],
};

const leftOutNames: Readonly<Record<NonNullable<ArchivedDocument['leftOut']>, string>> = {
  pending: 'Chưa mở, không lấy vào bản lưu',
  frozen: 'Đang bị phong tỏa',
  revoked: 'Đã thu hồi',
  ended: 'Không còn hiệu lực với nơi nhận',
  'content-gone': 'Trục không còn lưu nội dung',
};

/** The list a clerk opens in a spreadsheet: CSV with a byte order mark. */
export function listOfArchive({ role, documents }: ArchiveIndex): string {
  const rows = documents.map((one) => [
    ...[String(one.n), `${one.code.number}/${one.code.notation}`, one.promulgatedOn ?? '', one.subject],
    ...[one.senderName ?? one.sender, one.acceptedAt],
    role === 'received' ? stateName(one.state) : String(one.recipients ?? ''),
    ...[one.packet?.file ?? '', one.leftOut ? leftOutNames[one.leftOut] : ''],
  ]);
  return `\uFEFF${[titles[role], ...rows].map(lineOf).join('')}`;
}

function stateName(state = ''): string {
  return state in deliveryStateNames ? deliveryStateNames[state as keyof typeof deliveryStateNames].vi : state;
}
