import type { CataloguedError, Language } from '@edoc-axis/domain';
import { cataloguedFromHttp, headersOf, httpStatusOf, ProblemFilter, problemOf } from '@edoc-axis/platform';
import { Catch, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalShapeFor } from '../doors/refusal-shapes.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Errors of this route have the shape of RFC 6749 section 5.2. */
    refusesAsOAuth?: boolean;
  }
}

/** Errors leave as problems, except where a standard or a door's clients want another shape; our code stands beside it. */
@Catch()
export class DoorProblemFilter extends ProblemFilter {
  private readonly oauthLogger = new Logger('oauth');

  override answer(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    // An answer that was prepared and could not begin has described what is not coming.
    for (const name of representationHeaders) reply.removeHeader(name);
    if (!request.routeOptions.config.refusesAsOAuth) {
      super.answer(thrown, request, reply);
      return;
    }
    const error = cataloguedFromHttp(thrown, request);
    const { code, occurrence, params } = error;
    if (error.kind === 'internal') this.oauthLogger.error({ message: code, occurrence, error });
    else this.oauthLogger.log({ message: code, occurrence, params });
    void reply
      .code(oauthStatusOf(error))
      .headers({ ...headersOf(error), 'content-type': 'application/json; charset=utf-8' })
      .send(JSON.stringify(oauthRefusal(error)));
  }

  protected override write(error: CataloguedError, language: Language, request: FastifyRequest, reply: FastifyReply) {
    const shape = refusalShapeFor(request.url);
    if (!shape) {
      super.write(error, language, request, reply);
      return;
    }
    const { status, headers, body } = shape.write(error, language, request.url);
    void reply.code(status).headers(headers).send(body);
  }
}

/** Section 5.2 answers 400 to a wrong scope, which elsewhere is a matter of permission. */
export function oauthStatusOf(error: CataloguedError): number {
  return oauthErrorOf(error) === 'invalid_scope' ? 400 : httpStatusOf(error);
}

const representationHeaders = ['accept-ranges', 'content-disposition', 'content-length', 'etag', 'repr-digest'];

function oauthRefusal(error: CataloguedError): Record<string, unknown> {
  const { code, occurrence, retry, sentence } = problemOf(error, 'en');
  return {
    error: oauthErrorOf(error),
    // Section 5.2 allows printable ASCII without quotation marks and backslashes.
    error_description: sentence.en.replace(/["\\]/g, "'").replace(/[^\x20-\x7e]/g, '?'),
    code,
    occurrence,
    retry,
    sentence,
  };
}

function oauthErrorOf({ code, kind }: CataloguedError): string {
  if (code === 'caller.grant-unsupported') return 'unsupported_grant_type';
  if (code === 'caller.scope-missing') return 'invalid_scope';
  if (kind === 'unauthenticated') return 'invalid_client';
  if (kind === 'unavailable' || kind === 'too-many') return 'temporarily_unavailable';
  return kind === 'internal' ? 'server_error' : 'invalid_request';
}
