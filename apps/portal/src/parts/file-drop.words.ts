import { catalogue } from '../words/language.js';

export const fileDropWords = catalogue(
  { pick: 'Chọn tệp', orDrop: 'hoặc kéo thả vào đây', another: 'Chọn tệp khác' },
  { pick: 'Pick a file', orDrop: 'or drop it here', another: 'Pick another' },
);
