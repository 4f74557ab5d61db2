import { unavailable, unknown } from './entry.js';

/** Gateways that are not believed any more. */
export const gatewayErrors = {
  'gateway.taken-out': unavailable({
    en: 'This door of the axis is closed: a packet that came through it is not what it was said to be[ (gateway {gateway}, since {takenOutAt})]. Nothing is taken here until the administrator opens it again.',
    vi: 'Cửa này của trục đã bị đóng: có gói tin nhận qua cửa này không đúng như đã khai[ (cổng {gateway}, từ {takenOutAt})]. Chưa tiếp nhận gì cho đến khi quản trị viên trục mở lại.',
  }),
  'gateway.unknown': unknown({
    en: 'No gateway {gateway} was taken out.',
    vi: 'Không có cổng {gateway} nào bị đóng.',
  }),
};
