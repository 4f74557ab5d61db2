import { catalogue } from '../../words/language.js';

export const stateWords = catalogue(
  {
    pending: 'Đã gửi, chờ nơi nhận lấy về',
    delivered: 'Đã đến',
    acknowledged: 'Đã tiếp nhận',
    refused: 'Từ chối tiếp nhận',
    withdrawn: 'Đã lấy lại / Đã thu hồi',
    expired: 'Quá hạn, chưa nhận',
    undeliverable: 'Không gửi được',
  },
  {
    pending: 'Sent, waiting to be collected',
    delivered: 'Delivered',
    acknowledged: 'Acknowledged',
    refused: 'Refused',
    withdrawn: 'Taken back / Revoked',
    expired: 'Expired, never collected',
    undeliverable: 'Undeliverable',
  },
);
