import type { Question } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  Optional,
} from '@nestjs/common';
import type { BaseRpcContext } from '@nestjs/microservices';
import { map, type Observable, tap } from 'rxjs';
import type { z } from 'zod';
import { haltPoint } from '../process/halting.js';
import {
  type AnswerWitness,
  answerWitnessToken,
  type Asked,
  type Caller,
  type CallerVerifier,
  callerVerifierToken,
  type Peer,
  type PeerGuard,
  peerGuardToken,
} from './asked.js';
import { peerOf } from './channel.js';
import { envelope, type WireReply } from './wire.js';

/** Under this key a method knows the question it answers. */
export const questionKey = Symbol('question');

/**
 * Checks who asks, the body and the caller, and hands the method what they say instead of what came. In this order: a
 * process that may not ask learns nothing else.
 */
@Injectable()
export class HearQuestion implements NestInterceptor<unknown, WireReply> {
  constructor(
    @Optional() @Inject(callerVerifierToken) private readonly verifyCaller?: CallerVerifier,
    @Optional() @Inject(peerGuardToken) private readonly guard?: PeerGuard,
    @Optional() @Inject(answerWitnessToken) private readonly witness?: AnswerWitness,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler<unknown>): Promise<Observable<WireReply>> {
    const question = Reflect.getMetadata(questionKey, context.getHandler()) as Question;
    const { role: askedBy, certificate } = this.peerThatMayAsk(question, context);
    const { occurrence, body, caller: token, ...seen } = parse(envelope, context.switchToRpc().getData(), question);
    const { address, program } = seen;
    const heard = parse(question.request, body, question);
    const caller = await this.callerOf(question, token, question.admissionIn?.(heard));
    const asked: Asked = { caller, token: caller && token, askedBy, certificate, occurrence, address, program };
    // Nest hands the method what stands in this array by then.
    context.getArgs<unknown[]>().splice(0, 2, heard, asked);
    return next.handle().pipe(
      tap({
        next: (reply) => this.witness?.answered(question, asked, reply),
        error: (error: unknown) => this.witness?.refused(question, asked, error),
      }),
      map((reply) => {
        haltPoint(`answer ${question.pattern}`);
        return { reply };
      }),
    );
  }

  private peerThatMayAsk({ askedBy, pattern }: Question, context: ExecutionContext): Peer {
    const peer = peerOf(context.switchToRpc().getContext<BaseRpcContext>());
    if (!peer || !askedBy.includes(peer.role)) {
      throw new CataloguedError('process.not-allowed', { role: peer?.role ?? 'unknown', pattern });
    }
    this.guard?.(peer);
    return peer;
  }

  private async callerOf(
    question: Question,
    token: string | undefined,
    admission?: string,
  ): Promise<Caller | undefined> {
    if (question.caller === 'none') return undefined;
    if (token === undefined) throw new CataloguedError('caller.token-missing');
    if (!this.verifyCaller) throw new Error(`Nobody verifies the callers of ${question.pattern}.`);
    return this.verifyCaller(token, admission);
  }
}

function parse<Shape extends z.ZodType>(shape: Shape, value: unknown, { pattern }: Question): z.output<Shape> {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const problem = issue ? `${issue.path.join('.') || 'body'}: ${issue.message}` : 'unreadable';
  throw new CataloguedError('process.bad-message', { pattern, problem });
}
