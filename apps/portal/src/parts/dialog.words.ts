import { catalogue } from '../words/language.js';

export const dialogWords = catalogue({ close: 'Đóng', cancel: 'Bỏ qua' }, { close: 'Close', cancel: 'Cancel' });
