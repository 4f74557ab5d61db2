import { invalid } from './entry.js';

/** The facts the tracker keeps, when they are examined. */
export const factErrors = {
  'fact.positions-broken': invalid({
    en: 'The tracker has {factCount} facts, and the position of the newest is {position}: some are missing or came twice.',
    vi: 'Có {factCount} sự kiện được lưu nhưng vị trí cuối là {position}: có sự kiện bị thiếu hoặc trùng.',
  }),
  'fact.receipt-missing': invalid({
    en: 'The receipt {receipt} of this fact is not there.',
    vi: 'Thiếu biên nhận {receipt} của sự kiện này.',
  }),
};
