import { invalid, unavailable } from './entry.js';

/** The facts the tracker keeps: on their way to it, and when they are examined. */
export const factErrors = {
  'fact.on-its-way': unavailable({
    en: 'What was accepted a moment ago has not arrived here yet, so whether there is such a document is not known. Try again in a moment.',
    vi: 'Thông tin về văn bản vừa tiếp nhận chưa về đến đây nên chưa xác định được có văn bản này hay không. Hãy thử lại sau giây lát.',
  }),
  'fact.positions-broken': invalid({
    en: 'The tracker has {factCount} facts, and the position of the newest is {position}: some are missing or came twice.',
    vi: 'Có {factCount} sự kiện được lưu nhưng vị trí cuối là {position}: có sự kiện bị thiếu hoặc trùng.',
  }),
  'fact.receipt-missing': invalid({
    en: 'The receipt {receipt} of this fact is not there.',
    vi: 'Thiếu biên nhận {receipt} của sự kiện này.',
  }),
};
