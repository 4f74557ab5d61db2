import type { Waiting } from '@edoc-axis/contracts';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Observable, tap } from 'rxjs';

/** 202 where a second person decides, and where to hear of it; the status of the call where it was done. */
@Injectable()
export class AnswerWaiting implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<Partial<Waiting>>): Observable<Partial<Waiting>> {
    return next.handle().pipe(
      tap(({ proposal }) => {
        if (!proposal) return;
        const reply = context.switchToHttp().getResponse<FastifyReply>();
        reply.code(202).header('location', `/v1/approvals/${proposal.id}`);
      }),
    );
  }
}
