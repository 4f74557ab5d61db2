import { catalogue } from '../../words/language.js';

export const writeAboutWords = catalogue(
  { replies: 'Phúc đáp', updates: 'Cập nhật', replaces: 'Thay thế' },
  { replies: 'Answer', updates: 'Update', replaces: 'Replace' },
);
