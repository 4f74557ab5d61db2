import { headersOf } from '@edoc-axis/platform';
import type { RefusalShape } from '../refusal-shape.js';
import { refusal, statusOf } from './protocol/answers.js';

export const provincialMediaType = 'application/json; charset=utf-8';

export const provincialRefusals: RefusalShape = {
  isFor: (url) => /^\/provincial(?:[/?]|$)/.test(url),
  write: (error, language, url) => ({
    status: statusOf(error, url),
    // When to come again, and what else there is for who reads no body.
    headers: { ...headersOf(error), 'content-type': provincialMediaType },
    body: JSON.stringify(refusal(error, language, url)),
  }),
};
