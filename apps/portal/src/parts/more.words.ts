import { catalogue } from '../words/language.js';

export const moreWords = catalogue({ more: 'Xem thêm' }, { more: 'Show more' });
