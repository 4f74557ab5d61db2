import type { CataloguedError, Language } from '@edoc-axis/domain';
import type { FastifyReply } from 'fastify';
import { refusal } from './protocol/answers.js';
import { asciiJson } from './protocol/ascii-json.js';

/** Whatever lies below the door's address, calls it has and calls it has not. */
export function isForVxp(url: string): boolean {
  return /^\/vxp(?:[/?]|$)/.test(url);
}

export const vxpMediaType = 'application/json; charset=utf-8';

/** Always 200: these clients read the body and nothing else, and some read no body beside another status. */
export function writeRefusal(error: CataloguedError, language: Language, reply: FastifyReply): void {
  void reply
    .code(200)
    .header('content-type', vxpMediaType)
    .send(asciiJson(refusal(error, language)));
}
