import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { CataloguedError } from '@edoc-axis/domain';
import type { AskedFor } from '@edoc-axis/platform';
import type { FastifyRequest } from 'fastify';

/**
 * On whose behalf this request asks: its bearer token, unopened, and the name the request has in every log. Whoever
 * answers verifies the token; the gateway never says in its own words who is calling.
 */
export const OnBehalf = createParamDecorator(
  (_: undefined, context: ExecutionContext): AskedFor & { caller: string } => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    return { caller: bearerToken(request.headers.authorization), occurrence: request.id, address: request.ip };
  },
);

/** For what anybody may ask. */
export const Publicly = createParamDecorator((_: undefined, context: ExecutionContext): AskedFor => {
  const { id: occurrence, ip: address } = context.switchToHttp().getRequest<FastifyRequest>();
  return { occurrence, address };
});

/** RFC 6750 section 2.1. */
function bearerToken(header: string | undefined): string {
  const [, token] = /^Bearer +([A-Za-z0-9\-._~+/]+=*) *$/i.exec(header ?? '') ?? [];
  if (token === undefined || token.length > tokenCharactersMax) throw new CataloguedError('caller.token-missing');
  return token;
}

const tokenCharactersMax = 8_192;
