import { catalogue } from '../words/language.js';

export const callWords = catalogue(
  {
    offline: 'Không kết nối được với trục. Trang sẽ tự thử lại; kiểm tra đường mạng nếu kéo dài.',
    problemUnknown: (status: number) =>
      `Trục trả lời không như mong đợi (${status}). Hãy thử lại; nếu còn, báo cho quản trị viên.`,
  },
  {
    offline: 'The axis cannot be reached. The page tries again by itself; check the line if this lasts.',
    problemUnknown: (status: number) =>
      `The axis gave an unexpected answer (${status}). Try again; if it stays, tell an administrator.`,
  },
);
