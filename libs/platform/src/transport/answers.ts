import type { HeardBy, Question } from '@edoc-axis/contracts';
import type { z } from 'zod';
import { SetMetadata, UseInterceptors } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import type { Asked } from './asked.js';
import { HearQuestion, questionKey } from './hear-question.js';

type Answer<Q extends Question> = z.input<Q['reply']>;
type AnsweringMethod<Q extends Question> =
  | ((body: HeardBy<Q>, asked: Asked) => Answer<Q> | Promise<Answer<Q>>)
  | ((body: HeardBy<Q>) => Answer<Q> | Promise<Answer<Q>>)
  | (() => Answer<Q> | Promise<Answer<Q>>);

/**
 * The method answers the question. Before it is called, the asking process' role, the body and, where the question
 * requires one, the caller's token have been checked.
 *
 *     @Answers(showAgency)
 *     show({ code }: HeardBy<typeof showAgency>, asked: Asked): Promise<AgencyEntry> { … }
 */
export function Answers<Q extends Question>(question: Q) {
  return <Method extends AnsweringMethod<Q>>(
    controller: object,
    name: string,
    method: TypedPropertyDescriptor<Method>,
  ): void => {
    MessagePattern(question.pattern)(controller, name, method);
    SetMetadata(questionKey, question)(controller, name, method);
    UseInterceptors(HearQuestion)(controller, name, method);
    Payload()(controller, name, 0);
    Ctx()(controller, name, 1);
  };
}
