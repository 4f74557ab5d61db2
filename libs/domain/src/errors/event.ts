import { invalid, tooMany } from './entry.js';

/** The feed of events that systems follow. */
export const eventErrors = {
  'event.cursor-unknown': invalid({
    en: 'The cursor {cursor} is none of this feed: another axis gave it, or this one was restored since from a copy without that event. Begin anew without a cursor; events you know already can be told by their position.',
    vi: 'Con trỏ {cursor} không thuộc luồng sự kiện này: do trục khác cấp, hoặc trục đã được khôi phục từ bản sao chưa có sự kiện đó. Hãy đọc lại từ đầu, không kèm con trỏ; sự kiện đã biết nhận ra được theo vị trí.',
  }),
  'event.followed-too-often': tooMany({
    en: '{followersMax} connections of yours follow events here already. One is enough for all agencies: close the others.',
    vi: 'Đã có {followersMax} kết nối của bạn đang theo dõi sự kiện. Một kết nối đủ cho mọi cơ quan; hãy đóng các kết nối khác.',
  }),
  'event.too-many-followers': tooMany({
    en: '{followersMax} connections follow events at this door already. Try again in {waitMs}, or ask for pages instead.',
    vi: 'Cổng này đã có {followersMax} kết nối theo dõi sự kiện. Hãy thử lại sau {waitMs} hoặc hỏi theo trang.',
  }),
};
