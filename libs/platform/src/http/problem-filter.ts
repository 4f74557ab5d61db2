import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { CataloguedError, Language } from '@edoc-axis/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cataloguedFromHttp } from './catalogued-from-http.js';
import { preferredLanguage } from './preferred-language.js';
import { headersOf, problemOf } from './problem.js';

/** Every error of the HTTP door leaves through here as a problem (RFC 9457); the rest of it goes to the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  constructor(private readonly language: Language) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** For what fails before Nest sees the request: also Fastify's own error handler. */
  answer(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const error = cataloguedFromHttp(thrown, request);
    const { code: message, occurrence, params, detail } = error;
    const circumstances = {
      message,
      occurrence,
      method: request.method,
      path: request.url.split('?')[0]?.slice(0, pathCharactersMax),
    };
    if (hungUp(thrown, request)) this.logger.debug({ ...circumstances, message: 'The caller hung up.' });
    else if (error.kind === 'internal') this.logger.error({ ...circumstances, error });
    // Whoever was refused quotes the occurrence when asking for help: it must be found here.
    else this.logger.log({ ...circumstances, params, detail });
    // An answer that has begun cannot become a problem: cutting it is the only way to say that it is not whole.
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    this.write(error, this.languageFor(request), request, reply);
  }

  /** The refusal as it leaves: a door that owes its clients another shape has its own. */
  protected write(error: CataloguedError, language: Language, _request: FastifyRequest, reply: FastifyReply): void {
    const problem = problemOf(error, language);
    // Serialized here: the route's own response schema is not a problem's.
    void reply.code(problem.status).headers(headersOf(error)).serializer(JSON.stringify).send(problem);
  }

  private languageFor({ headers }: FastifyRequest): Language {
    return preferredLanguage(headers['accept-language'], this.language);
  }
}

const pathCharactersMax = 300;

/** What was on its way to a caller who is gone ends as if it had broken; nothing of ours did. */
function hungUp(thrown: unknown, { raw }: FastifyRequest): boolean {
  return raw.socket.destroyed && (thrown as { code?: unknown } | null)?.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
