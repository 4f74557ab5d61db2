import type { RefusalShape } from '../refusal-shape.js';
import { refusal } from './protocol/answers.js';
import { asciiJson } from './protocol/ascii-json.js';

export const vxpMediaType = 'application/json; charset=utf-8';

export const vxpRefusals: RefusalShape = {
  isFor: isForVxp,
  // Always 200: these clients read the body and nothing else, and some read no body beside another status.
  write: (error, language) => ({
    status: 200,
    headers: { 'content-type': vxpMediaType },
    body: asciiJson(refusal(error, language)),
  }),
};

export function isForVxp(url: string): boolean {
  return /^\/vxp(?:[/?]|$)/.test(url);
}
