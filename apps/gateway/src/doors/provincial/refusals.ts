import type { RefusalShape } from '../refusal-shape.js';
import { refusal, statusOf } from './protocol/answers.js';

export const provincialMediaType = 'application/json; charset=utf-8';

export const provincialRefusals: RefusalShape = {
  isFor: (url) => /^\/provincial(?:[/?]|$)/.test(url),
  write: (error, language, url) => ({
    status: statusOf(error, url),
    mediaType: provincialMediaType,
    body: JSON.stringify(refusal(error, language, url)),
  }),
};
