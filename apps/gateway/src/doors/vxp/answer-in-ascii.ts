import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { done } from './protocol/answers.js';
import { asciiJson } from './protocol/ascii-json.js';
import { vxpMediaType } from './refusals.js';

/** What a call answers stands beside `status` and the rest, which are the same for all. One that streams writes them itself. */
@Injectable()
export class AnswerInAscii implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<object>): Observable<string | StreamableFile> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer) => {
        reply.header('content-type', vxpMediaType);
        return answer instanceof StreamableFile ? answer : asciiJson(done(answer));
      }),
    );
  }
}
