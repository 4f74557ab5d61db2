import type { Sentence } from '@edoc-axis/contracts';
import type { Rotated } from '@edoc-axis/platform/home';
import { localTime } from '../commands/local-time.js';
import { green, type Terminal } from '../terminal/terminal.js';

/** What was done, and what is left to do. */
export function describeChange({ key, former }: Rotated, { text }: Terminal): string[] {
  const { ended, until } = former;
  const believedUntil = until === undefined ? '' : localTime(until);
  const done =
    ended?.why === 'lost'
      ? {
          vi: `Không tin khóa ${key.use} ${former.kid} nữa, từ ${localTime(ended.lostSince ?? ended.at)}.`,
          en: `The ${key.use} key ${former.kid} is not trusted since ${localTime(ended.lostSince ?? ended.at)}.`,
        }
      : {
          vi: `Khóa ${key.use} cũ ${former.kid} còn được tin đến ${believedUntil}.`,
          en: `The former ${key.use} key ${former.kid} is believed until ${believedUntil}.`,
        };
  return [
    green(
      `✓ ${text({ vi: `Khóa ${key.use} đang dùng: ${key.kid}`, en: `The ${key.use} key that signs: ${key.kid}` })}`,
    ),
    text(done),
    text(takesEffect),
    ...(ended?.why === 'lost' ? [text(afterLoss[key.use as keyof typeof afterLoss])] : []),
  ];
}

const takesEffect = {
  vi: 'Trục đang chạy dùng khóa mới trong vòng một giây, không cần khởi động lại. Danh sách khóa mới: GET /v1/keys.',
  en: 'A running axis uses it within a second and need not be started again. The new list of keys: GET /v1/keys.',
};

const afterLoss: Readonly<Record<'receipt' | 'token' | 'directory', Sentence>> = {
  receipt: {
    vi: 'Ai kiểm tra biên nhận cần danh sách khóa mới (edoc verify --keys). Biên nhận thật là biên nhận trục còn lưu: edoc track.',
    en: 'Who verifies receipts needs the new list (edoc verify --keys). Genuine receipts are those the axis has kept: edoc track.',
  },
  token: {
    vi: 'Mọi mã truy cập cũ đã bị từ chối. Người có khóa này có thể đã hành động thay hệ thống bất kỳ và thay quản trị: hãy xem lại danh mục, chứng thư số và văn bản từ thời điểm đó.',
    en: 'Every earlier access token is refused. Who had this key could act as any system and as the operator: look through register, certificates and documents since then.',
  },
  directory: {
    vi: 'Ai giữ bản sao danh mục bên ngoài trục cần lấy lại từ đầu: GET /v1/directory?since=0.',
    en: 'Who keeps a copy of the directory outside the axis takes it anew: GET /v1/directory?since=0.',
  },
};
