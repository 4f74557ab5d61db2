import { isIP } from 'node:net';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { CataloguedError, cutText } from '@edoc-axis/domain';
import type { AskedFor } from '@edoc-axis/platform';
import type { FastifyRequest } from 'fastify';

/**
 * On whose behalf this request asks: its bearer token, unopened, and the name the request has in every log. Whoever
 * answers verifies the token; the gateway never says in its own words who is calling.
 */
export const OnBehalf = createParamDecorator(
  (_: undefined, context: ExecutionContext): AskedFor & { caller: string } => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const caller = bearerTokenIn(request.headers.authorization);
    if (caller === undefined) throw new CataloguedError('caller.token-missing');
    return { caller, ...whence(request), program: programOf(request) };
  },
);

/** For what anybody may ask. */
export const Publicly = createParamDecorator((_: undefined, context: ExecutionContext): AskedFor => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return { ...whence(request), program: programOf(request) };
});

/** What a proxy of ours writes about where a call comes from is an address, or nothing. */
export function whence({ id: occurrence, ip }: FastifyRequest): AskedFor {
  return { occurrence, address: isIP(ip) === 0 ? undefined : ip };
}

/** A stranger's words, shown to people: no controls, and not more than names a program and its version. */
export function programOf({ headers }: FastifyRequest): string | undefined {
  const words = headers['user-agent']?.replace(/[\p{C}\s]+/gu, ' ').trim();
  return words ? cutText(words, programCharactersMax) : undefined;
}

const programCharactersMax = 100;

/** RFC 6750 section 2.1. */
export function bearerTokenIn(header: string | undefined): string | undefined {
  const [, token] = /^Bearer +([A-Za-z0-9\-._~+/]+=*) *$/i.exec(header ?? '') ?? [];
  return token !== undefined && token.length <= tokenCharactersMax ? token : undefined;
}

const tokenCharactersMax = 8_192;
