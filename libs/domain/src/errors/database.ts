import { internal, unavailable } from './entry.js';

/** The database engine and what is asked of it. */
export const databaseErrors = {
  'database.no-engine': internal({
    en: 'No PostgreSQL came with this installation for {platform}. Set DATABASE_URL to a PostgreSQL of version 15 or later.',
    vi: 'Bản cài đặt này không kèm PostgreSQL cho {platform}. Hãy đặt DATABASE_URL trỏ tới PostgreSQL phiên bản 15 trở lên.',
  }),
  'database.cannot-start': internal({
    en: 'PostgreSQL does not start: {problem}. Its log is {log}.',
    vi: 'Không khởi động được PostgreSQL: {problem}. Nhật ký: {log}.',
  }),
  'database.cannot-prepare': internal({
    en: 'The database at {address} cannot be used: {problem}. DATABASE_URL must name a PostgreSQL of version 15 or later, and an account that may create roles and schemas.',
    vi: 'Không dùng được cơ sở dữ liệu tại {address}: {problem}. DATABASE_URL cần trỏ tới PostgreSQL phiên bản 15 trở lên, với tài khoản được phép tạo vai trò và lược đồ.',
  }),
  'database.contended': unavailable({
    en: 'Too many changes to the same records at once. Nothing was changed; try again in a moment.',
    vi: 'Có quá nhiều thay đổi cùng lúc trên cùng dữ liệu. Chưa thay đổi gì; hãy thử lại sau ít phút.',
  }),
};
