import { z } from 'zod';

/** Who asks and who answers between our own processes; the name stands in each process' transport certificate. */
export type ProcessRole = 'gateway' | 'registry' | 'exchange' | 'tracker' | 'operator';

/** No message between processes is larger: lists travel in pages, long headers beside the packet. */
export const messageBytesMax = 512 * 1024;

/**
 * A question one process puts to another: what it is called, who may ask it, what it carries and how long an answer
 * may take. Both ends import the same constant, so neither can drift.
 */
export interface Question<Request extends z.ZodType = z.ZodType, Reply extends z.ZodType = z.ZodType> {
  /** `exchange.submit-document`: who answers, and what is asked. */
  readonly pattern: string;
  readonly answeredBy: ProcessRole;
  readonly askedBy: readonly ProcessRole[];
  /** `required`: a caller token comes with it and says on whose behalf it is asked. */
  readonly caller: 'required' | 'none';
  readonly request: Request;
  readonly reply: Reply;
  readonly deadlineMs: number;
  /**
   * Of a question that ends what another one began: where its request shows that its caller was let in then. A body may
   * take longer to come than an access token lasts.
   */
  readonly admissionIn?: (request: z.output<Request>) => string | undefined;
}

export type RequestOf<Q extends Question> = z.input<Q['request']>;
export type HeardBy<Q extends Question> = z.output<Q['request']>;
export type ReplyOf<Q extends Question> = z.output<Q['reply']>;

/** An error on its way between our processes: what its receiver needs to make it anew, and nothing of its cause or stack. */
export const wireProblem = z.object({
  problem: z.object({
    code: z.string(),
    params: z.record(z.string(), z.unknown()),
    occurrence: z.string().optional(),
  }),
});

export function question<Request extends z.ZodType, Reply extends z.ZodType>(
  pattern: `${ProcessRole}.${string}`,
  parts: {
    askedBy: readonly ProcessRole[];
    caller: 'required' | 'none';
    request: Request;
    reply: Reply;
    deadlineMs?: number;
    admissionIn?: (request: z.output<Request>) => string | undefined;
  },
): Question<Request, Reply> {
  const answeredBy = pattern.slice(0, pattern.indexOf('.')) as ProcessRole;
  return { deadlineMs: 10_000, ...parts, pattern, answeredBy };
}
