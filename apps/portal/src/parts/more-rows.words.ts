import { catalogue } from '../words/language.js';

export const moreRowsWords = catalogue({ more: 'Xem thêm' }, { more: 'Show more' });
